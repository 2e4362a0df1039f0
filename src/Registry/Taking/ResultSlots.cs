using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry.Taking;

/// <summary>The received results of one chunk: each distinct one has a slot with its latest content, null while it is not known.</summary>
internal sealed class ResultSlots
{
    private readonly RecordKeys keys;
    private readonly Hash128?[] contents;

    private ResultSlots(RecordKeys keys) => (this.keys, contents) = (keys, new Hash128?[keys.Count]);

    /// <summary>Finds the results of a chunk with their latest content.</summary>
    public static async Task<ResultSlots> LookUpAsync(
        DbTransaction transaction, PreparedResults chunk, SubjectSlots subjects, CancellationToken cancellation)
    {
        var found = new ResultSlots(chunk.Results);
        var asked = found.OfKnown(subjects);
        var lookUp = new KeyLookUp(
            """
            SELECT content_high, content_low FROM registry_result
            WHERE subject = :1 AND key_high = :2 AND key_low = :3 ORDER BY change_number DESC LIMIT 1
            """,
            2,
            Array.ConvertAll(asked, slot => found.SubjectOf(slot, subjects)),
            Array.ConvertAll(asked, slot => chunk.Keys[chunk.Results.FirstRowOf(slot)].High),
            Array.ConvertAll(asked, slot => chunk.Keys[chunk.Results.FirstRowOf(slot)].Low));
        await lookUp.RunAsync(
            transaction, (key, values) => found.contents[asked[key]] = new Hash128(values[0], values[1]), cancellation);
        return found;
    }

    /// <summary>The latest content of the result of a row; null while it is not known.</summary>
    public ref Hash128? Of(int row) => ref contents[keys.SlotOf(row)];

    private int[] OfKnown(SubjectSlots subjects) =>
        [.. Enumerable.Range(0, keys.Count).Where(slot => SubjectOf(slot, subjects) != 0)];

    private long SubjectOf(int slot, SubjectSlots subjects) => subjects.SubjectOf(subjects.SlotOf(keys.FirstRowOf(slot)));
}
