using Xinheng.Policy.Linting;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Linting;

public sealed class PackLinterTests
{
    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfangs_class_B_leaves_general_records_with_grave_consequence_in_no_class()
    {
        var findings = Draft.LangfangLiterally().Lint();

        var gap = Assert.Single(findings, finding => finding.Check == "L1");
        Assert.Equal("LN-001", gap.Code);
        Assert.Equal(Severity.Warning, gap.Severity);
        Assert.Equal(new("langfang-2023", "三(五)"), gap.Source);
        Assert.Equal("general_count 3、severe_count 0、grave_consequence 是、licence 正常：没有规则", gap.Witness?.Zh);
        Assert.Equal("general_count 3, severe_count 0, grave_consequence yes, licence active: no rule", gap.Witness?.En);
        Assert.Contains("general_count 1–5", gap.Message.En, StringComparison.Ordinal);
        Assert.Contains("nearest is rule 2 (B), which differs only in: grave_consequence", gap.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfangs_class_D_overlaps_the_other_classes_without_precedence()
    {
        var overlaps = Draft.LangfangLiterally().Lint().Where(finding => finding.Check == "L2").ToList();

        Assert.Equal(3, overlaps.Count);
        Assert.All(overlaps, overlap => Assert.Equal("LN-002", overlap.Code));
        Assert.All(overlaps, overlap => Assert.True(PackLinter.BlocksActivation(overlap)));
        Assert.Contains(overlaps, overlap => overlap.Witness?.En == "severe_count 1, licence revoked: both C and D");
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Penalties_of_a_cycle_and_entries_of_a_list_mixed_in_one_count_are_found()
    {
        var mixed = Draft.LangfangLiterally().Lint().Where(finding => finding.Check == "L9").ToList();

        Assert.Equal(3, mixed.Count);
        Assert.All(mixed, finding => Assert.Equal("LN-009", finding.Code));
        Assert.All(mixed, finding => Assert.True(PackLinter.BlocksActivation(finding)));
        Assert.Contains("states: abnormal-operation; and events: penalty, judgment.", mixed[0].Message.En, StringComparison.Ordinal);
        Assert.Contains("states: serious-list; and events: penalty.", mixed[1].Message.En, StringComparison.Ordinal);
        Assert.Contains("'abnormal-operation' entered before the cycle began", mixed[0].Witness?.En, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfang_with_its_open_points_settled_can_be_put_in_force()
    {
        var findings = Draft.LangfangResolved().Lint();

        var gap = Assert.Single(findings);
        Assert.Equal("L1", gap.Check);
        Assert.Equal(Severity.Note, gap.Severity);
        Assert.False(PackLinter.BlocksActivation(gap));
    }

    [Fact]
    public void Without_a_ruling_the_gap_blocks_and_where_gaps_are_refused_it_is_an_error_in_spite_of_one()
    {
        var open = new Draft().Scale("A").Count("n", "true").Rule("A", "n == 0").Lint();
        var refused = new Draft().Scale("A").Count("n", "true").Rule("A", "n == 0").RefuseGaps().Settle("L1").Lint();

        Assert.Equal(Severity.Warning, Assert.Single(open, finding => finding.Check == "L1").Severity);
        Assert.Equal(Severity.Error, Assert.Single(refused, finding => finding.Check == "L1").Severity);
    }

    [Fact]
    public void First_match_turns_an_overlap_into_a_note_and_a_ruling_ends_it()
    {
        var draft = () => new Draft().Scale("A", "C").Count("n", "record.kind == 'penalty'").Rule("C", "n > 3").Rule("A", "true");

        var noted = Assert.Single(draft().Lint(), finding => finding.Check == "L2");
        var settled = draft().Settle("L2").Lint();
        var unordered = Assert.Single(draft().Settle("L2").Unordered().Lint(), finding => finding.Check == "L2");

        Assert.Equal(Severity.Note, noted.Severity);
        Assert.DoesNotContain(settled, finding => finding.Check == "L2");
        Assert.True(PackLinter.BlocksActivation(unordered));
    }

    [Fact]
    public void Rules_that_give_the_same_grade_may_overlap()
    {
        var findings = new Draft().Unordered().Scale("A").Count("n", "record.kind == 'penalty'").Rule("A", "n > 3").Rule("A", "true").Lint();

        Assert.Empty(findings);
    }

    [Fact]
    public void Counts_of_the_same_records_are_not_taken_for_independent()
    {
        var findings = new Draft().Unordered().Scale("A", "B", "C")
            .Count("all_count", "record.kind in ['penalty', 'judgment']")
            .Count("penalty_count", "record.kind == 'penalty'")
            .Count("judgment_count", "record.kind == 'judgment'")
            .Rule("A", "all_count == 0")
            .Rule("B", "penalty_count > 0")
            .Rule("C", "judgment_count > 0 && penalty_count == 0")
            .Lint();

        Assert.Empty(findings);
    }

    [Fact]
    public void A_count_over_a_longer_time_can_exceed_one_over_a_shorter_time_but_not_the_reverse()
    {
        var findings = new Draft().Unordered().Scale("A", "B", "C")
            .Count("ever_count", "record.kind == 'penalty'", WindowKind.Ever)
            .Count("recent_count", "record.kind == 'penalty'")
            .Rule("A", "ever_count == 0")
            .Rule("B", "ever_count > 0 && recent_count == 0")
            .Rule("C", "recent_count > 0")
            .Lint();

        Assert.Empty(findings);
    }

    [Fact]
    public void A_gap_between_a_sum_and_its_parts_is_found_with_records_that_show_it()
    {
        var findings = new Draft().Scale("A", "B")
            .Count("a", "record.kind == 'penalty'").Count("b", "record.kind == 'judgment'")
            .Rule("A", "a + b <= 5").Rule("B", "a > 5 || b > 5")
            .Lint();

        var gap = Assert.Single(findings, finding => finding.Check == "L1");
        Assert.Contains("a 0–5, b 0–5, a + b ≥ 6", gap.Message.En, StringComparison.Ordinal);
        Assert.Equal("a 5, b 1, a + b 6: no rule", gap.Witness?.En);
    }

    [Fact]
    public void Rules_that_never_hold_and_rules_never_reached_are_found()
    {
        var findings = new Draft().Scale("A", "B", "C").Count("n", "record.kind == 'penalty'")
            .Rule("A", "n < 5").Rule("B", "n > 3 && n < 2").Rule("C", "n == 4").Rule("C", "true")
            .Lint();

        var dead = findings.Where(finding => finding.Check == "dead-row").ToList();
        Assert.Equal(["LN-003", "LN-003"], dead.Select(finding => finding.Code));
        Assert.Contains("Rule 2 (B) never holds", dead[0].Message.En, StringComparison.Ordinal);
        Assert.Contains("Rule 3 (C) is never reached", dead[1].Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_period_of_a_dated_limit_is_looked_at()
    {
        var findings = new Draft().Scale("A", "B").Count("n", "record.kind == 'penalty'").Parameter("general_limit", (null, 5), (new(2025, 1, 1), 7))
            .Rule("A", "n <= 5").Rule("B", "n > params.general_limit")
            .Lint();

        var gap = Assert.Single(findings, finding => finding.Check == "L1");
        Assert.Equal("n 6: no rule", gap.Witness?.En);
    }

    [Fact]
    public void What_nothing_uses_is_noted_and_letters_outside_the_scale_are_errors()
    {
        var findings = new Draft().Scale("A", "B").Parameter("spare", 3).Count("n", "record.kind == 'penalty'").Rule("A", "true").Rule("E", "false").Lint();

        Assert.Equal("LN-006", findings[0].Code);
        Assert.Equal(Severity.Error, findings[0].Severity);
        Assert.Contains(findings, finding => finding is { Code: "LN-007", Severity: Severity.Warning });
        Assert.Contains(findings, finding => finding is { Code: "LN-008", Severity: Severity.Note });
        Assert.Contains(findings, finding => finding is { Code: "LN-010", Severity: Severity.Note } && finding.Message.En.Contains("spare", StringComparison.Ordinal));
    }

    [Fact]
    public void An_indicator_that_can_select_nothing_is_found()
    {
        var findings = new Draft().Scale("A", "B").Count("n", "record.kind == 'judgment' && record.effect == 'severe'").Rule("B", "n > 0").Rule("A", "n == 0").Lint();

        Assert.Contains(findings, finding => finding is { Code: "LN-012", Check: "empty-indicator" });
        Assert.Contains(findings, finding => finding.Message.En.Contains("Rule 1 (B) never holds", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("record.kind == 'serious-list'", WindowKind.AsOf, 0)]
    [InlineData("record.kind == 'penalty'", WindowKind.AsOf, 1)]
    [InlineData("record.kind == 'serious-list'", WindowKind.Cycle, 1)]
    [InlineData("record.kind == 'penalty'", WindowKind.Cycle, 0)]
    [InlineData("true", WindowKind.Ever, 0)]
    public void Windows_fit_events_and_the_day_itself_fits_states(string where, WindowKind within, int expected)
    {
        var findings = new Draft().Scale("A", "B").Count("n", where, within).Rule("A", "n == 0").Rule("B", "n > 0").Lint();

        Assert.Equal(expected, findings.Count(finding => finding.Check == "L9"));
    }

    [Fact]
    public void A_comparison_with_what_can_be_absent_needs_a_check_first()
    {
        var findings = new Draft().Scale("A", "B").Add("latest", Aggregate.DaysSinceLast, "record.kind == 'penalty'", WindowKind.Ever, null)
            .Rule("A", "latest > 365").Rule("B", "latest == null || latest <= 365").Lint();

        var failing = Assert.Single(findings, finding => finding.Check == "absent");
        Assert.Equal("LN-011", failing.Code);
        Assert.Equal("latest absent", failing.Witness?.En);
        Assert.DoesNotContain(findings, finding => finding.Check == "L1");
    }

    [Theory]
    [InlineData("subject.industry.endsWith('3')", "LN-004")]
    [InlineData("n * m > 4", "LN-004")]
    [InlineData("n > m", "LN-004")]
    [InlineData("size(subject.tags) > 2", "LN-004")]
    [InlineData("subject.tags.filter(t, t == 'a').size() > 0", "LN-004")]
    [InlineData("'a' in subject.tags.map(t, t + 'b')", "LN-004")]
    [InlineData("subject.tags[0] == 'a'", "LN-004")]
    [InlineData("subject.tags.exists(t, size(subject.tags) > 1 && t == 'a')", "LN-004")]
    [InlineData("size(subject.tags + ['a']) > 0", "LN-004")]
    [InlineData("string(n) == '5'", "LN-004")]
    [InlineData("int(decimal(n) * 1.5) > 3", "LN-004")]
    [InlineData("as_of - months(n) > date('2020-01-01')", "LN-004")]
    [InlineData("(n > 5 ? subject.industry : null) == null", "LN-004")]
    [InlineData("n - n in [0]", "LN-004")]
    [InlineData("decimal(n) * 0.0000000000000000000000000001 > 79228162514264337593543950335.0", "LN-004")]
    public void What_cannot_be_decided_is_said_and_blocks(string when, string code)
    {
        var findings = new Draft().Scale("A", "B").Count("n", "record.kind == 'penalty'").Count("m", "record.kind == 'judgment'")
            .Rule("A", when).Rule("B", "n + m >= 0").Lint();

        var finding = Assert.Single(findings, finding => finding.Check == "undecided");
        Assert.Equal(code, finding.Code);
        Assert.True(PackLinter.BlocksActivation(finding));
    }

    [Theory]
    [InlineData("as_of - days(30) < date('2023-06-01')", "as_of < date('2023-07-01')")]
    [InlineData("as_of - date('2023-06-01') < 30", "as_of < date('2023-07-01')")]
    [InlineData("n in [1, 2].map(k, k * 2)", "n == 2 || n == 4")]
    [InlineData("n > [3, 4][1]", "n > 4")]
    public void What_comes_to_the_same_number_or_day_is_cut_in_the_same_place(string when, string same)
    {
        var findings = new Draft().Scale("A", "B").Count("n", "record.kind == 'penalty'").Rule("A", when).Rule("B", $"!({same})").Lint();

        Assert.DoesNotContain(findings, finding => finding.Check is "undecided" or "L2");
    }

    [Theory]
    [InlineData("as_of > date('9999-12-31')")]
    [InlineData("as_of + days(3000000) > date('2023-01-01')")]
    [InlineData("as_of - days(-3000000) > date('2023-01-01')")]
    public void A_rule_about_days_beyond_the_calendar_never_applies(string when)
    {
        var findings = new Draft().Scale("A", "B").Count("n", "record.kind == 'penalty'").Rule("A", when).Rule("B", "n >= 0").Lint();

        Assert.Contains(findings, finding => finding.Code == "LN-003");
    }

    [Fact]
    public void A_comparison_that_takes_long_by_itself_is_not_asked_in_every_situation()
    {
        var wide = $"[{string.Join(',', Enumerable.Repeat("1", 300))}]";
        var findings = new Draft().Scale("A", "B").Count("n", "record.kind == 'penalty'")
            .Rule("A", $"{wide}.all(a, {wide}.all(b, a + b > 1)) && n > 1").Rule("B", "n <= 1").Lint();

        Assert.Equal("LN-004", Assert.Single(findings, finding => finding.Check == "undecided").Code);
    }

    [Fact]
    public void Too_many_situations_are_said_and_not_sampled()
    {
        var draft = new Draft().Scale("A");
        var names = Enumerable.Range(0, 22).Select(at => $"n{at}").ToList();
        names.ForEach(name => draft.Count(name, "record.kind == 'penalty'"));
        draft.Rule("A", string.Join(" && ", names.Select(name => $"{name} > 3")));

        var findings = draft.Lint();

        Assert.Equal("LN-005", Assert.Single(findings, finding => finding.Check == "undecided").Code);
    }

    [Fact]
    public void Industries_by_prefix_and_tags_are_told_apart_exactly()
    {
        var findings = new Draft().Unordered().Scale("A", "B", "C", "D").Count("n", "record.kind == 'penalty'")
            .Rule("A", "n >= 0 && has(subject.industry) && subject.industry.startsWith('C13') && !('key' in subject.tags)")
            .Rule("B", "has(subject.industry) && subject.industry.startsWith('C') && !subject.industry.startsWith('C13')")
            .Rule("C", "!has(subject.industry) || !subject.industry.startsWith('C')")
            .Lint();

        var gap = Assert.Single(findings, finding => finding.Check == "L1");
        Assert.Equal("industry 'C13…', tags 'key': no rule", gap.Witness?.En);
        Assert.DoesNotContain(findings, finding => finding.Check == "L2");
    }
}
