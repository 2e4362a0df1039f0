using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Xinheng.Evaluation.BackTests;
using Xunit;
using static Xinheng.Evaluation.Tests.BackTests.Inspections;

namespace Xinheng.Evaluation.Tests.BackTests;

public sealed class DiscriminationTests
{
    private static readonly Config Cases = Config.QuickThrowOnFailure.WithMaxTest(60);

    private static readonly Arbitrary<GradedOutcome[]> AnyOutcomes =
        Gen.Choose(0, 40).SelectMany(count =>
            (from letter in Gen.Elements<string?>("A", "B", "C", "D", null)
             from found in Gen.Elements(true, false)
             from weight in Gen.Elements(1.0, 2.5, 20.0, 0.7)
             from day in Gen.Choose(0, 700)
             from score in Gen.Choose(0, 12)
             select new GradedOutcome { Subject = 0, Day = new DateOnly(2024, 5, 1).AddDays(day), Found = found, Letter = letter, Weight = weight, Score = score }).ArrayOf(count))
        .Select(outcomes => outcomes.Select((one, at) => one with { Subject = at / 2 }).DistinctBy(one => (one.Subject, one.Day)).ToArray()).ToArbitrary();

    /// <summary>Ratings of 109 computed tomograms: Hanley and McNeil, Radiology 143 (1982) 29–36, whose area is 0.893 with a standard error of 0.032.</summary>
    [Fact]
    public void The_area_is_that_of_Hanley_and_McNeils_tomograms()
    {
        int[] normal = [33, 6, 6, 11, 2];
        int[] abnormal = [3, 2, 2, 11, 33];
        string[] ratings = ["1", "2", "3", "4", "5"];
        var outcomes = ratings.SelectMany((rating, at) => Of(rating, normal[at] + abnormal[at], abnormal[at])).ToList();

        var told = BackTestAnalysis.Analyse(outcomes, Method with { Scale = ratings, Resamples = 2_000 }).ByClass;

        Assert.Equal(0.893, Math.Round(told?.Auc ?? -1, 3));
        Assert.InRange(told?.Low ?? -1, 0.893 - (2.4 * 0.032), 0.893 - (1.6 * 0.032));
        Assert.InRange(told?.High ?? -1, 0.893 + (1.3 * 0.032), 0.893 + (2.1 * 0.032));
    }

    [Fact]
    public void The_area_is_the_share_of_pairs_in_which_the_found_was_ranked_worse() =>
        Check.One(Cases, Prop.ForAll(AnyOutcomes, outcomes =>
        {
            var told = Test(outcomes).ByClass;

            var (won, all) = (0.0, 0.0);
            foreach (var found in outcomes.Where(one => one.Found && one.Letter is not null))
            {
                foreach (var other in outcomes.Where(one => !one.Found && one.Letter is not null))
                {
                    all += found.Weight * other.Weight;
                    won += found.Weight * other.Weight * (string.CompareOrdinal(found.Letter, other.Letter) is var order && order > 0 ? 1 : order == 0 ? 0.5 : 0);
                }
            }

            return all == 0 ? told is null : told is not null && Math.Abs(told.Auc - (won / all)) < 1e-9 && told.Low <= told.High && told.Low >= 0 && told.High <= 1;
        }));

    [Fact]
    public void The_order_of_outcomes_never_matters() =>
        Check.One(Cases, Prop.ForAll(AnyOutcomes, outcomes =>
            JsonSerializer.Serialize(Test(outcomes)) == JsonSerializer.Serialize(Test(outcomes.Reverse()))));

    [Fact]
    public void The_same_seed_gives_the_same_interval_and_another_another()
    {
        List<GradedOutcome> outcomes = [.. Of("A", 300, 31), .. Of("B", 60, 14), .. Of("D", 20, 9)];

        var first = BackTestAnalysis.Analyse(outcomes, Method).ByClass;

        Assert.Equal(first, BackTestAnalysis.Analyse(outcomes, Method).ByClass);
        Assert.NotEqual(first, BackTestAnalysis.Analyse(outcomes, Method with { Seed = 2 }).ByClass);
        Assert.Equal(first?.Auc, BackTestAnalysis.Analyse(outcomes, Method with { Seed = 2 }).ByClass?.Auc);
    }

    [Theory]
    [InlineData(10, 90, BackTestVerdict.WorseFindsMore)]
    [InlineData(90, 10, BackTestVerdict.WorseFindsFewer)]
    [InlineData(50, 50, BackTestVerdict.NotTold)]
    [InlineData(0, 0, BackTestVerdict.NothingToCompare)]
    [InlineData(100, 100, BackTestVerdict.NothingToCompare)]
    public void The_verdict_goes_by_the_interval(int foundInBest, int foundInWorst, BackTestVerdict verdict) =>
        Assert.Equal(verdict, Test([.. Of("A", 100, foundInBest), .. Of("D", 100, foundInWorst)]).Verdict);

    [Theory]
    [InlineData(1, true)]
    [InlineData(-1, false)]
    public void Which_end_of_a_score_is_the_bad_one_is_told_from_the_classes(int sign, bool higherIsWorse)
    {
        var outcomes = Enumerable.Range(0, 60).Select(at => One(at, "2026-01-01", "ABCD"[at / 15].ToString(), found: at % 7 == 0 || at > 50, score: sign * at)).ToList();

        var told = Test(outcomes).ByScore;

        Assert.Equal(higherIsWorse, told?.HigherIsWorse);
        Assert.True(told?.Auc > 0.6);
    }

    [Theory]
    [InlineData(99)]
    [InlineData(10_001)]
    public void A_number_of_resamples_outside_its_bounds_is_refused(int resamples) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BackTestAnalysis.Analyse([], Method with { Resamples = resamples }));
}
