using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// A score as a sum of few look-ups, for some subjects at a time: first what every subject has and what its own facts
/// bring, then, for those with records alone, table by table what their counts bring beyond that. Sums are kept greater by
/// <see cref="Bias"/>, and what cannot be told, or was never learnt, brings as much as lifts them to <see cref="Untold"/> or
/// more for good. What is learnt by one thread others see, and threads that meet at one learn the same.
/// </summary>
internal sealed class QuickScore
{
    /// <summary>Sums that are told have no bit from this one on.</summary>
    public const int UntoldBit = 61;

    /// <summary>From this sum on, something in it cannot be told.</summary>
    public const long Untold = 1L << UntoldBit;

    private const long Bias = ScoreCuts.Bound;

    /// <summary>Look-ups that may not tell, at most: with one more their sum could come around.</summary>
    private const int MostUntold = 7;

    private const int WordsOfLanes = 4;

    private readonly CountTables counted;
    private readonly long idle;
    private readonly long[] traits;
    private readonly long[] industry;
    private readonly long[] place;
    private readonly AgePoints ages;
    private readonly long[] byAge;
    private readonly long[][] byPair;
    private readonly long[][] byCount;
    private readonly int subjectDay;
    private readonly long[] starts;

    private QuickScore(ScoreTerms terms, ScoreCuts cuts, (CountTables Counted, int SubjectDay) given)
    {
        (counted, subjectDay) = given;
        idle = terms.Idle + Bias;
        (traits, industry, place) = ([.. terms.ByTraits.Select(Told)], [.. terms.ByIndustry.Select(Told)], [.. terms.ByPlace.Select(Told)]);
        ages = terms.ByRegistered ?? new AgePoints(subjectDay, 0, _ => 0);
        byAge = Unlearnt(ages.Settled + 2);
        byPair = [.. counted.Pairs.Select(_ => Unlearnt(ScoreTerms.PairLimit * ScoreTerms.PairLimit))];
        byCount = [.. counted.Single.Select(_ => Unlearnt(byte.MaxValue + 1))];
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

    /// <summary>Learns what a subject's registration day and counts bring, so that others like it can be looked up.</summary>
    /// <param name="subject">A subject that is registered by the day.</param>
    /// <param name="counts">Its counts by lane, none 255.</param>
    public void Learn(PackedSubject subject, Vector256<byte> counts)
    {
        var age = ages.PlaceOf(subject.RegisteredDay);
        byAge[age] = Told(ages.Points[age]);
        for (var at = 0; at < byPair.Length; at++)
        {
            var (first, second, points) = counted.Pairs[at];
            var (one, two) = (counts[first], counts[second]);
            if ((one | two) < ScoreTerms.PairLimit)
            {
                var place = (one * ScoreTerms.PairLimit) + two;
                byPair[at][place] = Told(points[place]);
            }
        }

        for (var at = 0; at < byCount.Length; at++)
        {
            var (lane, points) = counted.Single[at];
            byCount[at][counts[lane]] = Told(points[counts[lane]]);
        }
    }

    /// <summary>The sums of some subjects, were they without records.</summary>
    /// <param name="subjects">The subjects.</param>
    /// <param name="sums">Takes the sums.</param>
    public void Begin(ReadOnlySpan<ulong> subjects, Span<long> sums)
    {
        sums = sums[..subjects.Length];
        BeginByAge(subjects, sums);
        if (traits.Length > 0)
        {
            AddTraits(subjects, traits, sums);
        }

        if (industry.Length > 0)
        {
            AddIndustry(subjects, industry, sums);
        }

        if (place.Length > 0)
        {
            AddPlace(subjects, place, sums);
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
        for (var at = 0; at < byPair.Length; at++)
        {
            AddPair(bytes[counted.Pairs[at].First..], bytes[counted.Pairs[at].Second..], byPair[at], sums);
        }

        for (var at = 0; at < byCount.Length; at++)
        {
            AddSingle(bytes[counted.Single[at].Lane..], byCount[at], sums);
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
    private static void AddPair(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, long[] points, Span<long> sums)
    {
        for (int at = 0, lane = 0; at < sums.Length && lane < first.Length && lane < second.Length; at++, lane += Vector256<byte>.Count)
        {
            var (one, two) = (first[lane], second[lane]);
            sums[at] += (one | two) < ScoreTerms.PairLimit ? points[(one * ScoreTerms.PairLimit) + two] : Untold;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddSingle(ReadOnlySpan<byte> counts, long[] points, Span<long> sums)
    {
        for (int at = 0, lane = 0; at < sums.Length && lane < counts.Length; at++, lane += Vector256<byte>.Count)
        {
            sums[at] += points[counts[lane]];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BeginByAge(ReadOnlySpan<ulong> subjects, Span<long> sums)
    {
        var (points, today, settled, start) = (byAge, subjectDay, ages.Settled, idle);
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            sums[at] = start + points[AgePoints.PlaceOf(new PackedSubject(subjects[at]).RegisteredDay, today, settled)];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddTraits(ReadOnlySpan<ulong> subjects, long[] points, Span<long> sums)
    {
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            sums[at] += points[new PackedSubject(subjects[at]).Traits];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddIndustry(ReadOnlySpan<ulong> subjects, long[] points, Span<long> sums)
    {
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            sums[at] += points[new PackedSubject(subjects[at]).Industry];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddPlace(ReadOnlySpan<ulong> subjects, long[] points, Span<long> sums)
    {
        for (var at = 0; at < subjects.Length && at < sums.Length; at++)
        {
            sums[at] += points[new PackedSubject(subjects[at]).Place];
        }
    }

    private static long Told(long points) => points == LookUp.Unknown ? Untold : points;

    private static long[] Unlearnt(int places)
    {
        var table = new long[places];
        Array.Fill(table, Untold);
        return table;
    }
}
