using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>grade --pack PACK --as-of DATE</c></summary>
internal static class GradeCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Option<string?>("--pack", "PACK", "政策包，例如 langfang/public-credit", "The pack, such as langfang/public-credit");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "评价日期，例如 2026-11-01；不给则为今天", "Evaluation date, such as 2026-11-01; today when not given");
        var engine = line.Option<string>(
            "--engine", "auto|explaining|columns|sql", "由本程序逐户计算（explaining）、按列一次算完（columns），或在 PostgreSQL 中计算（sql）；结果相同，auto 按主体数选择",
            "Worked out by this program subject by subject (explaining) or for everybody at once (columns), or inside PostgreSQL (sql); the grades are the same, and auto chooses by the number of subjects");
        engine.AcceptOnlyFromAmong("auto", "explaining", "columns", "sql");
        engine.DefaultValueFactory = _ => "auto";
        return line.Make(
            "grade", "评价全部主体", "Grade all subjects", [pack, asOf, engine],
            (session, result, cancellation) => RunAsync(
                session, (result.GetValue(pack), EngineOf(result.GetValue(engine))), result.GetValue(asOf), cancellation));
    }

    private static async Task<int> RunAsync(Session session, (string? Pack, GradeEngine? Engine) asked, DateOnly? asOf, CancellationToken cancellation)
    {
        var terminal = session.Terminal;
        await using var deployment = await session.OpenAsync(cancellation);
        var pack = asked.Pack;
        if (pack is null)
        {
            var (chosen, refusal) = await deployment.PackToGradeByAsync(null, asOf ?? deployment.Today, null, cancellation);
            if (chosen is null)
            {
                return terminal.Refuse(refusal ?? Refusal.NoPackChosen());
            }

            pack = chosen.Id;
        }

        var (run, refused) = await GradeAsync(terminal, deployment, (pack, asOf ?? deployment.Today), deployment.RunsBy(asked.Engine), cancellation);
        if (run is null)
        {
            return terminal.Refuse(refused ?? Refusal.NoSuchPack(pack));
        }

        var view = await RunViews.OfAsync(deployment, run, cancellation);
        terminal.Json(view);
        terminal.Line(
            $"评价任务 {view.Number}：{view.Pack} {view.Version}，评价日期 {view.AsOf:yyyy-MM-dd}，{view.Done:N0} 个主体，写入 {view.Written:N0} 条",
            $"Run {view.Number}: {view.Pack} {view.Version} as of {view.AsOf:yyyy-MM-dd}, {view.Done:N0} subjects, {view.Written:N0} grades written");
        foreach (var grade in view.Grades)
        {
            terminal.Line($"  {grade.Letter ?? "—"}  {grade.Count,10:N0}  {Share(grade.Count, view.Done),7}  {terminal.In(grade.Name)}");
        }

        if (view.Suspended > 0)
        {
            terminal.Line($"  其中因异议处理暂缓使用 {view.Suspended:N0} 个", $"  suspended while an objection is handled: {view.Suspended:N0}");
        }

        return view.State is Http.RunState.Finished ? ExitCode.Done : ExitCode.Failure;
    }

    /// <summary>Grades all subjects with progress; the run, or why it was refused.</summary>
    public static Task<(Run? Run, Refusal? Refusal)> GradeAsync(
        Terminal terminal, Deployment deployment, string pack, DateOnly asOf, CancellationToken cancellation) =>
        GradeAsync(terminal, deployment, (pack, asOf), deployment.Runs, cancellation);

    private static async Task<(Run? Run, Refusal? Refusal)> GradeAsync(
        Terminal terminal, Deployment deployment, (string Pack, DateOnly AsOf) asked, GradeRuns runs, CancellationToken cancellation)
    {
        var (pack, asOf) = asked;
        if (await deployment.Versions.OpenAsync(pack, asOf, cancellation) is null)
        {
            return (null, Refusal.NoSuchPack(pack));
        }

        var start = await runs.StartAsync(pack, asOf, null, cancellation);
        if (start.Run is not { } run)
        {
            return (null, RunViews.Refused(start.Refusal));
        }

        var done = await terminal.ProgressAsync(
            terminal.In(new($"评价 {asOf:yyyy-MM-dd}", $"Grading {asOf:yyyy-MM-dd}")),
            report => runs.ContinueAsync(
                run.Number, new Reporter<RunProgress>(progress => report(progress.Done, progress.Total, $"{progress.PerSecond:N0}/s")), cancellation));
        return (done, null);
    }

    private static GradeEngine? EngineOf(string? name) => name switch
    {
        "explaining" => GradeEngine.Explaining,
        "columns" => GradeEngine.Columns,
        "sql" => GradeEngine.Sql,
        _ => null,
    };

    private static string Share(long count, long total) => total == 0 ? string.Empty : $"{count * 100m / total:0.00}%";
}
