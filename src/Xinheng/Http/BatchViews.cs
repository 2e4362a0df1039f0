using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Checks;

namespace Xinheng.Http;

/// <summary>Sets receipts and findings out for people.</summary>
internal static class BatchViews
{
    public static BatchView Of(Receipt receipt, bool isRepeat = false) => new()
    {
        Number = receipt.Number.Value,
        FileName = receipt.File.Name,
        Bytes = receipt.File.Bytes,
        Sha256 = receipt.File.Sha256,
        Kind = receipt.Kind,
        KindTitle = receipt.Kind is { } kind ? Kinds.TitleOf(kind) : null,
        Profile = receipt.Profile,
        ProfileVersion = receipt.ProfileVersion,
        State = receipt.IsResuming ? BatchState.Interrupted : Of(receipt.State),
        Received = receipt.Submitted,
        Started = receipt.Started,
        Finished = receipt.Ended,
        Rows = Of(receipt.Counts),
        Flags = ByCode(receipt.Counts.FlagsByCode),
        Rejections = ByCode(receipt.Counts.RejectionsByCode),
        SheetsLeftOut = receipt.SheetsLeftOut,
        Refusal = receipt.Trouble is { } trouble ? Of(trouble, receipt.State) : null,
        IsRepeat = isRepeat,
    };

    // Of a batch that was stopped or broke off nothing else was expected.
    private static RefusalView Of(BatchTrouble trouble, Intake.BatchState state)
    {
        var refusal = Refusal.Of(trouble);
        return new RefusalView(
            refusal.Code, state is Intake.BatchState.Cancelled or Intake.BatchState.Failed ? trouble.Message : refusal.Message, refusal.Remedy);
    }

    public static BatchProgress Of(IntakeProgress progress) => new(
        progress.Batch.Value,
        Of(progress.State),
        progress.RowsDone,
        progress.RowsTotal,
        progress.RowsPerSecond is { } rate ? Math.Round(rate, 1) : null,
        progress.TimeLeft is { } left ? Math.Round(left.TotalSeconds, 1) : null);

    public static FindingView Of(PlacedFinding placed)
    {
        var finding = placed.Finding;
        return new FindingView(
            placed.At.Sheet,
            placed.At.Row,
            finding.Weight is FindingWeight.Flag ? "flagged" : "rejected",
            finding.Code,
            finding.Field,
            finding.FieldTitle,
            finding.Found.Length == 0 ? null : finding.Found,
            finding.Expected,
            finding.Message,
            finding.Remedy);
    }

    public static BatchState Of(Intake.BatchState state) => state switch
    {
        Intake.BatchState.Waiting => BatchState.Waiting,
        Intake.BatchState.NeedsMapping => BatchState.NeedsMapping,
        Intake.BatchState.Running => BatchState.Running,
        Intake.BatchState.Finished => BatchState.Finished,
        Intake.BatchState.Cancelled => BatchState.Cancelled,
        Intake.BatchState.Failed => BatchState.Failed,
        Intake.BatchState.Refused => BatchState.Refused,
    };

    public static SheetView Of(SheetProposal sheet) => new()
    {
        Sheet = sheet.Sheet,
        Name = sheet.Name,
        Kind = sheet.Proposal.Kind,
        Confidence = sheet.Proposal.Confidence,
        HeaderRow = sheet.Proposal.HeaderRow,
        FirstDataRow = sheet.Proposal.FirstDataRow,
        Columns = [.. sheet.Proposal.Columns.Select(column =>
            new ColumnView(column.Column, column.Header, column.Field, column.Unit, column.Confidence, column.Samples))],
        Missing = sheet.Proposal.MissingRequired,
    };

    private static RowCounts Of(Intake.RowCounts counts) => new(
        counts.Read, counts.Accepted, counts.Flagged, counts.Rejected, counts.NaturalPersons, counts.NotPenalties,
        counts.New, counts.Changed, counts.Unchanged, counts.SubjectsCreated);

    private static IReadOnlyList<CodeCount> ByCode(IReadOnlyDictionary<string, long> counts) =>
        [.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new CodeCount(pair.Key, Finding.TitleOf(pair.Key), pair.Value))];
}
