using Xinheng.Policy.Linting;
using Xinheng.Policy.Tables;
using Xinheng.Policy.Tests.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Linting;

public sealed class TreatmentLintTests
{
    [Fact]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void A_good_public_grade_or_a_low_risk_gives_one_enterprise_two_treatments()
    {
        var overlaps = Tabled.Lint(Fused.Treatment("precedence: unstated", Fused.Literally)).Where(finding => finding.Check == "L3").ToList();

        Assert.Equal(
        [
            "public A, industry risk general: 'less' and 'usual'",
            "public A, industry risk high: 'less' and 'more'",
            "public B, industry risk high: 'usual' and 'more'",
        ], overlaps.Select(finding => finding.Witness?.En));
        Assert.All(overlaps, finding => Assert.Equal(("LN-013", Severity.Warning, new SourceReference("rules-2023", "三(五)")), (finding.Code, finding.Severity, finding.Source)));
        Assert.All(overlaps, finding => Assert.True(PackLinter.BlocksActivation(finding)));
        Assert.Contains("公共信用 A、行业风险 high：“less”与“more”", overlaps.Select(finding => finding.Witness?.Zh));
    }

    [Theory]
    [InlineData("strictest", "the last written")]
    [InlineData("first-match", "the first written")]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void A_stated_precedence_turns_two_treatments_into_a_note(string precedence, string said)
    {
        var overlaps = Tabled.Lint(Fused.Treatment($"precedence: {precedence}", Fused.Literally)).Where(finding => finding.Check == "L3").ToList();

        Assert.Equal(3, overlaps.Count);
        Assert.All(overlaps, finding => Assert.Equal(Severity.Note, finding.Severity));
        Assert.All(overlaps, finding => Assert.Contains(said, finding.Message.En, StringComparison.Ordinal));
    }

    [Fact]
    public void A_ruling_names_itself_in_the_note_but_settles_nothing_while_the_precedence_is_not_stated()
    {
        var settled = Tabled.Lint(Fused.Treatment("precedence: strictest", Fused.Literally) + Fused.Ruling("L3")).Where(finding => finding.Check == "L3");
        var open = Tabled.Lint(Fused.Treatment("precedence: unstated", Fused.Literally) + Fused.Ruling("L3")).Where(finding => finding.Check == "L3");

        Assert.All(settled, finding => Assert.Equal(("settled", Severity.Note), (finding.Ruling, finding.Severity)));
        Assert.All(open, finding => Assert.Equal((null, Severity.Warning), (finding.Ruling, finding.Severity)));
    }

    [Fact]
    public void Rules_that_exclude_each_other_or_come_to_the_same_are_no_contradiction()
    {
        var apart = Tabled.Lint(Fused.Treatment("gap: review", "id: less, when: \"results.public == 'A'\", sampling: lower", "id: more, when: \"results.public != 'A'\", sampling: higher"));
        var same = Tabled.Lint(Fused.Treatment("gap: review", "id: one, when: \"results.public == 'A' || results.risk == 'low'\", sampling: lower", "id: two, when: \"results.public != 'A' || results.risk != 'low'\", sampling: lower"));

        Assert.DoesNotContain(apart.Concat(same), finding => finding.Check == "L3");
    }

    [Fact]
    public void What_no_rule_of_a_treatment_covers_is_told_with_a_situation()
    {
        var gap = Assert.Single(Tabled.Lint(Fused.Treatment("precedence: strictest", Fused.Literally)), finding => finding.Check == "treatment-gap");

        Assert.Equal(("LN-019", Severity.Warning), (gap.Code, gap.Severity));
        Assert.Equal("public absent, industry risk absent: no treatment", gap.Witness?.En);
        Assert.Equal(new("rules-2023", "一"), gap.Source);
    }

    [Fact]
    public void A_gap_is_an_error_where_the_treatment_refuses_gaps_and_a_note_where_a_ruling_settles_it()
    {
        var refused = Tabled.Lint(Fused.Treatment("gap: refuse", Fused.Literally)).Single(finding => finding.Check == "treatment-gap");
        var settled = Tabled.Lint(Fused.Treatment("gap: review", Fused.Literally) + Fused.Ruling("treatment-gap", "fused")).Single(finding => finding.Check == "treatment-gap");

        Assert.Equal(Severity.Error, refused.Severity);
        Assert.Equal((Severity.Note, "settled"), (settled.Severity, settled.Ruling));
        Assert.Contains("Settled by the ruling settled", settled.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ruling_about_other_entries_leaves_the_warning()
    {
        var gap = Tabled.Lint(Fused.Treatment("gap: review", Fused.Literally) + Fused.Ruling("treatment-gap", "risk")).Single(finding => finding.Check == "treatment-gap");

        Assert.Equal((Severity.Warning, null), (gap.Severity, gap.Ruling));
    }

    [Theory]
    [InlineData("first-match", "'second' of the treatment fused is never reached: whenever it holds, 'first' prevails")]
    [InlineData("strictest", "'first' of the treatment fused is never reached: whenever it holds, 'second' prevails")]
    [InlineData("unstated", null)]
    public void A_rule_that_never_prevails_is_dead(string precedence, string? said)
    {
        var findings = Tabled.Lint(Fused.Treatment($"precedence: {precedence}", "id: first, when: \"results.public == 'D'\", sampling: higher", "id: second, when: \"results.public == 'D'\", sampling: much-higher"));

        var dead = findings.SingleOrDefault(finding => finding.Check == "dead-row");
        Assert.Equal(said is not null, dead?.Message.En.StartsWith(said ?? "?", StringComparison.Ordinal) ?? false);
        Assert.Equal(said is null ? null : "LN-021", dead?.Code);
    }

    [Fact]
    public void A_rule_that_contradicts_itself_never_holds()
    {
        var dead = Assert.Single(Tabled.Lint(Fused.Treatment("gap: review", "id: odd, when: \"results.public == 'A' && results.public == 'B'\", sampling: lower")), finding => finding.Check == "dead-row");

        Assert.Contains("'odd' of the treatment fused never holds", dead.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Indicators_subjects_and_results_are_gone_through_together()
    {
        var findings = Tabled.Lint(Fused.Treatment(
            "precedence: unstated",
            "id: licence, when: \"subject.licence == 'revoked'\", visits: own-initiative",
            "id: few, when: \"subject.licence != 'revoked' && general_count < 3 && has(results.risk) && results.risk == 'low'\", visits: without-cause-none",
            "id: many, when: \"general_count >= 2\", visits: more"));

        Assert.Equal(
            ["general records 2, business licence revoked: 'licence' and 'many'", "general records 2, business licence active, industry risk low: 'few' and 'many'"],
            findings.Where(finding => finding.Check == "L3").Select(finding => finding.Witness?.En));
    }

    [Theory]
    [InlineData("id: x, when: \"results.public == 'E'\", sampling: lower")]
    [InlineData("id: x, when: \"results.pubic == 'A'\", sampling: lower")]
    [InlineData("id: x, when: \"results.public == 'A'\"")]
    [InlineData("id: x, when: \"results.public == 'A'\", sampling: fewer")]
    [InlineData("id: x, when: \"results.public == 'A'\", measures: [entry-limited]")]
    [InlineData("id: x, when: \"results.public == 'A'\", sampling: lower, except: [complaints]")]
    [InlineData("id: x, when: \"results.public == 'A'\", sampling: lower, ruling: nobody")]
    [InlineData("id: x, when: \"results.public == 'A'\", ratio: params.five_days")]
    [InlineData("id: x, when: \"results.public == 'A'\", ratio: 101")]
    public void A_rule_that_names_what_is_not_there_is_refused(string rule)
    {
        var finding = Tabled.OneFinding(Fused.Treatment("gap: review", rule));

        Assert.Equal(Severity.Error, finding.Severity);
        Assert.Matches("^(PK-013|PK-081|PK-082|PK-086|EX-0[0-9]{2})$", finding.Code);
    }

    [Fact]
    public void A_treatment_without_rules_and_two_rules_of_one_id_are_refused()
    {
        Assert.Equal("PK-010", Tabled.OneFinding(Fused.Sections("treatments: [{id: fused, title: {zh: 空, en: empty}, source: 一}]")).Code);
        Assert.Equal("PK-015", Tabled.OneFinding(Fused.Treatment("gap: review", Fused.Literally[0], Fused.Literally[0])).Code);
    }

    [Fact]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void A_rule_keeps_its_ratio_its_exceptions_and_its_order()
    {
        var treatment = Assert.Single(Tabled.Read(Fused.Treatment("precedence: strictest", [.. Fused.Literally, "id: strict, when: \"results.public == 'D'\", ratio: params.tenth, times: 2, visits: more"])).Treatments);

        Assert.Equal(TreatmentPrecedence.Strictest, treatment.Precedence);
        Assert.Equal(["complaint", "law"], treatment.Rules[0].Exceptions);
        Assert.Equal((10m, 2m), (treatment.Rules[3].Ratio?.On(new(2024, 1, 1)), treatment.Rules[3].Times?.On(new(2024, 1, 1))));
    }
}
