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

    private readonly Population population = plan.Source.Population;
    private readonly int today = plan.Source.Day.DayNumber - PackedRecord.FirstDay;
    private readonly int subjectDay = plan.Source.Day.DayNumber - PackedSubject.FirstDay;
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

            AddUp(own, tables.Adds, tables.Records, (today, totals));
            Decide(at, population.Subjects.Span.Slice(at, count), offsets);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddUp(ReadOnlySpan<ulong> records, ulong[] adds, RecordTable table, (int Today, ulong[] Totals) given)
    {
        var stretchOfDay = table.StretchOfDay;
        var (stretches, today) = (table.Stretches, given.Today);
        var totals = given.Totals.AsSpan(1, records.Length);
        var total = 0UL;
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
    private void Decide(int first, ReadOnlySpan<ulong> subjects, ReadOnlySpan<uint> offsets)
    {
        var given = codes.AsSpan(first, subjects.Length);
        var (decisions, byTraits, sums, last) = (tables.Decisions, plan.Subjects.ByTraits, totals, subjectDay);
        var (caps, mask) = (plan.Key.Caps.GetLower(), plan.Key.Masks is [var one, ..] ? one : 0);
        var (start, before, stop) = (offsets[0], 0UL, offsets[0]);
        offsets = offsets[1..];
        for (var at = 0; at < given.Length && at < offsets.Length; at++)
        {
            var (from, total) = (stop, sums[(int)(offsets[at] - start)]);
            stop = offsets[at];
            var counts = total - before;
            before = total;
            var subject = new PackedSubject(subjects[at]);
            var capped = Vector128.Min(Vector128.CreateScalarUnsafe(counts).AsByte(), caps).AsUInt64().ToScalar();
            var code = decisions[byTraits[subject.Traits] | LaneBits.Of(capped, mask)];
            given[at] = subject.RegisteredDay > last ? (byte)0
                : code != 0 && stop - from <= RecordTable.MostRecords && counts >> RecordTable.ApartShift == 0 ? code
                : rest.CodeOf(first + at);
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
