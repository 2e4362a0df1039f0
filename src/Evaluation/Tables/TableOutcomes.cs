using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Tables;

/// <summary>What a treatment gives a subject on a day.</summary>
/// <param name="Rule">The rule that prevails; null when none does.</param>
/// <param name="Code">Why.</param>
public sealed record TreatmentOutcome(TreatmentRule? Rule, TreatmentCode Code)
{
    /// <summary>The ratio drawn on that day, in percent; null when the rule does not say.</summary>
    public decimal? RatioPercent { get; init; }

    /// <summary>How many times a year on that day; null when the rule does not say.</summary>
    public decimal? TimesAYear { get; init; }
}

/// <summary>Why a treatment gives what it gives.</summary>
public enum TreatmentCode
{
    /// <summary>A rule prevails.</summary>
    Ruled,

    /// <summary>No rule holds: a person must judge.</summary>
    NoRule,

    /// <summary>Rules that come to different things hold, and the pack does not say which prevails.</summary>
    Overlap,

    /// <summary>A rule that may prevail cannot be decided.</summary>
    Undecided,

    /// <summary>The policy is not in force.</summary>
    NotInForce,
}

/// <summary>How far two grades of a subject lie apart.</summary>
/// <param name="Steps">Steps between them on one scale; null where one is absent or their scales cannot be compared.</param>
/// <param name="Apart">From how many steps on they are looked at again; null before the first value of its parameter, and where the pack does not go by steps.</param>
public sealed record ConsistencyOutcome(int? Steps, decimal? Apart)
{
    /// <summary>Whether the pack bars them from standing beside each other; null where it says nothing of that, or it cannot be told.</summary>
    public bool? IsBarred { get; init; }

    /// <summary>Whether they are looked at again; null when that cannot be told.</summary>
    public bool? IsApart => IsBarred is true ? true : ByLength ?? IsBarred;

    private bool? ByLength => Steps is { } steps && Apart is { } apart ? steps >= apart : null;
}

/// <summary>How a record is shown on a channel.</summary>
/// <param name="Rule">The publication that decides; null when none speaks of the record.</param>
/// <param name="Code">What becomes of it.</param>
public sealed record PublicationOutcome(Publication? Rule, PublicationCode Code)
{
    /// <summary>First day it may be shown; null when it is not shown.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive; null when it is not shown or without end.</summary>
    public DateOnly? Through { get; init; }
}

/// <summary>What becomes of a record on a channel.</summary>
public enum PublicationCode
{
    /// <summary>It is shown from a day on, up to a day or without end.</summary>
    Shown,

    /// <summary>No publication speaks of it: it is not shown.</summary>
    NoRule,

    /// <summary>A publication says that it is not shown.</summary>
    NotShown,

    /// <summary>The document demands a period and gives none.</summary>
    PeriodUnstated,

    /// <summary>The period runs from the first showing, whose day is not known.</summary>
    FirstShowingUnknown,

    /// <summary>Whether a publication speaks of it cannot be decided: it is not shown.</summary>
    Undecided,
}

/// <summary>By when something must be done.</summary>
/// <param name="Day">Last day, inclusive.</param>
/// <param name="IsProvisional">Whether it counts working days beyond those whose notice is known.</param>
public sealed record DueDay(DateOnly Day, bool IsProvisional);
