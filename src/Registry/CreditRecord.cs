namespace Xinheng.Registry;

/// <summary>How a record stands on a day, by what is known.</summary>
public enum RecordStanding
{
    /// <summary>In effect.</summary>
    Effective,

    /// <summary>In effect, and contested.</summary>
    UnderObjection,

    /// <summary>Repaired.</summary>
    Repaired,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>Its last day in effect has passed.</summary>
    Expired,

    /// <summary>A state that ended.</summary>
    Lifted,
}

/// <summary>A credit record as it stands on a day, by what is known: corrections applied, standing derived.</summary>
public sealed record CreditRecord
{
    /// <summary>The record's number.</summary>
    public required RecordNumber Number { get; init; }

    /// <summary>Whose record.</summary>
    public required SubjectNumber Subject { get; init; }

    /// <summary>Id of the record kind.</summary>
    public required string Kind { get; init; }

    /// <summary>Decision date.</summary>
    public required DateOnly Happened { get; init; }

    /// <summary>Last day in effect, inclusive; null when no end is known.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Last day it may be published, inclusive, when the source says so.</summary>
    public DateOnly? PublishedThrough { get; init; }

    /// <summary>Day the state was lifted, by what is known; it may lie after the day asked for.</summary>
    public DateOnly? Lifted { get; init; }

    /// <summary>How it stands on the day asked for.</summary>
    public required RecordStanding Standing { get; init; }

    /// <summary>Body that decided.</summary>
    public string? Issuer { get; init; }

    /// <summary>Number of the decision.</summary>
    public string? Document { get; init; }

    /// <summary>One line for people.</summary>
    public string? Summary { get; init; }

    /// <summary>For penalties: normalised kinds, joined by a blank in alphabetical order; else null.</summary>
    public string? Penalties { get; init; }

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>; a person's finding wins over the report.</summary>
    public required string GraveConsequence { get; init; }

    /// <summary>Amount in fen.</summary>
    public long? AmountFen { get; init; }
}

/// <summary>One entry of a record's history: its first report or an event.</summary>
public sealed record RecordHistoryEntry
{
    /// <summary>The change.</summary>
    public required ChangeNumber Change { get; init; }

    /// <summary>The event; null for the first report.</summary>
    public RecordEventKind? Kind { get; init; }

    /// <summary>The day from which it holds.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When the platform took it, in UTC.</summary>
    public required DateTimeOffset Received { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>What it rests on.</summary>
    public string? Source { get; init; }

    /// <summary>Intake batch; 0 for changes by hand.</summary>
    public required long Batch { get; init; }

    /// <summary>Row in the batch's file.</summary>
    public required long Row { get; init; }

    /// <summary>All fields as normalised (a UTF-8 JSON object) when the entry brought content; else null.</summary>
    public ReadOnlyMemory<byte>? Content { get; init; }
}

/// <summary>A subject with everything that stands about it on a day, by what is known.</summary>
/// <param name="Subject">Who.</param>
/// <param name="Registration">Facts about it; null when only records were ever reported.</param>
/// <param name="Records">Its records by number, ascending.</param>
public sealed record SubjectStanding(Subject Subject, Registration? Registration, IReadOnlyList<CreditRecord> Records)
{
    /// <summary>Grades others gave it, as last corrected, by day; those withdrawn or given after the day asked for are among them.</summary>
    public IReadOnlyList<ReceivedResult> Results { get; init; } = [];

    /// <summary>
    /// The earliest day after the one asked for on which something that is known comes true: an event dated ahead, the end of a state,
    /// another licence state. Null when nothing is to come. What follows from the dates of records and results themselves is not among it.
    /// </summary>
    public DateOnly? NextTurn { get; init; }
}
