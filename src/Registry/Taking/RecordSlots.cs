using System.Data.Common;
using System.Runtime.InteropServices;
using Xinheng.Storage;

namespace Xinheng.Registry.Taking;

/// <summary>What is known of one record while a chunk is taken.</summary>
[StructLayout(LayoutKind.Auto)]
internal struct RecordSlot
{
    public long Record;
    public Hash128 Content;
    public int Lifted;
}

/// <summary>The records of one chunk: each distinct record has a slot, found in the registry or first reported by the chunk.</summary>
internal sealed class RecordSlots
{
    /// <summary>Stands for "not lifted" in <see cref="RecordSlot.Lifted"/>.</summary>
    public const int NotLifted = -1;

    private readonly RecordKeys keys;
    private readonly RecordSlot[] records;

    private RecordSlots(RecordKeys keys)
    {
        this.keys = keys;
        records = new RecordSlot[keys.Count];
    }

    /// <summary>Finds the records of a chunk with their latest content and lifting.</summary>
    public static async Task<RecordSlots> LookUpAsync(
        DbTransaction transaction, PreparedRecords chunk, SubjectSlots subjects, RecordFilter? filter, CancellationToken cancellation)
    {
        var found = new RecordSlots(chunk.Records);
        await found.FindRecordsAsync(transaction, chunk, subjects, filter, cancellation);
        await found.FindEventsAsync(transaction, subjects, cancellation);
        return found;
    }

    /// <summary>What is known of the record of a row; a zero number while it is not known.</summary>
    public ref RecordSlot Of(int row) => ref records[keys.SlotOf(row)];

    private Task FindRecordsAsync(
        DbTransaction transaction, PreparedRecords chunk, SubjectSlots subjects, RecordFilter? filter, CancellationToken cancellation)
    {
        long SubjectOf(int slot) => subjects.SubjectOf(subjects.SlotOf(keys.FirstRowOf(slot)));
        bool MayBeThere(int slot) => SubjectOf(slot) is not 0 and var subject
            && (filter is null || filter.MayHold(subject, chunk.Keys[keys.FirstRowOf(slot)]));
        var candidates = SlotsWhere(MayBeThere);
        var lookUp = new KeyLookUp(
            """
            SELECT record, content_high, content_low, COALESCE(CAST(lifted AS BIGINT), -1)
            FROM registry_record WHERE subject = :1 AND key_high = :2 AND key_low = :3
            """,
            4,
            Array.ConvertAll(candidates, SubjectOf),
            Array.ConvertAll(candidates, slot => chunk.Keys[keys.FirstRowOf(slot)].High),
            Array.ConvertAll(candidates, slot => chunk.Keys[keys.FirstRowOf(slot)].Low));
        return lookUp.RunAsync(
            transaction,
            (key, values) => records[candidates[key]] = new RecordSlot
            {
                Record = values[0], Content = new Hash128(values[1], values[2]), Lifted = (int)values[3],
            },
            cancellation);
    }

    private Task FindEventsAsync(DbTransaction transaction, SubjectSlots subjects, CancellationToken cancellation)
    {
        var known = SlotsWhere(slot => records[slot].Record != 0);
        var lookUp = new KeyLookUp(
            """
            SELECT CAST(event AS BIGINT), CAST(on_day AS BIGINT), CAST(CASE WHEN content_high IS NULL THEN 0 ELSE 1 END AS BIGINT),
                   COALESCE(content_high, 0), COALESCE(content_low, 0)
            FROM registry_event WHERE subject = :1 AND record = :2 ORDER BY change_number
            """,
            5,
            Array.ConvertAll(known, slot => subjects.SubjectOf(subjects.SlotOf(keys.FirstRowOf(slot)))),
            Array.ConvertAll(known, slot => records[slot].Record));
        return lookUp.RunAsync(transaction, (key, values) => Apply(ref records[known[key]], values), cancellation);
    }

    private int[] SlotsWhere(Func<int, bool> isWanted)
    {
        var chosen = new List<int>(records.Length);
        for (var slot = 0; slot < records.Length; slot++)
        {
            if (isWanted(slot))
            {
                chosen.Add(slot);
            }
        }

        return [.. chosen];
    }

    private static void Apply(ref RecordSlot record, ReadOnlySpan<long> values)
    {
        if (values[0] == (long)RecordEventKind.Lifted)
        {
            record.Lifted = (int)values[1];
        }

        if (values[2] != 0)
        {
            record.Content = new Hash128(values[3], values[4]);
        }
    }
}
