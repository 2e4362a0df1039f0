using Xinheng.Evaluation.BackTests;
using Xunit;
using static Xinheng.Evaluation.Tests.BackTests.Inspections;
using static Xinheng.Evaluation.Tests.Situation;

namespace Xinheng.Evaluation.Tests.BackTests;

public sealed class PeriodStepTests
{
    private const string Before = "2025-11-03";
    private const string After = "2026-02-03";

    [Theory]
    [InlineData(PeriodLength.Quarter, "2026-04-01", "2026-06-30")]
    [InlineData(PeriodLength.HalfYear, "2026-01-01", "2026-06-30")]
    [InlineData(PeriodLength.Year, "2026-01-01", "2026-12-31")]
    public void Periods_are_those_of_the_calendar(PeriodLength length, string from, string through)
    {
        var report = BackTestAnalysis.Analyse([One(1, "2026-06-30", "A")], Method with { Period = length });

        Assert.Equal(new Period(Day(from), Day(through)), Assert.Single(report.Periods).Period);
    }

    [Fact]
    public void A_period_without_outcomes_is_passed_over()
    {
        var report = Test(One(1, "2024-02-01", "A"), One(1, "2026-08-01", "A"));

        Assert.Equal((Day("2024-01-01"), Day("2026-07-01")), (report.Steps.Single().Before.From, report.Steps.Single().After.From));
    }

    /// <summary>By hand: −0.1·ln 0.8 + 0 + 0.05·ln(4/3) + 0.05·ln 2.</summary>
    [Fact]
    public void The_stability_index_is_that_worked_out_by_hand()
    {
        var report = Test([.. Of("A", 50, 0, Before), .. Of("B", 30, 0, Before), .. Of("C", 15, 0, Before), .. Of("D", 5, 0, Before),
            .. Of("A", 40, 0, After), .. Of("B", 30, 0, After), .. Of("C", 20, 0, After), .. Of("D", 10, 0, After)]);

        Assert.Equal(0.0713558, report.Steps.Single().Shift.Psi ?? -1, 7);
        Assert.Equal(0, report.Steps.Single().Shift.EmptyFilled);
    }

    [Fact]
    public void A_class_empty_in_one_period_gets_half_an_outcome_with_all_others_and_one_empty_in_both_gets_none()
    {
        var report = Test([.. Of("A", 60, 0, Before), .. Of("B", 40, 0, Before), .. Of("A", 50, 0, After), .. Of("B", 45, 0, After), .. Of("C", 5, 0, After)]);

        double[] before = [60.5 / 101.5, 40.5 / 101.5, 0.5 / 101.5];
        double[] after = [50.5 / 101.5, 45.5 / 101.5, 5.5 / 101.5];
        Assert.Equal(before.Zip(after, (was, now) => (now - was) * Math.Log(now / was)).Sum(), report.Steps.Single().Shift.Psi ?? -1, 12);
        Assert.Equal(1, report.Steps.Single().Shift.EmptyFilled);
    }

    [Fact]
    public void What_is_expected_of_a_class_is_its_rate_in_the_period_before()
    {
        var report = Test([.. Of("A", 10, 1, Before), .. Of("B", 10, 5, Before), .. Of("A", 4, 1, After), .. Of("B", 2, 1, After), .. Of("D", 3, 3, After)]);

        var calibration = report.Steps.Single().ByClass;
        Assert.Equal([("A", 0.1, 0.25), ("B", 0.5, 0.5), ("C", null, null), ("D", null, (double?)1.0)], calibration.Cells.Select(cell => (cell.Letter, cell.Expected, cell.Observed.Rate)));
        // A: one found (0.81) and three not (0.01 each); B: 0.25 each. Without classes everybody is expected at 0.3.
        Assert.Equal((0.81 + 0.03 + 0.5) / 6, calibration.Brier ?? -1, 12);
        Assert.Equal(((2 * 0.49) + (4 * 0.09)) / 6, calibration.BrierWithoutClasses ?? -1, 12);
        Assert.Equal(3, calibration.WithoutExpectation);
    }

    [Fact]
    public void Scores_are_expected_by_the_tenths_of_the_period_before()
    {
        var before = Enumerable.Range(1, 10).Select(at => One(at, Before, "A", found: at > 5, score: at));
        var report = Test([.. before, One(21, After, "A", found: true, score: 0.5), One(22, After, "A", score: 99)]);

        var cells = report.Steps.Single().ByScore?.Cells ?? [];
        Assert.Equal((10, null, 1.0, 0.0, 1.0), (cells.Count, cells[0].Above, cells[0].Through, cells[0].Expected, cells[0].Observed.Rate));
        Assert.Equal((9.0, null, 1.0, 0.0), (cells[9].Above, cells[9].Through, cells[9].Expected, cells[9].Observed.Rate));
        Assert.Equal(1, report.Steps.Single().ByScore?.Brier);
    }

    [Fact]
    public void Subjects_of_both_periods_move_from_their_last_class_to_their_last_class()
    {
        var report = Test(
            One(1, "2025-08-01", "D"), One(1, Before, "A"), One(1, After, "A"),
            One(2, Before, "A"), One(2, After, "C"),
            One(3, Before, "B"), One(3, After, "A"),
            One(4, Before, "A"), One(5, After, "A"),
            One(6, Before, null), One(6, After, "A"));

        var moves = report.Steps.Single().Moves;
        Assert.Equal([("A", "A", 1, 0.5), ("A", "C", 1, 0.5), ("B", "A", 1, 1.0)], moves.Cells.Select(cell => (cell.From, cell.To, cell.Subjects, cell.Share)));
        Assert.Equal((3, 1.0 / 3, 1.0), (moves.Subjects, moves.Unchanged, moves.MeanSteps));
    }

    [Fact]
    public void A_move_weighs_the_product_of_both_weights()
    {
        var report = Test(One(1, Before, "A", weight: 2), One(1, After, "A", weight: 3), One(2, Before, "A", weight: 1), One(2, After, "B", weight: 4));

        Assert.Equal((0.6, 0.4), (report.Steps.Single().Moves.Unchanged, report.Steps.Single().Moves.MeanSteps));
    }

    [Fact]
    public void A_period_in_which_nobody_was_graded_has_no_index_and_no_expectation()
    {
        var step = Test(One(1, Before, null, found: true), One(2, After, "A")).Steps.Single();

        Assert.Equal((null, null, null, 1), (step.Shift.Psi, step.ByClass.Brier, step.Moves.Unchanged, step.ByClass.WithoutExpectation));
    }
}
