using Xinheng.Policy.Linting;
using Xinheng.Policy.Tests.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Linting;

/// <summary>Rules that look at a score and at what the score follows from.</summary>
public sealed class ScoreLintTests
{
    private const string Bands = "scores: [{id: points, title: {zh: 得分, en: points}, of: general_count, bands: [{to: 0, score: 100}, {to: 2, score: 60}, {score: 0}], source: 一}]\n";
    private const string Lines = "scores: [{id: points, title: {zh: 得分, en: points}, of: general_count, linear: [{at: 0, score: 100}, {at: 10, score: 0}], source: 一}]\n";
    private const string ByKind = "scores: [{id: points, title: {zh: 得分, en: points}, of: subject.kind, table: [{is: enterprise, score: 80}, {is: cooperative, score: 70}], otherwise: 50, source: 一}]\n";
    private const string SinceLast = "scores: [{id: points, title: {zh: 得分, en: points}, of: since, bands: [{to: 30, score: 0}, {score: 50}], absent: 100, source: 一}]\n";

    private const string ByTags = "scores: [{id: points, title: {zh: 得分, en: points}, of: \"'a' in subject.tags ? 1 : 0\", bands: [{to: 0, score: 0}, {score: 5}], source: 一}]\n";

    private const string Tree = Bands + """
        tree:
          title: {zh: 综合得分, en: overall}
          source: 一
          children:
            - {id: first, title: {zh: 甲, en: first}, weight: 0.5, score: points, source: 一}
            - id: second
              title: {zh: 乙, en: second}
              weight: 0.5
              source: 一
              children: [{id: third, title: {zh: 丙, en: third}, weight: 1, score: points, source: 一}]

        """;

    [Theory]
    [InlineData(Bands, "points < 60.0", "general_count <= 2")]
    [InlineData(Bands, "points == 100.0 || points == 60.0", "points == 0.0")]
    [InlineData(Lines, "points <= 50.0", "general_count < 5")]
    [InlineData(Lines, "points < 45.0", "points >= 50.0")]
    [InlineData(ByKind, "points <= 50.0", "subject.kind == 'enterprise' || points == 70.0")]
    [InlineData(SinceLast, "points == 0.0", "since == null || since > 30")]
    [InlineData(ByTags, "points == 5.0", "!('a' in subject.tags)")]
    [InlineData(ByTags, "points == 0.0", "'a' in subject.tags")]
    [InlineData(Tree, "score < 50.0", "general_count < 3")]
    [InlineData(Tree, "score < 30.0", "score >= 60.0")]
    public void What_a_score_cannot_be_beside_what_it_follows_from_is_no_gap(string sections, string whenB, string whenA) =>
        Assert.DoesNotContain(Lint(sections, whenB, whenA), finding => finding.Code is "LN-001" or "LN-004" or "LN-005");

    [Theory]
    [InlineData(Bands, "points < 60.0", "general_count <= 1", "general records 2, points 60")]
    [InlineData(Lines, "points <= 50.0", "general_count < 4", "general records 4, points 60")]
    [InlineData(Lines, "points < 45.0", "points > 50.0", "points 50, general records 5")]
    [InlineData(ByKind, "points <= 50.0", "subject.kind == 'enterprise'", "kind of subject farmers' cooperative, points 70")]
    [InlineData(SinceLast, "points == 0.0", "since > 30", "days since absent, points 100")]
    [InlineData(Tree, "score < 50.0", "general_count == 0", "general records 1, overall 60")]
    public void A_gap_that_can_be_is_an_error_with_the_score_worked_out_from_what_it_follows_from(string sections, string whenB, string whenA, string witness)
    {
        var gap = Assert.Single(Lint(sections, whenB, whenA), finding => finding.Code == "LN-001");

        Assert.Equal(Severity.Error, gap.Severity);
        Assert.Equal($"{witness}: no rule", gap.Witness?.En.Replace(".0", string.Empty, StringComparison.Ordinal));
        Assert.StartsWith("No rule covers", gap.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("value: general_count * -10", "score < 60.0", "general_count <= 4")]
    [InlineData("value: general_count * -10", "score <= 60.0", "score >= 70.0")]
    [InlineData("value: general_count * -10, cap: -30", "score <= 70.0", "general_count < 3")]
    [InlineData("value: \"general_count > 2 ? -50 : 0\"", "score == 50.0", "general_count <= 2")]
    [InlineData("points: -10, within: cycle", "score <= 60.0", "score >= 70.0")]
    public void A_scorecard_gives_only_what_its_items_give(string item, string whenB, string whenA) =>
        Assert.DoesNotContain(Lint(Card(item), whenB, whenA), finding => finding.Code == "LN-001");

    [Theory]
    [InlineData("value: general_count * -10", "score < 60.0", "general_count <= 3", "general records 4, credit score 60")]
    [InlineData("value: general_count * -10, cap: -30", "score < 70.0", "general_count < 3", "general records 3, credit score 70")]
    [InlineData("points: -10, where: record.amount_fen == 5, within: cycle", "score < 60.0", "general_count <= 4", "general records 5, credit score 60")]
    [InlineData("points: -10, within: cycle", "score < 60.0", "score > 60.0", "credit score 60")]
    public void A_gap_that_a_scorecard_leaves_is_shown_with_records_that_bring_it_about(string item, string whenB, string whenA, string witness)
    {
        var gap = Assert.Single(Lint(Card(item), whenB, whenA), finding => finding.Code == "LN-001");

        Assert.Equal((Severity.Error, $"{witness}: no rule"), (gap.Severity, gap.Witness?.En.Replace(".0", string.Empty, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("points: -10, within: cycle")]
    [InlineData("points: -10, within: cycle, recovery: {months: 3, share: 20}")]
    [InlineData("points: \"record.amount_fen == 5 ? -10 : -20\", within: cycle")]
    public void Where_nothing_shows_that_score_and_records_can_be_so_together_the_gap_is_told_as_possible_and_is_no_error(string item)
    {
        var gap = Assert.Single(Lint(Card(item), "score < 60.0", "general_count <= 4"), finding => finding.Code == "LN-001");

        Assert.Equal((Severity.Warning, (LocalText?)null), (gap.Severity, gap.Witness));
        Assert.StartsWith("Possibly", gap.Message.En, StringComparison.Ordinal);
        Assert.StartsWith("可能", gap.Message.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("value: decimal(general_count) * 79228162514264337593543950335.0", "score < 79228162514264337593543950335.0", "score > 1.0")]
    [InlineData("value: 39614081257132168796771975168.0 + 39614081257132168796771975168.0", "score < 1.0", "score > 0.0000000000000000000000000001")]
    [InlineData("points: -0.0000000000000000000000000001, within: cycle", "score < 79228162514264337593543950335.0", "score == 0.0")]
    [InlineData("points: 9223372036854775807, within: cycle, cap: -9223372036854775807", "score < -79228162514264337593543950335.0", "score > 79228162514264337593543950335.0")]
    [InlineData("value: general_count / general_count", "score < 1.0", "general_count == 0")]
    [InlineData("value: since, cap: -1", "score < 1.0", "since == null")]
    public void Points_beyond_all_bounds_and_none_at_all_give_findings_and_never_an_exception(string item, string whenB, string whenA) =>
        Assert.All(Lint(Card(item).Replace("least: 0, most: 100, ", string.Empty, StringComparison.Ordinal), whenB, whenA), finding => Assert.NotEmpty(finding.Message.En));

    [Fact]
    public void A_pack_of_many_periods_with_scores_is_gone_through_soon()
    {
        var values = string.Join(", ", Enumerable.Range(0, 400).Select(at => $"{(at == 0 ? string.Empty : $"from: {new DateOnly(2023, 2, 1).AddDays(at):yyyy-MM-dd}, ")}value: {-10 - at}, source: 一").Select(value => $"{{{value}}}"));
        var parameter = $"parameters:\n  - {{id: worth, title: {{zh: 扣分, en: worth}}, unit: points, values: [{values}]}}\n";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var found = Lint(Card("points: params.worth, within: cycle"), "score < 60.0", "general_count <= 4", start: parameter);

        Assert.NotEmpty(found);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), $"{watch.Elapsed}");
    }

    [Fact]
    public void Two_rules_overlap_only_where_the_score_lets_them()
    {
        Assert.DoesNotContain(Lint(Bands, "points < 60.0", "general_count <= 2", "unstated"), finding => finding.Code == "LN-002");

        var overlap = Assert.Single(Lint(Bands, "points <= 60.0", "general_count <= 2", "unstated"), finding => finding.Code == "LN-002");

        Assert.StartsWith("general records 1, points 60", overlap.Witness?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_that_the_score_never_lets_hold_is_dead() =>
        Assert.Contains(Lint(Bands, "points < 60.0 && general_count == 1", "true"), finding => finding.Code == "LN-003");

    [Fact]
    public void A_tree_of_many_leaves_is_gone_through_soon_and_a_gap_in_it_is_shown()
    {
        var names = Enumerable.Range(1, 25).ToList();
        var indicators = string.Concat(names.Select(at => $"  - {{id: n{at}, title: {{zh: 数{at}, en: n{at}}}, aggregate: count, where: \"record.document == '{at}'\", within: cycle, source: 一}}\n"));
        var scores = "scores:\n" + string.Concat(names.Select(at => $"  - {{id: s{at}, title: {{zh: 分{at}, en: s{at}}}, of: n{at}, bands: [{{to: 0, score: 100}}, {{to: {at}, score: 50}}, {{score: 0}}], source: 一}}\n"));
        var tree = "tree:\n  title: {zh: 综合, en: overall}\n  source: 一\n  children:\n" + string.Concat(names.Select(at => $"    - {{id: c{at}, title: {{zh: 项{at}, en: c{at}}}, weight: 0.04, score: s{at}, source: 一}}\n"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var gap = Assert.Single(Lint(scores + tree, "score < 60.0", "score > 62.0", more: indicators), finding => finding.Code == "LN-001");

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.StartsWith("overall 6", gap.Witness?.En, StringComparison.Ordinal);
    }

    private static string Card(string item) => $"scorecard: {{title: {{zh: 信用分, en: credit score}}, base: 100, least: 0, most: 100, items: [{{id: acts, title: {{zh: 失信, en: acts}}, {item}, source: 一}}], source: 一}}\n";

    private static IReadOnlyList<Diagnostic> Lint(string sections, string whenB, string whenA, string precedence = "first-match", string more = "", string start = "parameters:\n")
    {
        const string Since = "  - {id: since, title: {zh: 距最近, en: days since}, aggregate: days_since_last, within: ever, source: 一}\n";
        var text = SmallPack.Text.Replace("parameters:\n", start, StringComparison.Ordinal).Replace("scheme:\n", Since + more + "scheme:\n", StringComparison.Ordinal)
            .Replace("general_count > params.limit", $"\"{whenB}\"", StringComparison.Ordinal).Replace("general_count <= params.limit", $"\"{whenA}\"", StringComparison.Ordinal)
            .Replace("precedence: first-match", $"precedence: {precedence}", StringComparison.Ordinal);
        var reading = SmallPack.Read(SmallPack.Of(text + sections));
        Assert.Empty(reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span} {diagnostic.Message.En}"));
        return PackLinter.Check(reading.Pack!); // there is one when nothing is wrong
    }
}
