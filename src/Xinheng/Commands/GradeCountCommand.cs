using System.CommandLine;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>grades count [--scheme ID] [--as-of DATE] [--known-on DATE]</c></summary>
internal static class GradeCountCommand
{
    public static Command Make(CommandLine line)
    {
        var scheme = line.Option<string?>("--scheme", "ID", "评价体系，例如 langfang-public-credit；不给则为最近评价的", "The scheme, such as langfang-public-credit; the one graded last when not given");
        var (asOf, knownOn) = MomentOptions.Make(line);
        return line.Make(
            "count", "各等级有多少主体", "How many subjects have each grade", [scheme, asOf, knownOn],
            (session, result, cancellation) => RunAsync(
                session, result.GetValue(scheme), new(result.GetValue(asOf), result.GetValue(knownOn)), cancellation));
    }

    private static async Task<int> RunAsync(Session session, string? scheme, MomentQuery moment, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var terminal = session.Terminal;
        var (view, refusal) = await AssessmentRoutes.DistributionAsync(deployment, scheme, moment, cancellation);
        if (view is null)
        {
            return terminal.Refuse(refusal ?? Refusal.OurFault());
        }

        terminal.Json(view);
        if (view.Scheme is null)
        {
            terminal.Note("还没有评价过。评价：xinheng grade。", "Nothing has been graded yet. Grade: xinheng grade.");
            return ExitCode.Done;
        }

        var known = view.KnownOn is { } day ? terminal.In(new($"，凭 {day:yyyy-MM-dd} 及以前收到的信息", $", by what was known on {day:yyyy-MM-dd}")) : string.Empty;
        terminal.Line($"{view.Scheme} · {view.AsOf:yyyy-MM-dd}{known}：{view.Total:N0} 个主体", $"{view.Scheme} as of {view.AsOf:yyyy-MM-dd}{known}: {view.Total:N0} subjects");
        terminal.Table(
            [terminal.In(new("等级", "Grade")), terminal.In(new("主体", "Subjects")), terminal.In(new("含义", "Meaning"))],
            view.Grades.Select(grade => (IReadOnlyList<string>)[grade.Letter ?? "?", $"{grade.Count:N0}", terminal.In(grade.Name)]));
        return ExitCode.Done;
    }
}
