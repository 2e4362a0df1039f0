using System.Data.Common;
using Xinheng.Assessment.Runs;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Increments;

/// <summary>Subjects to be graded anew together.</summary>
/// <param name="From">Where the scheme's grades are.</param>
/// <param name="KnownOn">Where they are afterwards: the last change to know.</param>
/// <param name="Changed">Subjects of which something came in since.</param>
/// <param name="Due">Subjects whose day has come.</param>
internal sealed record IncrementUnit(Cursor From, ChangeNumber KnownOn, IReadOnlySet<SubjectNumber> Changed, IReadOnlySet<SubjectNumber> Due)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<SubjectNumber> Subjects { get; } = [.. Changed.Union(Due)];
}

/// <summary>What a unit came to, once it is kept.</summary>
/// <param name="Outcome">Its counts.</param>
/// <param name="Run">The run that wrote its grades; 0 when it wrote none.</param>
/// <param name="Standings">Where subjects stand that stood elsewhere before.</param>
internal sealed record KeptUnit(ChunkOutcome Outcome, long Run, IReadOnlyList<StandingRow> Standings);

/// <summary>Grades a unit and keeps what differs together with how far the scheme's grades are: all of it in one transaction, or nothing.</summary>
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
        await RunTable.LockAsync(database, transaction);
        if (!await CursorTable.MoveAsync(transaction, unit.From, unit.From.Day, unit.KnownOn))
        {
            return null;
        }

        var subjects = SubjectSet.Of(database.Dialect, unit.Subjects.Select(one => one.Value));
        var keeping = new GradeKeeping(database, pack, new GradedDay(unit.From.Scheme, unit.From.Day, IsBackdated: false));
        var fresh = await keeping.CompareAsync(transaction, subjects, graded, subject => ReasonsOf(unit, new SubjectNumber(subject)));
        var counts = fresh.Counts;
        var outcome = new ChunkOutcome(default, graded.Length, fresh.Grades.Count, counts.Reviews, counts.FirstGrades, counts.Better, counts.Worse);

        // What wrote no grade needs no run for a grade to name.
        var run = fresh.Grades.Count == 0 ? 0 : await RunTable.AddIncrementAsync(
            transaction, pack, new NewRun(unit.From.Day, unit.KnownOn, RunKind.Increment, graded.Length, clock.GetUtcNow()) { KnownBefore = unit.From.KnownOn }, outcome);
        await keeping.WriteAsync(transaction, run, subjects, (graded, fresh), cancellation);
        return new KeptUnit(outcome, run, fresh.Standings);
    }

    private static GradeReasons ReasonsOf(IncrementUnit unit, SubjectNumber subject) =>
        (unit.Changed.Contains(subject) ? GradeReasons.Changes : GradeReasons.None)
        | (unit.Due.Contains(subject) ? GradeReasons.Time : GradeReasons.None);
}
