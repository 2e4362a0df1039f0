using System.Data.Common;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>Grades a chunk of subjects on all cores and keeps what differs, in one transaction.</summary>
internal sealed class ChunkGrading(Database database, CompiledPack pack, Run run)
{
    private readonly SubjectGrading grading = new(pack, run.AsOf);
    private readonly GradeKeeping keeping = new(database, pack, new GradedDay(run.Scheme, run.AsOf, run.IsBackdated));

    /// <summary>False when the run was stopped, or moved on by another process: then nothing is kept of the chunk.</summary>
    public async Task<bool> TakeAsync(List<SubjectStanding> chunk, SubjectNumber from, CancellationToken cancellation)
    {
        var graded = grading.Grade(chunk, cancellation);
        return await database.WriteAsync(
            (transaction, token) => KeepAsync(transaction, (from, chunk[^1].Subject.Number), graded, token), cancellation);
    }

    private async Task<bool> KeepAsync(
        DbTransaction transaction, (SubjectNumber From, SubjectNumber Through) range, GradedSubject[] graded, CancellationToken cancellation)
    {
        var subjects = SubjectSet.Between(range.From, range.Through);
        var before = await keeping.BeforeAsync(transaction, subjects, cancellation);
        var fresh = keeping.Compare(before, graded, _ => run.Reasons);
        var counts = fresh.Counts;
        var outcome = new ChunkOutcome(
            range.Through, graded.Length, fresh.Grades.Count, counts.Reviews, counts.FirstGrades, counts.Better, counts.Worse);
        if (!await RunTable.AdvanceAsync(transaction, run.Number, range.From, outcome))
        {
            return false;
        }

        await using var batch = new WriteBatch(database, transaction);
        await keeping.WriteAsync(batch, run.Number, before, (graded, fresh), cancellation);
        return true;
    }
}
