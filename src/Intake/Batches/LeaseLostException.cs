namespace Xinheng.Intake.Batches;

/// <summary>Another worker has taken this batch over; what this one was about to write was rolled back.</summary>
public sealed class LeaseLostException(BatchNumber batch)
    : Exception($"Batch {batch.Value} is now worked on by another process.")
{
    /// <summary>The batch.</summary>
    public BatchNumber Batch { get; } = batch;
}
