using Xinheng.Policy.Linting;
using Xinheng.Policy.Tests.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Models;

/// <summary>What the linter finds about scores, results, judgements, mappings and limits.</summary>
public sealed class ModelLintTests
{
    private const string Score = """
        scores:
          - {id: count_points, title: {zh: 次数得分, en: points of the count}, of: general_count, bands: [{to: 0, score: 100}, {to: 2, score: 60}, {score: 0}], source: 一}

        """;

    private const string Tree = """
        tree:
          title: {zh: 综合得分, en: overall score}
          source: 一
          judgements: [[9, 1/9], [9]]
          children:
            - {id: first, title: {zh: 甲, en: the first}, score: count_points, source: 一}
            - {id: second, title: {zh: 乙, en: the second}, score: count_points, source: 一}
            - {id: third, title: {zh: 丙, en: the third}, score: count_points, source: 一}

        """;

    private const string Mapping = """
        scales:
          - {id: three, title: {zh: 三级, en: three}, steps: [{letter: a, name: {zh: 一, en: one}}, {letter: b, name: {zh: 二, en: two}}, {letter: c, name: {zh: 三, en: three}}], source: 一}
          - {id: two, title: {zh: 两级, en: two}, steps: [{letter: x, name: {zh: 一, en: one}}, {letter: y, name: {zh: 二, en: two}}], source: 一}
        mappings:
          - {id: shorter, title: {zh: 换算, en: shorter}, from: three, to: two, steps: [{from: a, to: x}, {from: b, to: y, lossy: true}, {from: c, to: y, lossy: true}], source: 一}
        results:
          - {id: risk, title: {zh: 风险, en: risk}, received: three, mapping: shorter, source: 一}

        """;

    private const string Card = """
        scorecard:
          title: {zh: 信用分, en: credit score}
          base: 100
          least: 0
          most: 100
          items:
            - {id: acts, title: {zh: 失信, en: acts}, points: -10, within: cycle, source: 一}
          source: 一

        """;

    [Fact]
    public void Rules_that_cover_the_whole_range_of_a_score_are_found_whole()
    {
        Assert.DoesNotContain(Lint(Score + Card, "score < 60.0", "score >= 60.0 && score <= 100.0"), finding => finding.Code is "LN-001" or "LN-004");
    }

    [Fact]
    public void A_gap_between_bands_of_a_score_is_found_with_its_exact_bounds()
    {
        var gap = Assert.Single(Lint(Score + Card, "score < 60.0", "score > 80.0"), finding => finding.Code == "LN-001");

        Assert.Contains("credit score 60.0–80.0", gap.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_point_that_no_rule_covers_is_found()
    {
        var gap = Assert.Single(Lint(Score + Card, "score < 60.0", "score > 60.0"), finding => finding.Code == "LN-001");

        Assert.Contains("credit score 60.0", gap.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_beyond_what_a_tree_can_reach_is_dead()
    {
        var found = Lint(Score + Tree.Replace("[[9, 1/9], [9]]", "[[1, 1], [1]]", StringComparison.Ordinal), "score > 100.0", "score <= 100.0");

        Assert.Contains(found, finding => finding.Code == "LN-003");
    }

    [Fact]
    public void A_result_can_be_absent_and_rules_that_forget_it_leave_a_gap()
    {
        var gap = Assert.Single(Lint(Mapping, "results.risk == 'y'", "results.risk == 'x'"), finding => finding.Code == "LN-001");

        Assert.Contains("risk absent", gap.Message.En, StringComparison.Ordinal);
        Assert.DoesNotContain(Lint(Mapping, "results.risk == 'y'", "results.risk == 'x' || !has(results.risk)"), finding => finding.Code == "LN-001");
    }

    [Fact]
    public void Judgements_that_contradict_each_other_are_an_error_with_the_worst_three()
    {
        var found = Assert.Single(Lint(Score + Tree, "score < 60.0", "score >= 60.0"), finding => finding.Code == "LN-022");

        Assert.Equal(Severity.Error, found.Severity);
        Assert.Contains("'the first' over 'the second' is judged 9, but by way of 'the third' it follows to be 0.012", found.Witness?.En, StringComparison.Ordinal);
        Assert.True(PackLinter.BlocksActivation(found));
    }

    [Fact]
    public void Accepted_with_a_reason_they_are_a_note()
    {
        var accepted = Tree.Replace("  children:", "  accepted: {reason: {zh: 专家一致坚持, en: all experts insist}, source: 一}\n  children:", StringComparison.Ordinal);

        var found = Assert.Single(Lint(Score + accepted, "score < 60.0", "score >= 60.0"), finding => finding.Code == "LN-022");

        Assert.Equal(Severity.Note, found.Severity);
        Assert.Contains("all experts insist", found.Message.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{from: b, to: y, lossy: true}", "{from: b, to: y}", Severity.Warning)]
    [InlineData("{from: a, to: x}", "{from: a, to: x, lossy: true}", Severity.Note)]
    [InlineData("{from: a, to: x}, {from: b, to: y, lossy: true}", "{from: a, to: y, lossy: true}, {from: b, to: x}", Severity.Error)]
    public void A_mapping_keeps_the_order_and_marks_exactly_what_it_loses(string find, string put, Severity severity)
    {
        Assert.DoesNotContain(Lint(Mapping, "results.risk == 'y'", "results.risk != 'y'"), finding => finding.Code == "LN-023");

        var found = Assert.Single(
            Lint(Mapping.Replace(find, put, StringComparison.Ordinal), "results.risk == 'y'", "results.risk != 'y'"), finding => finding.Code == "LN-023");

        Assert.Equal(severity, found.Severity);
        Assert.NotNull(found.Span);
    }

    [Fact]
    public void Scores_results_and_a_total_that_nothing_uses_are_noted()
    {
        var codes = Lint(Score + Card + Mapping).Select(finding => finding.Code).ToList();

        Assert.Contains("LN-030", codes);
        Assert.Contains("LN-031", codes);
        Assert.Contains("LN-032", codes);
    }

    [Fact]
    public void A_veto_at_the_best_step_can_never_bite()
    {
        const string Limits = """
            limits:
              - {id: nothing, when: general_count > 9, at_most: A, title: {zh: 上限, en: ceiling}, source: 一}

            """;

        Assert.Equal("LN-033", Assert.Single(Lint(Limits)).Code);
        Assert.Empty(Lint(Limits.Replace("at_most: A", "at_most: B", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("within: {calendar_years: 1}", "within: {months: 6}")]
    [InlineData("within: {months: 6}", "within: {calendar_years: 1}")]
    public void A_calendar_year_is_at_times_longer_and_at_times_shorter_than_half_a_year(string first, string second)
    {
        var text = SmallPack.Text.Replace("    within: cycle", $"    {first}", StringComparison.Ordinal).Replace(
            "scheme:", $"  - {{id: other, title: {{zh: 另一个, en: the other}}, aggregate: count, where: \"record.effect == 'general'\", {second}, source: 一}}\nscheme:", StringComparison.Ordinal);

        var found = Lint(text, string.Empty, "general_count > 0 && other == 0", "other > 0 || general_count == 0");

        Assert.DoesNotContain(found, finding => finding.Code is "LN-001" or "LN-003");
    }

    [Theory]
    [InlineData("within: cycle", "a-list", true)]
    [InlineData("within: {months: 6}", "a-list", true)]
    [InlineData("within: as_of", "a-list", false)]
    [InlineData("within: as_of", "penalty", true)]
    [InlineData("within: cycle", "penalty", false)]
    [InlineData("within: ever", "penalty", false)]
    public void An_item_of_a_scorecard_that_mixes_events_and_states_is_found_as_an_indicator_is(string within, string kind, bool isMixed)
    {
        var found = Lint(WithList, ItemOf($"record.kind == '{kind}'", within), "score < 60.0", "score >= 60.0").Where(finding => finding.Check == "L9").ToList();

        Assert.Equal(isMixed ? 1 : 0, found.Count);
        Assert.All(found, finding => Assert.StartsWith("The scorecard item acts (acts)", finding.Message.En, StringComparison.Ordinal));
        Assert.All(found, finding => Assert.Equal((Severity.Warning, "LN-009"), (finding.Severity, finding.Code)));
        Assert.All(found, finding => Assert.Equal("pack.yaml", finding.Span?.File));
    }

    [Fact]
    public void A_ruling_about_an_item_settles_its_mixture()
    {
        const string Ruling = "rulings: [{id: mixed, resolves: L9, about: [general_count], statement: {zh: 定, en: so}, reason: {zh: 因, en: because}, source: 一}]\n";
        var item = ItemOf("record.kind == 'a-list'", "within: cycle").Replace("id: acts", "id: general_count", StringComparison.Ordinal);

        var found = Assert.Single(Lint(WithList, item + Ruling, "score < 60.0", "score >= 60.0"), finding => finding.Check == "L9");

        Assert.Equal((Severity.Note, "mixed"), (found.Severity, found.Ruling));
    }

    [Theory]
    [InlineData("record.kind == 'penalty' && record.effect == 'honour'", "LN-012")]
    [InlineData("record.document + 'x' == 'ax'", "LN-004")]
    public void An_item_that_selects_nothing_or_cannot_be_told_is_said_where_it_stands(string where, string code)
    {
        var found = Assert.Single(Lint(SmallPack.Text, ItemOf(where, "within: cycle"), "score < 60.0", "score >= 60.0"), finding => finding.Code == code);

        Assert.NotNull(found.Span);
    }

    private static string ItemOf(string where, string within) =>
        Card.Replace("points: -10, within: cycle", $"points: -10, where: \"{where}\", {within}", StringComparison.Ordinal);

    private static string WithList => SmallPack.Text.Replace(
        "parameters:\n", "  - {id: a-list, title: {zh: 名单, en: list}, category: administrative, temporality: state, effects: [{effect: none, source: 一}], source: 一}\nparameters:\n", StringComparison.Ordinal);

    private static IReadOnlyList<Diagnostic> Lint(string sections, string whenB = "general_count > params.limit", string whenA = "general_count <= params.limit") =>
        Lint(SmallPack.Text, sections, whenB, whenA);

    private static IReadOnlyList<Diagnostic> Lint(string pack, string sections, string whenB, string whenA)
    {
        var text = pack.Replace("general_count > params.limit", whenB, StringComparison.Ordinal).Replace("general_count <= params.limit", whenA, StringComparison.Ordinal);
        var reading = SmallPack.Read(SmallPack.Of(text + sections));
        Assert.Empty(reading.Diagnostics.Select(diagnostic => $"{diagnostic.Code} {diagnostic.Span} {diagnostic.Message.En}"));
        return PackLinter.Check(reading.Pack!); // there is one when nothing is wrong
    }
}
