using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns;

/// <summary>Grades subjects one after another by a plan. One a thread.</summary>
/// <param name="plan">The plan.</param>
/// <param name="codes">Takes the code of what each subject is given, by its place.</param>
internal sealed class RangeGrading(GradingPlan plan, byte[] codes)
{
    private readonly Population population = plan.Source.Population;
    private readonly int day = plan.Source.Day.DayNumber - PackedRecord.FirstDay;
    private readonly int subjectDay = plan.Source.Day.DayNumber - PackedSubject.FirstDay;
    private readonly Dictionary<ulong, byte> remembered = [];
    private readonly RecordMemo? memo = plan.Classes is null ? new RecordMemo(plan.Source.Lanes, plan.Source.Population, plan.Questions, plan.Source.Day) : null;
    private readonly Vector256<byte>[] windows = [.. plan.Windows.Events, .. plan.Windows.States];

    /// <summary>Subjects that were looked at on their own.</summary>
    public long Alone { get; private set; }

    /// <summary>Grades the subjects from one place up to and without another.</summary>
    public void Grade(int first, int end)
    {
        var subjects = population.Subjects.Span;
        var offsets = population.Offsets.Span;
        for (var at = first; at < end; at++)
        {
            var subject = new PackedSubject(subjects[at]);
            if (subject.RegisteredDay > subjectDay)
            {
                codes[at] = 0;
                continue;
            }

            var (start, stop) = ((int)offsets[at], (int)offsets[at + 1]);
            var counts = start == stop ? Vector256<byte>.Zero
                : plan.Classes is { } classes ? Count(classes, population.Records.Span[start..stop])
                : Count(at, (start, stop));
            codes[at] = CodeOf(at, subject, counts);
        }
    }

    /// <summary>Grades one subject by its facts.</summary>
    public void GradeAlone(int at)
    {
        codes[at] = LookAlone(at);
    }

    private Vector256<byte> Count(PlainClasses classes, ReadOnlySpan<ulong> records)
    {
        var counts = Vector256<byte>.Zero;
        var lanes = classes.Lanes;
        var isState = classes.IsState;
        var stretchOf = plan.Windows.Stretches;
        var valuesOf = classes.StretchOfDay;
        var masks = windows.AsSpan();
        var states = masks.Length / 2;
        foreach (var bits in records)
        {
            var record = new PackedRecord(bits);
            var happened = record.Day;
            var isExpired = record.Span < Math.Min(day - happened, PackedRecord.Endless) ? 1 : 0;
            var one = (record.Profile * 2) + isExpired;
            one = valuesOf.IsEmpty ? one : (one * classes.Stretches) + valuesOf[happened];
            counts = Vector256.AddSaturate(counts, lanes[one] & masks[stretchOf[happened] + (isState[one] * states)]);
        }

        return counts;
    }

    private Vector256<byte> Count(int subject, (int Start, int Stop) places)
    {
        var counts = Vector256<byte>.Zero;
        var records = population.Records.Span;
        for (var place = places.Start; place < places.Stop; place++)
        {
            var (lanes, isState) = memo!.Of(place, subject); // there whenever classes are not
            var stretch = plan.Windows.Stretches[new PackedRecord(records[place]).Day];
            counts = Vector256.AddSaturate(counts, lanes & windows[stretch + (isState ? windows.Length / 2 : 0)]);
        }

        return counts;
    }

    private byte CodeOf(int at, PackedSubject subject, Vector256<byte> counts)
    {
        var key = plan.Subjects.Of(subject);
        if ((Vector256.Equals(counts, Vector256<byte>.AllBitsSet) & plan.Exact) != Vector256<byte>.Zero)
        {
            return LookAlone(at);
        }

        key |= Extract(Vector256.Min(counts, plan.Key.Caps).AsUInt64());
        if (!plan.Results.IsEmpty)
        {
            if (plan.Results.Of(at) is not { } results)
            {
                return LookAlone(at);
            }

            key |= results;
        }

        if (plan.Terms is { } terms && plan.Cuts is { } cuts)
        {
            if (ScoreSum.Of(terms, subject, counts) is not { } sum)
            {
                return LookAlone(at);
            }

            key |= (ulong)cuts.StretchOf(sum) << plan.ScoreAt;
        }

        return plan.Decisions.Of(key, remembered);
    }

    private ulong Extract(Vector256<ulong> counts)
    {
        var key = 0UL;
        var masks = plan.Key.Masks;
        for (var (at, shift) = (0, 0); at < masks.Length; at++)
        {
            key |= Extract(counts.GetElement(at), masks[at]) << shift;
            shift += System.Numerics.BitOperations.PopCount(masks[at]);
        }

        return key;
    }

    private static ulong Extract(ulong bits, ulong mask)
    {
        if (Bmi2.X64.IsSupported)
        {
            return Bmi2.X64.ParallelBitExtract(bits, mask);
        }

        var found = 0UL;
        for (var to = 0; mask != 0; to++, mask &= mask - 1)
        {
            found |= ((bits & mask & (~mask + 1)) != 0 ? 1UL : 0UL) << to;
        }

        return found;
    }

    private byte LookAlone(int at)
    {
        Alone++;
        return SubjectAlone.CodeOf(plan.Source.Pack, population, at, (plan.Source.Day, plan.Codes));
    }
}
