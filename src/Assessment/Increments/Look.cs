using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Increments;

/// <summary>How a scheme's grades stand.</summary>
/// <param name="Cursor">How far they are.</param>
/// <param name="FirstDue">A day before which no subject is due, on which one may be; null when none ever is.</param>
/// <param name="IsRunAtWork">Whether a whole run is at work, so that they wait.</param>
internal sealed record SchemeLook(Cursor Cursor, DateOnly? FirstDue, bool IsRunAtWork);

/// <summary>All there is to know before it is decided what to do next, read in one turn to the database.</summary>
/// <param name="Schemes">The schemes that are followed, by their id.</param>
/// <param name="PackStep">The last step in the life of any pack: while it stays, the versions in force do.</param>
/// <param name="Last">The last registry change.</param>
internal sealed record Look(IReadOnlyList<SchemeLook> Schemes, long PackStep, ChangeNumber Last)
{
    private const string RunAtWork = "EXISTS (SELECT 1 FROM assessment_run r WHERE r.scheme = c.scheme AND r.state = 1 AND r.kind <> 2 AND r.is_backdated = 0)";

    // The last change comes last: no cursor is past it.
    private const string Statements =
        $"""
        SELECT {CursorTable.Columns}, CASE WHEN {RunAtWork} THEN 1 ELSE 0 END AS IsRunAtWork,
            (SELECT MIN(d.due) FROM assessment_due d WHERE d.scheme = c.scheme) AS Due,
            (SELECT MIN(b.first_due) FROM assessment_standing_block b WHERE b.scheme = c.scheme) AS PackedDue
        FROM assessment_cursor c ORDER BY scheme;
        SELECT COALESCE(MAX(step), 0) FROM assessment_draft_step;
        {RegistryChanges.LastStatement}
        """;

    /// <summary>Takes a look.</summary>
    public static async Task<Look> TakeAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var turn = await OneTurn.TakeAsync(connection, null, Statements, [], cancellation);
        var schemes = await turn.NextAsync(Read, cancellation);
        var step = (await turn.NextAsync(row => row.GetInt64(0), cancellation))[0];
        var last = (await turn.NextAsync(row => row.GetInt64(0), cancellation))[0];
        return new Look(schemes, step, new ChangeNumber(last));
    }

    /// <summary>Schemes with finished runs that knew no cursors yet, and none at work.</summary>
    public static async Task<IReadOnlyList<string>> WithoutCursorAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return
        [
            .. await connection.QueryAsync<string>(
                $"""
                SELECT DISTINCT scheme FROM assessment_run c
                WHERE kind <> 2 AND state = 2 AND is_backdated = 0 AND NOT EXISTS (SELECT 1 FROM assessment_cursor a WHERE a.scheme = c.scheme) AND NOT {RunAtWork}
                ORDER BY scheme
                """),
        ];
    }

    private static SchemeLook Read(DbDataReader row)
    {
        var cursor = CursorTable.Read(row);
        return new SchemeLook(cursor, EarlierOf(row, 7), row.GetInt32(6) != 0);
    }

    /// <summary>The earlier of the days in a column and the next.</summary>
    private static DateOnly? EarlierOf(DbDataReader row, int column)
    {
        var days = Enumerable.Range(column, 2).Where(at => !row.IsDBNull(at)).Select(row.GetInt32).ToList();
        return days.Count == 0 ? null : DateOnly.FromDayNumber(days.Min());
    }
}
