using System.CommandLine;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>directory list</c>, <c>directory show CODE [-o FILE]</c></summary>
internal static class DirectoryCommands
{
    public static Command Make(CommandLine line)
    {
        var code = line.Argument<string>("CODE", "名录的行政区划代码，例如 131082", "Division code of the directory, such as 131082");
        var file = line.Option<string?>("-o", "FILE", "写成 CSV 文件", "Write it as a CSV file");
        return line.Group("directory", "企业名录", "Directories",
        [
            line.Make("list", "列出名录", "List the directories", [], (session, _, cancellation) => ListAsync(session, cancellation)),
            line.Make(
                "show", "显示或导出一个名录", "Show or export a directory", [code, file],
                (session, result, cancellation) => ShowAsync(session, result.GetValue(code) ?? string.Empty, result.GetValue(file), cancellation)),
        ]);
    }

    private static async Task<int> ListAsync(Session session, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var directories = await DirectoriesRoutes.ListAsync(deployment, cancellation);
        if (deployment.Territory.Code is null)
        {
            session.Terminal.Note("尚未设定服务地区，主体还不能分入各县名录。设定：xinheng territory set 131000", "No territory has been set, so no county's directory can be made. Set it: xinheng territory set 131000");
        }

        session.Terminal.Json(directories);
        session.Terminal.Table(
            [session.Terminal.In(new("名录", "Directory")), session.Terminal.In(new("主体", "Subjects")), session.Terminal.In(new("名称", "Name"))],
            directories.Select(directory => (IReadOnlyList<string>)[directory.Code, $"{directory.Subjects:N0}", session.Terminal.In(directory.Name)]));
        return ExitCode.Done;
    }

    private static async Task<int> ShowAsync(Session session, string code, string? file, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        if (await DirectoriesRoutes.FindAsync(deployment, code, cancellation) is null)
        {
            return session.Terminal.Refuse(Refusal.NoSuchDirectory(code));
        }

        var rows = DirectoriesRoutes.AllAsync(deployment, code, cancellation);
        if (file is not null && Terminal.CheckFile(file) is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        if (file is not null)
        {
            await using var stream = File.Create(file);
            await SubjectExport.CsvAsync(stream, rows, []);
            session.Terminal.Note($"已写入 {file}", $"Written to {file}");
            return ExitCode.Done;
        }

        var all = await rows.ToListAsync(cancellation);
        session.Terminal.Json(all);
        SubjectCommands.Write(session.Terminal, all);
        return ExitCode.Done;
    }
}
