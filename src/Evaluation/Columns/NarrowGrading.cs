using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// Grades subjects by few counts and no score, as <see cref="QuickGrading"/> does, with all counts of a subject in eight
/// bytes: added up as one number, since no count of a subject told by tables passes what its byte holds. One a thread.
/// </summary>
/// <param name="plan">The plan.</param>
/// <param name="tables">What records add in eight bytes, and decisions.</param>
/// <param name="codes">Takes the code of what each subject is given, by its place.</param>
/// <param name="rest">Grades subjects of whom tables do not say all.</param>
internal sealed class NarrowGrading(GradingPlan plan, (ulong[] Adds, RecordTable Records, byte[] Decisions) tables, byte[] codes, RangeGrading rest)
{
    private const int SubjectsAtOnce = 128;
    private const int RecordsAtOnce = 2_048;
    private const byte NotTold = 0;

    private readonly Population population = plan.Source.Population;
    private readonly int today = plan.Source.Day.DayNumber - PackedRecord.FirstDay;
    private readonly int subjectDay = plan.Source.Day.DayNumber - PackedSubject.FirstDay;
    private readonly int[] places = new int[RecordsAtOnce];
    private readonly ulong[] totals = new ulong[RecordsAtOnce + 1];

    /// <summary>Grades the subjects from one place up to and without another.</summary>
    public void Grade(int first, int end)
    {
        for (var at = first; at < end; at += SubjectsAtOnce)
        {
            var count = Math.Min(SubjectsAtOnce, end - at);
            var offsets = population.Offsets.Span.Slice(at, count + 1);
            var own = population.Records.Span[(int)offsets[0]..(int)offsets[count]];
            if (own.Length > RecordsAtOnce)
            {
                GradeByRest(at, at + count);
                continue;
            }

            tables.Records.FindPlaces(own, today, places);
            AddUp(places.AsSpan(0, own.Length), tables.Adds, totals);
            Decide(at, population.Subjects.Span.Slice(at, count), offsets);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(ReadOnlySpan<int> places, ulong[] adds, Span<ulong> totals)
    {
        var total = 0UL;
        totals = totals.Slice(1, places.Length);
        for (var at = 0; at < totals.Length; at++)
        {
            total += adds[places[at]];
            totals[at] = total;
        }
    }

    private void Decide(int first, ReadOnlySpan<ulong> subjects, ReadOnlySpan<uint> offsets)
    {
        var given = codes.AsSpan(first, subjects.Length);
        CodesOf(subjects, offsets, given);
        if (given.Contains(NotTold))
        {
            for (var at = 0; at < given.Length; at++)
            {
                given[at] = given[at] == NotTold ? rest.CodeOf(first + at) : given[at];
            }
        }
    }

    /// <summary>What keys lead to; <see cref="NotTold"/> for subjects that are to be looked at by other means.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void CodesOf(ReadOnlySpan<ulong> subjects, ReadOnlySpan<uint> offsets, Span<byte> given)
    {
        var (decisions, byTraits, sums, last) = (tables.Decisions, plan.Subjects.ByTraits, totals, subjectDay);
        var (caps, mask) = (plan.Key.Caps.GetLower(), plan.Key.Masks is [var one, ..] ? one : 0);
        var (start, before, stop) = (offsets[0], 0UL, (long)offsets[0]);
        offsets = offsets[1..];
        for (var at = 0; at < given.Length && at < offsets.Length && at < subjects.Length; at++)
        {
            var (most, total) = (stop + RecordTable.MostRecords, sums[(int)(offsets[at] - start)]);
            stop = offsets[at];
            var counts = total - before;
            before = total;
            var subject = new PackedSubject(subjects[at]);
            var capped = Vector128.Min(Vector128.CreateScalarUnsafe(counts).AsByte(), caps).AsUInt64().ToScalar();
            var code = decisions[byTraits[subject.Traits] | LaneBits.Of(capped, mask)];
            var isUntold = (counts >> RecordTable.ApartShift) | (ulong)((most - stop) >> 63) | (ulong)(long)((last - subject.RegisteredDay) >> 31);
            given[at] = isUntold == 0 ? code : NotTold;
        }
    }

    private void GradeByRest(int first, int end)
    {
        for (var at = first; at < end; at++)
        {
            codes[at] = rest.CodeOf(at);
        }
    }
}
