using System.Data.Common;
using System.Diagnostics;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Evaluation.Sql;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.SqlGrading;

/// <summary>
/// Works on a run inside the database. Each stretch of subjects is one transaction that holds the run's row, grades, keeps what
/// differs and moves the run on: several servers take turns at a run, and one that is killed leaves it where it stood.
/// </summary>
internal sealed class SqlRun(Database database, CompiledPack pack, Run run)
{
    /// <summary>Subject numbers of one transaction unless another number is set.</summary>
    public const int UsualStretch = 50_000;

    /// <summary>Subject numbers of one transaction.</summary>
    public int Stretch { get; init; } = UsualStretch;

    private readonly RegistryReading registry = new(database);
    private readonly SubjectGrading grading = new(pack, run.AsOf);
    private readonly GradeKeeping keeping = new(database, pack, new GradedDay(run.Scheme, run.AsOf, run.IsBackdated));

    /// <summary>Works to the end of the run; false when it was stopped.</summary>
    public async Task<bool> WorkAsync(IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var statements = PackSql.Of(pack, run.AsOf, Stage.Sources).Statements
            ?? throw new InvalidOperationException($"The run {run.Number} was begun in SQL with a pack that cannot be said in it.");
        if (!run.IsBackdated)
        {
            await new StandingUnpacking(database).UnpackAsync(run.Scheme, cancellation);
        }

        var last = new SubjectNumber((await registry.CountsAsync(cancellation)).Subjects);
        var watch = Stopwatch.StartNew();
        for (var step = new Step(run.ThroughSubject, run.Graded, true); ;)
        {
            if (!step.IsRunning || step.Through.Value >= last.Value)
            {
                return step.IsRunning;
            }

            step = await database.WriteAsync((transaction, token) => TakeAsync(transaction, statements, last, token), cancellation);
            var perSecond = (step.Graded - run.Graded) / watch.Elapsed.TotalSeconds;
            progress?.Report(new RunProgress(run.Number, step.Graded, run.Total, perSecond, TimeSpan.FromSeconds(Math.Max(0, run.Total - step.Graded) / Math.Max(1, perSecond))));
        }
    }

    /// <summary>Takes the next stretch, wherever the run stands by now.</summary>
    private async Task<Step> TakeAsync(DbTransaction transaction, PackStatements statements, SubjectNumber last, CancellationToken cancellation)
    {
        await RunTable.HoldAsync(transaction, run.Number);
        var (now, _) = await RunTable.FindAsync(transaction.Connection!, run.Number, transaction) // open while the transaction is
            ?? throw new InvalidOperationException($"Run {run.Number} went away while it was worked on: runs are never deleted.");
        var from = now.ThroughSubject;
        if (now.State is not RunState.Running || from.Value >= last.Value)
        {
            return new Step(from, now.Graded, now.State is RunState.Running);
        }

        var through = new SubjectNumber(Math.Min(from.Value + Stretch, last.Value));
        var stage = new Stage(transaction, run, statements);
        await stage.FillAsync(new StandingSql(run.AsOf, run.KnownOn, from, through), cancellation);
        var found = await stage.ChangedAsync(cancellation);
        var graded = found.Graded.Concat(await ExplainedAsync(found.Large, cancellation)).ToArray();
        var subjects = SubjectSet.Of(database.Dialect, graded.Select(one => one.Subject));
        var before = await keeping.BeforeAsync(transaction, subjects, cancellation);
        var fresh = keeping.Compare(before, graded, _ => run.Reasons);
        var counts = fresh.Counts;
        var outcome = new ChunkOutcome(
            through, found.Subjects, fresh.Grades.Count, counts.Reviews + found.SameReviews, counts.FirstGrades, counts.Better, counts.Worse);
        if (!await RunTable.AdvanceAsync(transaction, run.Number, from, outcome))
        {
            throw new InvalidOperationException($"Run {run.Number} moved while its row was held.");
        }

        await using var batch = new WriteBatch(database, transaction);
        await keeping.WriteAsync(batch, run.Number, before, (graded, fresh), cancellation);
        return new Step(through, now.Graded + found.Subjects, true);
    }

    /// <summary>Subjects with more than a statement should go through, graded by this program.</summary>
    private async Task<IReadOnlyList<GradedSubject>> ExplainedAsync(IReadOnlyList<long> subjects, CancellationToken cancellation) =>
        subjects.Count == 0 ? []
            : grading.Grade(await registry.ListAsync([.. subjects.Select(subject => new SubjectNumber(subject))], run.AsOf, run.KnownOn, cancellation), cancellation);

    private sealed record Step(SubjectNumber Through, long Graded, bool IsRunning);
}
