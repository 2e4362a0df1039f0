using Xinheng.Evaluation.Columns;

namespace Xinheng.Assessment.Snapshots;

/// <summary>Packed records in the order they were read, with whose they are.</summary>
internal sealed class RecordSlice
{
    private uint[] subjects = new uint[1024];
    private ulong[] words = new ulong[1024];
    private long[] amounts = new long[1024];

    public int Count { get; private set; }

    public bool HasAmounts { get; private set; }

    public ReadOnlySpan<uint> Subjects => subjects.AsSpan(0, Count);

    public ReadOnlySpan<ulong> Words => words.AsSpan(0, Count);

    public ReadOnlySpan<long> Amounts => amounts.AsSpan(0, Count);

    public void Add(uint subject, ulong word, long amount)
    {
        if (Count == subjects.Length)
        {
            Array.Resize(ref subjects, Count * 2);
            Array.Resize(ref words, Count * 2);
            Array.Resize(ref amounts, Count * 2);
        }

        (subjects[Count], words[Count], amounts[Count]) = (subject, word, amount);
        HasAmounts |= amount != Population.NoAmount;
        Count++;
    }
}

/// <summary>Sorts records by subject, and within a subject by day; those of one day stay in the order they came.</summary>
/// <param name="count">How many subjects there are.</param>
/// <param name="places">The place of each subject by its number; −1 for one that is left out.</param>
internal sealed class RecordSorting(int count, int[] places)
{
    // Each thread takes the subjects of one part through all slices: reading them again costs little beside finding where records go.
    private readonly int parts = Math.Clamp(Environment.ProcessorCount, 1, count + 1);

    private const int DayAt = 47;

    public (uint[] Offsets, ulong[] Records, long[] Amounts) Sort(IReadOnlyList<RecordSlice> slices)
    {
        var offsets = new uint[count + 1];
        Parallel.For(0, parts, part => Count(slices, offsets, PartOf(part)));
        for (var at = 0; at < count; at++)
        {
            offsets[at + 1] += offsets[at];
        }

        var records = new ulong[offsets[count]];
        var amounts = slices.Any(slice => slice.HasAmounts) ? new long[records.Length] : [];
        var next = offsets.AsSpan(0, count).ToArray();
        Parallel.For(0, parts, part =>
        {
            var (first, end) = PartOf(part);
            Scatter(slices, next, (records, amounts), (first, end));
            for (var at = first; at < end; at++)
            {
                SortByDay(records, amounts, (int)offsets[at], (int)offsets[at + 1]);
            }
        });
        return (offsets, records, amounts);
    }

    private (int First, int End) PartOf(int part) => ((int)((long)count * part / parts), (int)((long)count * (part + 1) / parts));

    private void Count(IReadOnlyList<RecordSlice> slices, uint[] offsets, (int First, int End) part)
    {
        foreach (var slice in slices)
        {
            foreach (var subject in slice.Subjects)
            {
                var place = places[subject];
                if (place >= part.First && place < part.End)
                {
                    offsets[place + 1]++;
                }
            }
        }
    }

    private void Scatter(IReadOnlyList<RecordSlice> slices, uint[] next, (ulong[] Records, long[] Amounts) sorted, (int First, int End) part)
    {
        foreach (var slice in slices)
        {
            var subjects = slice.Subjects;
            var words = slice.Words;
            var amounts = slice.Amounts;
            for (var at = 0; at < subjects.Length; at++)
            {
                var place = places[subjects[at]];
                if (place >= part.First && place < part.End)
                {
                    var to = next[place]++;
                    sorted.Records[to] = words[at];
                    if (sorted.Amounts.Length > 0)
                    {
                        sorted.Amounts[to] = amounts[at];
                    }
                }
            }
        }
    }

    // Few records are out of their order, so that putting each in its place costs little; where many are, sorting does.
    private static void SortByDay(ulong[] records, long[] amounts, int first, int end)
    {
        if (end - first > 64)
        {
            SortMany(records, amounts, first, end);
            return;
        }

        for (var at = first + 1; at < end; at++)
        {
            var (record, amount) = (records[at], amounts.Length > 0 ? amounts[at] : 0);
            var to = at;
            for (; to > first && records[to - 1] >> DayAt > record >> DayAt; to--)
            {
                records[to] = records[to - 1];
                if (amounts.Length > 0)
                {
                    amounts[to] = amounts[to - 1];
                }
            }

            records[to] = record;
            if (amounts.Length > 0)
            {
                amounts[to] = amount;
            }
        }
    }

    private static void SortMany(ulong[] records, long[] amounts, int first, int end)
    {
        int[] order = [.. Enumerable.Range(first, end - first).OrderBy(at => records[at] >> DayAt)];
        ulong[] sorted = [.. order.Select(at => records[at])];
        if (amounts.Length > 0)
        {
            long[] beside = [.. order.Select(at => amounts[at])];
            beside.CopyTo(amounts, first);
        }

        sorted.CopyTo(records, first);
    }
}
