using Xinheng.Evaluation.BackTests;
using Xunit;
using static Xinheng.Evaluation.Tests.BackTests.Inspections;

namespace Xinheng.Evaluation.Tests.BackTests;

public sealed class YieldTests
{
    /// <summary>The four examples of Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void The_interval_of_a_rate_is_Wilsons_as_printed(int found, int outcomes, double low, double high)
    {
        var report = Test(Of("A", outcomes, found));

        Assert.Equal((outcomes, found, low, high), (report.Overall.Outcomes, report.Overall.Found, Math.Round(report.Overall.Low ?? -1, 4), Math.Round(report.Overall.High ?? -1, 4)));
    }

    [Fact]
    public void A_rate_of_all_or_nothing_has_an_interval_that_ends_there()
    {
        var report = Test([.. Of("A", 7, 0), .. Of("D", 7, 7)]);

        Assert.Equal(0, report.Classes[0].Yield.Low);
        Assert.Equal(1, report.Classes[3].Yield.High);
    }

    [Fact]
    public void A_class_is_lifted_over_the_rate_of_all_and_a_class_without_outcomes_has_no_rate()
    {
        var report = Test([.. Of("A", 80, 10), .. Of("C", 20, 15)]);

        Assert.Equal([("A", 80, 0.125, 0.5), ("B", 0, null, null), ("C", 20, 0.75, 3.0), ("D", 0, null, (double?)null)], report.Classes.Select(one => (one.Letter, one.Yield.Outcomes, one.Yield.Rate, one.Lift)));
        Assert.Equal(0.25, report.Overall.Rate);
        Assert.Equal(0.8, report.Classes[0].Share);
    }

    [Fact]
    public void An_outcome_weighs_what_it_stands_for_and_the_sample_counts_by_Kish()
    {
        var report = Test(One(1, "2026-01-01", "A", found: true, weight: 4), One(2, "2026-01-01", "A", weight: 1), One(3, "2026-01-01", "A", weight: 1), One(4, "2026-01-01", "A", found: true, weight: 2));

        Assert.Equal(0.75, report.Overall.Rate);
        Assert.Equal(64.0 / 22.0, report.Overall.Effective, 12);
        Assert.True(report.Basis.IsWeighted);
    }

    [Fact]
    public void Weights_that_are_all_alike_change_nothing()
    {
        var plain = Test([.. Of("A", 30, 3), .. Of("B", 20, 7)]);
        var heavy = Test([.. Of("A", 30, 3, weight: 20), .. Of("B", 20, 7, weight: 20)]);

        Assert.False(heavy.Basis.IsWeighted);
        Assert.Equal(plain.ByClass?.Auc ?? -1, heavy.ByClass?.Auc ?? -2, 12);
        Assert.Equal(plain.Classes[1].Yield.High ?? -1, heavy.Classes[1].Yield.High ?? -2, 12);
    }

    [Fact]
    public void Subjects_without_a_grade_count_in_the_rates_and_in_no_comparison_of_classes()
    {
        var report = Test([.. Of("A", 10, 1), .. Of("B", 10, 5), .. Of(null, 10, 9)]);

        Assert.Equal((null, 10, 0.9), (report.Classes[^1].Letter, report.Classes[^1].Yield.Outcomes, report.Classes[^1].Yield.Rate));
        Assert.Equal(10, report.Basis.Ungraded);
        Assert.Equal(Test([.. Of("A", 10, 1), .. Of("B", 10, 5)]).ByClass, report.ByClass);
    }

    [Fact]
    public void Each_stratum_has_a_rate_of_its_own()
    {
        var report = Test([.. Of("A", 4, 1).Select(one => one with { Stratum = "燃气" }), .. Of("B", 2, 2)]);

        Assert.Equal([("", 2, 1.0), ("燃气", 4, 0.25)], report.Strata.Select(one => (one.Stratum, one.Yield.Outcomes, one.Yield.Rate ?? -1)));
    }

    [Fact]
    public void Scores_are_cut_into_tenths_and_equal_scores_are_never_parted()
    {
        var report = Test(Enumerable.Range(0, 100).Select(at => One(at, "2026-01-01", "A", at >= 90, score: at < 35 ? 1 : at)));

        Assert.Equal(35, report.Bands[0].Yield.Outcomes);
        Assert.Equal((1.0, 1.0), (report.Bands[0].From, report.Bands[0].Through));
        Assert.Equal((90.0, 99.0, 1.0, 10.0), (report.Bands[^1].From, report.Bands[^1].Through, report.Bands[^1].Yield.Rate, report.Bands[^1].Lift));
        Assert.Equal(100, report.Bands.Sum(band => band.Yield.Outcomes));
    }

    [Fact]
    public void Without_outcomes_there_is_a_report_that_says_nothing()
    {
        var report = Test([]);

        Assert.Equal(BackTestVerdict.NothingToCompare, report.Verdict);
        Assert.Equal((null, null, 0), (report.Overall.Rate, report.ByClass, report.Periods.Count));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_that_is_none_is_refused(double weight) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Test(One(1, "2026-01-01", "A", weight: weight)));
}
