using System.Runtime.Intrinsics;

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

    private readonly QuickScore? quickScore = plan.Quick?.Score;
    private QuickGrading? quick;
    private NarrowGrading? narrow;

    /// <summary>Subjects that were looked at on their own.</summary>
    public long Alone { get; private set; }

    /// <summary>Grades the subjects from one place up to and without another.</summary>
    public void Grade(int first, int end)
    {
        if (plan.Quick is { Records: { Narrow: { } adds } records, Score: null, Decisions: { } told })
        {
            (narrow ??= new NarrowGrading(plan, (adds, records, told), codes, this)).Grade(first, end);
            return;
        }

        if (plan.Quick is { } tables)
        {
            (quick ??= new QuickGrading(plan, tables, codes, this)).Grade(first, end);
            return;
        }

        for (var at = first; at < end; at++)
        {
            codes[at] = CodeOf(at);
        }
    }

    /// <summary>Grades one subject by its facts.</summary>
    public void GradeAlone(int at) => codes[at] = LookAlone(at);

    /// <summary>The code of one subject.</summary>
    public byte CodeOf(int at)
    {
        var subject = new PackedSubject(population.Subjects.Span[at]);
        var places = ((int)population.Offsets.Span[at], (int)population.Offsets.Span[at + 1]);
        brought.AsSpan().Clear();
        return subject.RegisteredDay > subjectDay ? (byte)0
            : brought.Length == 0 ? CodeOf(at, subject, Count(at, places))
            : places.Item2 - places.Item1 > ItemPoints.MostRecords ? LookAlone(at)
            : CodeOf(at, subject, CountWithItems(at, places));
    }

    private Vector256<byte> Count(int subject, (int Start, int Stop) places)
    {
        var counts = Vector256<byte>.Zero;
        var records = population.Records.Span;
        if (plan.Quick is { } tables)
        {
            return tables.Records.Count(records[places.Start..places.Stop], day);
        }

        for (var place = places.Start; place < places.Stop; place++)
        {
            var record = new PackedRecord(records[place]);
            var (lanes, isState, _) = plan.Classes?.Of(record, day) ?? memo!.Of(place, subject); // one of both is there
            var stretch = plan.Windows.Stretches[record.Day];
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

    /// <summary>The code of a subject that is there.</summary>
    /// <param name="at">Its place.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="counts">Counts by lane; 255 and more are 255.</param>
    public byte CodeOf(int at, PackedSubject subject, Vector256<byte> counts)
    {
        var key = isByTraits ? byTraits[subject.Traits] : plan.Subjects.Of(subject);
        if (counts != Vector256<byte>.Zero)
        {
            if ((Vector256.Equals(counts, Vector256<byte>.AllBitsSet) & exact) != Vector256<byte>.Zero)
            {
                return LookAlone(at);
            }

            key |= LaneBits.Of(Vector256.Min(counts, caps), masks);
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

            quickScore?.Learn(subject, counts);
            key |= (ulong)cuts.StretchOf(sum) << plan.ScoreAt;
        }

        return decisions.Of(key, remembered);
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
