using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>What a change was.</summary>
public enum ChangeKind
{
    /// <summary>A registration, first or further.</summary>
    Registration,

    /// <summary>The first report of a record.</summary>
    Record,

    /// <summary>An event on a record.</summary>
    Event,

    /// <summary>A former code was linked to a subject.</summary>
    FormerCode,

    /// <summary>A result received from elsewhere, first, corrected or withdrawn.</summary>
    Result,
}

/// <summary>One change to the registry.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Whom it concerns.</param>
/// <param name="Kind">What it was.</param>
public sealed record RegistryChange(ChangeNumber Number, SubjectNumber Subject, ChangeKind Kind);

/// <summary>
/// The changes in the order of their numbers, for those who follow the registry by cursor: once a number is seen,
/// no lower number appears later. Safe to use from many threads.
/// </summary>
public sealed class RegistryChanges(Database database)
{
    /// <summary>Gives the number of the last change there is, for those who ask for more in the same turn to the database.</summary>
    public const string LastStatement = "SELECT change_number FROM registry_counter WHERE counter = 1";

    /// <summary>The last change there is; 0 in an empty registry.</summary>
    public async Task<ChangeNumber> LastAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return new ChangeNumber(await connection.ExecuteScalarAsync<long>(LastStatement));
    }

    /// <summary>The last change the platform had taken at a moment; 0 when there was none.</summary>
    public async Task<ChangeNumber> KnownOnAsync(DateTimeOffset moment, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return new ChangeNumber(await connection.ExecuteScalarAsync<long>(
            "SELECT COALESCE(MAX(change_number), 0) FROM registry_write WHERE received <= @received",
            new { received = Moments.ToColumn(moment) }));
    }

    /// <summary>The changes after <paramref name="number"/>, ascending, at most <paramref name="limit"/>.</summary>
    /// <remarks>One statement, so that all parts are read as of one moment.</remarks>
    public async Task<IReadOnlyList<RegistryChange>> AfterAsync(ChangeNumber number, int limit, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var turn = await OneTurn.TakeAsync(
            connection, null,
            $"""
            SELECT * FROM ({Part("registry_registration", "change_number", ChangeKind.Registration)}) AS a
            UNION ALL SELECT * FROM ({Part("registry_record", "record", ChangeKind.Record)}) AS b
            UNION ALL SELECT * FROM ({Part("registry_event", "change_number", ChangeKind.Event)}) AS c
            UNION ALL SELECT * FROM ({Part("registry_former_code", "change_number", ChangeKind.FormerCode)}) AS d
            UNION ALL SELECT * FROM ({Part("registry_result", "change_number", ChangeKind.Result)}) AS e
            ORDER BY number LIMIT @limit
            """,
            [("number", number.Value), ("limit", limit)], cancellation);
        return await turn.NextAsync(
            row => new RegistryChange(new ChangeNumber(row.GetInt64(0)), new SubjectNumber(row.GetInt64(1)), (ChangeKind)row.GetInt64(2)), cancellation);
    }

    /// <summary>A subject's changes after <paramref name="after"/> up to and with <paramref name="through"/>, ascending.</summary>
    public async Task<IReadOnlyList<RegistryChange>> OfSubjectAsync(
        SubjectNumber subject, ChangeNumber after, ChangeNumber through, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(long Number, long Kind)>(
            $"""
            {OfSubject("registry_registration", "change_number", ChangeKind.Registration)}
            UNION ALL {OfSubject("registry_record", "record", ChangeKind.Record)}
            UNION ALL {OfSubject("registry_event", "change_number", ChangeKind.Event)}
            UNION ALL {OfSubject("registry_former_code", "change_number", ChangeKind.FormerCode)}
            UNION ALL {OfSubject("registry_result", "change_number", ChangeKind.Result)}
            ORDER BY number
            """,
            new { subject = subject.Value, after = after.Value, upTo = through.Value });
        return [.. rows.Select(row => new RegistryChange(new ChangeNumber(row.Number), subject, (ChangeKind)row.Kind))];
    }

    /// <summary>When the first change after <paramref name="number"/> was received; null when there is none.</summary>
    public async Task<DateTimeOffset?> ReceivedAfterAsync(ChangeNumber number, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var received = await connection.ExecuteScalarAsync<long?>(
            "SELECT received FROM registry_write WHERE change_number > @number ORDER BY change_number LIMIT 1", new { number = number.Value });
        return received is { } moment ? Moments.FromColumn(moment) : null;
    }

    // No change is above the last; said here, it keeps PostgreSQL from expecting a third of a table it knows nothing of yet, and reading all of it.
    private static string Part(string table, string column, ChangeKind kind) =>
        $"""
        SELECT {column} AS number, subject, CAST({(int)kind} AS BIGINT) AS kind FROM {table}
        WHERE {column} > @number AND {column} <= ({LastStatement}) ORDER BY {column} LIMIT @limit
        """;

    private static string OfSubject(string table, string column, ChangeKind kind) =>
        $"SELECT {column} AS number, CAST({(int)kind} AS BIGINT) AS kind FROM {table} WHERE subject = @subject AND {column} > @after AND {column} <= @upTo";
}
