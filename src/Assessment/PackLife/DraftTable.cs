using System.Data.Common;
using Dapper;
using Xinheng.Policy.Packs;
using Xinheng.Storage;

namespace Xinheng.Assessment.PackLife;

/// <summary>A step to append to a draft.</summary>
internal sealed record NewStep
{
    public required DraftNumber Draft { get; init; }
    public required string Pack { get; init; }
    public required DraftState State { get; init; }
    public required NamedPerson By { get; init; }
    public required string TextKey { get; init; }
    public string? BasedOn { get; init; }
    public string? Reason { get; init; }
    public DateOnly? From { get; init; }
    public string? Version { get; init; }
    public string? Fingerprint { get; init; }
}

/// <summary>An activation as it was written.</summary>
internal sealed record ActivationRow(DraftNumber Draft, string Pack, string Fingerprint, DateOnly From, NamedPerson By, DateTimeOffset At, NamedPerson ApprovedBy);

/// <summary>A draft with the key of its text.</summary>
internal sealed record FoundDraft(PackDraft Draft, string TextKey);

/// <summary>The steps of drafts: rows are appended under a lock, so that their numbers are in the order they happened.</summary>
internal static class DraftTable
{
    private const string Columns =
        """
        s.step AS Step, s.draft AS Draft, s.pack AS Pack, s.state AS State, s.named_by AS NamedBy, s.done AS Done, s.reason AS Reason,
        s.from_day AS FromDay, s.based_on AS BasedOn, s.text_key AS TextKey, s.version AS Version, s.fingerprint AS Fingerprint
        """;

    /// <summary>Lets nobody else append before this transaction ends.</summary>
    public static Task LockAsync(Database database, DbTransaction transaction) =>
        database.Dialect.LockTable("assessment_draft_step") is { Length: > 0 } statement
            ? transaction.Connection!.ExecuteAsync(statement, transaction: transaction) // open while the transaction is
            : Task.CompletedTask;

    /// <summary>A draft as it is, or as it was at a step; null when there is none.</summary>
    public static async Task<FoundDraft?> FindAsync(
        DbConnection connection, DraftNumber draft, long through = long.MaxValue, DbTransaction? within = null)
    {
        var rows = (await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM assessment_draft_step s WHERE s.draft = @draft AND s.step <= @through ORDER BY s.step",
            new { draft = draft.Value, through }, within)).ToList();
        if (rows.Count == 0)
        {
            return null;
        }

        var text = await connection.QuerySingleAsync<string>(
            "SELECT packs FROM assessment_pack_text WHERE text_key = @TextKey", new { rows[^1].TextKey }, within);
        return new FoundDraft(Of(rows, PackText.Read(text)[0]), rows[^1].TextKey);
    }

    /// <summary>Numbers of drafts, the latest first.</summary>
    public static async Task<IReadOnlyList<DraftNumber>> ListAsync(
        DbConnection connection, (string? Pack, DraftState? State) filter, DraftNumber before, int limit)
    {
        var numbers = await connection.QueryAsync<long>(
            $"""
            SELECT s.draft FROM assessment_draft_step s
            WHERE s.step = (SELECT MAX(l.step) FROM assessment_draft_step l WHERE l.draft = s.draft) AND s.draft < @before
              {(filter.Pack is null ? string.Empty : "AND s.pack = @Pack")}
              {(filter.State is null ? string.Empty : "AND s.state = @State")}
            ORDER BY s.draft DESC LIMIT @limit
            """,
            new { filter.Pack, State = (int?)filter.State, before = before.Value, limit });
        return [.. numbers.Select(number => new DraftNumber(number))];
    }

    /// <summary>What was put in force, in the order of the acts; of one pack or of all, as known at a moment.</summary>
    public static async Task<IReadOnlyList<ActivationRow>> ActivationsAsync(DbConnection connection, string? pack, DateTimeOffset knownAt)
    {
        var rows = await connection.QueryAsync<ActivatedRow>(
            $"""
            SELECT s.draft AS Draft, s.pack AS Pack, s.fingerprint AS Fingerprint, s.from_day AS FromDay, s.named_by AS NamedBy, s.done AS Done,
                   (SELECT a.named_by FROM assessment_draft_step a WHERE a.draft = s.draft AND a.state = 3 AND a.step < s.step ORDER BY a.step DESC LIMIT 1) AS ApprovedBy
            FROM assessment_draft_step s
            WHERE s.state = 5 AND s.done <= @known {(pack is null ? string.Empty : "AND s.pack = @pack")}
            ORDER BY s.step
            """,
            new { pack, known = Moments.ToColumn(knownAt) });
        return
        [
            .. rows.Select(row => new ActivationRow(
                new(row.Draft), row.Pack, row.Fingerprint, DateOnly.FromDayNumber((int)row.FromDay), Person(row.NamedBy), Moments.FromColumn(row.Done), Person(row.ApprovedBy))),
        ];
    }

    /// <summary>Whether another text of the pack with this version was submitted and stands, or was put in force.</summary>
    public static async Task<bool> IsVersionTakenAsync(DbTransaction transaction, string pack, string version, string fingerprint) =>
        await transaction.Connection!.ExecuteScalarAsync<long>( // open while the transaction is
            """
            SELECT COUNT(*) FROM assessment_draft_step s
            WHERE s.pack = @pack AND s.version = @version AND s.fingerprint <> @fingerprint AND s.state IN (2, 3, 5)
              AND (s.state = 5 OR s.step = (SELECT MAX(l.step) FROM assessment_draft_step l WHERE l.draft = s.draft))
            """,
            new { pack, version, fingerprint }, transaction) > 0;

    /// <summary>The number the next draft gets.</summary>
    public static async Task<DraftNumber> NextAsync(DbTransaction transaction) =>
        new(1 + await transaction.Connection!.ExecuteScalarAsync<long>( // open while the transaction is
            "SELECT COALESCE(MAX(draft), 0) FROM assessment_draft_step", transaction: transaction));

    /// <summary>Appends a step. The caller holds the lock.</summary>
    public static async Task AddAsync(DbTransaction transaction, NewStep step, DateTimeOffset now)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var last = await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(step), 0) FROM assessment_draft_step", transaction: transaction);
        await connection.ExecuteAsync(
            """
            INSERT INTO assessment_draft_step (step, draft, pack, state, named_by, done, reason, from_day, based_on, text_key, version, fingerprint)
            VALUES (@step, @draft, @Pack, @state, @by, @done, @Reason, @from, @BasedOn, @TextKey, @Version, @Fingerprint)
            """,
            new
            {
                step = last + 1, draft = step.Draft.Value, step.Pack, state = (int)step.State, by = step.By.Name, done = Moments.ToColumn(now),
                step.Reason, from = Moments.ToColumn(step.From), step.BasedOn, step.TextKey, step.Version, step.Fingerprint,
            },
            transaction);
    }

    private static PackDraft Of(List<Row> rows, PackFiles files) => new()
    {
        Number = new DraftNumber(rows[0].Draft),
        BasedOn = rows[0].BasedOn,
        Files = files,
        Version = rows[^1].Version,
        Fingerprint = rows[^1].Fingerprint,
        Steps =
        [
            .. rows.Select(row => new DraftStep
            {
                Number = row.Step,
                State = (DraftState)row.State,
                By = Person(row.NamedBy),
                At = Moments.FromColumn(row.Done),
                Reason = row.Reason,
                From = Moments.DateFromColumn(row.FromDay),
            }),
        ],
    };

    private static NamedPerson Person(string? name) =>
        NamedPerson.Read(name) ?? throw new InvalidOperationException($"\"{name}\" stands in a step and names nobody.");

    private sealed class Row
    {
        public long Step { get; init; }
        public long Draft { get; init; }
        public string Pack { get; init; } = string.Empty;
        public long State { get; init; }
        public string NamedBy { get; init; } = string.Empty;
        public long Done { get; init; }
        public string? Reason { get; init; }
        public long? FromDay { get; init; }
        public string? BasedOn { get; init; }
        public string TextKey { get; init; } = string.Empty;
        public string? Version { get; init; }
        public string? Fingerprint { get; init; }
    }

    private sealed class ActivatedRow
    {
        public long Draft { get; init; }
        public string Pack { get; init; } = string.Empty;
        public string Fingerprint { get; init; } = string.Empty;
        public long FromDay { get; init; }
        public string NamedBy { get; init; } = string.Empty;
        public long Done { get; init; }
        public string? ApprovedBy { get; init; }
    }
}
