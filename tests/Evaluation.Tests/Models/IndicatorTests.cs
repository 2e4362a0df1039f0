using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xunit;
using static Xinheng.Evaluation.Tests.Models.WrittenPack;

namespace Xinheng.Evaluation.Tests.Models;

/// <summary>Different values, streaks, ratios and calendar years.</summary>
public sealed class IndicatorTests
{
    [Fact]
    public void Different_deciding_bodies_are_counted_once_each_and_unknown_ones_not_at_all()
    {
        var pack = Compile(
            """
            indicators:
              - {id: bodies, title: {zh: 作出单位数, en: deciding bodies}, aggregate: distinct, of: record.issuer, within: ever, source: 一}

            """ + Grades("bodies > 1"));
        RecordFacts[] records =
        [
            Record(1, "penalty", "2026-01-01") with { Issuer = "甲局" }, Record(2, "penalty", "2026-01-02") with { Issuer = "甲局" },
            Record(3, "penalty", "2026-01-03"),
        ];

        Assert.Equal(new Value.Int(1), Explainer.Grade(pack, Enterprise, records, AsOf).Indicators[0]);
        Assert.Equal("B", Explainer.Grade(pack, Enterprise, [.. records, Record(4, "penalty", "2026-01-04") with { Issuer = "乙局" }], AsOf).Letter);
    }

    [Theory]
    [InlineData("2026-01-30", "2026-06-30", 5)]
    [InlineData("2026-01-30", "2026-06-29", 4)]
    [InlineData("2026-01-31", "2026-02-28", 0)]
    [InlineData("2026-01-31", "2026-03-01", 1)]
    [InlineData("2024-02-29", "2025-02-28", 11)]
    [InlineData("2024-02-29", "2025-03-01", 12)]
    [InlineData("2026-06-30", "2026-06-30", 0)]
    public void A_streak_of_whole_months_is_as_long_as_the_longest_window_that_holds_nothing(string happened, string asOf, long months)
    {
        var pack = Streak("months", "clean < 3");
        var day = DateOnly.Parse(asOf);

        var streak = Explainer.Grade(pack, Enterprise, [Record(1, "penalty", happened)], day).Indicators[0];

        Assert.Equal(new Value.Int(months), streak);
        Assert.Equal(0, Counted(happened, day, months));
        Assert.Equal(1, Counted(happened, day, months + 1));
    }

    [Fact]
    public void Without_any_event_a_streak_runs_since_the_registration_and_is_absent_where_that_is_unknown()
    {
        var pack = Streak("years", "clean != null && clean < 3");

        Assert.Equal(new Value.Int(11), Explainer.Grade(pack, Enterprise, [], AsOf).Indicators[0]);
        Assert.Equal(Value.Null.Instance, Explainer.Grade(pack, Enterprise with { Registered = null }, [], AsOf).Indicators[0]);
        Assert.Equal(Value.Null.Instance, Explainer.Grade(pack, Enterprise with { Registered = new(2027, 1, 1) }, [], AsOf).Indicators[0]);
    }

    [Fact]
    public void A_state_breaks_a_streak_as_long_as_it_stands()
    {
        var pack = Streak("days", "clean < 30", "listing");

        Assert.Equal(new Value.Int(0), Explainer.Grade(pack, Enterprise, [Record(1, "listing", "2020-01-01")], AsOf).Indicators[0]);
        Assert.Equal(
            new Value.Int(10),
            Explainer.Grade(pack, Enterprise, [Record(1, "listing", "2020-01-01") with { Until = new(2026, 6, 20) }], AsOf).Indicators[0]);
    }

    [Fact]
    public void A_streak_that_grows_long_enough_changes_the_grade_on_that_very_day_however_far_off()
    {
        var soon = Explainer.Explain(Streak("months", "clean < 3"), Enterprise, [Record(1, "penalty", "2026-05-31")], AsOf);
        var late = Explainer.Explain(Streak("years", "clean < 40"), Enterprise, [Record(1, "penalty", "2026-05-31")], AsOf);

        Assert.Equal(new NextChange(new(2026, 8, 31), "A", "time"), soon.NextChange);
        Assert.Equal(new NextChange(new(2066, 5, 31), "A", "time"), late.NextChange);
    }

    [Theory]
    [InlineData(1, 3, "0.333333")]
    [InlineData(2, 3, "0.666667")]
    [InlineData(1, 8, "0.125")]
    [InlineData(0, 3, "0")]
    [InlineData(0, 0, "0.5")]
    public void A_ratio_has_six_places_and_its_own_value_where_there_is_nothing_to_divide_by(int penalties, int all, string expected)
    {
        var pack = Ratio(", otherwise: 0.5");
        var records = Enumerable.Range(1, all).Select(at => Record(at, at <= penalties ? "penalty" : "honour", "2026-01-01")).ToList();

        var ratio = Assert.IsType<Value.Decimal>(Explainer.Grade(pack, Enterprise, records, AsOf).Indicators[2]);

        Assert.Equal(decimal.Parse(expected), ratio.Content);
    }

    [Fact]
    public void Without_a_value_for_nothing_a_ratio_is_absent()
    {
        var pack = Ratio(string.Empty);

        var grade = Explainer.Grade(pack, Enterprise, [], AsOf);

        Assert.Equal(Value.Null.Instance, grade.Indicators[2]);
        Assert.Null(grade.Letter);
    }

    [Fact]
    public void Records_count_through_the_indicators_a_ratio_divides()
    {
        var explanation = Explainer.Explain(Ratio(string.Empty), Enterprise, [Record(1, "penalty", "2026-01-01")], AsOf);

        Assert.Equal("B", explanation.Letter);
        Assert.Contains("处罚", Assert.Single(explanation.Records).Reason.Zh, StringComparison.Ordinal);
        Assert.True(explanation.Records[0].Counted);
    }

    [Fact]
    public void Calendar_years_begin_on_the_first_of_january()
    {
        var pack = Compile(
            """
            indicators:
              - {id: recent, title: {zh: 近两年处罚, en: penalties of two years}, aggregate: count, where: record.kind == 'penalty', within: {calendar_years: 2}, source: 一}

            """ + Grades("recent > 0"));

        var inside = Explainer.Explain(pack, Enterprise, [Record(1, "penalty", "2025-01-01")], AsOf);
        var outside = Explainer.Explain(pack, Enterprise, [Record(1, "penalty", "2024-12-31")], AsOf);

        Assert.Equal("B", inside.Letter);
        Assert.Equal(new DateOnly(2025, 1, 1), inside.Indicators[0].From);
        Assert.Equal(new NextChange(new(2027, 1, 1), "A", "time"), inside.NextChange);
        Assert.Equal("A", outside.Letter);
    }

    private static CompiledPack Streak(string unit, string whenB, string kind = "penalty") => Compile(
        $$"""
        indicators:
          - {id: clean, title: {zh: 连续无处罚, en: without penalties}, aggregate: streak_without, unit: {{unit}}, where: record.kind == '{{kind}}', source: 一}

        """ + Grades(whenB));

    private static long Counted(string happened, DateOnly day, long months)
    {
        var pack = Compile(
            $$"""
            indicators:
              - {id: recent, title: {zh: 次数, en: times}, aggregate: count, within: {months: {{months}}}, source: 一}

            """ + Grades("recent > 0"));
        return Explainer.Grade(pack, Enterprise, [Record(1, "penalty", happened)], day).Indicators[0] is Value.Int { Content: var count } ? count : -1;
    }

    private static CompiledPack Ratio(string otherwise) => Compile(
        $$"""
        indicators:
          - {id: penalties, title: {zh: 处罚, en: penalties}, aggregate: count, where: record.kind == 'penalty', within: ever, source: 一}
          - {id: everything, title: {zh: 全部, en: all}, aggregate: count, within: ever, source: 一}
          - {id: share, title: {zh: 比例, en: share}, aggregate: ratio, part: penalties, whole: everything{{otherwise}}, source: 一}

        """ + Grades("share > 0.4"));
}
