using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>Adds up what a subject's counts and facts bring to the score.</summary>
internal static class ScoreSum
{
    /// <summary>The exact sum; null when a part of it cannot be told or lies beyond what is looked up.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="counts">Counts by lane, none 255.</param>
    /// <param name="results">The results, and the subject's place.</param>
    /// <param name="brought">What records brought to each item, before its cap.</param>
    public static long? Of(ScoreTerms terms, PackedSubject subject, Vector256<byte> counts, (ResultParts Parts, int At) results, ReadOnlySpan<long> brought)
    {
        var sum = terms.Idle;
        if (counts != Vector256<byte>.Zero)
        {
            if (OfCounts(terms, counts) is not { } counted)
            {
                return null;
            }

            sum = counted;
        }

        var isTold = sum != ScoreTerms.Untold;
        if (terms.ByTraits.Length > 0)
        {
            Add(terms.ByTraits[subject.Traits], ref sum, ref isTold);
        }

        if (terms.ByIndustry.Length > 0)
        {
            Add(terms.ByIndustry[subject.Industry], ref sum, ref isTold);
        }

        if (terms.ByPlace.Length > 0)
        {
            Add(terms.ByPlace[subject.Place], ref sum, ref isTold);
        }

        if (terms.ByRegistered is { } byRegistered)
        {
            Add(byRegistered[subject.RegisteredDay], ref sum, ref isTold);
        }

        foreach (var (part, points) in CollectionsMarshal.AsSpan(terms.ByResult))
        {
            Add(points[results.Parts.LetterOf(part, results.At)], ref sum, ref isTold);
        }

        for (var item = 0; item < brought.Length; item++)
        {
            sum += terms.Items[item].Hold(brought[item]);
        }

        sum = Math.Max(sum, terms.Least ?? sum);
        return isTold ? Math.Min(sum, terms.Most ?? sum) : null;
    }

    private static long? OfCounts(ScoreTerms terms, Vector256<byte> counts)
    {
        Span<byte> byLane = stackalloc byte[Vector256<byte>.Count];
        counts.CopyTo(byLane);
        var sum = terms.Base;
        var isTold = sum != ScoreTerms.Untold;
        foreach (var (lane, _, points) in CollectionsMarshal.AsSpan(terms.ByLane))
        {
            Add(points[byLane[lane]], ref sum, ref isTold);
        }

        foreach (var (first, second, points) in CollectionsMarshal.AsSpan(terms.ByPair))
        {
            if (byLane[first] >= ScoreTerms.PairLimit || byLane[second] >= ScoreTerms.PairLimit)
            {
                return null;
            }

            Add(points[(byLane[first] * ScoreTerms.PairLimit) + byLane[second]], ref sum, ref isTold);
        }

        return isTold ? sum : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(long points, ref long sum, ref bool isTold)
    {
        sum = unchecked(sum + points);
        isTold &= points != ScoreTerms.Untold;
    }
}
