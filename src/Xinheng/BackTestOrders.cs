using System.Globalization;
using System.Security.Cryptography;
using System.Text;
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

    /// <summary>The body whose inspections are taken of those the platform holds; null or blank for all.</summary>
    public string? Department { get; init; }

    /// <summary>Which inspections that the platform holds.</summary>
    public InspectionChoice Choice => new(From, Through, string.IsNullOrWhiteSpace(Department) ? null : Department.Trim());
}

/// <summary>Turns outcomes of a file, or inspections that the platform holds, and a wish into a back-test.</summary>
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

    /// <summary>Starts a back-test on inspections that the platform holds; or why not.</summary>
    public static async Task<(BackTest? Test, Refusal? Refusal)> StartHeldAsync(Deployment deployment, BackTestWish wish, CancellationToken cancellation)
    {
        if ((Check(wish) ?? Refused(BackTestDesk.Check(Order(wish, new OutcomeFile { Read = 0, Rows = [], Troubles = [] })))) is { } wrong)
        {
            return (null, wrong);
        }

        var choice = wish.Choice;
        var (outcomes, _) = await deployment.Inspections.ReadAsync(choice, deployment.Today, await deployment.Changes.LastAsync(cancellation), cancellation);
        return outcomes.Refusal is { } refusal ? (null, Refused(outcomes, refusal))
            : await StartAsync(
                deployment, Order(wish, outcomes) with { Source = OutcomeSource.Platform, Department = choice.Department, FileName = string.Empty, Sha256 = HashOf(outcomes.Rows) },
                outcomes, cancellation);
    }

    /// <summary>Why the days of a wish are no period; null when they are.</summary>
    public static Refusal? CheckDays(BackTestWish wish) => Refused(BackTestText.CheckDays(wish.From, wish.Through));

    /// <summary>Starts a back-test on a file; or why not.</summary>
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

        return await StartAsync(deployment, Order(wish, file) with { FileName = Path.GetFileName(fileName), Sha256 = hash }, file, cancellation);
    }

    private static async Task<(BackTest? Test, Refusal? Refusal)> StartAsync(Deployment deployment, BackTestOrder order, OutcomeFile outcomes, CancellationToken cancellation)
    {
        var start = await deployment.BackTests.StartAsync(
            order, [.. outcomes.Rows.Select(row => new ReportedOutcome(row.Row, row.Code, row.Day, row.Found, row.Probability, row.Stratum))], cancellation);
        return start.Test is { } test ? (test, null) : (null, RunViews.Refused(start.Refusal));
    }

    // Equal for the same inspections, so that tests of several packs on them are known to be.
    private static string HashOf(IReadOnlyList<OutcomeRow> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var row in rows)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{row.Row},{row.Code},{row.Day:yyyy-MM-dd},{row.Found},{row.Probability:R},{row.Stratum}\n")));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
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

    /// <summary>Why rows are no outcomes.</summary>
    public static IReadOnlyList<OutcomeFate> Fates(OutcomeFile file) =>
        [.. file.Troubles.Select(one => new OutcomeFate(one.Code, one.Count, [.. one.First.Select(at => new FatePlace(at.Row, at.Column, at.Found))]))];

    private static Refusal? Refused(Diagnostic? wrong) => wrong is null ? null : RunViews.Refused([wrong]);

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
