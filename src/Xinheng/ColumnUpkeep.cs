using System.Diagnostics;
using Xinheng.Assessment.Snapshots;
using Xinheng.Registry;

namespace Xinheng;

/// <summary>
/// Keeps the columns of the population up to date. Each time the whole file is written anew, so that it rests after each for
/// twenty times as long as that took: an import of hours does not have it written with every batch.
/// </summary>
internal sealed class ColumnUpkeep(Deployment deployment)
{
    private const int RestFor = 20;

    private (ChangeNumber Known, DateOnly Day) kept;
    private TimeSpan rest;
    private long restedFrom;

    /// <summary>One look; true when the columns were written.</summary>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        var now = (await deployment.Changes.LastAsync(cancellation), deployment.Today);
        if (now == kept || (restedFrom != 0 && Stopwatch.GetElapsedTime(restedFrom) < rest))
        {
            return false;
        }

        var begun = Stopwatch.GetTimestamp();
        var outcome = await deployment.Columns.BringUpToDateAsync(now.Today, cancellation: cancellation);
        (rest, restedFrom) = (Stopwatch.GetElapsedTime(begun) * RestFor, Stopwatch.GetTimestamp());
        if (outcome.Trouble is { Code: not ColumnStore.BeingBuiltCode } trouble)
        {
            throw new IOException(trouble.Message.En);
        }

        using var snapshot = outcome.Snapshot;
        kept = snapshot is not null ? (new ChangeNumber(snapshot.Change), snapshot.Day) : kept;
        return outcome.Work is not SnapshotWork.None;
    }
}
