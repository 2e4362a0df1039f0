using System.Data.Common;
using Xinheng.Assessment.Runs;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Increments;

/// <summary>Subjects to be graded anew together.</summary>
/// <param name="From">Where the scheme's grades are.</param>
/// <param name="KnownOn">Where they are afterwards: the last change to know.</param>
/// <param name="Subjects">Subjects of which something came in since, or whose day has come.</param>
/// <param name="AreChanged">Whether something came in about all of them; their day may have come as well.</param>
internal sealed record IncrementUnit(Cursor From, ChangeNumber KnownOn, IReadOnlyCollection<SubjectNumber> Subjects, bool AreChanged);

/// <summary>What a unit came to, once it is kept.</summary>
/// <param name="Outcome">Its counts.</param>
/// <param name="Run">The run that wrote its grades; 0 when it wrote none.</param>
/// <param name="Standings">Where subjects stand that stood elsewhere before.</param>
internal sealed record KeptUnit(ChunkOutcome Outcome, long Run, IReadOnlyList<StandingRow> Standings);

/// <summary>
/// Grades a unit and keeps what differs together with how far the scheme's grades are: all of it in one transaction, or nothing. The
/// transaction takes three turns to the database: one moves the cursor and reads what the grades were, one writes, one commits.
/// </summary>
internal sealed class UnitGrading(Database database, CompiledPack pack, TimeProvider clock)
{
    /// <summary>What the unit came to; null when the scheme's grades had moved since it was made up.</summary>
    public async Task<KeptUnit?> TakeAsync(IncrementUnit unit, IReadOnlyList<SubjectStanding> subjects, CancellationToken cancellation)
    {
        var graded = new SubjectGrading(pack, unit.From.Day).Grade(subjects, cancellation);
        return await database.WriteAsync((transaction, token) => KeepAsync(transaction, unit, graded, token), cancellation);
    }

    private async Task<KeptUnit?> KeepAsync(
        DbTransaction transaction, IncrementUnit unit, GradedSubject[] graded, CancellationToken cancellation)
    {
        var subjects = SubjectSet.Of(database.Dialect, unit.Subjects.Select(one => one.Value));
        if (await MoveAsync(transaction, unit, subjects, cancellation) is not var (before, run))
        {
            return null;
        }

        var keeping = new GradeKeeping(database, pack, new GradedDay(unit.From.Scheme, unit.From.Day, IsBackdated: false));
        var fresh = keeping.Compare(before, graded, subject => ReasonsOf(unit, before, subject));
        var counts = fresh.Counts;
        var outcome = new ChunkOutcome(default, graded.Length, fresh.Grades.Count, counts.Reviews, counts.FirstGrades, counts.Better, counts.Worse);
        await using var batch = new WriteBatch(database, transaction);
        if (fresh.Grades.Count > 0)
        {
            await RunTable.AddIncrementAsync(
                batch, run, pack, new NewRun(unit.From.Day, unit.KnownOn, RunKind.Increment, graded.Length, clock.GetUtcNow()) { KnownBefore = unit.From.KnownOn, Outcome = outcome });
        }

        await keeping.WriteAsync(batch, run, before, (graded, fresh), cancellation);

        // What wrote no grade needs no run for a grade to name.
        return new KeptUnit(outcome, fresh.Grades.Count > 0 ? run : 0, fresh.Standings);
    }

    /// <summary>Moves the cursor, and tells what the grades were and the number a run would have; null when the cursor is elsewhere.</summary>
    private async Task<(GradesBefore Before, long Run)?> MoveAsync(
        DbTransaction transaction, IncrementUnit unit, SubjectSet subjects, CancellationToken cancellation)
    {
        var values = CursorTable.MoveValues(unit.From, unit.From.Day, unit.KnownOn).Concat(GradesBefore.Values(database.Dialect, subjects));
        await using var turn = await OneTurn.TakeAsync(
            transaction.Connection!, transaction, // open while the transaction is
            $"""
            {(database.Dialect.CommitEarly is { Length: > 0 } early ? $"{early};\n" : string.Empty)}{RunTable.LockStatement(database.Dialect)}{CursorTable.MoveStatement} RETURNING moves;
            {GradesBefore.Statements(database.Dialect, subjects)};
            {RunTable.NextStatement}
            """,
            values, cancellation);
        return (await turn.NextAsync(row => row.GetInt64(0), cancellation)).Count == 0 ? null
            : (await GradesBefore.ReadAsync(turn, subjects, cancellation), (await turn.NextAsync(row => row.GetInt64(0), cancellation))[0]);
    }

    private static GradeReasons ReasonsOf(IncrementUnit unit, GradesBefore before, long subject) =>
        (unit.AreChanged ? GradeReasons.Changes : GradeReasons.None)
        | (before.IsDue(subject, unit.From.Day) ? GradeReasons.Time : GradeReasons.None);
}
