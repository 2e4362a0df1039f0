using Xinheng.Policy;
using Xunit;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests;

/// <summary>The days from which records can be repaired, and the ways that follow from them.</summary>
public sealed class RepairTermTests
{
    /// <summary>One rule until the end of March 2026 and another by kind of penalty after it.</summary>
    private static readonly CompiledPack Changed = LangfangRules.WithTerms(
        (null, "2026-03-31", null, 3), ("2026-04-01", null, "'permit-revoked' in record.penalties", 12), ("2026-04-01", null, null, 5));

    [Theory]
    [InlineData("2026-09-20", 3, "2026-12-20")]
    [InlineData("2026-08-21", 3, "2026-11-21")]
    [InlineData("2026-05-01", 3, "2026-11-21")]
    [InlineData("2026-11-21", 0, "2026-11-21")]
    [InlineData("2026-11-21", 1, "2026-12-21")]
    [InlineData("2026-08-31", 6, "2027-02-28")]
    public void A_penalty_can_be_repaired_when_its_term_is_over_and_not_before_the_evaluation_date(string happened, int months, string earliest)
    {
        var way = WayByActs(LangfangRules.WithTerms((null, null, null, months)), "2026-11-21", Penalty(1, happened));

        Assert.Equal(("A", Day(earliest)), (way.Letter, way.Earliest));
        Assert.Equal(("repair", 1L, Day(earliest)), (way.Steps.Single().Kind, way.Steps.Single().Record, way.Steps.Single().From));
        Assert.Equal(new SourceReference("repair-2026", "九"), way.Steps.Single().Source);
    }

    [Theory]
    [InlineData("2025-12-20", "2026-03-20")]
    [InlineData("2025-12-31", "2026-03-31")]
    [InlineData("2026-01-01", "2026-06-01")]
    [InlineData("2026-02-01", "2026-07-01")]
    public void The_term_in_force_on_the_day_of_the_application_decides(string happened, string earliest) =>
        Assert.Equal(Day(earliest), WayByActs(Changed, "2026-02-10", Penalty(1, happened)).Earliest);

    [Fact]
    public void A_term_may_differ_by_what_the_penalty_was()
    {
        var pack = LangfangRules.WithTerms((null, null, "'permit-revoked' in record.penalties", 9), (null, null, null, 7));

        Assert.Equal(Day("2027-02-01"), WayByActs(pack, "2026-11-21", Severe(1, "2026-05-01")).Earliest);
        Assert.Equal(Day("2026-12-01"), WayByActs(pack, "2026-11-21", Penalty(1, "2026-05-01")).Earliest);
    }

    [Fact]
    public void A_record_that_cannot_be_repaired_is_no_step_of_a_way()
    {
        var pack = LangfangRules.WithTerms((null, null, "'permit-revoked' in record.penalties", null), (null, null, null, 3));

        var ways = Explain(pack, "2026-11-21", Severe(1, "2026-10-01"), Penalty(2, "2026-06-01")).Ways;

        Assert.Equal(["wait"], ways.SelectMany(way => way.Steps).Select(step => step.Kind));
    }

    [Fact]
    public void A_record_barred_for_a_time_can_be_repaired_after_it()
    {
        var pack = LangfangRules.WithTerms((null, "2026-12-31", null, null), ("2027-01-01", null, null, 3));

        Assert.Equal(Day("2027-01-01"), WayByActs(pack, "2026-11-21", Penalty(1, "2026-05-01")).Earliest);
    }

    [Fact]
    public void Where_no_term_is_in_force_the_day_is_open_and_the_step_says_who_sets_it()
    {
        var way = WayByActs(LangfangRules.WithTerms((null, "2023-04-30", null, 3)), "2026-11-21", Penalty(1, "2026-05-01"));

        Assert.Equal((null, null, null), (way.Earliest, way.Steps.Single().From, way.Steps.Single().Source));
        Assert.EndsWith("何时可行由作出决定的部门确定", way.Steps.Single().Text.Zh, StringComparison.Ordinal);
        Assert.EndsWith("the deciding body sets the day", way.Steps.Single().Text.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_term_whose_condition_cannot_be_told_leaves_the_day_open() =>
        Assert.Null(WayByActs(LangfangRules.WithTerms((null, null, "record.amount_fen > 100", 3)), "2026-11-21", Penalty(1, "2026-05-01")).Earliest);

    [Fact]
    public void A_way_of_several_repairs_is_as_late_as_the_last_of_them()
    {
        var pack = LangfangRules.WithTerms((null, null, null, 3));

        var way = WayByActs(pack, "2026-11-21", Penalty(1, "2026-05-01"), Penalty(2, "2026-09-20"), Penalty(3, "2026-10-05"));

        Assert.Equal(Day("2027-01-05"), way.Earliest);
        Assert.Equal(["2026-11-21", "2026-12-20", "2027-01-05"], way.Steps.Select(step => $"{step.From:yyyy-MM-dd}"));
    }

    [Fact]
    public void Of_seven_records_the_two_that_can_be_repaired_first_are_enough()
    {
        var records = Enumerable.Range(1, 7).Select(number => Penalty(number, $"2026-10-0{number}"));

        var way = WayByActs(LangfangRules.WithTerms((null, null, null, 3)), "2026-11-21", [.. records]);

        Assert.Equal(("B", Day("2027-01-02")), (way.Letter, way.Earliest));
        Assert.Equal([1, 2], way.Steps.Select(step => step.Record ?? 0));
    }

    [Fact]
    public void A_repair_that_is_over_only_after_time_alone_has_done_it_is_no_way() =>
        Assert.Equal(["wait"], Explain(LangfangRules.WithTerms((null, null, null, 12)), "2026-11-21", Penalty(1, "2026-05-01"))
            .Ways.SelectMany(way => way.Steps).Select(step => step.Kind));

    [Fact]
    public void A_way_that_needs_an_undated_removal_too_has_no_date_and_comes_last()
    {
        var pack = LangfangRules.WithTerms((null, null, null, 3));

        var ways = Explain(pack, "2026-11-21", Penalty(1, "2026-09-20"), Arrears(2, "2026-01-01")).Ways;

        var way = Assert.Single(ways);
        Assert.Null(way.Earliest);
        Assert.Equal([(2L, null), (1L, Day("2026-12-20"))], way.Steps.OrderByDescending(step => step.Record).Select(step => (step.Record ?? 0, step.From)));
    }

    [Fact]
    public void The_step_names_the_term_and_its_source_in_both_languages()
    {
        var text = WayByActs(LangfangRules.WithTerms((null, null, null, 3)), "2026-11-21", Penalty(1, "2026-09-20")).Steps.Single().Text;

        Assert.Equal("纠正失信行为后，向作出决定的部门申请信用修复：penalty（2026-09-20）；自决定之日起满 3 个月（《repair-2026》九）", text.Zh);
        Assert.Equal(
            "Correct the failing, then apply for repair to the department that decided: penalty (2026-09-20); 3 months after the decision at the earliest (repair-2026, 九)",
            text.En);
    }

    [Fact]
    public void A_decision_near_the_end_of_the_calendar_has_a_term_all_the_same() =>
        Assert.Equal(
            DateOnly.MaxValue,
            WayByActs(LangfangRules.WithTerms((null, null, null, 600)), "9999-06-01", Penalty(1, "9999-05-01")).Earliest);

    private static Way WayByActs(CompiledPack pack, string asOf, params RecordFacts[] records) =>
        Explain(pack, asOf, records).Ways.Single(way => way.Steps.Any(step => step.Kind == "repair"));
}
