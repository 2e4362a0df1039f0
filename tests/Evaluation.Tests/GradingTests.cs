using Xinheng.Policy;
using Xinheng.Testing;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests;

public sealed class GradingTests
{
    [Theory]
    [InlineData(0, "A")]
    [InlineData(1, "B")]
    [InlineData(5, "B")]
    [InlineData(6, "C")]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void The_number_of_general_records_in_the_cycle_decides_between_A_B_and_C(int count, string letter)
    {
        var explanation = Explain("2026-11-21", Penalties(count, "2026-05-01"));

        Assert.Equal(letter, explanation.Letter);
        Assert.Equal(letter, explanation.Rule?.Letter);
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void A_severe_penalty_gives_C_however_few_records_there_are() =>
        Assert.Equal("C", Explain("2026-11-21", Severe(1, "2026-05-01")).Letter);

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void A_revoked_licence_gives_D_whatever_the_records_say()
    {
        var revoked = Enterprise with { Licence = "revoked" };

        Assert.Equal("D", Explainer.Explain(LangfangRules.Pack, revoked, Penalties(9, "2026-05-01"), Day("2026-11-21")).Letter);
    }

    [Theory]
    [InlineData("2025-11-21", "A")]
    [InlineData("2025-11-22", "B")]
    [InlineData("2026-11-21", "B")]
    [InlineData("2026-11-22", "A")]
    [Clause("langfang-2023", "三(四)", "LF-9")]
    public void A_penalty_counts_from_its_day_until_the_cycle_has_passed(string happened, string letter) =>
        Assert.Equal(letter, Explain("2026-11-21", Penalty(1, happened)).Letter);

    [Theory]
    [InlineData("2024-02-29", "2025-02-28", "B")]
    [InlineData("2024-02-29", "2025-03-01", "A")]
    [InlineData("2024-02-28", "2025-02-28", "A")]
    [InlineData("2023-03-01", "2024-02-29", "B")]
    [InlineData("2023-02-28", "2024-02-28", "A")]
    public void A_leap_day_is_inside_the_year_that_ends_on_the_last_of_February(string happened, string asOf, string letter) =>
        Assert.Equal(letter, Explain(asOf, Penalty(1, happened)).Letter);

    [Fact]
    public void A_state_counts_while_it_stands_however_old_it_is()
    {
        Assert.Equal("B", Explain("2026-11-21", Arrears(1, "2019-01-01")).Letter);
        Assert.Equal("A", Explain("2026-11-21", Arrears(1, "2019-01-01") with { Standing = "lifted" }).Letter);
        Assert.Equal("B", Explain("2026-11-21", Arrears(1, "2019-01-01") with { Until = Day("2026-11-21") }).Letter);
        Assert.Equal("A", Explain("2026-11-21", Arrears(1, "2019-01-01") with { Until = Day("2026-11-20") }).Letter);
        Assert.Equal("A", Explain("2026-11-21", Arrears(1, "2026-11-22")).Letter);
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void One_general_record_with_grave_consequences_goes_to_a_person()
    {
        var explanation = Explain("2026-11-21", Penalty(7, "2026-05-01") with { GraveConsequence = "yes" });

        Assert.Null(explanation.Letter);
        Assert.Null(explanation.Rule);
        var question = Assert.Single(explanation.Questions);
        Assert.Equal("gap", question.Code);
        Assert.Equal([7], question.Records);
    }

    [Fact]
    public void An_unjudged_consequence_is_asked_about_only_where_the_answer_changes_the_grade()
    {
        var unjudged = Penalty(7, "2026-05-01") with { GraveConsequence = "unknown" };

        var asked = Explain("2026-11-21", unjudged);
        var moot = Explain("2026-11-21", unjudged, Severe(8, "2026-05-01"));

        Assert.Equal("B", asked.Letter);
        Assert.Equal(("grave-consequence", 7), (asked.Questions.Single().Code, asked.Questions.Single().Records.Single()));
        Assert.Equal("C", moot.Letter);
        Assert.Empty(moot.Questions);
    }

    [Fact]
    public void A_parameter_has_the_value_of_the_evaluation_date()
    {
        var pack = LangfangRules.With(limit: [LangfangRules.Dated(5), LangfangRules.Dated(2, "2026-06-01")]);

        Assert.Equal("B", Explain(pack, "2026-05-31", Penalties(3, "2026-05-01")).Letter);
        Assert.Equal("C", Explain(pack, "2026-06-01", Penalties(3, "2026-05-01")).Letter);
        Assert.Equal("2", Seen(Explain(pack, "2026-06-01")));

        static string Seen(Explanation explanation) =>
            ((Policy.Conditions.Value.Int)explanation.Parameters.Single(trace => trace.Parameter.Id == "limit").Value.Value).Content.ToString();
    }

    [Fact]
    public void Before_and_after_its_time_in_force_a_policy_gives_no_grade()
    {
        var pack = LangfangRules.With(through: Day("2028-01-18"));

        var before = Explain(pack, "2023-01-18");
        var after = Explain(pack, "2028-01-19");

        Assert.Equal((null, "not-in-force"), (before.Letter, before.Questions.Single().Code));
        Assert.Equal(new NextChange(Day("2023-01-19"), "A", "pack-begins"), before.NextChange);
        Assert.Equal((null, "not-in-force"), (after.Letter, after.Questions.Single().Code));
    }

    [Fact]
    public void Where_the_pack_states_no_precedence_contradicting_rules_give_no_grade()
    {
        var pack = LangfangRules.With(precedence: Precedence.Unstated);
        var revoked = Enterprise with { Licence = "revoked" };

        var contradiction = Explainer.Explain(pack, revoked, [], Day("2026-11-21"));

        Assert.Null(contradiction.Letter);
        Assert.Equal("overlap", contradiction.Questions.Single().Code);
        Assert.Equal("B", Explain(pack, "2026-11-21", Penalty(1, "2026-05-01")).Letter);
    }

    [Fact]
    public void A_rule_that_cannot_be_decided_gives_no_grade_rather_than_a_later_rules()
    {
        var sum = LangfangRules.Indicator("total", Aggregate.Sum, null, WindowKind.Ever, of: "record.amount_fen");
        var pack = LangfangRules.With(rules: [("C", "total > 100"), ("A", "true")], more: [sum]);
        var huge = Penalty(1, "2026-05-01") with { AmountFen = long.MaxValue };

        var explanation = Explain(pack, "2026-11-21", huge, huge with { Record = 2 });

        Assert.Null(explanation.Letter);
        Assert.Equal("undecided", explanation.Questions.Single().Code);
        Assert.Null(explanation.Rules.Single().Holds);
    }

    [Fact]
    public void Sums_extremes_and_days_since_are_taken_over_the_window()
    {
        Indicator[] more =
        [
            LangfangRules.Indicator("total", Aggregate.Sum, "record.kind == 'penalty'", WindowKind.Days, of: "record.amount_fen", length: "params.limit * 10"),
            LangfangRules.Indicator("most", Aggregate.Max, "record.kind == 'penalty'", WindowKind.Years, of: "record.amount_fen", length: "1"),
            LangfangRules.Indicator("least", Aggregate.Min, "record.kind == 'penalty'", WindowKind.Ever, of: "record.amount_fen"),
            LangfangRules.Indicator("since", Aggregate.DaysSinceLast, "record.kind == 'penalty'", WindowKind.Months, length: "3"),
            LangfangRules.Indicator("none", Aggregate.Max, "record.kind == 'permit'", WindowKind.Ever, of: "record.amount_fen"),
        ];
        RecordFacts[] records =
        [
            Penalty(1, "2026-11-01") with { AmountFen = 300 }, Penalty(2, "2026-10-10") with { AmountFen = 50 },
            Penalty(3, "2026-01-01") with { AmountFen = 900 }, Penalty(4, "2020-01-01") with { AmountFen = 7 },
        ];

        var values = Explain(LangfangRules.With(more: more), "2026-11-21", records).Indicators.ToDictionary(trace => trace.Indicator.Id);

        Assert.Equal("[350,900,7,20,null]", ExplanationJson.WriteValues([.. more.Select(one => values[one.Id].Value)]));
        Assert.Equal(Day("2026-10-03"), values["total"].From);
        Assert.Equal([2, 1], values["total"].Records);
    }
}
