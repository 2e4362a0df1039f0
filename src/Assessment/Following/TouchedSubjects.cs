using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Blocks;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Following;

/// <summary>
/// The subjects to look at again: those of whom the registry learnt something and those that a run gave another grade.
/// Whoever follows keeps its place in a table of its own, so that it goes on where it stood after a crash and several
/// processes never do the same piece twice: <see cref="TakeAsync"/> is the first statement of the transaction that
/// keeps what came of a batch, and it fails for all but one.
/// </summary>
/// <param name="database">Where grades and the follower's place are.</param>
/// <param name="table">The table of the follower's place: <c>source</c>, <c>position</c>.</param>
internal sealed class TouchedSubjects(Database database, string table)
{
    private readonly RegistryChanges changes = new(database);

    /// <summary>The next subjects, each once; null when there is nothing new.</summary>
    /// <param name="limit">Most changes or grades to read.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Touched?> NextAsync(int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var reach = await ReachAsync(connection);
        var batch = await changes.AfterAsync(new ChangeNumber(reach.Changes), limit, cancellation);
        if (batch.Count > 0)
        {
            reach.Changes = batch[^1].Number.Value;
            return new Touched(reach, [.. batch.Select(change => change.Subject).Distinct()]);
        }

        var subjects = await OfRunsAsync(connection, reach, limit);
        return reach.Moved.Count > 0 ? new Touched(reach, [.. subjects]) : null;
    }

    /// <summary>Subjects that are looked at again for another reason than news, as a batch that one of several processes keeps.</summary>
    public async Task<Touched> ToLookAtAsync(IReadOnlyList<SubjectNumber> subjects, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return new Touched(await ReachAsync(connection), subjects);
    }

    /// <summary>Moves the place on within the transaction that keeps what came of a batch. False: another process was faster, and nothing must be kept.</summary>
    public async Task<bool> TakeAsync(DbTransaction transaction, Touched batch)
    {
        if (!await TurnAsync(transaction, batch.Reach.Turn))
        {
            return false;
        }

        var connection = transaction.Connection!; // open while the transaction is
        foreach (var (source, position) in batch.Reach.Moved)
        {
            await connection.ExecuteAsync(
                $"INSERT INTO {table} (source, position) VALUES (@source, @position) ON CONFLICT (source) DO UPDATE SET position = excluded.position",
                new { source, position }, transaction);
        }

        await ForgetAsync(connection, transaction, batch.Reach);
        return true;
    }

    /// <summary>Makes every batch that was read and is not yet kept fail: what it was judged by has changed.</summary>
    public Task OvertakeAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            $"UPDATE {table} SET position = position + 1 WHERE source = @source", new { source = Reach.Names.Turn }, transaction);

    /// <summary>Goes past all there is without looking at it. True when there was something.</summary>
    public async Task<bool> SkipAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var reach = await ReachAsync(connection);
        var last = (await changes.LastAsync(cancellation)).Value;
        var runs = await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(run), 0) FROM assessment_run");
        if (reach.Changes == last && reach.Runs == runs)
        {
            return false;
        }

        (reach.Changes, reach.Runs) = (last, runs);
        await database.WriteAsync((transaction, _) => TakeAsync(transaction, new Touched(reach, [])), cancellation);
        return true;
    }

    private async Task<Reach> ReachAsync(DbConnection connection) =>
        new((await connection.QueryAsync<(string Source, long Position)>($"SELECT source, position FROM {table}"))
            .ToDictionary(row => row.Source, row => row.Position, StringComparer.Ordinal));

    private async Task<bool> TurnAsync(DbTransaction transaction, long turn) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            $"UPDATE {table} SET position = position + 1 WHERE source = @source AND position = @turn", new { source = Reach.Names.Turn, turn }, transaction) == 1;

    /// <summary>
    /// The next subjects graded by a run. A run keeps its chunks by ascending subject, so that all up to the last seen are
    /// there; one that is over has no more to come.
    /// </summary>
    private static async Task<IReadOnlyList<SubjectNumber>> OfRunsAsync(DbConnection connection, Reach reach, int limit)
    {
        var runs = await connection.QueryAsync<(long Run, long State)>(
            "SELECT run, CAST(state AS BIGINT) FROM assessment_run WHERE run > @after ORDER BY run LIMIT 1000", new { after = reach.Runs });
        var isUnbroken = true;
        foreach (var (run, state) in runs)
        {
            var subjects = await OfRunAsync(connection, run, reach.OfRun(run), limit);
            if (subjects.Count > 0)
            {
                reach.Move(run, subjects[^1]);
                return [.. subjects.Select(subject => new SubjectNumber(subject))];
            }

            isUnbroken &= (RunState)state is not RunState.Running;
            if (isUnbroken)
            {
                reach.Runs = run;
            }
        }

        return [];
    }

    /// <summary>Subjects that a run graded anew, kept as rows or in blocks, ascending.</summary>
    private static async Task<List<long>> OfRunAsync(DbConnection connection, long run, long after, int limit)
    {
        var subjects = (await connection.QueryAsync<long>(
            "SELECT DISTINCT subject FROM assessment_grade WHERE run = @run AND subject > @after ORDER BY subject LIMIT @limit",
            new { run, after, limit })).ToList();
        var through = subjects.Count < limit ? long.MaxValue : subjects[^1];
        var block = SubjectBlock.Of(after);
        for (var packed = new List<long>(); ; block++)
        {
            if (packed.Count >= limit || await GradeBlockTable.OfRunAsync(connection, run, block, 1) is not [var next] || SubjectBlock.First(next.Block) > through)
            {
                return [.. subjects.Concat(packed).Order().Distinct().Take(limit)];
            }

            packed.AddRange(next.Content.Of(next.Block).Select(grade => grade.Subject).Where(subject => subject > after && subject <= through));
            block = next.Block;
        }
    }

    /// <summary>A run that is read whole needs no place of its own.</summary>
    private async Task ForgetAsync(DbConnection connection, DbTransaction transaction, Reach reach)
    {
        foreach (var source in await connection.QueryAsync<string>(
            $"SELECT source FROM {table} WHERE source LIKE @pattern", new { pattern = $"{Reach.Names.RunPrefix}%" }, transaction))
        {
            if (long.Parse(source[Reach.Names.RunPrefix.Length..], System.Globalization.CultureInfo.InvariantCulture) <= reach.Runs)
            {
                await connection.ExecuteAsync($"DELETE FROM {table} WHERE source = @source", new { source }, transaction);
            }
        }
    }
}

/// <summary>A batch of subjects to look at again.</summary>
/// <param name="Reach">How far the follower is once the batch is kept.</param>
/// <param name="Subjects">The subjects, each once.</param>
internal sealed record Touched(Reach Reach, IReadOnlyList<SubjectNumber> Subjects);
