using System.Data.Common;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.ColumnGrading;

/// <summary>
/// Has many subjects follow at once: the population is graded by columns, and those whom a change or the day touches are kept in
/// blocks, some blocks a transaction that also moves the scheme's cursor. The knowledge of the cursor moves with the last of them.
/// </summary>
/// <param name="database">Where cursors and grades are.</param>
/// <param name="pack">The pack the cursor goes by.</param>
/// <param name="clock">Tells when a unit was graded.</param>
internal sealed class ColumnIncrement(Database database, CompiledPack pack, TimeProvider clock)
{
    /// <summary>Blocks in one transaction.</summary>
    public int BlocksAtOnce { get; init; } = ColumnRun.UsualBlocksAtOnce;

    /// <summary>Grades the subjects touched and moves the cursor; how many were graded and written. Another process may have moved it meanwhile: then what it did stays.</summary>
    /// <param name="from">Where the scheme's grades are.</param>
    /// <param name="knownOn">The last change to know.</param>
    /// <param name="changed">Subjects of whom something came in since.</param>
    /// <param name="columns">The population as of the cursor's day and of what is to be known.</param>
    /// <param name="cancellation">Stops between two units.</param>
    public async Task<(long Graded, long Written)> TakeAsync(
        Cursor from, ChangeNumber knownOn, IReadOnlySet<SubjectNumber> changed, ColumnsOfDay columns, CancellationToken cancellation)
    {
        var turns = await new Turns(database).AfterAsync(from.Day, knownOn, cancellation);
        var graded = ColumnarGrading.GradeWithDays(pack, columns.Columns, from.Day, cancellation);
        var grading = new BlockGrading(
            new GradedPopulation(from.Day, columns.Columns, graded, turns) { Why = (subject, due) => Why(changed, from.Day, subject, due) }, pack);
        var (cursor, sum) = (from, (Graded: 0L, Written: 0L));
        for (var first = 0L; first <= grading.LastBlock; first += BlocksAtOnce)
        {
            var range = (first, Math.Min(grading.LastBlock, first + BlocksAtOnce - 1));
            var (start, through) = (cursor, range.Item2 == grading.LastBlock ? knownOn : cursor.KnownOn);
            if (await database.WriteAsync((transaction, token) => TakeAsync(transaction, grading, range, (start, through, knownOn), token), cancellation) is not { } outcome)
            {
                break;
            }

            cursor = cursor with { Moves = cursor.Moves + 1, KnownOn = through };
            sum = (sum.Graded + outcome.Graded, sum.Written + outcome.Written);
        }

        return sum;
    }

    private static GradeReasons? Why(IReadOnlySet<SubjectNumber> changed, DateOnly day, long subject, int due)
    {
        var why = (changed.Count > 0 && changed.Contains(new SubjectNumber(subject)) ? GradeReasons.Changes : GradeReasons.None)
            | (due != 0 && due <= day.DayNumber ? GradeReasons.Time : GradeReasons.None);
        return why is GradeReasons.None ? null : why;
    }

    private async Task<ChunkOutcome?> TakeAsync(
        DbTransaction transaction, BlockGrading grading, (long First, long Last) range, (Cursor From, ChangeNumber Through, ChangeNumber KnownOn) what,
        CancellationToken cancellation)
    {
        var from = what.From;
        await RunTable.LockAsync(database, transaction);
        if (!await CursorTable.MoveAsync(transaction, from, from.Day, what.Through))
        {
            return null;
        }

        var blocks = (await grading.FillAsync(transaction, from.Scheme, range, cancellation)).Where(block => block.Outcome.Graded > 0).ToList();
        if (blocks.Count == 0)
        {
            return new ChunkOutcome(default, 0, 0, 0, 0, 0, 0);
        }

        var outcome = GradedBlock.Sum(blocks) with { Through = default };
        var run = outcome.Written == 0 ? 0 : await RunTable.AddIncrementAsync(
            transaction, pack, new NewRun(from.Day, what.KnownOn, RunKind.Increment, outcome.Graded, clock.GetUtcNow()) { KnownBefore = from.KnownOn }, outcome);
        await GradeBlockTable.AddAsync(
            database, transaction, (from.Scheme, run), from block in blocks where block.Grades is not null select (block.Number, block.Grades), cancellation);
        await GradedBlock.ReplaceAsync(database, transaction, from.Scheme, blocks, cancellation);
        return outcome;
    }
}
