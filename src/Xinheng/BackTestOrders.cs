using System.Security.Cryptography;
using Xinheng.Assessment.BackTests;
using Xinheng.Evaluation.BackTests;
using Xinheng.Http;
using Xinheng.Intake.Outcomes;
using Xinheng.Policy;

namespace Xinheng;

/// <summary>What a person wrote about a back-test, on the command line or in an address.</summary>
internal sealed record BackTestWish
{
    public string? Pack { get; init; }

    public string? Scheme { get; init; }

    public string? Known { get; init; }

    public DateOnly? From { get; init; }

    public DateOnly? Through { get; init; }

    public string? Period { get; init; }

    public long? Seed { get; init; }

    public int? Resamples { get; init; }
}

/// <summary>Turns a file of outcomes and a wish into a back-test.</summary>
internal static class BackTestOrders
{
    /// <summary>Largest file taken.</summary>
    public const long LargestFile = 64_000_000;

    private static readonly Dictionary<string, Knowledge> KnowledgeByWord = new(StringComparer.Ordinal)
    {
        ["received"] = Knowledge.Received, ["happened"] = Knowledge.Happened,
    };

    private static readonly Dictionary<string, PeriodLength> PeriodByWord = new(StringComparer.Ordinal)
    {
        ["quarter"] = PeriodLength.Quarter, ["half-year"] = PeriodLength.HalfYear, ["year"] = PeriodLength.Year,
    };

    /// <summary>Starts a back-test; or why not.</summary>
    /// <param name="deployment">Where.</param>
    /// <param name="wish">What was asked.</param>
    /// <param name="content">The file of outcomes; it can seek.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<(BackTest? Test, Refusal? Refusal)> StartAsync(
        Deployment deployment, BackTestWish wish, Stream content, string fileName, CancellationToken cancellation)
    {
        if (Check(wish) is { } wrong)
        {
            return (null, wrong);
        }

        if (content.Length > LargestFile)
        {
            return (null, Refusal.TooLarge(LargestFile));
        }

        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation));
        content.Position = 0;
        var file = OutcomeReading.Read(content, deployment.Today);
        if (file.Refusal is { } refusal)
        {
            return (null, Refused(file, refusal));
        }

        var order = Order(wish, file) with { FileName = Path.GetFileName(fileName), Sha256 = hash };
        var start = await deployment.BackTests.StartAsync(
            order, [.. file.Rows.Select(row => new ReportedOutcome(row.Row, row.Code, row.Day, row.Found, row.Probability, row.Stratum))], cancellation);
        return start.Test is { } test ? (test, null) : (null, RunViews.Refused(start.Refusal));
    }

    private static Refusal? Check(BackTestWish wish) =>
        wish.Known is { } known && !KnowledgeByWord.ContainsKey(known) ? Refusal.NoneOf("known", known, KnowledgeByWord.Keys)
        : wish.Period is { } period && !PeriodByWord.ContainsKey(period) ? Refusal.NoneOf("period", period, PeriodByWord.Keys)
        : null;

    private static BackTestOrder Order(BackTestWish wish, OutcomeFile file)
    {
        var usual = new BackTestOrder { FileName = string.Empty, Sha256 = string.Empty, RowsRead = file.Read };
        return usual with
        {
            Pack = wish.Pack,
            Scheme = wish.Scheme,
            Known = KnowledgeByWord.GetValueOrDefault(wish.Known ?? string.Empty, usual.Known),
            From = wish.From,
            Through = wish.Through,
            Period = PeriodByWord.GetValueOrDefault(wish.Period ?? string.Empty, usual.Period),
            Seed = wish.Seed ?? usual.Seed,
            Resamples = wish.Resamples ?? usual.Resamples,
            Fates = Fates(file),
            Unread = file.Unread,
        };
    }

    private static IReadOnlyList<OutcomeFate> Fates(OutcomeFile file) =>
        [.. file.Troubles.Select(one => new OutcomeFate(one.Code, one.Count, [.. one.First.Select(at => new FatePlace(at.Row, at.Column, at.Found))]))];

    private static Refusal Refused(OutcomeFile file, OutcomeRefusal refusal)
    {
        var (zh, en) = refusal.Row is { } row ? ($"第 {row} 行：", $"Row {row}: ") : (string.Empty, string.Empty);
        return new Refusal(
            refusal.Code, StatusCodes.Status422UnprocessableEntity,
            new LocalText($"{zh}{refusal.Message.Zh}。应为：{refusal.Expected.Zh}。", $"{en}{refusal.Message.En}. Expected: {refusal.Expected.En}."),
            new LocalText($"{refusal.Remedy.Zh}。", $"{refusal.Remedy.En}."))
        {
            More = file.Troubles.Count == 0 ? new Dictionary<string, object>(StringComparer.Ordinal)
                : new Dictionary<string, object>(StringComparer.Ordinal) { ["rows"] = BackTestViews.Fates(Fates(file)) },
        };
    }
}
