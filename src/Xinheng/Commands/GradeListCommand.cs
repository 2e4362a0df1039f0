using System.CommandLine;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>grades list [--grade LETTER] [--division CODE] [--industry CODE] [--scheme ID] [--as-of DATE] [--known-on DATE] [-o FILE]</c></summary>
internal static class GradeListCommand
{
    private const int Shown = 50;

    public static Command Make(CommandLine line)
    {
        var grade = line.Option<string?>("--grade", "LETTER", "等级字母，或 review（待人工研判）", "A letter, or review for those that need a person");
        var division = line.Option<string?>("--division", "CODE", "行政区划代码或其开头，例如 131082", "A division code or its beginning, such as 131082");
        var industry = line.Option<string?>("--industry", "CODE", "门类字母或行业代码，例如 C", "A section letter or an industry code, such as C");
        var scheme = line.Option<string?>("--scheme", "ID", "评价体系；不给则为最近评价的", "The scheme; the one graded last when not given");
        var file = line.Option<string?>("-o", "FILE", "全部写成 CSV 文件", "Write all of them as a CSV file");
        var (asOf, knownOn) = MomentOptions.Make(line);
        return line.Make(
            "list", "列出或导出主体及其等级", "List or export subjects with their grades", [grade, division, industry, scheme, asOf, knownOn, file],
            (session, result, cancellation) => RunAsync(
                session,
                SubjectFilter.None with
                {
                    Grade = result.GetValue(grade), Division = result.GetValue(division), Industry = result.GetValue(industry), Scheme = result.GetValue(scheme),
                    AsOf = result.GetValue(asOf), KnownOn = result.GetValue(knownOn),
                },
                result.GetValue(file), cancellation));
    }

    private static async Task<int> RunAsync(Session session, SubjectFilter filter, string? file, CancellationToken cancellation)
    {
        var terminal = session.Terminal;
        await using var deployment = await session.OpenAsync(cancellation);
        var (listing, refused) = await SubjectListing.OpenAsync(deployment, filter, cancellation);
        refused ??= file is null ? null : Terminal.CheckFile(file);
        if (listing is null || refused is not null)
        {
            return terminal.Refuse(refused ?? Refusal.OurFault());
        }

        if (file is not null)
        {
            await using var stream = File.Create(file);
            await SubjectExport.CsvAsync(stream, listing.AllAsync(cancellation), SubjectExport.When(deployment, filter.Moment));
            terminal.Note($"已写入 {file}", $"Written to {file}");
            return ExitCode.Done;
        }

        var page = await listing.PageAsync(0, Shown, cancellation);
        terminal.Json(page);
        if (page.Items.Count == 0)
        {
            terminal.Note("没有符合条件的主体。", "No subject matches.");
            return ExitCode.Done;
        }

        SubjectCommands.Write(terminal, page.Items);
        if (page.Next is not null)
        {
            terminal.Note($"只显示前 {page.Items.Count} 个{(page.Total is { } total ? $"，共 {total:N0} 个" : "")}；全部写入文件：-o 文件。", $"The first {page.Items.Count}{(page.Total is { } all ? $" of {all:N0}" : "")}; to have all in a file: -o FILE.");
        }

        return ExitCode.Done;
    }
}
