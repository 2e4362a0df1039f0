using Xinheng.Intake.Checks;
using Xinheng.Registry;

namespace Xinheng.Intake.Batches;

/// <summary>The cells of a rejected row as they may be kept.</summary>
/// <param name="Row">Row in its sheet, from 1.</param>
/// <param name="Cells">A JSON array of texts, identity numbers masked.</param>
internal readonly record struct RejectedCells(long Row, string Cells);

/// <summary>
/// A stretch of rows after their checks, counted and hashed: everything that can be done before the transaction
/// that takes them.
/// </summary>
internal sealed class CheckedChunk
{
    /// <summary>Counts and sorts the rows.</summary>
    public CheckedChunk(List<CheckedRow> rows, IReadOnlyList<RejectedCells> rejected, long throughRow, double progress)
    {
        Rejected = rejected;
        ThroughRow = throughRow;
        Progress = progress;
        Tally = new ChunkTally(rows);
        WithFindings = rows.FindAll(row => row.Findings.Count > 0 && row.Outcome is not RowOutcome.RefusedPerson);
        Registrations = Tally.Registrations.Count > 0 ? PreparedRegistrations.From(Tally.Registrations) : null;
        Records = Tally.Records.Count > 0 ? PreparedRecords.From(Tally.Records) : null;
        Results = Tally.Results.Count > 0 ? PreparedResults.From(Tally.Results) : null;
    }

    /// <summary>What becomes of the rows.</summary>
    public ChunkTally Tally { get; }

    /// <summary>Accepted registrations; null when there are none.</summary>
    public PreparedRegistrations? Registrations { get; }

    /// <summary>Accepted records; null when there are none.</summary>
    public PreparedRecords? Records { get; }

    /// <summary>Accepted results received from elsewhere; null when there are none.</summary>
    public PreparedResults? Results { get; }

    /// <summary>Rows whose findings are kept: of natural persons nothing is.</summary>
    public IReadOnlyList<CheckedRow> WithFindings { get; }

    /// <summary>Rejected rows, in order.</summary>
    public IReadOnlyList<RejectedCells> Rejected { get; }

    /// <summary>The last row of the stretch.</summary>
    public long ThroughRow { get; }

    /// <summary>Share of the sheet read when the stretch had been read, 0 to 1.</summary>
    public double Progress { get; }
}
