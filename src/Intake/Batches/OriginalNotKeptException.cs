using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Batches;

/// <summary>
/// A file could not be kept, so that no batch was made: the disk is full, or the folder of originals cannot be written.
/// </summary>
public sealed class OriginalNotKeptException(Exception cause) : IOException(Describe(cause), cause)
{
    /// <summary>What happened and what to do.</summary>
    public BatchTrouble Trouble { get; } = BatchTrouble.Of(FindingOf(cause));

    // The cause's own message names a path of the machine; it stays inside, for the log.
    private static Finding FindingOf(Exception cause) => new("IN-412", null, cause.GetType().Name);

    private static string Describe(Exception cause)
    {
        var finding = FindingOf(cause);
        return $"{finding.Code} {finding.Message.Zh}。{finding.Remedy.Zh}。 {finding.Message.En}. {finding.Remedy.En}.";
    }
}
