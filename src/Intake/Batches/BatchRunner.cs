using System.Data.Common;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;

namespace Xinheng.Intake.Batches;

/// <summary>Works one claimed batch off, from the row it had come to, to its rest.</summary>
internal sealed class BatchRunner(BatchTable table, Originals originals, BatchPlanner planner, ChunkTaking taking)
{
    private static readonly TimeSpan ShanghaiFromUtc = TimeSpan.FromHours(8);

    /// <summary>Division of addresses and size of chunks.</summary>
    public required IntakeSettings Settings { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Clock { get; init; }

    /// <summary>
    /// Works the batch off. When the world fails the batch is left as failed and the failure rises; when the token is
    /// cancelled the batch is let go for the next worker.
    /// </summary>
    public async Task RunAsync(BatchRow claimed, IProgress<IntakeProgress>? progress, CancellationToken cancellation)
    {
        try
        {
            await WorkAsync(claimed, progress, cancellation);
        }
        catch (OperationCanceledException)
        {
            await table.LetGoAsync(claimed, CancellationToken.None);
            throw;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DbException)
        {
            await LeaveFailedAsync(claimed, failure);
            throw;
        }
    }

    private async Task WorkAsync(BatchRow batch, IProgress<IntakeProgress>? progress, CancellationToken cancellation)
    {
        if (batch.CancelAsked != 0)
        {
            await RestCancelledAsync(batch, cancellation);
            return;
        }

        await using var original = originals.Open(batch.File);
        var opened = SourceFile.Open(original);
        if (opened.File is not { } file)
        {
            await RestAsync(batch, BatchState.Refused, opened.Refusal, cancellation);
            return;
        }

        var (planned, plan) = await SettlePlanAsync(batch, file, cancellation);
        if (plan is null)
        {
            return;
        }

        batch = planned;
        for (var turn = 0; turn < plan.Sheets.Count; turn++)
        {
            if (plan.Sheets[turn].Sheet < batch.ThroughSheet)
            {
                continue;
            }

            (batch, var isOver) = await TakeSheetAsync(batch, file, new Turn(plan, turn), progress, cancellation);
            if (isOver)
            {
                return;
            }
        }

        await RestAsync(batch, BatchState.Finished, null, cancellation);
    }

    private async Task<(BatchRow Batch, BatchPlan? Plan)> SettlePlanAsync(BatchRow batch, SourceFile file, CancellationToken cancellation)
    {
        if (batch.Mapping is { } settled)
        {
            return (batch, BatchPlan.FromJson(settled));
        }

        var (plan, obstacle, profile) = await planner.PlanAsync(file, batch, cancellation);
        if (plan is null)
        {
            var state = obstacle?.Code is "IN-408" or "IN-409" ? BatchState.NeedsMapping : BatchState.Refused;
            await RestAsync(batch, state, obstacle, cancellation);
            return (batch, null);
        }

        batch = profile is null ? batch : batch with { Profile = profile.Mapping.Name, ProfileVersion = profile.Version };
        await table.SettlePlanAsync(batch, plan, cancellation);
        return (batch with { Kind = plan.Kind, Mapping = plan.ToJson() }, plan);
    }

    private async Task<(BatchRow Batch, bool IsOver)> TakeSheetAsync(
        BatchRow batch, SourceFile file, Turn turn, IProgress<IntakeProgress>? progress, CancellationToken cancellation)
    {
        var sheet = file.Sheets[turn.Current.Sheet];
        var through = batch.ThroughSheet == sheet.Index ? batch.ThroughRow : 0;
        using var rows = file.Read(sheet, Math.Max(through, turn.Current.Mapping.FirstDataRow - 1));
        // Judged by the day the file was sent in, so that a batch resumed later comes out the same.
        var context = new CheckContext(DayOf(batch.Submitted), Settings.DivisionPrefix)
        {
            Divisions = Settings.Divisions,
            Scales = await Settings.Scales(DayOf(batch.Submitted), cancellation),
        };
        await foreach (var chunk in new ChunkReader(turn.Current.Mapping, context, Settings.RowsInChunk).ReadAsync(rows, cancellation))
        {
            batch = await taking.TakeAsync(batch, chunk, new FilePlace(sheet.Index, turn.Share(chunk.Progress)), cancellation);
            progress?.Report(batch.ToProgress(Clock.GetUtcNow()));
            if (batch.CancelAsked != 0)
            {
                await RestCancelledAsync(batch, cancellation);
                return (batch, true);
            }
        }

        if (rows.Refusal is null)
        {
            return (batch, false);
        }

        await RestAsync(batch, BatchState.Refused, rows.Refusal, cancellation);
        return (batch, true);
    }

    private Task RestCancelledAsync(BatchRow batch, CancellationToken cancellation) =>
        RestAsync(batch, BatchState.Cancelled, new Finding("IN-411", null, $"{batch.RowsRead}") { Row = batch.ThroughRow }, cancellation);

    private Task RestAsync(BatchRow batch, BatchState state, Finding? why, CancellationToken cancellation) =>
        table.RestAsync(batch, state, why is null ? null : BatchTrouble.Of(why), Clock.GetUtcNow(), cancellation);

    private async Task LeaveFailedAsync(BatchRow batch, Exception failure)
    {
        try
        {
            // The message may name a path of the machine, so only its type goes to the sender; the host logs the rest.
            await RestAsync(batch, BatchState.Failed, new Finding("IN-410", null, failure.GetType().Name), CancellationToken.None);
        }
        catch (Exception again) when (again is DbException or IOException or LeaseLostException)
        {
            // The database is what failed: the batch stays running without a worker, and is resumed once its lease is out.
        }
    }

    /// <summary>The civil day in Asia/Shanghai on which a file was sent in.</summary>
    public static DateOnly DayOf(long submitted) =>
        DateOnly.FromDateTime((Storage.Moments.FromColumn(submitted) + ShanghaiFromUtc).DateTime);

    private readonly record struct Turn(BatchPlan Plan, int Index)
    {
        public SheetMapping Current => Plan.Sheets[Index];

        public double Share(double ofSheet) => (Index + ofSheet) / Plan.Sheets.Count;
    }
}
