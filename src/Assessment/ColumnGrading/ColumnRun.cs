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
    private const int BlocksAtOnce = 64;
    private const int SubjectsAtOnce = 5_000;

    /// <summary>Works to the end of the run; false when it was stopped, or moved on by another process.</summary>
    /// <param name="population">The population as of the run's day and of what the run knows.</param>
    /// <param name="progress">Told how far it is.</param>
    /// <param name="cancellation">Leaves the run to be resumed.</param>
    public async Task<bool> WorkAsync(Population population, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var turns = await TurnsAsync(cancellation);
        var graded = ColumnarGrading.GradeWithDays(pack, population, run.AsOf, cancellation);
        var grading = new BlockGrading(new GradedPopulation(run, population, graded, turns), pack);
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
        var before = await StandingReading.RangeAsync(transaction.Connection!, run.Scheme, range, transaction); // open while the transaction is
        var blocks = new GradedBlock[range.Last - range.First + 1];
        Parallel.For(0, blocks.Length, new ParallelOptions { CancellationToken = cancellation }, at =>
            blocks[at] = grading.Fill(range.First + at, before.GetValueOrDefault(range.First + at), from));
        var outcome = Sum(blocks);
        if (!await RunTable.AdvanceAsync(transaction, run.Number, from, outcome))
        {
            return null;
        }

        await StandingBlockTable.ReplaceAsync(
            database, transaction, run.Scheme, [.. blocks.Select(block => (block.Number, block.Standing, block.FirstDue))], run.Number, cancellation);
        await DueTable.AddAsync(database, transaction, run.Scheme, blocks.SelectMany(block => block.Ungraded), cancellation);
        await GradeBlockTable.AddAsync(
            database, transaction, run, from block in blocks where block.Grades is not null select (block.Number, block.Grades), cancellation);
        return outcome;
    }

    /// <summary>When something that is known of a subject begins to hold after the day.</summary>
    private async Task<Dictionary<SubjectNumber, DateOnly>> TurnsAsync(CancellationToken cancellation)
    {
        var registry = new RegistryReading(database);
        var ahead = await new RegistryBulkReading(database).ChangedAsync((run.KnownOn, run.KnownOn), (run.AsOf, DateOnly.MaxValue), cancellation);
        var turns = new Dictionary<SubjectNumber, DateOnly>();
        foreach (var chunk in ahead.Chunk(SubjectsAtOnce))
        {
            foreach (var standing in await registry.ListAsync(chunk, run.AsOf, run.KnownOn, cancellation))
            {
                if (standing.NextTurn is { } turn)
                {
                    turns[standing.Subject.Number] = turn;
                }
            }
        }

        return turns;
    }

    private static ChunkOutcome Sum(IEnumerable<GradedBlock> blocks) => blocks.Select(block => block.Outcome).Aggregate((one, next) => new ChunkOutcome(
        next.Through, one.Graded + next.Graded, one.Written + next.Written, one.Reviews + next.Reviews, one.FirstGrades + next.FirstGrades,
        one.Better + next.Better, one.Worse + next.Worse));
}
