using System.Text.Json;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>One row of <c>intake_batch</c>.</summary>
internal sealed record BatchRow
{
    /// <summary>The columns, named as the properties below.</summary>
    public const string Columns =
        """
        number AS Number, file_name AS FileName, sha256 AS Sha256, bytes AS Bytes,
        asked_kind AS AskedKind, profile AS Profile, profile_version AS ProfileVersion,
        kind AS Kind, mapping AS Mapping, state AS StateWord, cancel_asked AS CancelAsked,
        lease_owner AS LeaseOwner, lease_until AS LeaseUntil, failures AS Failures, not_before AS NotBefore,
        submitted AS Submitted, started AS Started, ended AS Ended, resumed AS Resumed, resumed_rows AS ResumedRows,
        through_sheet AS ThroughSheet, through_row AS ThroughRow, bytes_done AS BytesDone, rows_guess AS RowsGuess, rows_read AS RowsRead,
        rows_new AS RowsNew, rows_changed AS RowsChanged, rows_unchanged AS RowsUnchanged, rows_rejected AS RowsRejected,
        rows_persons AS RowsPersons, rows_not_penalties AS RowsNotPenalties, rows_flagged AS RowsFlagged,
        subjects_created AS SubjectsCreated, trouble AS TroubleJson
        """;

    public long Number { get; init; }
    public string FileName { get; init; } = string.Empty;
    public string Sha256 { get; init; } = string.Empty;
    public long Bytes { get; init; }
    public string? AskedKind { get; init; }
    public string? Profile { get; init; }
    public int? ProfileVersion { get; init; }
    public string? Kind { get; init; }
    public string? Mapping { get; init; }
    public string StateWord { get; init; } = string.Empty;
    public int CancelAsked { get; init; }
    public string? LeaseOwner { get; init; }
    public long? LeaseUntil { get; init; }
    public int Failures { get; init; }
    public long? NotBefore { get; init; }
    public long Submitted { get; init; }
    public long? Started { get; init; }
    public long? Ended { get; init; }
    public long? Resumed { get; init; }
    public long ResumedRows { get; init; }
    public int ThroughSheet { get; init; }
    public long ThroughRow { get; init; }
    public long BytesDone { get; init; }
    public long? RowsGuess { get; init; }
    public long RowsRead { get; init; }
    public long RowsNew { get; init; }
    public long RowsChanged { get; init; }
    public long RowsUnchanged { get; init; }
    public long RowsRejected { get; init; }
    public long RowsPersons { get; init; }
    public long RowsNotPenalties { get; init; }
    public long RowsFlagged { get; init; }
    public long SubjectsCreated { get; init; }
    public string? TroubleJson { get; init; }

    public BatchState State => BatchStates.Parse(StateWord);

    public OriginalFile File => new(FileName, Bytes, Sha256);

    /// <summary>True when somebody alive, or not known to be dead, works on it.</summary>
    public bool IsHeld(DateTimeOffset now) =>
        State is BatchState.Running
        && LeaseOwner is not null
        && LeaseUntil > Moments.ToColumn(now)
        && !Worker.IsKnownDead(LeaseOwner);

    /// <summary>True when a worker that comes by should take it up.</summary>
    public bool IsDue(DateTimeOffset now) => State switch
    {
        BatchState.Waiting => true,
        BatchState.Running => !IsHeld(now),
        BatchState.Failed => NotBefore is null || NotBefore <= Moments.ToColumn(now),
        BatchState.NeedsMapping or BatchState.Finished or BatchState.Cancelled or BatchState.Refused => false,
    };

    public Receipt ToReceipt(DateTimeOffset now, RowCounts counts) => new()
    {
        Number = new BatchNumber(Number),
        State = State,
        IsResuming = State is BatchState.Running && !IsHeld(now),
        File = File,
        Kind = Kind,
        Profile = Profile,
        ProfileVersion = ProfileVersion,
        Counts = counts,
        Submitted = Moments.FromColumn(Submitted),
        Started = Started is { } started ? Moments.FromColumn(started) : null,
        Ended = Ended is { } ended ? Moments.FromColumn(ended) : null,
        Through = new SheetRowNumber(ThroughSheet, ThroughRow),
        SheetsLeftOut = Mapping is null ? [] : BatchPlan.FromJson(Mapping).LeftOut,
        Trouble = TroubleJson is null ? null : JsonSerializer.Deserialize<BatchTrouble>(TroubleJson),
    };

    public RowCounts ToCounts() => new()
    {
        Read = RowsRead,
        New = RowsNew,
        Changed = RowsChanged,
        Unchanged = RowsUnchanged,
        Rejected = RowsRejected,
        NaturalPersons = RowsPersons,
        NotPenalties = RowsNotPenalties,
        Flagged = RowsFlagged,
        SubjectsCreated = SubjectsCreated,
    };

    public IntakeProgress ToProgress(DateTimeOffset now)
    {
        var end = Ended ?? Moments.ToColumn(now);
        var seconds = Resumed is { } resumed ? (end - resumed) / 1000.0 : 0;
        var rate = seconds > 0 && RowsRead > ResumedRows ? (RowsRead - ResumedRows) / seconds : (double?)null;
        var total = State is BatchState.Finished ? RowsRead : RowsGuess;
        return new IntakeProgress
        {
            Batch = new BatchNumber(Number),
            State = State,
            RowsDone = RowsRead,
            RowsTotal = total,
            BytesDone = State is BatchState.Finished ? Bytes : BytesDone,
            BytesTotal = Bytes,
            RowsPerSecond = rate,
            TimeLeft = State is BatchState.Running && rate is { } perSecond && total > RowsRead
                ? TimeSpan.FromSeconds((total.Value - RowsRead) / perSecond)
                : null,
        };
    }
}
