using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
    private readonly RecordMemo<RecordAdds>? memo = plan.Classes is null ? MemoOf(plan) : null;
    private readonly Lazy<SubjectAlone> alone = new(() => new SubjectAlone(plan.Source.Pack, plan.Source.Population, (plan.Source.Day, plan.Verdicts)));
    private readonly Vector256<byte> exact = plan.Exact;
    private readonly Vector256<byte> caps = plan.Key.Caps;
    private readonly ulong[] masks = plan.Key.Masks;
    private readonly ulong[] byTraits = plan.Subjects.ByTraits;
    private readonly bool isByTraits = plan.Subjects.IsByTraits;
    private readonly bool hasResults = !plan.Results.IsEmpty;
    private readonly ScoreTerms? terms = plan.Terms;
    private readonly ScoreCuts? cuts = plan.Cuts;
    private readonly DecisionTable decisions = plan.Decisions;
    private readonly long[] brought = new long[plan.Source.Lanes.Items.Count];
    private readonly int firstItem = plan.Source.Lanes.Indicators.Count;
    private readonly Vector256<byte>[] windows = [.. plan.Windows.Events, .. plan.Windows.States];

    /// <summary>Subjects that were looked at on their own.</summary>
    public long Alone { get; private set; }

    /// <summary>Grades the subjects from one place up to and without another.</summary>
    public void Grade(int first, int end)
    {
        if (plan.Classes is { } classes && brought.Length == 0)
        {
            GradeByTables(classes, first, end);
            return;
        }

        for (var at = first; at < end; at++)
        {
            var subject = new PackedSubject(population.Subjects.Span[at]);
            var places = ((int)population.Offsets.Span[at], (int)population.Offsets.Span[at + 1]);
            brought.AsSpan().Clear();
            codes[at] = subject.RegisteredDay > subjectDay ? (byte)0
                : brought.Length == 0 ? CodeOf(at, subject, Count(at, places))
                : places.Item2 - places.Item1 > ItemPoints.MostRecords ? LookAlone(at)
                : CodeOf(at, subject, CountWithItems(at, places));
        }
    }

    /// <summary>The common case, with all that a record needs at hand: what it adds is looked up and added, nothing else.</summary>
    private void GradeByTables(PlainClasses classes, int first, int end)
    {
        var lanes = classes.Lanes;
        var isState = classes.IsState;
        var stretchOf = plan.Windows.Stretches;
        var valuesOf = classes.StretchOfDay;
        var masks = windows.AsSpan();
        var (states, today, values) = (masks.Length / 2, day, classes.Stretches);
        var records = population.Records.Span;
        var subjects = population.Subjects.Span[first..end];
        var offsets = population.Offsets.Span.Slice(first, end - first + 1);
        var place = (int)offsets[0];
        for (var at = 0; at < subjects.Length; at++)
        {
            var counts = Vector256<byte>.Zero;
            foreach (var bits in records[place..(place = (int)offsets[at + 1])])
            {
                var record = new PackedRecord(bits);
                var happened = record.Day;
                var one = (record.Profile * 2) + (record.Span < Math.Min(today - happened, PackedRecord.Endless) ? 1 : 0);
                one = values == 1 ? one : (one * values) + valuesOf[happened];
                counts = Vector256.AddSaturate(counts, lanes[one] & masks[stretchOf[happened] + (isState[one] * states)]);
            }

            var subject = new PackedSubject(subjects[at]);
            codes[first + at] = subject.RegisteredDay > subjectDay ? (byte)0 : CodeOf(first + at, subject, counts);
        }
    }

    /// <summary>Grades one subject by its facts.</summary>
    public void GradeAlone(int at) => codes[at] = LookAlone(at);

    private Vector256<byte> Count(int subject, (int Start, int Stop) places)
    {
        var counts = Vector256<byte>.Zero;
        var records = population.Records.Span;
        for (var place = places.Start; place < places.Stop; place++)
        {
            var (lanes, isState, _) = memo!.Of(place, subject); // there whenever classes are not
            var stretch = plan.Windows.Stretches[new PackedRecord(records[place]).Day];
            counts = Vector256.AddSaturate(counts, lanes & windows[stretch + (isState ? windows.Length / 2 : 0)]);
        }

        return counts;
    }

    private Vector256<byte> CountWithItems(int subject, (int Start, int Stop) places)
    {
        var counts = Vector256<byte>.Zero;
        var records = population.Records.Span;
        for (var place = places.Start; place < places.Stop; place++)
        {
            var record = new PackedRecord(records[place]);
            var adds = plan.Classes?.Of(record, day) ?? memo!.Of(place, subject); // one of both is there
            var stretch = plan.Windows.Stretches[record.Day];
            var lanes = adds.Lanes & windows[stretch + (adds.IsState ? windows.Length / 2 : 0)];
            counts = Vector256.AddSaturate(counts, lanes);
            for (var item = 0; item < brought.Length; item++)
            {
                if (lanes.GetElement(firstItem + item) != 0 && adds.Points[item] != ItemPoints.Untold)
                {
                    brought[item] += plan.Items!.Brought(item, adds.Points[item], record.Day); // there whenever items are
                }
            }
        }

        return counts;
    }

    private byte CodeOf(int at, PackedSubject subject, Vector256<byte> counts)
    {
        var key = isByTraits ? byTraits[subject.Traits] : plan.Subjects.Of(subject);
        if (counts != Vector256<byte>.Zero)
        {
            if ((Vector256.Equals(counts, Vector256<byte>.AllBitsSet) & exact) != Vector256<byte>.Zero)
            {
                return LookAlone(at);
            }

            key |= Extract(Vector256.Min(counts, caps).AsUInt64());
        }

        if (hasResults)
        {
            if (plan.Results.Of(at) is not { } results)
            {
                return LookAlone(at);
            }

            key |= results;
        }

        if (terms is not null && cuts is not null)
        {
            if (ScoreSum.Of(terms, subject, counts, (plan.Results, at), brought) is not { } sum)
            {
                return LookAlone(at);
            }

            key |= (ulong)cuts.StretchOf(sum) << plan.ScoreAt;
        }

        return decisions.Of(key, remembered);
    }

    private ulong Extract(Vector256<ulong> counts)
    {
        var key = 0UL;
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

    private static RecordMemo<RecordAdds> MemoOf(GradingPlan plan)
    {
        var (population, day) = (plan.Source.Population, plan.Source.Day);
        return new(
            new RecordKeys(population, plan.Questions, day),
            (place, subject) => plan.Source.Lanes.Read(population.FactsOf(subject), population.RecordAt(place), day));
    }

    private byte LookAlone(int at)
    {
        Alone++;
        return alone.Value.Look(at);
    }
}
