using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>
/// Derives where subjects stand anew from the grades: what to do when the derived table is lost or doubted.
/// No run of the scheme should be at work meanwhile.
/// </summary>
public sealed class StandingRebuild(Database database)
{
    private const int ChunkSize = 5_000;

    private readonly RegistryReading registry = new(database);

    /// <summary>
    /// Rebuilds a scheme's standings, all in one transaction; returns how many subjects stand in it. On what days subjects are due is
    /// derived by grading them all, which the pipeline then does.
    /// </summary>
    public Task<long> RebuildAsync(string scheme, CancellationToken cancellation = default) =>
        database.WriteAsync((transaction, token) => RebuildAsync(transaction, scheme, token), cancellation);

    private async Task<long> RebuildAsync(DbTransaction transaction, string scheme, CancellationToken cancellation)
    {
        var connection = transaction.Connection!; // open while the transaction is
        await CursorTable.DoubtAsync(transaction, scheme);
        await connection.ExecuteAsync("DELETE FROM assessment_standing WHERE scheme = @scheme", new { scheme }, transaction);
        var (asOf, knownOn) = await connection.QueryFirstOrDefaultAsync<(int, long)>(
            "SELECT as_of, known_on FROM assessment_run WHERE scheme = @scheme AND is_backdated = 0 ORDER BY run DESC LIMIT 1",
            new { scheme }, transaction);
        var written = 0L;
        var known = registry.StreamAsync(DateOnly.FromDayNumber(asOf), new ChangeNumber(knownOn), default, cancellation);
        await foreach (var chunk in known.Chunk(ChunkSize).WithCancellation(cancellation))
        {
            var rows = await LatestAsync(transaction, scheme, chunk);
            await StandingTable.WriteAsync(database, transaction, scheme, rows, [], cancellation);
            written += rows.Count;
        }

        return written;
    }

    /// <summary>Each subject's latest grade, since the first with the same letter in an unbroken row, where the subject is.</summary>
    private static async Task<List<StandingRow>> LatestAsync(DbTransaction transaction, string scheme, SubjectStanding[] chunk)
    {
        var rows = await transaction.Connection!.QueryAsync<StandingRow>( // open while the transaction is
            """
            SELECT subject AS Subject, letter AS Letter, rule AS Rule, indicators AS Indicators, next_change AS NextChange, as_of AS Since,
                   is_suspended AS Suspended
            FROM assessment_grade WHERE scheme = @scheme AND is_backdated = 0 AND subject >= @first AND subject <= @last
            ORDER BY subject, run
            """,
            new { scheme, first = chunk[0].Subject.Number.Value, last = chunk[^1].Subject.Number.Value }, transaction);
        var latest = new Dictionary<long, StandingRow>();
        foreach (var row in rows)
        {
            row.Since = latest.TryGetValue(row.Subject, out var before) && before.Letter == row.Letter ? before.Since : row.Since;
            latest[row.Subject] = row;
        }

        foreach (var subject in chunk)
        {
            if (latest.TryGetValue(subject.Subject.Number.Value, out var row))
            {
                (row.Division, row.Industry) = (subject.Registration?.Division, subject.Registration?.Industry);
            }
        }

        return [.. latest.Values.OrderBy(row => row.Subject)];
    }
}
