using System.Data.Common;
using System.Text.Json;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>What a sender asks for beside the file; part of what makes a file the same file again.</summary>
internal sealed record BatchRequest(string? Kind, string? Profile, int? ProfileVersion);

/// <summary>The rows of <c>intake_batch</c> and who may work on them.</summary>
internal sealed class BatchTable(Database database)
{
    /// <summary>
    /// A lease outlives the longest chunk by far. It matters only for workers on other machines: the death of a
    /// process on this one is seen at once.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <summary>
    /// Enters a batch for a kept file, unless the same file was sent before with the same wish: then that batch is given.
    /// </summary>
    public Task<(BatchRow Batch, bool IsRepeat)> EnterAsync(
        OriginalFile file, BatchRequest request, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, _) =>
            {
                var connection = transaction.Connection!; // open while the transaction is
                // The counter row stays locked to the commit: of two senders of one file the second sees the first's batch.
                await connection.ExecuteAsync("UPDATE intake_counter SET last_batch = last_batch WHERE counter = 1", transaction: transaction);
                if (await FindEarlierAsync(transaction, file, request) is { } earlier)
                {
                    return (earlier, true);
                }

                await connection.ExecuteAsync("UPDATE intake_counter SET last_batch = last_batch + 1 WHERE counter = 1", transaction: transaction);
                var number = await connection.ExecuteScalarAsync<long>("SELECT last_batch FROM intake_counter WHERE counter = 1", transaction: transaction);
                await connection.ExecuteAsync(
                    """
                    INSERT INTO intake_batch (number, file_name, sha256, bytes, asked_kind, profile, profile_version, state, submitted)
                    VALUES (@number, @Name, @Sha256, @Bytes, @Kind, @Profile, @ProfileVersion, 'waiting', @now)
                    """,
                    new { number, file.Name, file.Sha256, file.Bytes, request.Kind, request.Profile, request.ProfileVersion, now = Moments.ToColumn(now) },
                    transaction);
                return (await ReadAsync(transaction, number), false);
            },
            cancellation);

    /// <summary>A batch, or null.</summary>
    public async Task<BatchRow?> FindAsync(BatchNumber number, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.QuerySingleOrDefaultAsync<BatchRow>(
            $"SELECT {BatchRow.Columns} FROM intake_batch WHERE number = @Value", number);
    }

    /// <summary>Batches from the newest down, those numbered below <paramref name="before"/>.</summary>
    public async Task<IReadOnlyList<BatchRow>> ListAsync(
        IReadOnlyList<BatchState> states, BatchNumber before, int limit, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var chosen = states.Count == 0 ? string.Empty : $"AND {database.Dialect.InList("state", "@words")}";
        var rows = await connection.QueryAsync<BatchRow>(
            $"SELECT {BatchRow.Columns} FROM intake_batch WHERE number < @before {chosen} ORDER BY number DESC LIMIT @limit",
            new { before = before.Value, limit, words = database.Dialect.ListOf(states.Select(state => state.ToWord())) });
        return rows.AsList();
    }

    /// <summary>Batches that a worker should take up, oldest first.</summary>
    public async Task<IReadOnlyList<BatchNumber>> DueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var open = await connection.QueryAsync<BatchRow>(
            $"SELECT {BatchRow.Columns} FROM intake_batch WHERE state IN ('waiting', 'running', 'failed') ORDER BY number");
        return [.. open.Where(batch => batch.IsDue(now)).Select(batch => new BatchNumber(batch.Number))];
    }

    /// <summary>
    /// Takes a batch for one worker. Null when it is not there to be taken: somebody alive holds it, or it is at rest.
    /// </summary>
    public Task<BatchRow?> ClaimAsync(BatchNumber number, string claim, DateTimeOffset now, CancellationToken cancellation) =>
        database.WriteAsync<BatchRow?>(
            async (transaction, _) =>
            {
                var connection = transaction.Connection!; // open while the transaction is
                var found = await connection.QuerySingleOrDefaultAsync<BatchRow>(
                    $"SELECT {BatchRow.Columns} FROM intake_batch WHERE number = @Value {(database.Engine is Engine.Postgres ? "FOR UPDATE" : string.Empty)}",
                    number, transaction);
                if (found is null || !(found.State is BatchState.Failed || found.IsDue(now)))
                {
                    return null;
                }

                await connection.ExecuteAsync(
                    """
                    UPDATE intake_batch SET state = 'running', lease_owner = @claim, lease_until = @until, trouble = NULL, ended = NULL,
                        started = COALESCE(started, @now), resumed = @now, resumed_rows = rows_read
                    WHERE number = @Value
                    """,
                    new { number.Value, claim, now = Moments.ToColumn(now), until = Moments.ToColumn(now + Lease) },
                    transaction);
                return await ReadAsync(transaction, number.Value);
            },
            cancellation);

    /// <summary>Says how the rows of a claimed batch are read, and by which profile.</summary>
    public Task SettlePlanAsync(BatchRow batch, BatchPlan plan, CancellationToken cancellation) =>
        database.WriteAsync(
            (transaction, _) => ChangeHeldAsync(
                transaction, batch, "kind = @Kind, mapping = @mapping, profile = @Profile, profile_version = @ProfileVersion",
                new { plan.Kind, mapping = plan.ToJson(), batch.Profile, batch.ProfileVersion }),
            cancellation);

    /// <summary>Says how the rows of a batch that needs a mapping are read. False when it does not need one any more.</summary>
    public Task<bool> AnswerMappingAsync(BatchNumber number, BatchPlan plan, MappingProfile? profile, CancellationToken cancellation) =>
        ChangeAsync(
            "UPDATE intake_batch SET kind = @Kind, mapping = @mapping, profile = @profile, profile_version = @version, state = 'waiting', trouble = NULL, ended = NULL WHERE number = @Value AND state = 'needs-mapping'",
            new { number.Value, plan.Kind, mapping = plan.ToJson(), profile = profile?.Mapping.Name, version = profile?.Version },
            cancellation);

    /// <summary>Asks whoever works on a batch to stop; a batch nobody has begun stops at once. False when it is at rest.</summary>
    public Task<bool> AskCancelAsync(BatchNumber number, BatchTrouble trouble, DateTimeOffset now, CancellationToken cancellation) =>
        ChangeAsync(
            """
            UPDATE intake_batch SET cancel_asked = CASE WHEN state = 'running' THEN 1 ELSE 0 END,
                ended = CASE WHEN state = 'running' THEN ended ELSE @now END,
                trouble = CASE WHEN state = 'running' THEN trouble ELSE @trouble END,
                state = CASE WHEN state = 'running' THEN 'running' ELSE 'cancelled' END
            WHERE number = @Value AND state IN ('waiting', 'needs-mapping', 'running', 'failed')
            """,
            new { number.Value, now = Moments.ToColumn(now), trouble = JsonSerializer.Serialize(trouble) },
            cancellation);

    /// <summary>Makes a cancelled or failed batch wait again. False when it is neither.</summary>
    public Task<bool> ReopenAsync(BatchNumber number, CancellationToken cancellation) =>
        ChangeAsync(
            "UPDATE intake_batch SET state = 'waiting', cancel_asked = 0, trouble = NULL, ended = NULL, not_before = NULL WHERE number = @Value AND state IN ('cancelled', 'failed')",
            new { number.Value },
            cancellation);

    /// <summary>Lets go of a claimed batch half way, for the next worker.</summary>
    public Task LetGoAsync(BatchRow batch, CancellationToken cancellation) =>
        ChangeAsync(
            "UPDATE intake_batch SET lease_owner = NULL, lease_until = NULL WHERE number = @Number AND lease_owner = @LeaseOwner",
            new { batch.Number, batch.LeaseOwner },
            cancellation);

    /// <summary>Lets go of a claimed batch and says where it stands.</summary>
    public Task RestAsync(BatchRow batch, BatchState state, BatchTrouble? trouble, DateTimeOffset now, CancellationToken cancellation)
    {
        var failures = state is BatchState.Failed ? batch.Failures + 1 : 0;
        var wait = TimeSpan.FromMinutes(Math.Min(Math.Pow(2, failures - 1), LongestWait.TotalMinutes));
        return database.WriteAsync(
            (transaction, _) => ChangeHeldAsync(
                transaction, batch,
                "state = @state, ended = @now, trouble = @trouble, cancel_asked = 0, failures = @failures, not_before = @notBefore, lease_owner = NULL, lease_until = NULL",
                new
                {
                    state = state.ToWord(),
                    now = Moments.ToColumn(now),
                    trouble = trouble is null ? null : JsonSerializer.Serialize(trouble),
                    failures,
                    notBefore = failures > 0 ? Moments.ToColumn(now + wait) : (long?)null,
                }),
            cancellation);
    }

    /// <summary>
    /// Changes a batch only while this claim still holds it.
    /// </summary>
    /// <exception cref="LeaseLostException">Another worker has taken the batch over.</exception>
    public static async Task ChangeHeldAsync(DbTransaction transaction, BatchRow batch, string assignments, object values)
    {
        var parameters = new DynamicParameters(values);
        parameters.Add("held_number", batch.Number);
        parameters.Add("held_by", batch.LeaseOwner);
        var changed = await transaction.Connection!.ExecuteAsync( // open while the transaction is
            $"UPDATE intake_batch SET {assignments} WHERE number = @held_number AND lease_owner = @held_by", parameters, transaction);
        if (changed != 1)
        {
            throw new LeaseLostException(new BatchNumber(batch.Number));
        }
    }

    private Task<bool> ChangeAsync(string sql, object values, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, _) => await transaction.Connection!.ExecuteAsync(sql, values, transaction) == 1, // open while the transaction is
            cancellation);

    private static Task<BatchRow> ReadAsync(DbTransaction transaction, long number) =>
        transaction.Connection!.QuerySingleAsync<BatchRow>( // open while the transaction is
            $"SELECT {BatchRow.Columns} FROM intake_batch WHERE number = @number", new { number }, transaction);

    // A refused file may be sent again: the remedy may have been to correct a mapping or to use a newer program.
    private static Task<BatchRow?> FindEarlierAsync(DbTransaction transaction, OriginalFile file, BatchRequest request) =>
        transaction.Connection!.QueryFirstOrDefaultAsync<BatchRow>( // open while the transaction is
            $"""
            SELECT {BatchRow.Columns} FROM intake_batch
            WHERE sha256 = @Sha256 AND state <> 'refused'
              AND ((CAST(@Kind AS TEXT) IS NULL AND CAST(@Profile AS TEXT) IS NULL)
                   OR (CAST(@Profile AS TEXT) IS NULL AND COALESCE(kind, asked_kind) = @Kind)
                   OR (profile = @Profile AND profile_version = @ProfileVersion))
            ORDER BY number DESC LIMIT 1
            """,
            new { file.Sha256, request.Kind, request.Profile, request.ProfileVersion }, transaction);
}
