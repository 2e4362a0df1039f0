using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// Grades subjects of whom tables say all, some of them at a time and step by step: first what all their records add is
/// summed up without looking whose they are, then each subject takes the difference of two sums, then its score is looked
/// up, then what it leads to. No step asks anything that differs from subject to subject, so that the processor hardly
/// ever guesses wrong. One a thread.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="tables">Its tables.</param>
/// <param name="codes">Takes the code of what each subject is given, by its place.</param>
/// <param name="rest">Grades subjects of whom tables do not say all.</param>
internal sealed class QuickGrading(GradingPlan plan, QuickTables tables, byte[] codes, RangeGrading rest)
{
    private const int SubjectsAtOnce = 64;
    private const int RecordsAtOnce = 2_048;
    private const byte NotTold = 0;

    private readonly Population population = plan.Source.Population;
    private readonly int today = plan.Source.Day.DayNumber - PackedRecord.FirstDay;
    private readonly int subjectDay = plan.Source.Day.DayNumber - PackedSubject.FirstDay;
    private readonly Vector256<byte> caps = plan.Key.Caps;
    private readonly ulong[] masks = plan.Key.Masks;
    private readonly int[] places = new int[RecordsAtOnce];
    private readonly Vector256<byte>[] totals = new Vector256<byte>[RecordsAtOnce + 1];
    private readonly Vector256<byte>[] counts = new Vector256<byte>[SubjectsAtOnce];
    private readonly int[] those = new int[SubjectsAtOnce + 1];
    private readonly ulong[] keys = new ulong[SubjectsAtOnce];
    private readonly long[] sums = new long[SubjectsAtOnce];
    private readonly long[] brought = new long[SubjectsAtOnce];

    /// <summary>Grades the subjects from one place up to and without another.</summary>
    public void Grade(int first, int end)
    {
        var offsets = population.Offsets.Span;
        for (var at = first; at < end; at += SubjectsAtOnce)
        {
            var count = Math.Min(SubjectsAtOnce, end - at);
            var some = new Some(at, population.Subjects.Span.Slice(at, count), offsets.Slice(at, count + 1));
            var own = population.Records.Span[(int)some.Offsets[0]..(int)some.Offsets[count]];
            if (own.Length > RecordsAtOnce)
            {
                GradeByRest(some);
                continue;
            }

            tables.Records.FindPlaces(own, today, places);
            AddUp(places.AsSpan(0, own.Length), tables.Records.Adds, totals);
            if (tables.Decisions is { } decisions)
            {
                Begin(some);
                Count(some);
                tables.Score?.AddStretches(sums, plan.ScoreAt, keys);
                Decide(some, decisions);
            }
            else
            {
                DecideByRest(some);
            }
        }
    }

    /// <summary>What the first so many records add together, modulo 256 in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(ReadOnlySpan<int> places, Vector256<byte>[] adds, Span<Vector256<byte>> totals)
    {
        var total = Vector256<byte>.Zero;
        totals[0] = total;
        totals = totals.Slice(1, places.Length);
        for (var at = 0; at < totals.Length; at++)
        {
            total += adds[places[at]];
            totals[at] = total;
        }
    }

    /// <summary>The sums and keys of some subjects, were they without records.</summary>
    private void Begin(Some some)
    {
        if (tables.Score is { } score)
        {
            score.Begin(some.Subjects, sums);
        }
        else
        {
            sums.AsSpan().Clear();
        }

        KeysOf(some.Subjects, plan.Subjects.ByTraits, keys);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void KeysOf(ReadOnlySpan<ulong> subjects, ulong[] byTraits, Span<ulong> keys)
    {
        for (var at = 0; at < subjects.Length && at < keys.Length; at++)
        {
            keys[at] = byTraits[new PackedSubject(subjects[at]).Traits];
        }
    }

    /// <summary>Adds what the records of those bring that have any.</summary>
    private void Count(Some some)
    {
        var count = Those(some.Offsets, those);
        var found = counts.AsSpan(0, count);
        CountOf(some.Offsets, those.AsSpan(0, count), totals, found);
        if (tables.Score is { } score)
        {
            var ofCounts = brought.AsSpan(0, count);
            ofCounts.Clear();
            score.Add(found, ofCounts);
            for (var at = 0; at < ofCounts.Length; at++)
            {
                sums[those[at]] += ofCounts[at];
            }
        }

        AddKeys(those.AsSpan(0, count), found, keys);
        MarkUntold(some.Offsets, those.AsSpan(0, count), found);
    }

    /// <summary>Puts together the places of subjects with records; how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Those(ReadOnlySpan<uint> offsets, Span<int> those)
    {
        var count = 0;
        var start = offsets[0];
        offsets = offsets[1..];
        for (var at = 0; at < offsets.Length; at++)
        {
            those[count] = at;
            count += offsets[at] != start ? 1 : 0;
            start = offsets[at];
        }

        return count;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void CountOf(ReadOnlySpan<uint> offsets, ReadOnlySpan<int> those, ReadOnlySpan<Vector256<byte>> totals, Span<Vector256<byte>> counts)
    {
        var start = offsets[0];
        var before = Vector256<byte>.Zero;
        for (var at = 0; at < those.Length && at < counts.Length; at++)
        {
            var total = totals[(int)(offsets[those[at] + 1] - start)]; // between two of those no record is
            counts[at] = total - before;
            before = total;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddKeys(ReadOnlySpan<int> those, ReadOnlySpan<Vector256<byte>> counts, Span<ulong> keys)
    {
        var (some, many, mask) = (caps, masks.Length > 1, masks.Length == 0 ? 0 : masks[0]);
        for (var at = 0; at < those.Length && at < counts.Length; at++)
        {
            var capped = Vector256.Min(counts[at], some);
            keys[those[at]] |= many ? LaneBits.Of(capped, masks) : LaneBits.Of(capped.AsUInt64().ToScalar(), mask);
        }
    }

    /// <summary>Lifts the sums of subjects of whom their counts do not say all.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MarkUntold(ReadOnlySpan<uint> offsets, ReadOnlySpan<int> those, ReadOnlySpan<Vector256<byte>> counts)
    {
        var hasApart = tables.HasApart;
        for (var at = 0; at < those.Length && at < counts.Length; at++)
        {
            var place = those[at];
            if (offsets[place + 1] - offsets[place] > RecordTable.MostRecords || (hasApart && counts[at][LaneSet.Apart] != 0))
            {
                sums[place] = QuickScore.Untold;
            }
        }
    }

    private void Decide(Some some, byte[] decisions)
    {
        var given = codes.AsSpan(some.First, some.Subjects.Length);
        CodesOf(some.Subjects, decisions, given);
        for (var at = given.IndexOf(NotTold); at >= 0; at = Next(given, at))
        {
            given[at] = rest.CodeOf(some.First + at);
        }
    }

    /// <summary>What keys lead to; <see cref="NotTold"/> for subjects that are to be looked at by other means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CodesOf(ReadOnlySpan<ulong> subjects, byte[] decisions, Span<byte> given)
    {
        var (found, score, last) = (keys, sums, subjectDay);
        for (var at = 0; at < given.Length && at < subjects.Length && at < found.Length && at < score.Length; at++)
        {
            var isUntold = (score[at] >> QuickScore.UntoldBit) | (long)((last - new PackedSubject(subjects[at]).RegisteredDay) >> 31);
            given[at] = isUntold == 0 ? decisions[found[at]] : NotTold;
        }
    }

    private static int Next(ReadOnlySpan<byte> given, int at)
    {
        var next = given[(at + 1)..].IndexOf(NotTold);
        return next < 0 ? next : at + 1 + next;
    }

    private void DecideByRest(Some some)
    {
        var before = Vector256<byte>.Zero;
        for (var at = 0; at < some.Subjects.Length; at++)
        {
            var (place, subject) = (some.First + at, new PackedSubject(some.Subjects[at]));
            var total = totals[some.Offsets[at + 1] - some.Offsets[0]];
            var own = total - before;
            before = total;
            codes[place] = subject.RegisteredDay > subjectDay ? (byte)0
                : some.Offsets[at + 1] - some.Offsets[at] <= RecordTable.MostRecords && own[LaneSet.Apart] == 0 ? rest.CodeOf(place, subject, own)
                : rest.CodeOf(place);
        }
    }

    private void GradeByRest(Some some)
    {
        for (var at = some.First; at < some.First + some.Subjects.Length; at++)
        {
            codes[at] = rest.CodeOf(at);
        }
    }

    /// <summary>Some subjects that follow one another.</summary>
    private readonly ref struct Some(int first, ReadOnlySpan<ulong> subjects, ReadOnlySpan<uint> offsets)
    {
        /// <summary>Place of the first.</summary>
        public int First { get; } = first;

        /// <summary>The subjects.</summary>
        public ReadOnlySpan<ulong> Subjects { get; } = subjects;

        /// <summary>Where their records begin, and where the last one's end.</summary>
        public ReadOnlySpan<uint> Offsets { get; } = offsets;
    }
}
