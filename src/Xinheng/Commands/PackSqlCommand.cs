using System.CommandLine;
using Xinheng.Assessment;
using Xinheng.Assessment.SqlGrading;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>pack sql PACK [--as-of DATE] [--known-on DATE] [--distributed]</c>: a pack as one statement for PostgreSQL.</summary>
internal static class PackSqlCommand
{
    public static Command Make(CommandLine line)
    {
        var pack = line.Argument<string>("PACK", "政策包的标识，例如 langfang/public-credit，或其文件夹", "A pack's id, such as langfang/public-credit, or its folder");
        var asOf = line.Option<DateOnly?>("--as-of", "DATE", "评价日期；不给则为今天", "Evaluation date; today when not given");
        var knownOn = line.Option<DateOnly?>("--known-on", "DATE", "只看该日及以前收到的信息", "Only what had been received by that day");
        var distributed = line.Option<bool>("--distributed", string.Empty, "读取分布在多台服务器上的评价副本（见 storage distribute）", "Read the grading copy that lies on several servers (see storage distribute)");
        return line.Make("sql", "把政策包写成一条 PostgreSQL 语句", "Write a pack as one statement for PostgreSQL", [pack, asOf, knownOn, distributed],
            (session, result, cancellation) => RunAsync(
                session, result.GetValue(pack) ?? string.Empty,
                (result.GetValue(asOf), result.GetValue(knownOn), result.GetValue(distributed)), cancellation));
    }

    private static async Task<int> RunAsync(
        Session session, string asked, (DateOnly? AsOf, DateOnly? KnownOn, bool IsDistributed) wish, CancellationToken cancellation)
    {
        await using var deployment = await session.OpenAsync(cancellation);
        var day = wish.AsOf ?? deployment.Today;
        if (await deployment.Versions.OpenAsync(asked, day, cancellation) is not { } entry)
        {
            return session.Terminal.Refuse(Refusal.NoSuchPack(asked));
        }

        if (entry.Pack is not { Scheme: not null } pack)
        {
            return session.Terminal.Refuse(Refusal.NothingToExplain(asked));
        }

        if (PastMoments.Check(deployment, wish.KnownOn) is { } toCome)
        {
            return session.Terminal.Refuse(toCome);
        }

        if (day < pack.InForceFrom || day > pack.InForceThrough)
        {
            session.Terminal.Note(
                $"注意：{day:yyyy-MM-dd} 不在 {pack.Id} 的有效期内，评价（xinheng grade）会拒绝这一天。", $"Mind: {pack.Id} is not in force on {day:yyyy-MM-dd}; xinheng grade refuses that day.");
        }

        var known = wish.KnownOn is { } seen ? await deployment.Changes.KnownOnAsync(CivilDay.EndOf(seen), cancellation) : await deployment.Changes.LastAsync(cancellation);
        var written = wish.IsDistributed ? WholeStatement.OfCopy(pack, day) : WholeStatement.OfRegistry(pack, day, known);
        if (written.Sql is not { } sql)
        {
            return session.Terminal.Refuse(RunViews.Refused(written.Refusals));
        }

        session.Terminal.Json(new { Pack = pack.Id, pack.Version, AsOf = day, Sql = sql });
        session.Terminal.Line(sql);
        return ExitCode.Done;
    }
}
