using System.CommandLine;
using System.Globalization;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>grades history CODE [--as-of DATE] [--known-on DATE]</c></summary>
internal static class GradeHistoryCommand
{
    public static Command Make(CommandLine line)
    {
        var code = line.Argument<string>("CODE", "统一社会信用代码、曾用代码或主体键", "Credit code, former code or subject key");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "只看该日及以前的等级", "Only grades as of that day and earlier");
        var knownOn = line.Option<DateOnly?>("--known-on", "DATE", "只看凭该日及以前收到的信息给出的等级", "Only grades given by what had been received by that day");
        return line.Make(
            "history", "一个主体的历次等级及变化原因", "The grades a subject was given, and why each changed", [code, asOf, knownOn],
            (session, result, cancellation) => RunAsync(
                session, result.GetValue(code) ?? string.Empty,
                new GradeHistoryQuery { AsOf = result.GetValue(asOf), KnownOn = result.GetValue(knownOn) }, cancellation));
    }

    private static async Task<int> RunAsync(Session session, string code, GradeHistoryQuery query, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        if (await SubjectsRoutes.FindAsync(deployment, code, cancellation) is not { } subject)
        {
            return session.Terminal.Refuse(Refusal.NoSuchSubject(code));
        }

        var terminal = session.Terminal;
        var entries = await SubjectGrades.HistoryAsync(deployment, subject, query, cancellation);
        terminal.Json(entries);
        if (entries.Count == 0)
        {
            terminal.Note("没有等级。", "There are no grades.");
            return ExitCode.Done;
        }

        terminal.Table(
            [
                terminal.In(new("评价日期", "As of")), terminal.In(new("等级", "Grade")), terminal.In(new("评价体系", "Scheme")),
                terminal.In(new("规则", "Rule")), terminal.In(new("任务", "Run")), terminal.In(new("原因", "Why")),
            ],
            entries.Select(entry => (IReadOnlyList<string>)
            [
                $"{entry.AsOf:yyyy-MM-dd}", entry.Grade.Letter ?? "?", terminal.In(entry.Grade.SchemeTitle),
                entry.Rule?.ToString(CultureInfo.InvariantCulture) ?? "—", $"{entry.Run}", Why(terminal, entry),
            ]));
        return ExitCode.Done;
    }

    private static string Why(Terminal terminal, GradeHistoryEntry entry) => string.Join(
        terminal.In(new("；", "; ")),
        entry.Reasons.Select(reason => reason.Count == 0 ? terminal.In(reason.Text)
            : $"{terminal.In(reason.Text)} #{string.Join(" #", reason.Changes)}{(reason.Count > reason.Changes.Count ? " …" : string.Empty)}"));
}
