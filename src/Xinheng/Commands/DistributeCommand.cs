using System.CommandLine;
using Xinheng.Assessment.SqlGrading;
using Xinheng.Storage;

namespace Xinheng.Commands;

/// <summary><c>storage distribute --fdw CONNECTION … | --citus | --fill | --grade PACK</c>: the grading copy over several PostgreSQL servers.</summary>
internal static class DistributeCommand
{
    public static Command Make(CommandLine line)
    {
        var servers = line.Option<string[]>("--fdw", "CONNECTION", "一台分片服务器的 PostgreSQL 连接串；每台写一次", "Connection string of a PostgreSQL that takes a share; once for each");
        var citus = line.Option<bool>("--citus", string.Empty, "打印在 Citus 上执行的语句", "Print the statements for Citus");
        var print = line.Option<bool>("--print", string.Empty, "只打印语句，不执行", "Print the statements and do not run them");
        var fill = line.Option<bool>("--fill", string.Empty, "把评价日的事实写入评价副本", "Fill the grading copy with the facts of the evaluation date");
        var grade = line.Option<string?>("--grade", "PACK", "按政策包评价副本中的主体，并按区县汇总", "Grade the copy by a pack and add up by county");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "评价日期；不给则为今天", "Evaluation date; today when not given");
        servers.AllowMultipleArgumentsPerToken = true;
        return line.Make(
            "distribute", "把评价副本分布到多台 PostgreSQL", "Lay the grading copy over several PostgreSQL servers", [servers, citus, print, fill, grade, asOf],
            (session, result, cancellation) => RunAsync(
                session,
                new Wish(result.GetValue(servers) ?? [], result.GetValue(citus), result.GetValue(print), result.GetValue(fill), result.GetValue(grade), result.GetValue(asOf)),
                cancellation));
    }

    private static async Task<int> RunAsync(Session session, Wish wish, CancellationToken cancellation)
    {
        if (wish.Refusal is { } refusal)
        {
            return session.Terminal.Refuse(refusal);
        }

        if (wish.IsCitus || wish.IsPrinted)
        {
            Print(session.Terminal, wish.IsCitus ? Distribution.OnCitus() : Distribution.OverForeignServers(wish.Servers), wish.Servers);
            return ExitCode.Done;
        }

        await using var deployment = await session.OpenAsync(cancellation);
        if (deployment.Database.Engine is not Engine.Postgres)
        {
            return session.Terminal.Refuse(Refusal.WantsPostgres());
        }

        if (wish.Servers.Count > 0)
        {
            if (await Distribution.OverForeignServers(wish.Servers).CarryOutAsync(deployment.Database, wish.Servers, cancellation) is { Count: > 0 } undone)
            {
                return session.Terminal.Refuse(Http.RunViews.Refused(undone));
            }

            session.Terminal.Line($"评价副本已分布到 {wish.Servers.Count} 台服务器。", $"The grading copy lies on {wish.Servers.Count} servers.");
        }

        var copy = new GradingCopy(deployment.Database);
        var day = wish.AsOf ?? deployment.Today;
        if (wish.IsFilled)
        {
            if (await copy.FillAsync(day, await deployment.Changes.LastAsync(cancellation), cancellation) is { Count: > 0 } unfilled)
            {
                return session.Terminal.Refuse(Http.RunViews.Refused(unfilled));
            }

            await copy.AnalyzeAsync(cancellation);
            session.Terminal.Line($"评价副本已写入 {day:yyyy-MM-dd} 的事实。", $"The grading copy holds the facts of {day:yyyy-MM-dd}.");
        }

        return wish.Pack is { } pack ? await GradeAsync(session.Terminal, deployment, copy, (pack, day), cancellation) : ExitCode.Done;
    }

    private static async Task<int> GradeAsync(
        Terminal terminal, Deployment deployment, GradingCopy copy, (string Pack, DateOnly Day) asked, CancellationToken cancellation)
    {
        if (await deployment.Versions.OpenAsync(asked.Pack, asked.Day, cancellation) is not { Pack: { Scheme: not null } pack })
        {
            return terminal.Refuse(Refusal.NothingToExplain(asked.Pack));
        }

        var (grades, refusals) = await copy.GradeAsync(pack, asked.Day, cancellation);
        if (refusals.Count > 0)
        {
            return terminal.Refuse(Http.RunViews.Refused(refusals));
        }

        var totals = await copy.TotalsAsync(cancellation);
        terminal.Json(new { Grades = grades, Totals = totals });
        terminal.Line($"{pack.Id}：{grades:N0} 个主体。", $"{pack.Id}: {grades:N0} subjects.");
        foreach (var total in totals)
        {
            terminal.Line($"  {(total.Group.Length == 0 ? "—" : total.Group),-6}  {total.Letter ?? "—"}  {total.Subjects,12:N0}");
        }

        return ExitCode.Done;
    }

    private static void Print(Terminal terminal, Distribution distribution, IReadOnlyList<string> servers)
    {
        terminal.Json(distribution);
        for (var at = 0; at < distribution.OnServers.Count; at++)
        {
            terminal.Line($"-- 第 {at + 1} 台服务器\n{distribution.OnServers[at]}", $"-- server {at + 1} of {servers.Count}\n{distribution.OnServers[at]}");
        }

        terminal.Line($"-- 登记所在的数据库\n{distribution.OnCoordinator}", $"-- the database of the registry\n{distribution.OnCoordinator}");
    }

    /// <summary>What was asked for.</summary>
    private sealed record Wish(IReadOnlyList<string> Servers, bool IsCitus, bool IsPrinted, bool IsFilled, string? Pack, DateOnly? AsOf)
    {
        /// <summary>Why it makes no sense; null when it does.</summary>
        public Refusal? Refusal =>
            Servers.FirstOrDefault(server => !Database.IsConnection(server)) is { } wrong ? Xinheng.Refusal.NoConnection(wrong)
            : (IsCitus && Servers.Count > 0) || (IsPrinted && Servers.Count == 0 && !IsCitus) || (Servers.Count == 0 && !IsCitus && !IsFilled && Pack is null)
                ? Xinheng.Refusal.NothingToDistribute()
                : null;
    }
}
