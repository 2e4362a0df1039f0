using System.Data.Common;
using Dapper;
using Xinheng.Registry;

namespace Xinheng.Assessment.Runs;

/// <summary>How far a scheme's grades are: every subject's is the one of this day, of what is known through this change, by this version.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Pack">Id of the pack it is graded by.</param>
/// <param name="Fingerprint">Fingerprint of the version; empty when a run was stopped half way, so that grades of two kinds stand beside each other.</param>
/// <param name="Day">The evaluation date. Subjects due on it may still have to be looked at.</param>
/// <param name="KnownOn">The last change.</param>
/// <param name="Moves">Counts the moves, so that what was prepared for one state is not kept in another.</param>
internal sealed record Cursor(string Scheme, string Pack, string Fingerprint, DateOnly Day, ChangeNumber KnownOn, long Moves)
{
    /// <summary>Where it is after its next move.</summary>
    public Cursor MovedTo(DateOnly day, ChangeNumber knownOn) => this with { Day = day, KnownOn = knownOn, Moves = Moves + 1 };
}

/// <summary>The table of cursors, one a scheme that has been graded as a whole.</summary>
internal static class CursorTable
{
    /// <summary>Columns of a cursor, as <see cref="Read"/> reads them.</summary>
    public const string Columns = "scheme AS Scheme, pack AS Pack, fingerprint AS Fingerprint, as_of AS AsOf, known_on AS KnownOn, moves AS Moves";

    public static async Task<Cursor?> FindAsync(DbConnection connection, string scheme, DbTransaction? within = null) =>
        await connection.QuerySingleOrDefaultAsync<Row>($"SELECT {Columns} FROM assessment_cursor WHERE scheme = @scheme", new { scheme }, within) is { } row
            ? Of(row) : null;

    public static async Task<IReadOnlyList<Cursor>> ListAsync(DbConnection connection) =>
        [.. (await connection.QueryAsync<Row>($"SELECT {Columns} FROM assessment_cursor ORDER BY scheme")).Select(Of)];

    /// <summary>
    /// Moves a cursor to a later day or change, with the parameters of <see cref="MoveValues"/>. It moves none when it is no longer where it was
    /// taken from, or a whole run of the scheme is at work: then nothing prepared from it may be kept.
    /// </summary>
    public const string MoveStatement =
        """
        UPDATE assessment_cursor SET as_of = @day, known_on = @known, moves = moves + 1
        WHERE scheme = @scheme AND moves = @moves
            AND NOT EXISTS (SELECT 1 FROM assessment_run WHERE scheme = @scheme AND state = 1 AND kind <> 2 AND is_backdated = 0)
        """;

    /// <summary>The parameters of <see cref="MoveStatement"/>.</summary>
    public static IReadOnlyList<(string Name, object Value)> MoveValues(Cursor from, DateOnly day, ChangeNumber knownOn) =>
        [("scheme", from.Scheme), ("moves", from.Moves), ("day", day.DayNumber), ("known", knownOn.Value)];

    /// <summary>Moves a cursor as <see cref="MoveStatement"/> does; false when it moved none.</summary>
    public static async Task<bool> MoveAsync(DbTransaction transaction, Cursor from, DateOnly day, ChangeNumber knownOn) =>
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            MoveStatement, new { scheme = from.Scheme, moves = from.Moves, day = day.DayNumber, known = knownOn.Value }, transaction) == 1;

    /// <summary>Has nothing kept that was prepared from where the cursor is.</summary>
    public static Task<int> DisturbAsync(DbTransaction transaction, string scheme) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_cursor SET moves = moves + 1 WHERE scheme = @scheme", new { scheme }, transaction);

    /// <summary>Has the whole population graded anew: what stands is no longer known to be of one kind.</summary>
    public static Task<int> DoubtAsync(DbTransaction transaction, string scheme) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_cursor SET fingerprint = '', moves = moves + 1 WHERE scheme = @scheme", new { scheme }, transaction);

    /// <summary>
    /// Has grades go on from a whole run that ended. One that was finished says where all of them are. One that was stopped left
    /// some as they were: when it graded another day or by another version, everything has to be graded anew.
    /// </summary>
    public static async Task SettleAsync(DbTransaction transaction, Run ended)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var cursor = await FindAsync(connection, ended.Scheme, transaction);
        if (cursor is null && ended.State is not RunState.Done)
        {
            return;
        }

        var isSame = cursor is not null && cursor.Fingerprint == ended.Fingerprint && cursor.Day == ended.AsOf;
        var (fingerprint, known) = ended.State is RunState.Done ? (ended.Fingerprint, ended.KnownOn.Value)
            : (isSame ? ended.Fingerprint : string.Empty, Math.Min(ended.KnownOn.Value, cursor?.KnownOn.Value ?? 0));
        await connection.ExecuteAsync(
            """
            INSERT INTO assessment_cursor (scheme, pack, fingerprint, as_of, known_on, moves) VALUES (@Scheme, @Pack, @fingerprint, @day, @known, 1)
            ON CONFLICT (scheme) DO UPDATE SET
                pack = excluded.pack, fingerprint = excluded.fingerprint, as_of = excluded.as_of, known_on = excluded.known_on,
                moves = assessment_cursor.moves + 1
            """,
            new { ended.Scheme, ended.Pack, fingerprint, day = ended.AsOf.DayNumber, known }, transaction);
    }

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static Cursor Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), DateOnly.FromDayNumber(row.GetInt32(3)), new ChangeNumber(row.GetInt64(4)), row.GetInt64(5));

    private static Cursor Of(Row row) => new(
        row.Scheme, row.Pack, row.Fingerprint, DateOnly.FromDayNumber(row.AsOf), new ChangeNumber(row.KnownOn), row.Moves);

    private sealed class Row
    {
        public string Scheme { get; init; } = string.Empty;
        public string Pack { get; init; } = string.Empty;
        public string Fingerprint { get; init; } = string.Empty;
        public int AsOf { get; init; }
        public long KnownOn { get; init; }
        public long Moves { get; init; }
    }
}
