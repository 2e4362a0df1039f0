using System.Data.Common;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Increments;

/// <summary>How a scheme's grades stand.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Cursor">How far they are; null in a database of runs that knew no cursors yet.</param>
/// <param name="FirstDue">A day before which no subject is due, on which one may be; null when none ever is.</param>
/// <param name="IsRunAtWork">Whether a whole run is at work, so that they wait.</param>
internal sealed record SchemeLook(string Scheme, Cursor? Cursor, DateOnly? FirstDue, bool IsRunAtWork);

/// <summary>All there is to know before it is decided what to do next, read in one turn to the database.</summary>
/// <param name="Schemes">The schemes that are followed, by their id.</param>
/// <param name="PackStep">The last step in the life of any pack: while it stays, the versions in force do.</param>
/// <param name="Last">The last registry change.</param>
internal sealed record Look(IReadOnlyList<SchemeLook> Schemes, long PackStep, ChangeNumber Last)
{
    // The last change comes last: no cursor is past it.
    private const string Statements =
        $"""
        SELECT DISTINCT scheme, state FROM assessment_run WHERE kind <> 2 AND state IN (1, 2) AND is_backdated = 0;
        SELECT {CursorTable.Columns},
            (SELECT MIN(d.due) FROM assessment_due d WHERE d.scheme = assessment_cursor.scheme) AS Due,
            (SELECT MIN(b.first_due) FROM assessment_standing_block b WHERE b.scheme = assessment_cursor.scheme) AS PackedDue
        FROM assessment_cursor;
        SELECT COALESCE(MAX(step), 0) FROM assessment_draft_step;
        {RegistryChanges.LastStatement}
        """;

    /// <summary>Takes a look.</summary>
    public static async Task<Look> TakeAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var turn = await OneTurn.TakeAsync(connection, null, Statements, [], cancellation);
        var runs = (await turn.NextAsync(row => (Scheme: row.GetString(0), State: (RunState)row.GetInt32(1)), cancellation)).ToHashSet();
        var cursors = (await turn.NextAsync(row => (Cursor: CursorTable.Read(row), Due: EarlierOf(row, 6)), cancellation)).ToDictionary(row => row.Cursor.Scheme, StringComparer.Ordinal);
        var step = (await turn.NextAsync(row => row.GetInt64(0), cancellation))[0];
        var last = (await turn.NextAsync(row => row.GetInt64(0), cancellation))[0];
        return new Look(
            [
                .. runs.Where(run => run.State is RunState.Done).Select(run => run.Scheme).Order(StringComparer.Ordinal).Select(scheme =>
                    new SchemeLook(scheme, cursors.GetValueOrDefault(scheme).Cursor, cursors.GetValueOrDefault(scheme).Due, runs.Contains((scheme, RunState.Running)))),
            ],
            step, new ChangeNumber(last));
    }

    /// <summary>The earlier of the days in a column and the next.</summary>
    private static DateOnly? EarlierOf(DbDataReader row, int column)
    {
        var days = Enumerable.Range(column, 2).Where(at => !row.IsDBNull(at)).Select(row.GetInt32).ToList();
        return days.Count == 0 ? null : DateOnly.FromDayNumber(days.Min());
    }
}
