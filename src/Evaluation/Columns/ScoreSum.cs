using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>Adds up what a subject's counts and facts bring to the score.</summary>
internal static class ScoreSum
{
    /// <summary>The exact sum; null when a part of it cannot be told or lies beyond what is looked up.</summary>
    /// <param name="terms">The terms.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="counts">Counts by lane, none 255.</param>
    public static long? Of(TreeTerms terms, PackedSubject subject, Vector256<byte> counts)
    {
        Span<byte> byLane = stackalloc byte[Vector256<byte>.Count];
        counts.CopyTo(byLane);
        var sum = terms.Base;
        var isTold = sum != TreeTerms.Untold;
        foreach (var (lane, points) in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(terms.ByLane))
        {
            Add(points[byLane[lane]], ref sum, ref isTold);
        }

        foreach (var (first, second, points) in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(terms.ByPair))
        {
            if (byLane[first] >= TreeTerms.PairLimit || byLane[second] >= TreeTerms.PairLimit)
            {
                return null;
            }

            Add(points[(byLane[first] * TreeTerms.PairLimit) + byLane[second]], ref sum, ref isTold);
        }

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

        if (terms.HasRegistered)
        {
            Add(terms.ByRegistered(subject.RegisteredDay), ref sum, ref isTold);
        }

        return isTold ? sum : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(long points, ref long sum, ref bool isTold)
    {
        sum = unchecked(sum + points);
        isTold &= points != TreeTerms.Untold;
    }
}
