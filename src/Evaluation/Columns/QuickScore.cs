using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// A score as a sum of few look-ups, for some subjects at a time: first what every subject has and what its own facts
/// bring, then, for those with records alone, table by table what their counts bring beyond that. Sums are kept greater by
/// <see cref="Bias"/>, and what cannot be told brings as much as lifts them to <see cref="Untold"/> or more for good.
/// </summary>
internal sealed class QuickScore
{
    /// <summary>From this sum on, something in it cannot be told.</summary>
    public const long Untold = 1L << 61;

    private const long Bias = ScoreCuts.Bound;

    /// <summary>Look-ups that may not tell, at most: with one more their sum could come around.</summary>
    private const int MostUntold = 7;

    private const int WordsOfLanes = 4;

    private readonly CountTables counted;
    private readonly long idle;
    private readonly OfFact traits;
    private readonly OfFact industry;
    private readonly OfFact place;
    private readonly AgePoints ages;
    private readonly int subjectDay;
    private readonly long[] starts;

    private QuickScore(ScoreTerms terms, ScoreCuts cuts, (CountTables Counted, int SubjectDay) given)
    {
        (counted, subjectDay) = given;
        idle = terms.Idle + Bias;
        (traits, industry, place) = (OfFact.Of(terms.ByTraits), OfFact.Of(terms.ByIndustry), OfFact.Of(terms.ByPlace));
        ages = terms.ByRegistered ?? new AgePoints(subjectDay, 0, _ => 0);
        starts = [.. cuts.Starts.Select(start => start > terms.Most ? long.MaxValue : start <= terms.Least ? long.MinValue : start + Bias - 1)];
    }

    /// <summary>The look-ups; null where too many of them may not tell.</summary>
    /// <param name="terms">The terms of the score; of results and of records' points there are none.</param>
    /// <param name="cuts">The stretches of the score.</param>
    /// <param name="day">The day.</param>
    public static QuickScore? Of(ScoreTerms terms, ScoreCuts cuts, DateOnly day)
    {
        if (terms.Idle == LookUp.Unknown)
        {
            return null;
        }

        var counted = new CountTables(terms);
        long[][] whole = [terms.ByTraits, terms.ByIndustry, terms.ByPlace];
        var untold = whole.Count(table => table.Contains(LookUp.Unknown)) + counted.Untold + 1;
        return untold > MostUntold ? null : new QuickScore(terms, cuts, (counted, day.DayNumber - PackedSubject.FirstDay));
    }

    /// <summary>The sums of some subjects, were they without records.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="sums">Takes the sums.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Begin(ReadOnlySpan<ulong> subjects, Span<long> sums)
    {
        var (byTraits, byIndustry, byPlace) = (traits.Points, industry.Points, place.Points);
        var (isByTraits, isByIndustry, isByPlace) = (traits.Mask, industry.Mask, place.Mask);
        var (byAge, today, settled) = (ages.Points, subjectDay, ages.Settled);
        var start = idle;
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            var subject = new PackedSubject(subjects[at]);
            sums[at] = start + byTraits[subject.Traits & isByTraits] + byIndustry[subject.Industry & isByIndustry] + byPlace[subject.Place & isByPlace]
                + byAge.Or(AgePoints.PlaceOf(subject.RegisteredDay, today, settled), Untold);
        }
    }

    /// <summary>Adds what counts bring.</summary>
    /// <param name="counts">Counts by lane, of each.</param>
    /// <param name="sums">Takes it, of each.</param>
    public void Add(ReadOnlySpan<Vector256<byte>> counts, Span<long> sums)
    {
        var words = MemoryMarshal.Cast<Vector256<byte>, ulong>(counts);
        if (words.IsEmpty)
        {
            return;
        }

        foreach (var table in counted.Shared)
        {
            AddShared(words[table.Word..], table, sums);
        }

        var bytes = MemoryMarshal.AsBytes(words);
        foreach (var (first, second, points) in counted.Pairs)
        {
            AddPair(bytes[first..], bytes[second..], points, sums);
        }

        foreach (var (lane, points) in counted.Single)
        {
            AddSingle(bytes[lane..], points, sums);
        }
    }

    /// <summary>Puts the stretches that sums lie in into keys.</summary>
    /// <param name="sums">The sums, as many as go into whole vectors.</param>
    /// <param name="shift">Where the stretch stands in a key.</param>
    /// <param name="keys">The keys.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddStretches(ReadOnlySpan<long> sums, int shift, Span<ulong> keys)
    {
        var ofSums = MemoryMarshal.Cast<long, Vector256<long>>(sums);
        var ofKeys = MemoryMarshal.Cast<ulong, Vector256<long>>(keys);
        for (var at = 0; at < ofSums.Length && at < ofKeys.Length; at++)
        {
            var (some, stretch) = (ofSums[at], Vector256<long>.Zero);
            foreach (var start in starts)
            {
                stretch -= Vector256.GreaterThan(some, Vector256.Create(start)); // true is −1
            }

            ofKeys[at] |= stretch << shift;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddShared(ReadOnlySpan<ulong> words, CountTables.SharedTable table, Span<long> sums)
    {
        var (caps, mask, points) = (table.Caps, table.Mask, table.Points);
        for (int at = 0, word = 0; at < sums.Length && word < words.Length; at++, word += WordsOfLanes)
        {
            var counts = Vector128.Min(Vector128.CreateScalarUnsafe(words[word]).AsByte(), caps);
            var brought = points[LaneBits.Of(counts.AsUInt64().ToScalar(), mask)];
            sums[at] += brought != LookUp.Unknown ? brought : Untold;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPair(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, LookUp points, Span<long> sums)
    {
        for (int at = 0, lane = 0; at < sums.Length && lane < first.Length && lane < second.Length; at++, lane += Vector256<byte>.Count)
        {
            var (one, two) = (first[lane], second[lane]);
            sums[at] += (one | two) < ScoreTerms.PairLimit ? points.Or((one * ScoreTerms.PairLimit) + two, Untold) : Untold;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSingle(ReadOnlySpan<byte> counts, LookUp points, Span<long> sums)
    {
        for (int at = 0, lane = 0; at < sums.Length && lane < counts.Length; at++, lane += Vector256<byte>.Count)
        {
            sums[at] += points.Or(counts[lane], Untold);
        }
    }

    /// <summary>What a fact of a subject brings.</summary>
    /// <param name="Points">By its place, as many as there are; one entry where it brings nothing.</param>
    /// <param name="Mask">All ones; 0 where it brings nothing.</param>
    private sealed record OfFact(long[] Points, int Mask)
    {
        /// <summary>A table in which what cannot be told is <see cref="Untold"/>.</summary>
        public static OfFact Of(long[] points) =>
            points.Length == 0 ? new([0], 0) : new([.. points.Select(one => one == LookUp.Unknown ? Untold : one)], -1);
    }
}
