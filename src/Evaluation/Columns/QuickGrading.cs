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

    /// <summary>Records of a subject up to which no count passes what a byte holds.</summary>
    private const int MostRecords = 254;

    private readonly Population population = plan.Source.Population;
    private readonly int today = plan.Source.Day.DayNumber - PackedRecord.FirstDay;
    private readonly int subjectDay = plan.Source.Day.DayNumber - PackedSubject.FirstDay;
    private readonly Vector256<byte> caps = plan.Key.Caps;
    private readonly ulong[] masks = plan.Key.Masks;
    private readonly Vector256<byte>[] totals = new Vector256<byte>[RecordsAtOnce + 1];
    private readonly Vector256<byte>[] counts = new Vector256<byte>[SubjectsAtOnce];
    private readonly ulong[] keys = new ulong[SubjectsAtOnce];
    private readonly long[] sums = new long[SubjectsAtOnce];

    /// <summary>Grades the subjects from one place up to and without another.</summary>
    public void Grade(int first, int end)
    {
        var records = population.Records.Span;
        var offsets = population.Offsets.Span;
        var subjects = population.Subjects.Span;
        for (var at = first; at < end; at += SubjectsAtOnce)
        {
            var count = Math.Min(SubjectsAtOnce, end - at);
            var those = new Those(at, subjects.Slice(at, count), offsets.Slice(at, count + 1), counts.AsSpan(0, count));
            var own = records[(int)offsets[at]..(int)offsets[at + count]];
            if (own.Length > RecordsAtOnce)
            {
                GradeByRest(those);
                continue;
            }

            AddUp(own, tables.Records, today, totals);
            Count(those.Offsets, totals, those.Counts);
            if (tables.Decisions is not { } decisions)
            {
                DecideByRest(those);
            }
            else if (FindKeys(those))
            {
                Decide(those, decisions);
            }
            else
            {
                GradeByRest(those);
            }
        }
    }

    /// <summary>What the first so many records add together, modulo 256 in each lane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(ReadOnlySpan<ulong> records, RecordTable table, int today, Span<Vector256<byte>> totals)
    {
        var adds = table.Adds;
        var stretchOfDay = table.StretchOfDay;
        var stretches = table.Stretches;
        var total = Vector256<byte>.Zero;
        totals[0] = total;
        totals = totals.Slice(1, records.Length);
        for (var at = 0; at < records.Length && at < totals.Length; at++)
        {
            var record = new PackedRecord(records[at]);
            var happened = record.Day;
            var one = (record.Profile * 2) + (happened + record.Span < today ? 1 : 0);
            total += adds[(one * stretches) + stretchOfDay[happened]];
            totals[at] = total;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Count(ReadOnlySpan<uint> offsets, ReadOnlySpan<Vector256<byte>> totals, Span<Vector256<byte>> counts)
    {
        var start = offsets[0];
        var before = Vector256<byte>.Zero;
        offsets = offsets[1..];
        for (var at = 0; at < counts.Length && at < offsets.Length; at++)
        {
            var total = totals[(int)(offsets[at] - start)];
            counts[at] = total - before;
            before = total;
        }
    }

    /// <summary>The keys of some subjects; false when the score of one of them cannot be told.</summary>
    private bool FindKeys(Those those)
    {
        KeysOf(those, plan.Subjects.ByTraits, keys);
        if (tables.Score is { } score)
        {
            if (!score.AddUp(those.Subjects, those.Counts, sums))
            {
                return false;
            }

            score.AddStretches(sums.AsSpan(0, those.Subjects.Length), plan.ScoreAt, keys);
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void KeysOf(Those those, ulong[] byTraits, Span<ulong> keys)
    {
        var subjects = those.Subjects;
        var counts = those.Counts;
        var (some, many, mask) = (caps, masks.Length > 1, masks.Length == 0 ? 0 : masks[0]);
        for (var at = 0; at < subjects.Length && at < keys.Length && at < counts.Length; at++)
        {
            var capped = Vector256.Min(counts[at], some);
            var ofCounts = many ? LaneBits.Of(capped, masks) : LaneBits.Of(capped.AsUInt64().ToScalar(), mask);
            keys[at] = byTraits[new PackedSubject(subjects[at]).Traits] | ofCounts;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Decide(Those those, byte[] decisions)
    {
        var subjects = those.Subjects;
        var offsets = those.Offsets;
        var counts = those.Counts;
        var given = codes.AsSpan(those.First, subjects.Length);
        var found = keys;
        var (last, hasApart) = (subjectDay, tables.HasApart);
        for (var at = 0; at < given.Length && at < found.Length; at++)
        {
            var code = new PackedSubject(subjects[at]).RegisteredDay > last ? (byte)0 : decisions[found[at]];
            var isTold = code != 0 && offsets[at + 1] - offsets[at] <= MostRecords && !(hasApart && counts[at][LaneSet.Apart] != 0);
            given[at] = isTold ? code : rest.CodeOf(those.First + at);
        }
    }

    private void DecideByRest(Those those)
    {
        for (var at = 0; at < those.Subjects.Length; at++)
        {
            var (place, subject) = (those.First + at, new PackedSubject(those.Subjects[at]));
            codes[place] = subject.RegisteredDay > subjectDay ? (byte)0
                : those.Offsets[at + 1] - those.Offsets[at] <= MostRecords && those.Counts[at][LaneSet.Apart] == 0 ? rest.CodeOf(place, subject, those.Counts[at])
                : rest.CodeOf(place);
        }
    }

    private void GradeByRest(Those those)
    {
        for (var at = those.First; at < those.First + those.Subjects.Length; at++)
        {
            codes[at] = rest.CodeOf(at);
        }
    }

    /// <summary>Some subjects that follow one another.</summary>
    private readonly ref struct Those(int first, ReadOnlySpan<ulong> subjects, ReadOnlySpan<uint> offsets, Span<Vector256<byte>> counts)
    {
        /// <summary>Place of the first.</summary>
        public int First { get; } = first;

        /// <summary>The subjects.</summary>
        public ReadOnlySpan<ulong> Subjects { get; } = subjects;

        /// <summary>Where their records begin, and where the last one's end.</summary>
        public ReadOnlySpan<uint> Offsets { get; } = offsets;

        /// <summary>Counts by lane, of each.</summary>
        public Span<Vector256<byte>> Counts { get; } = counts;
    }
}
