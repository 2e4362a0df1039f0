using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Blocks;
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
        await StandingBlockTable.ClearAsync(transaction, scheme);
        var (asOf, knownOn) = await connection.QueryFirstOrDefaultAsync<(int, long)>(
            "SELECT as_of, known_on FROM assessment_run WHERE scheme = @scheme AND is_backdated = 0 ORDER BY run DESC LIMIT 1",
            new { scheme }, transaction);
        var written = 0L;
        var known = registry.StreamAsync(DateOnly.FromDayNumber(asOf), new ChangeNumber(knownOn), default, cancellation);
        await foreach (var chunk in known.Chunk(ChunkSize).WithCancellation(cancellation))
        {
            var rows = await LatestAsync(transaction, scheme, chunk);
            await using var batch = new WriteBatch(database, transaction);
            await StandingTable.WriteAsync(database.Dialect, batch, scheme, rows, [], cancellation);
            await batch.CompleteAsync(cancellation);
            written += rows.Count;
        }

        return written;
    }

    /// <summary>Each subject's latest grade, since the first with the same letter in an unbroken row, where the subject is.</summary>
    private async Task<List<StandingRow>> LatestAsync(DbTransaction transaction, string scheme, SubjectStanding[] chunk)
    {
        var subjects = SubjectSet.Between(new SubjectNumber(chunk[0].Subject.Number.Value - 1), chunk[^1].Subject.Number);
        var latest = new Dictionary<long, StandingRow>();
        foreach (var (isBackdated, row) in await GradeHistory.AllAsync(
            transaction.Connection!, database.Dialect, (scheme, DateOnly.MaxValue), subjects, transaction)) // open while the transaction is
        {
            if (isBackdated)
            {
                continue;
            }

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
