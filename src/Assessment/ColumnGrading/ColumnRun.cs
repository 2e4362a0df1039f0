using System.Data.Common;
using System.Diagnostics;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.ColumnGrading;

/// <summary>
/// Works on a run by columns: the whole population is graded at once, and kept as blocks of subjects, some blocks a transaction
/// that also moves the run on. Killed at any point it goes on where it stood.
/// </summary>
internal sealed class ColumnRun(Database database, CompiledPack pack, Run run)
{
    /// <summary>Blocks in one transaction unless another number is set: a quarter of a million subjects.</summary>
    public const int UsualBlocksAtOnce = 64;

    /// <summary>Blocks in one transaction.</summary>
    public int BlocksAtOnce { get; init; } = UsualBlocksAtOnce;

    /// <summary>Works to the end of the run; false when it was stopped, or moved on by another process.</summary>
    /// <param name="population">The population as of the run's day and of what the run knows.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Leaves the run to be resumed.</param>
    public async Task<bool> WorkAsync(Population population, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var turns = await new Turns(database).AfterAsync(run.AsOf, run.KnownOn, cancellation);
        var graded = ColumnarGrading.GradeWithDays(pack, population, run.AsOf, cancellation);
        var begun = run.ThroughSubject.Value;
        var grading = new BlockGrading(
            new GradedPopulation(run.AsOf, population, graded, turns) { Why = (subject, _) => subject > begun ? run.Reasons : null }, pack);
        var watch = Stopwatch.StartNew();
        var (from, done) = (run.ThroughSubject, run.Graded);
        for (var first = SubjectBlock.Of(from.Value + 1); first <= grading.LastBlock; first += BlocksAtOnce)
        {
            var range = (first, Math.Min(grading.LastBlock, first + BlocksAtOnce - 1));
            var start = from;
            if (await database.WriteAsync((transaction, token) => TakeAsync(transaction, grading, range, start, token), cancellation) is not { } outcome)
            {
                return false;
            }

            (from, done) = (outcome.Through, done + outcome.Graded);
            var perSecond = (done - run.Graded) / watch.Elapsed.TotalSeconds;
            progress?.Report(new RunProgress(
                run.Number, done, run.Total, perSecond, TimeSpan.FromSeconds(Math.Max(0, run.Total - done) / Math.Max(1, perSecond))));
        }

        return true;
    }

    private async Task<ChunkOutcome?> TakeAsync(
        DbTransaction transaction, BlockGrading grading, (long First, long Last) range, SubjectNumber from, CancellationToken cancellation)
    {
        var blocks = await grading.FillAsync(transaction, run.Scheme, range, cancellation);
        var outcome = GradedBlock.Sum(blocks);
        if (!await RunTable.AdvanceAsync(transaction, run.Number, from, outcome))
        {
            return null;
        }

        await GradedBlock.ReplaceAsync(database, transaction, run.Scheme, blocks, cancellation);
        await GradeBlockTable.AddAsync(
            database, transaction, (run.Scheme, run.Number), from block in blocks where block.Grades is not null select (block.Number, block.Grades), cancellation);
        return outcome;
    }
}
