namespace Xinheng.Registry;

/// <summary>What can happen to a credit record after its first report.</summary>
public enum RecordEventKind
{
    /// <summary>Reported again with other content; the content of the event replaces the earlier.</summary>
    Corrected = 1,

    /// <summary>A state ended: removed from a list, paid, performed.</summary>
    Lifted = 2,

    /// <summary>The failing was repaired.</summary>
    Repaired = 3,

    /// <summary>The record was taken back by who decided it: from that day it does not count.</summary>
    Withdrawn = 4,

    /// <summary>An objection was accepted for examination.</summary>
    Objected = 5,

    /// <summary>The objection was decided; the record stands again unless it was corrected or withdrawn.</summary>
    ObjectionClosed = 6,

    /// <summary>A person found that the failing had grave consequences.</summary>
    GraveConsequenceFound = 7,

    /// <summary>A person found that it had none.</summary>
    NoGraveConsequenceFound = 8,
}

/// <summary>An event on a record, as a person or a module reports it.</summary>
public sealed record IncomingEvent
{
    /// <summary>The record.</summary>
    public required RecordNumber Record { get; init; }

    /// <summary>What happened; never <see cref="RecordEventKind.Corrected"/>, which comes from taking the record again.</summary>
    public required RecordEventKind Kind { get; init; }

    /// <summary>The day from which it holds, inclusive.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Why, for people.</summary>
    public string? Reason { get; init; }

    /// <summary>Document or decision it rests on.</summary>
    public string? Source { get; init; }
}
