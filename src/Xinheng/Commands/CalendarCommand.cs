using System.CommandLine;
using Xinheng.Evaluation.Tables;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng.Commands;

/// <summary><c>calendar [--from DATE --days N]</c>: the years whose days off are on file, and which day a number of working days ends on.</summary>
internal static class CalendarCommand
{
    private const int MostDays = 10_000;

    public static Command Make(CommandLine line)
    {
        var from = line.Option<DateOnly?>("--from", "DATE", "从该日的次日起数，例如 2026-09-30", "Count from the day after this one, such as 2026-09-30");
        var days = line.Option<int?>("--days", "N", "多少个工作日，例如 7", "How many working days, such as 7");
        return line.Make(
            "calendar", "已收录的节假日安排；数工作日", "The years whose days off are on file; count working days", [from, days],
            (session, result, cancellation) => RunAsync(session, result.GetValue(from), result.GetValue(days), cancellation));
    }

    private static async Task<int> RunAsync(Session session, DateOnly? from, int? days, CancellationToken cancellation)
    {
        var terminal = session.Terminal;
        if (from is null != days is null || days is < 1 or > MostDays)
        {
            return terminal.Refuse(days is null
                ? Refusal.BadValue("--days", string.Empty, new("与 --from 同用的工作日数，例如 --days 7", "a number of working days beside --from, such as --days 7"))
                : Refusal.BadValue(from is null ? "--from" : "--days", from is null ? string.Empty : $"{days}", new($"起算日和 1 到 {MostDays} 的工作日数，例如 --from 2026-09-30 --days 7", $"a start and 1 to {MostDays} working days, such as --from 2026-09-30 --days 7")));
        }

        await using var deployment = await session.OpenAsync(cancellation);
        var known = deployment.Versions.WorkingDays.Known;
        var due = from is { } start && days is { } count ? Terms.WorkingDaysAfter(start, count, known.Calendar) : null;
        terminal.Json(new { Calendar = WorkingDaysView.Of(known), Due = due });
        foreach (var finding in known.Findings)
        {
            terminal.Note($"{finding.Code} {finding.Message.Zh}", $"{finding.Code} {finding.Message.En}");
        }

        foreach (var year in known.Years)
        {
            terminal.Line($"{year.Year}  {year.Source}");
        }

        if (known.Years.Count == 0)
        {
            terminal.Line("没有收录节假日安排：工作日只按周末推算，期限标为暂定。", "No days off are on file: working days go by weekends alone, and limits are marked provisional.");
        }

        if (due is not null)
        {
            LocalText note = due.IsProvisional ? new("（暂定：未收录该时段的节假日安排）", " (provisional: no holidays on file for that time)") : new(string.Empty, string.Empty);
            terminal.Line($"{from:yyyy-MM-dd} 之后第 {days} 个工作日：{due.Day:yyyy-MM-dd}{note.Zh}", $"Working day {days} after {from:yyyy-MM-dd}: {due.Day:yyyy-MM-dd}{note.En}");
        }

        return ExitCode.Done;
    }
}
