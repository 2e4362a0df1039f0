using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.ColumnGrading;

/// <summary>Finds the subjects of whom something is known that begins to hold only later: columns do not say when.</summary>
internal sealed class Turns(Database database)
{
    private const int SubjectsAtOnce = 5_000;

    /// <summary>By subject the first day after a day on which something known begins to hold.</summary>
    public async Task<IReadOnlyDictionary<SubjectNumber, DateOnly>> AfterAsync(DateOnly day, ChangeNumber known, CancellationToken cancellation)
    {
        var registry = new RegistryReading(database);
        var ahead = await new RegistryBulkReading(database).ChangedAsync((known, known), (day, DateOnly.MaxValue), cancellation);
        var turns = new Dictionary<SubjectNumber, DateOnly>();
        foreach (var chunk in ahead.Chunk(SubjectsAtOnce))
        {
            foreach (var standing in await registry.ListAsync(chunk, day, known, cancellation))
            {
                if (standing.NextTurn is { } turn)
                {
                    turns[standing.Subject.Number] = turn;
                }
            }
        }

        return turns;
    }
}
