using Xinheng.Evaluation.Columns;

namespace Xinheng.Assessment.Snapshots;

/// <summary>Puts subjects packed from their facts among those of columns, in the place of those with the same number.</summary>
/// <param name="day">The day the columns are of.</param>
/// <param name="lists">What places stand for; begun with those of the columns.</param>
internal sealed class ColumnMerge(DateOnly day, ColumnLists lists)
{
    private readonly List<PackedResult> results = [];
    private readonly Dictionary<int, ApartSubject> apart = [];
    private ulong[] records = [];
    private long[] amounts = [];
    private uint[] offsets = [];
    private ulong[] subjects = [];
    private uint[] numbers = [];
    private byte[] capital = [];
    private int subject;
    private int record;
    private int[] apartPlaces = [];
    private int nextApart;

    /// <summary>The columns with some subjects as they now are.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="fresh">Subjects as they now are, by ascending number; other numbers may be new.</param>
    /// <param name="gone">Numbers that are left out, ascending, none of them fresh.</param>
    public Population With(Population columns, IReadOnlyList<PackedFacts> fresh, IReadOnlyList<uint> gone)
    {
        var old = columns.Numbers.Span;
        Reserve(columns, fresh);
        apartPlaces = [.. columns.Apart.Keys.Order()];
        var from = 0;
        foreach (var (number, one) in fresh.Select(one => (one.Number, (PackedFacts?)one)).Concat(gone.Select(number => (number, (PackedFacts?)null))).OrderBy(pair => pair.Item1))
        {
            var place = old[from..].BinarySearch(number);
            var through = from + (place < 0 ? ~place : place);
            Copy(columns, from, through);
            from = place < 0 ? through : through + 1;
            if (one is not null)
            {
                Add(one);
            }
        }

        Copy(columns, from, old.Length);
        offsets[subject] = (uint)record;
        return Built();
    }

    private void Reserve(Population columns, IReadOnlyList<PackedFacts> fresh)
    {
        var most = checked(columns.Count + fresh.Count);
        var mostRecords = checked(columns.Records.Length + fresh.Sum(one => one.Records.Length));
        (subjects, numbers, offsets, capital) = (new ulong[most], new uint[most], new uint[most + 1], new byte[most]);
        records = new ulong[mostRecords];
        amounts = columns.Amounts.IsEmpty && fresh.All(one => Array.TrueForAll(one.Amounts, amount => amount == Population.NoAmount)) ? [] : new long[mostRecords];
    }

    /// <summary>Takes subjects over as they are.</summary>
    private void Copy(Population columns, int from, int through)
    {
        var starts = columns.Offsets.Span;
        var (first, end) = ((int)starts[from], (int)starts[through]);
        columns.Subjects.Span[from..through].CopyTo(subjects.AsSpan(subject));
        columns.Numbers.Span[from..through].CopyTo(numbers.AsSpan(subject));
        if (!columns.Capital.IsEmpty)
        {
            columns.Capital.Span[from..through].CopyTo(capital.AsSpan(subject));
        }

        columns.Records.Span[first..end].CopyTo(records.AsSpan(record));
        if (amounts.Length > 0)
        {
            CopyAmounts(columns, first, end);
        }

        var shift = record - first;
        for (var at = from; at < through; at++)
        {
            offsets[subject + at - from] = (uint)((int)starts[at] + shift);
        }

        CopyAside(columns, from, through);
        record += end - first;
        subject += through - from;
    }

    private void CopyAmounts(Population columns, int first, int end)
    {
        if (columns.Amounts.IsEmpty)
        {
            amounts.AsSpan(record, end - first).Fill(Population.NoAmount);
        }
        else
        {
            columns.Amounts.Span[first..end].CopyTo(amounts.AsSpan(record));
        }
    }

    private void CopyAside(Population columns, int from, int through)
    {
        var received = columns.Results.Span;
        var (low, high) = (0, received.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = received[middle].Subject < from ? (middle + 1, high) : (low, middle);
        }

        for (; low < received.Length && received[low].Subject < through; low++)
        {
            results.Add(received[low] with { Subject = received[low].Subject - from + subject });
        }

        for (; nextApart < apartPlaces.Length && apartPlaces[nextApart] < through; nextApart++)
        {
            var at = apartPlaces[nextApart];
            if (at >= from)
            {
                apart[at - from + subject] = columns.Apart[at];
            }
        }
    }

    private void Add(PackedFacts one)
    {
        (subjects[subject], numbers[subject], offsets[subject], capital[subject]) = (one.Word, one.Number, (uint)record, one.Capital);
        one.Records.CopyTo(records.AsSpan(record));
        if (amounts.Length > 0)
        {
            one.Amounts.CopyTo(amounts.AsSpan(record));
        }

        results.AddRange(one.Results.Select(result => result with { Subject = subject }));
        if (one.Apart is { } whole)
        {
            apart[subject] = whole;
        }

        record += one.Records.Length;
        subject++;
    }

    private Population Built() => new()
    {
        Day = day,
        Records = records.AsMemory(0, record),
        Offsets = offsets.AsMemory(0, subject + 1),
        Subjects = subjects.AsMemory(0, subject),
        Numbers = numbers.AsMemory(0, subject),
        Capital = capital.AsMemory(0, subject),
        Amounts = amounts.AsMemory(0, amounts.Length > 0 ? record : 0),
        Results = results.ToArray(),
        Profiles = lists.Profiles,
        Issuers = lists.Issuers,
        Traits = lists.Traits is [] ? [new SubjectTraits("unknown", "other", "none", [])] : lists.Traits,
        Places = lists.Places,
        Industries = lists.Industries,
        ResultTexts = lists.ResultTexts,
        Apart = apart,
    };
}
