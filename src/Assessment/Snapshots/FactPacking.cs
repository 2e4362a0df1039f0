using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Snapshots;

/// <summary>Reads some subjects whole and packs them.</summary>
internal sealed class FactPacking(Database database, ColumnLists lists, DateOnly day, ChangeNumber known)
{
    private const int Connections = 2;
    private const int SubjectsAtOnce = 2_000;

    /// <summary>The subjects, in the order asked for; those not known are left out.</summary>
    /// <param name="subjects">Their numbers, ascending.</param>
    /// <param name="cancellation">Ends the reading.</param>
    public async Task<IReadOnlyList<PackedFacts>> PackAsync(IReadOnlyList<SubjectNumber> subjects, CancellationToken cancellation)
    {
        var registry = new RegistryReading(database);
        var chunks = subjects.Chunk(SubjectsAtOnce).ToList();
        var packed = new List<PackedFacts>[chunks.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, chunks.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Connections, CancellationToken = cancellation },
            async (at, token) =>
            {
                var found = await registry.ListAsync(chunks[at], day, known, token);
                packed[at] = [.. found.Select(one => PackedFacts.Of(lists, Facts.Of(one), Facts.Of(one.Records), one.Registration?.CapitalFen))];
            });
        return [.. packed.SelectMany(chunk => chunk)];
    }
}
