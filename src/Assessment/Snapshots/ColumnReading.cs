using Xinheng.Evaluation.Columns;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Snapshots;

/// <summary>
/// Reads the whole registry into columns, on two connections. Rows are packed as they come, in the order they lie in, and
/// sorted by subject afterwards; subjects with events, results or several registrations, and those that do not fit,
/// are read one by one. While it works it holds twenty bytes a record beside the columns.
/// </summary>
/// <param name="database">Where the registry is.</param>
/// <param name="day">The day the columns are of.</param>
/// <param name="known">The last change they know.</param>
internal sealed class ColumnReading(Database database, DateOnly day, ChangeNumber known)
{
    private const int Connections = 2;
    private const long ChangesAtOnce = 250_000;
    private const int RowsBetweenLooks = 1 << 14;
    private const int IsRegistered = 1;
    private const int HasRecords = 2;
    private const int IsBeset = 4;

    private readonly RegistryBulkReading bulk = new(database);
    private readonly ColumnLists lists = new();
    private ulong[] words = [];
    private int[] marks = [];
    private byte[] capital = [];

    /// <summary>The columns.</summary>
    /// <param name="progress">Told how many changes were read of how many.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<Population> ReadAsync(IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var last = (await new RegistryReading(database).CountsAsync(cancellation)).Subjects;
        (words, marks, capital) = (new ulong[checked(last + 1)], new int[last + 1], new byte[last + 1]);
        await bulk.BesetAsync(known, MarkBeset, cancellation);
        var slices = await ReadRowsAsync(progress, cancellation);
        return await MergeAsync(Plain(slices), cancellation);
    }

    private async Task<RecordSlice[]> ReadRowsAsync(IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var parts = PartsOf(await bulk.StretchesAsync(known, cancellation));
        var slices = new RecordSlice[parts.Count];
        var done = 0L;
        await Parallel.ForEachAsync(
            Enumerable.Range(0, parts.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation },
            async (at, token) =>
            {
                var (part, packing) = (parts[at], new RowPacking(lists, day));
                var slice = slices[at] = new RecordSlice();
                await bulk.ReadAsync(part, rows => ReadRegistrations(rows, packing, token), rows => ReadRecords(rows, packing, slice, token), token);
                progress?.Report((Interlocked.Add(ref done, part[^1].Through - part[0].After), known.Value));
            });
        return slices;
    }

    /// <summary>Stretches put together so that each part is worth its turn and both connections have work to the end.</summary>
    private static List<List<RegistryStretch>> PartsOf(IReadOnlyList<RegistryStretch> stretches)
    {
        var parts = new List<List<RegistryStretch>>();
        foreach (var stretch in stretches)
        {
            if (parts is [] || stretch.Through - parts[^1][0].After > ChangesAtOnce)
            {
                parts.Add([]);
            }

            parts[^1].Add(stretch);
        }

        return parts;
    }

    private void MarkBeset(BulkReader rows)
    {
        while (rows.Next())
        {
            marks[rows.Number(0)] |= IsBeset;
        }
    }

    private void ReadRegistrations(BulkReader rows, RowPacking packing, CancellationToken cancellation)
    {
        for (var count = 1; rows.Next(); count++)
        {
            LookUp(count, cancellation);
            var subject = rows.Number(0);
            var packed = packing.Registration(rows);
            words[subject] = packed?.Bits ?? 0;
            capital[subject] = RowPacking.Capital(rows);
            var before = Interlocked.Or(ref marks[subject], packed is null ? IsRegistered | IsBeset : IsRegistered);
            if ((before & IsRegistered) != 0)
            {
                Interlocked.Or(ref marks[subject], IsBeset);
            }
        }
    }

    private void ReadRecords(BulkReader rows, RowPacking packing, RecordSlice slice, CancellationToken cancellation)
    {
        for (var count = 1; rows.Next(); count++)
        {
            LookUp(count, cancellation);
            var subject = rows.Number(0);
            var packed = packing.Record(rows);
            Interlocked.Or(ref marks[subject], packed is null ? HasRecords | IsBeset : HasRecords);
            if (packed is { } record)
            {
                slice.Add((uint)subject, record.Bits, RowPacking.Amount(rows));
            }
        }
    }

    private static void LookUp(int rows, CancellationToken cancellation)
    {
        if (rows % RowsBetweenLooks == 0)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The columns of the subjects that are not beset.</summary>
    private Population Plain(IReadOnlyList<RecordSlice> slices)
    {
        var unregistered = RowPacking.Unregistered(lists)?.Bits ?? throw new InvalidOperationException("The first traits always fit.");
        var (numbers, subjects, capitals) = (new List<uint>(), new List<ulong>(), new List<byte>());
        var places = new int[marks.Length];
        for (var number = 0; number < marks.Length; number++)
        {
            places[number] = -1;
            if (marks[number] is not 0 and < IsBeset)
            {
                places[number] = numbers.Count;
                numbers.Add((uint)number);
                capitals.Add(capital[number]);
                subjects.Add((marks[number] & IsRegistered) != 0 ? words[number] : unregistered);
            }
        }

        var sorting = new RecordSorting(numbers.Count, places);
        var (offsets, records, amounts) = sorting.Sort(slices);
        return new Population
        {
            Day = day,
            Records = records,
            Offsets = offsets,
            Subjects = subjects.ToArray(),
            Numbers = numbers.ToArray(),
            Amounts = amounts,
            Capital = capitals.ToArray(),
            Profiles = lists.Profiles,
            Issuers = lists.Issuers,
            Traits = lists.Traits,
            Places = lists.Places,
            Industries = lists.Industries,
        };
    }

    private async Task<Population> MergeAsync(Population plain, CancellationToken cancellation)
    {
        SubjectNumber[] beset = [.. Enumerable.Range(0, marks.Length).Where(number => marks[number] >= IsBeset).Select(number => new SubjectNumber(number))];
        var fresh = await new FactPacking(database, lists, day, known).PackAsync(beset, cancellation);
        return fresh.Count == 0 ? plain : new ColumnMerge(day, lists).With(plain, fresh, []);
    }
}
