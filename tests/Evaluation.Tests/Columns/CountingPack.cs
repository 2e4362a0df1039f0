using Xinheng.Policy;
using Xinheng.Policy.Packs;
using Xinheng.Testing.Generated;

namespace Xinheng.Evaluation.Tests.Columns;

/// <summary>
/// A pack made up from a seed that only counts: windows of every sort, values that turn around a day and years later,
/// values by the day of records, states and events that end, and for some a score of counts and of the subject's age.
/// </summary>
internal sealed class CountingPack(Dice dice, DateOnly asOf)
{
    private const string Document = "id: rules\ntitle: {zh: 办法, en: rules}\nclauses: {一: 第一条的文字。}\n";

    private readonly int indicators = dice.Between(1, 6);
    private readonly bool isScored = dice.Chance(65);

    /// <summary>The pack of a seed, and a day to ask it about.</summary>
    public static (CompiledPack Pack, DateOnly AsOf) Of(int seed)
    {
        var dice = Dice.Of(seed, 77);
        var asOf = dice.Of<DateOnly>(new(2024, 2, 29), new(2025, 2, 28), new(2025, 3, 31), new(2025, 12, 31), new(2026, 6, 30));
        var text = new CountingPack(dice, asOf).Write();
        var reading = PackCompiler.Compile(new("made/counting", new Dictionary<string, string> { ["pack.yaml"] = text, ["documents/rules.yaml"] = Document }), static _ => null);
        return (reading.Pack ?? throw new InvalidOperationException($"{string.Join('\n', reading.Diagnostics.Select(one => $"{one.Code} {one.Span} {one.Message.En}"))}\n{text}"), asOf);
    }

    private string Write() => string.Join('\n', (string[])
    [
        "pack: made/counting", "version: \"1\"", "title: {zh: 计数包, en: counting}", "issuer: {zh: 某市, en: some city}", "territory: \"131000\"",
        $"in_force: {{from: {Day(dice.Chance(8) ? asOf.AddDays(dice.Between(0, 40)) : new(2020, 1, 1))}{(dice.Chance(30) ? $", through: {Day(asOf.AddDays(dice.Between(45, 900)))}" : string.Empty)}}}",
        "document: rules", $"precedence: {dice.Of("first-match", "first-match", "unstated")}", "gap: review",
        "categories:", $"  - {{id: administrative, {Named("管理")}, source: 一}}",
        $"scheme: {{id: counted, {Named("方案")}, scale: [{string.Join(", ", "ABC".Select(letter => $"{{letter: {letter}, name: {{zh: 级, en: step}}, source: 一}}"))}], cycle: cycle_months, planes: [internal], under_objection: {dice.Of("counts", "counts", "suspended")}, source: 一}}",
        "parameters:", .. Parameters(),
        "kinds:", .. Kinds(),
        "indicators:", .. Enumerable.Range(0, indicators).Select(Indicator),
        .. !isScored ? [] : dice.Chance(50) ? Tree() : Scorecard(),
        "grades:", .. Rules(),
        string.Empty,
    ]);

    private IEnumerable<string> Parameters()
    {
        yield return Parameter("cycle_months", "unit: months", () => $"{dice.Of(1, 6, 12, 24, 36)}");
        yield return Parameter("some_months", "unit: months", () => $"{dice.Of(0, 3, 12, 13, 60)}");
        yield return Parameter("most", "unit: records", () => $"{dice.Between(0, 4)}");
        yield return Parameter("limit", "unit: points", () => $"{dice.Of(20, 40, 60, 75)}");
        yield return Parameter("gone", "among: standings", () => dice.Of("[repaired, withdrawn]", "[repaired, withdrawn, expired]", "[withdrawn, expired, lifted]"));
        yield return Parameter("heavy", "by: record, among: penalty-kinds", () => dice.Of("[fine]", "[permit-revoked, warning]", "[fine, permit-revoked, suspension-ordered]"));
    }

    private string Parameter(string id, string rest, Func<string> value)
    {
        var turns = new SortedSet<DateOnly>();
        for (var left = dice.Chance(40) ? dice.Between(1, 2) : 0; left > 0; left--)
        {
            turns.Add(asOf.AddDays(dice.Of(-400, 0, 1, 30, 200, 4_000)));
        }

        var values = turns.Select(turn => $", {{from: {Day(turn)}, value: {value()}, source: 一}}");
        return $"  - {{id: {id}, {Named("参数")}, {rest}, values: [{{value: {value()}, source: 一}}{string.Concat(values)}]}}";
    }

    private IEnumerable<string> Kinds() => new[] { "penalty", "judgment", "listing", "arrears" }.Select(kind =>
        $"  - {{id: {kind}, {Named("记录")}, category: administrative, temporality: {(kind is "listing" or "arrears" ? "state" : "event")}{(dice.Chance(10) ? ", enabled: false" : string.Empty)}, effects: ["
        + $"{{effect: severe, when: \"record.penalties.exists(one, one in params.heavy)\", source: 一}}, {{effect: general, source: 一}}], source: 一}}");

    private string Indicator(int at) =>
        $"  - {{id: count_{at}, {Named("指标")}, aggregate: {(IsExistence(at) ? "exists" : "count")}, {Counted()}, source: 一}}";

    private string Counted()
    {
        var which = dice.Of("record.effect == 'severe'", "record.effect == 'general'", "record.kind in ['listing', 'arrears']", "record.kind == 'penalty'", "record.grave_consequence == 'yes'", "true");
        var standing = dice.Of("!(record.standing in params.gone)", "!(record.standing in params.gone)", "record.standing == 'effective'", "record.standing != 'expired'", "record.standing == 'expired'", "true");
        var within = dice.Of("cycle", "cycle", "as_of", "ever", "{months: params.some_months}", "{months: 3}", "{days: 30}", "{days: 365}", "{years: 3}", "{calendar_years: 1}", "{calendar_years: 2}");
        return $"where: \"{which} && {standing}\", within: {within}";
    }

    /// <summary>A tree of what the counts, the age and the licence give.</summary>
    private IEnumerable<string> Tree()
    {
        var age = dice.Chance(60) ? "days_between(subject.registered, as_of)" : "has(subject.registered) ? 1 : 0";
        yield return "scores:";
        yield return $"  - {{id: first, {Named("分")}, of: count_0, linear: [{{at: 0, score: 0}}, {{at: 3, score: 100}}], source: 一}}";
        yield return $"  - {{id: age, {Named("分")}, of: \"{age}\", linear: [{{at: 0, score: {dice.Of(100, 0, 55)}}}, {{at: 900, score: {dice.Of(0, 80, 33)}}}, {{at: {dice.Of(1_000, 4_000)}, score: {dice.Of(10, 100)}}}], absent: 50, source: 一}}";
        yield return $"tree: {{{Named("树")}, children: ["
            + string.Join(", ", new[] { ("first", "0.5"), ("age", "0.5") }.Select(leaf => $"{{id: leaf_{leaf.Item1}, {Named("叶")}, score: {leaf.Item1}, weight: {leaf.Item2}, source: 一}}")) + "], source: 一}";
    }

    /// <summary>Points of records, some of which come back by and by, and of a count.</summary>
    private IEnumerable<string> Scorecard()
    {
        yield return $"scorecard: {{{Named("分")}, base: 40{dice.Of(string.Empty, ", least: 0", ", most: 70")}, items: [";
        for (var left = dice.Between(1, 3); left > 0; left--)
        {
            var cap = dice.Of(string.Empty, ", cap: 45", ", cap: 12");
            var back = dice.Chance(60) ? $", recovery: {{months: {dice.Of("1", "3", "12", "params.some_months + 1")}, share: {dice.Of("10", "33", "50", "100")}}}" : string.Empty;
            var points = dice.Of("10", "\"record.effect == 'severe' ? 30 : 5\"", "\"record.standing == 'expired' ? 4.5 : 12.25\"");
            yield return $"  {{id: item_{left}, {Named("项")}, points: {points}, {Counted()}{cap}{back}, source: 一}},";
        }

        yield return $"  {{id: once, {Named("项")}, value: count_0 * {dice.Of(-5, 5)}, cap: {dice.Of(-15, 15)}, source: 一}}], source: 一}}";
    }

    private IEnumerable<string> Rules()
    {
        yield return Rule("C", $"{Truth()} && subject.licence == 'revoked'");
        yield return Rule("C", isScored ? "score >= decimal(params.limit)" : "count_0 > params.most");
        yield return Rule("B", isScored ? $"score >= 15.5 || {Truth()}" : dice.Of("count_0 > 0", "count_0 >= 1 && count_0 <= params.most", Truth()));
        yield return Rule("A", dice.Chance(70) ? "true" : dice.Of("count_0 == 0", $"!({Truth()})"));
    }

    private string Truth()
    {
        var at = dice.Below(indicators);
        return IsExistence(at) ? $"count_{at}" : dice.Of($"count_{at} > 1", $"count_{at} + count_0 > params.most", $"count_{at} == 2");
    }

    /// <summary>Every third is asked for being there at all.</summary>
    private static bool IsExistence(int at) => at % 3 == 2;

    private static string Rule(string letter, string when) => $"  - {{grade: {letter}, when: \"{when}\", {Named("规则")}, source: 一}}";

    private static string Named(string name) => $"title: {{zh: {name}, en: made up}}";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
