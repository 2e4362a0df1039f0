using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// A score as a sum of few look-ups, for some subjects at a time: table by table, so that each step is a short loop over
/// all of them. Every step also gives the least it met, which is <see cref="LookUp.Unknown"/> when one cannot be told.
/// </summary>
/// <param name="terms">The terms of the score; of results and of records' points there are none.</param>
/// <param name="cuts">The stretches of the score.</param>
internal sealed class QuickScore(ScoreTerms terms, ScoreCuts cuts)
{
    private const int WordsOfLanes = 4;

    private readonly CountTables counted = new(terms);
    private readonly (long Least, long Most) bounds = (terms.Least ?? long.MinValue, terms.Most ?? long.MaxValue);
    private readonly Vector256<long>[] starts =
    [
        .. cuts.Starts.Chunk(Vector256<long>.Count)
            .Select(some => Vector256.Create([.. some, .. Enumerable.Repeat(long.MaxValue, Vector256<long>.Count - some.Length)])),
    ];

    /// <summary>The sums of some subjects before they are held by their bounds; false when one of them cannot be told.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="counts">Counts by lane, of each.</param>
    /// <param name="sums">Takes the sums.</param>
    public bool AddUp(ReadOnlySpan<ulong> subjects, ReadOnlySpan<Vector256<byte>> counts, Span<long> sums)
    {
        sums = sums[..subjects.Length];
        sums.Fill(terms.Base);
        var words = MemoryMarshal.Cast<Vector256<byte>, ulong>(counts[..subjects.Length]);
        var least = Math.Min(terms.Base, OfSubjects(subjects, sums));
        foreach (var table in counted.Shared)
        {
            least = Math.Min(least, OfShared(words[table.Word..], table, sums));
        }

        var bytes = MemoryMarshal.AsBytes(words);
        foreach (var (first, second, points) in counted.Pairs)
        {
            least = Math.Min(least, OfPair(bytes[first..], bytes[second..], points, sums));
        }

        foreach (var (lane, points) in counted.Single)
        {
            least = Math.Min(least, OfSingle(bytes[lane..], points, sums));
        }

        return least != LookUp.Unknown;
    }

    /// <summary>Puts the stretches that sums lie in into keys.</summary>
    /// <param name="sums">The sums.</param>
    /// <param name="shift">Where the stretch stands in a key.</param>
    /// <param name="keys">The keys.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddStretches(ReadOnlySpan<long> sums, int shift, Span<ulong> keys)
    {
        var (least, most) = bounds;
        for (var at = 0; at < sums.Length && at < keys.Length; at++)
        {
            var score = Vector256.Create(Math.Min(Math.Max(sums[at], least), most));
            var stretch = 0;
            foreach (var some in starts)
            {
                stretch += BitOperations.PopCount(Vector256.LessThanOrEqual(some, score).ExtractMostSignificantBits());
            }

            keys[at] |= (ulong)stretch << shift;
        }
    }

    private long OfSubjects(ReadOnlySpan<ulong> subjects, Span<long> sums)
    {
        var least = 0L;
        if (terms.ByTraits.Length > 0)
        {
            least = Math.Min(least, OfTraits(subjects, terms.ByTraits, sums));
        }

        if (terms.ByIndustry.Length > 0)
        {
            least = Math.Min(least, OfIndustry(subjects, terms.ByIndustry, sums));
        }

        if (terms.ByPlace.Length > 0)
        {
            least = Math.Min(least, OfPlace(subjects, terms.ByPlace, sums));
        }

        return terms.ByRegistered is { } byRegistered ? Math.Min(least, OfRegistered(subjects, byRegistered, sums)) : least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfTraits(ReadOnlySpan<ulong> subjects, ReadOnlySpan<long> table, Span<long> sums)
    {
        var least = 0L;
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            Add(table[new PackedSubject(subjects[at]).Traits], ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfIndustry(ReadOnlySpan<ulong> subjects, ReadOnlySpan<long> table, Span<long> sums)
    {
        var least = 0L;
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            Add(table[new PackedSubject(subjects[at]).Industry], ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfPlace(ReadOnlySpan<ulong> subjects, ReadOnlySpan<long> table, Span<long> sums)
    {
        var least = 0L;
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            Add(table[new PackedSubject(subjects[at]).Place], ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfRegistered(ReadOnlySpan<ulong> subjects, LookUp table, Span<long> sums)
    {
        var least = 0L;
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            Add(table[new PackedSubject(subjects[at]).RegisteredDay], ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfShared(ReadOnlySpan<ulong> words, CountTables.SharedTable table, Span<long> sums)
    {
        var (caps, mask, points, least) = (table.Caps, table.Mask, table.Points, 0L);
        for (int at = 0, word = 0; at < sums.Length && word < words.Length; at++, word += WordsOfLanes)
        {
            var counts = Vector128.Min(Vector128.CreateScalarUnsafe(words[word]).AsByte(), caps);
            Add(points[LaneBits.Of(counts.AsUInt64().ToScalar(), mask)], ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfPair(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, LookUp points, Span<long> sums)
    {
        var least = 0L;
        for (int at = 0, lane = 0; at < sums.Length && lane < first.Length && lane < second.Length; at++, lane += Vector256<byte>.Count)
        {
            var (one, two) = (first[lane], second[lane]);
            Add((one | two) < ScoreTerms.PairLimit ? points[(one * ScoreTerms.PairLimit) + two] : LookUp.Unknown, ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static long OfSingle(ReadOnlySpan<byte> counts, LookUp points, Span<long> sums)
    {
        var least = 0L;
        for (int at = 0, lane = 0; at < sums.Length && lane < counts.Length; at++, lane += Vector256<byte>.Count)
        {
            Add(points[counts[lane]], ref sums[at], ref least);
        }

        return least;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(long points, ref long sum, ref long least)
    {
        sum = unchecked(sum + points);
        least = Math.Min(least, points);
    }
}
