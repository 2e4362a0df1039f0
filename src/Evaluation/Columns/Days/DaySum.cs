using System.Runtime.InteropServices;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Adds up what counts of any size and a subject's facts bring to a score, the days of its life apart.</summary>
internal static class DaySum
{
    /// <summary>The exact sum before it is held by the scorecard's bounds; <see cref="ScoreTerms.Untold"/> when a part cannot be looked up.</summary>
    /// <param name="terms">The terms; without items of records and results.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="counts">Counts by lane.</param>
    /// <param name="isAged">Whether what the registration day brings is left out.</param>
    public static long Of(ScoreTerms terms, PackedSubject subject, ReadOnlySpan<int> counts, bool isAged)
    {
        var sum = OfCounts(terms, counts);
        sum = terms.ByTraits.Length == 0 ? sum : Add(sum, terms.ByTraits[subject.Traits]);
        sum = terms.ByIndustry.Length == 0 ? sum : Add(sum, terms.ByIndustry[subject.Industry]);
        sum = terms.ByPlace.Length == 0 ? sum : Add(sum, terms.ByPlace[subject.Place]);
        return isAged || terms.ByRegistered is not { } byRegistered ? sum : Add(sum, byRegistered[subject.RegisteredDay]);
    }

    /// <summary>The sum of two; <see cref="ScoreTerms.Untold"/> when one of them is that.</summary>
    public static long Add(long one, long other) => one == ScoreTerms.Untold || other == ScoreTerms.Untold ? ScoreTerms.Untold : one + other;

    private static long OfCounts(ScoreTerms terms, ReadOnlySpan<int> counts)
    {
        if (counts.IndexOfAnyExcept(0) < 0)
        {
            return terms.Idle;
        }

        var sum = terms.Base;
        foreach (var (lane, points) in CollectionsMarshal.AsSpan(terms.ByLane))
        {
            sum = Add(sum, counts[lane] <= LaneCaps.Exact ? points[counts[lane]] : ScoreTerms.Untold);
        }

        foreach (var (first, second, points) in CollectionsMarshal.AsSpan(terms.ByPair))
        {
            var isLooked = counts[first] < ScoreTerms.PairLimit && counts[second] < ScoreTerms.PairLimit;
            sum = Add(sum, isLooked ? points[(counts[first] * ScoreTerms.PairLimit) + counts[second]] : ScoreTerms.Untold);
        }

        return sum;
    }
}
