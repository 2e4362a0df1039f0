using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests;

public sealed class NextChangeAndWayTests
{
    [Fact]
    public void A_B_becomes_A_on_the_day_the_last_record_leaves_the_cycle()
    {
        var explanation = Explain("2026-11-21", Penalty(1, "2026-01-10"), Penalty(2, "2026-03-05"));

        Assert.Equal(new NextChange(Day("2027-03-05"), "A", "time"), explanation.NextChange);
        Assert.Contains(explanation.Ways, way => way is { Letter: "A", Earliest: not null } && way.Steps.Single().Kind == "wait");
    }

    [Fact]
    public void A_clean_enterprise_never_changes_by_time_alone_except_when_the_policy_ends()
    {
        Assert.Null(Explain("2026-11-21").NextChange);
        Assert.Equal(
            new NextChange(Day("2028-01-19"), null, "pack-ends"),
            Explain(LangfangRules.With(through: Day("2028-01-18")), "2026-11-21").NextChange);
    }

    [Fact]
    public void A_state_without_an_end_can_only_be_removed()
    {
        var explanation = Explain("2026-11-21", Listed(4, "2020-01-01"));

        Assert.Null(explanation.NextChange);
        var way = Assert.Single(explanation.Ways);
        Assert.Equal(("A", null), (way.Letter, way.Earliest));
        Assert.Equal(("removal", 4L), (way.Steps.Single().Kind, way.Steps.Single().Record));
    }

    [Fact]
    public void Of_seven_general_records_it_is_enough_to_repair_the_two_latest()
    {
        var records = Enumerable.Range(1, 7).Select(number => Penalty(number, $"2026-0{number}-01"));

        var ways = Explain("2026-11-21", records).Ways;

        Assert.Equal(["wait"], ways[0].Steps.Select(step => step.Kind));
        Assert.Equal(Day("2027-02-01"), ways[0].Earliest);
        Assert.Equal([6, 7], ways[1].Steps.Select(step => step.Record ?? 0));
        Assert.All(ways[1].Steps, step => Assert.Equal("repair", step.Kind));
    }

    [Fact]
    public void A_grave_consequence_takes_repair_to_leave_the_list_and_time_for_the_rest()
    {
        var listed = Listed(9, "2026-05-01");
        var grave = Penalty(1, "2026-02-01") with { GraveConsequence = "yes" };

        var explanation = Explain("2026-11-21", listed, grave);

        Assert.Equal("C", explanation.Letter);
        Assert.Equal(["removal", "repair"], explanation.Ways.Single().Steps.Select(step => step.Kind).Order());
    }

    [Fact]
    public void A_revoked_licence_must_be_restored()
    {
        var explanation = Explainer.Explain(
            LangfangRules.Pack, Enterprise with { Licence = "revoked" }, [Penalty(1, "2026-05-01")], Day("2026-11-21"));

        var way = Assert.Single(explanation.Ways);
        Assert.Equal(("B", "licence-restored"), (way.Letter, way.Steps.Single().Kind));
        Assert.Null(explanation.NextChange);
    }

    [Fact]
    public void A_restored_licence_with_a_severe_penalty_leads_to_C_and_no_better() =>
        Assert.Equal("C", Explainer.Explain(
            LangfangRules.Pack, Enterprise with { Licence = "revoked" }, [Severe(1, "2026-05-01")], Day("2026-11-21")).Ways[0].Letter);

    [Fact]
    public void A_change_of_a_dated_parameter_is_a_change_by_time()
    {
        var pack = LangfangRules.With(limit: [LangfangRules.Dated(5), LangfangRules.Dated(2, "2026-12-01")]);

        Assert.Equal(new NextChange(Day("2026-12-01"), "C", "time"), Explain(pack, "2026-11-21", Penalties(3, "2026-05-01")).NextChange);
    }

    [Fact]
    public void A_rule_that_names_the_evaluation_date_is_followed_day_by_day()
    {
        var pack = LangfangRules.With(rules: [("C", "subject.registered != null && days_between(subject.registered, as_of) < 400"), ("A", "true")]);
        var young = Enterprise with { Registered = Day("2026-06-01") };

        var explanation = Explainer.Explain(pack, young, [], Day("2026-11-21"));

        Assert.Equal(new NextChange(Day("2026-06-01").AddDays(400), "A", "time"), explanation.NextChange);
    }

    [Fact]
    public void Thousands_of_records_are_explained_in_bounded_time()
    {
        var day = Day("2025-12-01");
        var records = Enumerable.Range(0, 5_000).Select(number =>
            Penalty(number + 1, day.AddDays(number % 350).ToString("yyyy-MM-dd")) with { Until = Day("2027-01-01").AddDays(number), GraveConsequence = "unknown" });
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var explanation = Explain("2026-11-21", records);

        Assert.Equal("C", explanation.Letter);
        Assert.Equal(Day("2027-11-15"), explanation.NextChange?.On);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"took {watch.Elapsed}");
    }
}
