using System.Collections.Frozen;
using Xinheng.Policy;

namespace Xinheng.Assessment.BackTests;

/// <summary>Why an outcome is not in a report.</summary>
/// <param name="Message">What was found.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Remedy">What to do.</param>
public sealed record FateWords(LocalText Message, LocalText Expected, LocalText Remedy);

/// <summary>What is said of outcomes that could be read and are not in the report, <c>BT-2xx</c>, and of back-tests that are refused, <c>BT-3xx</c>.</summary>
public static class BackTestText
{
    /// <summary>No subject has the code.</summary>
    public const string UnknownCode = "BT-201";

    /// <summary>Nothing was known of the subject.</summary>
    public const string NothingKnown = "BT-202";

    /// <summary>The same outcome again.</summary>
    public const string Repeated = "BT-203";

    /// <summary>Another result for the same inspection.</summary>
    public const string Contradictory = "BT-204";

    /// <summary>The subject was registered later.</summary>
    public const string NotRegistered = "BT-205";

    /// <summary>No version of the scheme was in force.</summary>
    public const string NoVersion = "BT-206";

    /// <summary>Outside the days asked for.</summary>
    public const string LeftOut = "BT-207";

    private static readonly FrozenDictionary<string, FateWords> Words = new Dictionary<string, FateWords>
    {
        [UnknownCode] = new(
            new("登记中没有这个代码的主体", "No subject is registered under the code"),
            new("已归集的主体的代码或曾用代码", "the code or former code of a subject that was taken in"),
            new("核对代码，或先归集该主体的登记信息", "Check the code, or take in the subject's registration first")),
        [NothingKnown] = new(
            new("检查前一日还没有该主体的任何信息，无法按当时所知评价", "Nothing was known of the subject the day before: it cannot be graded by what was known"),
            new("检查前一日以前已收到的登记或记录", "a registration or record received by the day before"),
            new("若数据是事后批量导入的，可改用 --known happened，并在引用结果时说明", "Where records were loaded in bulk later, use --known happened and say so with the result")),
        [Repeated] = new(
            new("与另一行相同，只计一次", "It is the same as another row and counts once"),
            new("每次检查一行", "one row for each inspection"),
            new("无须处理；确为另一次检查的，用“层”加以区分", "Nothing to do; tell two inspections of one day apart by the stratum")),
        [Contradictory] = new(
            new("同一主体、同一天、同一层有不同的结果或概率，都不计", "There are other results or probabilities for the same subject, day and stratum: none counts"),
            new("每次检查一个结果", "one result for each inspection"),
            new("改正其中的错误；确为两次检查的，用“层”加以区分", "Correct the wrong one, or tell two inspections apart by the stratum")),
        [NotRegistered] = new(
            new("检查前一日该主体尚未设立", "The subject was not registered yet the day before"),
            new("设立以后的检查", "an inspection after the registration"),
            new("核对代码和日期", "Check the code and the date")),
        [NoVersion] = new(
            new("检查前一日该评价体系没有可用的现行版本", "No usable version of the scheme was in force the day before"),
            new("施行以后的检查", "an inspection after it came into force"),
            new("要试用于更早的日期，改用 --pack 指定政策包", "To try it on earlier days, name the pack by --pack")),
        [LeftOut] = new(
            new("日期不在所要求的范围内", "The day is outside those asked for"),
            new("范围内的日期", "a day within"),
            new("无须处理；或放宽 --from、--to", "Nothing to do; or widen --from and --to")),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All codes of outcomes, in order.</summary>
    public static IReadOnlyList<string> Codes { get; } = [.. Words.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The words of a code; null when it is none of these.</summary>
    public static FateWords? Find(string code) => Words.GetValueOrDefault(code);

    internal static Diagnostic SchemeUnknown(string scheme, IEnumerable<string> known) => new(
        "BT-301", Severity.Error,
        new($"没有可用于评价的体系“{scheme}”。已有：{string.Join("、", known)}。", $"There is no scheme \"{scheme}\" to grade by. Known: {string.Join(", ", known)}."),
        null);

    /// <summary>Why a first and a last day are no period; null when they are one, or one of them is not given.</summary>
    public static Diagnostic? CheckDays(DateOnly? from, DateOnly? through) =>
        from is { } first && through is { } last && first > last ? DaysReversed(first, last) : null;

    private static Diagnostic DaysReversed(DateOnly from, DateOnly through) => new(
        "BT-302", Severity.Error,
        new($"起始日 {from:yyyy-MM-dd} 晚于截止日 {through:yyyy-MM-dd}。应为先后两日，例如 2025-01-01 和 2025-12-31。", $"The first day {from:yyyy-MM-dd} is after the last, {through:yyyy-MM-dd}. Expected them in order, such as 2025-01-01 and 2025-12-31."),
        null);

    internal static Diagnostic PackOrScheme() => new(
        "BT-303", Severity.Error,
        new("应指明政策包或评价体系之一，例如 --grades langfang-public-credit。", "Name either a pack or a scheme, such as --grades langfang-public-credit."),
        null);

    internal static Diagnostic Resamples(int found, int fewest, int most) => new(
        "BT-304", Severity.Error,
        new($"重抽样次数为 {found}，应为 {fewest} 到 {most}，例如 1000。", $"The number of resamples is {found}; expected {fewest} to {most}, such as 1000."),
        null);
}
