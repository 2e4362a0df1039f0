using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.BackTests;
using Xinheng.Registry;

namespace Xinheng.Assessment.Warnings;

/// <summary>Where a warning is in its life. The numbers stand in the database.</summary>
public enum WarningState
{
    /// <summary>Nobody has taken note of it.</summary>
    New = 1,

    /// <summary>Somebody has taken note.</summary>
    Acknowledged = 2,

    /// <summary>Put off until a day; from that day on it is open again.</summary>
    Snoozed = 3,

    /// <summary>Closed with an outcome.</summary>
    Closed = 4,
}

/// <summary>What came of a warning. The numbers stand in the database.</summary>
public enum WarningOutcome
{
    /// <summary>There was what it warned of.</summary>
    Confirmed = 1,

    /// <summary>There was nothing.</summary>
    Unfounded = 2,

    /// <summary>Something else, as the reason says.</summary>
    Other = 3,
}

/// <summary>What can be done with a warning. The numbers stand in the database.</summary>
public enum WarningAct
{
    /// <summary>Take note.</summary>
    Acknowledge = 1,

    /// <summary>Hand it to a person or a department.</summary>
    Assign = 2,

    /// <summary>Put it off until a day, with a reason.</summary>
    Snooze = 3,

    /// <summary>Close it with an outcome and a reason.</summary>
    Close = 4,

    /// <summary>Take the last step back.</summary>
    Undo = 5,
}

/// <summary>A warning as it was given, and where it stands.</summary>
public sealed record Warning
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <summary>The rule that gave it.</summary>
    public required long Rule { get; init; }

    /// <summary>The version of the rule's text.</summary>
    public required int Version { get; init; }

    /// <summary>Whom it is about.</summary>
    public required SubjectNumber Subject { get; init; }

    /// <summary>The day as of which the threshold was passed.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The last registry change that was known.</summary>
    public required ChangeNumber KnownOn { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset Given { get; init; }

    /// <summary>How much it weighs.</summary>
    public required WatchSeverity Severity { get; init; }

    /// <summary>The pack it goes by.</summary>
    public required string Pack { get; init; }

    /// <summary>Fingerprint of that pack's version.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The indicator's value; null where an entry of the pack was watched.</summary>
    public required decimal? Value { get; init; }

    /// <summary>The last day to close it, inclusive; null when none is set.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Where it stands.</summary>
    public required WarningPlace Place { get; init; }
}

/// <summary>Where a warning stands after a step.</summary>
/// <param name="State">Its state.</param>
/// <param name="Assignee">Who has it; null while nobody has.</param>
/// <param name="Until">Of a warning put off: the first day it is open again; else null.</param>
/// <param name="Outcome">Of a closed warning; else null.</param>
public sealed record WarningPlace(WarningState State, string? Assignee, DateOnly? Until, WarningOutcome? Outcome)
{
    /// <summary>Of a warning nobody has touched.</summary>
    internal static WarningPlace Untouched { get; } = new(WarningState.New, null, null, null);

    /// <summary>The state on a day: one that was put off until then or earlier is open again.</summary>
    /// <param name="day">The day.</param>
    public WarningState StateOn(DateOnly day) => State is WarningState.Snoozed && Until <= day ? WarningState.Acknowledged : State;
}

/// <summary>A step in a warning's life.</summary>
/// <param name="Act">The number of the act it was part of: one act may concern many warnings.</param>
/// <param name="Kind">What was done.</param>
/// <param name="Place">Where it led to.</param>
/// <param name="Reason">Why; null when nobody says.</param>
/// <param name="By">Whom it was named by.</param>
/// <param name="At">When.</param>
public sealed record WarningStep(long Act, WarningAct Kind, WarningPlace Place, string? Reason, NamedPerson By, DateTimeOffset At);

/// <summary>Which warnings: null does not restrict.</summary>
public sealed record WarningFilter
{
    /// <summary>A state as of today; <see cref="OpenOnly"/> for all that are not closed and not put off.</summary>
    public WarningState? State { get; init; }

    /// <summary>Only those neither closed nor put off.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>The rule that gave it.</summary>
    public long? Rule { get; init; }

    /// <summary>How much it weighs.</summary>
    public WatchSeverity? Severity { get; init; }

    /// <summary>Who has it, in part.</summary>
    public string? Assignee { get; init; }

    /// <summary>A division code or its beginning.</summary>
    public string? Division { get; init; }

    /// <summary>Whom it is about.</summary>
    public SubjectNumber? Subject { get; init; }

    /// <summary>Only those not closed by their last day.</summary>
    public bool OverdueOnly { get; init; }
}

/// <summary>A page of warnings, the latest first.</summary>
/// <param name="Items">The warnings.</param>
/// <param name="Next">The last one of this page; null when this is the last page.</param>
public sealed record WarningPage(IReadOnlyList<Warning> Items, long? Next);

/// <summary>How many warnings stand where.</summary>
/// <param name="New">Nobody has taken note.</param>
/// <param name="Acknowledged">Noted and open, those back from being put off included.</param>
/// <param name="Snoozed">Put off.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Overdue">Neither closed nor in time.</param>
public sealed record WarningCounts(long New, long Acknowledged, long Snoozed, long Closed, long Overdue);

/// <summary>What somebody wants done with warnings.</summary>
public sealed record WarningWish
{
    /// <summary>What.</summary>
    public required WarningAct Act { get; init; }

    /// <summary>The warnings, 1 to <see cref="WarningInbox.MostAtOnce"/>.</summary>
    public required IReadOnlyList<long> Warnings { get; init; }

    /// <summary>Who.</summary>
    public required NamedPerson By { get; init; }

    /// <summary>To assign: to whom.</summary>
    public string? Assignee { get; init; }

    /// <summary>To put off: the first day it is open again.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>To close: what came of it.</summary>
    public WarningOutcome? Outcome { get; init; }

    /// <summary>Why: needed to put off and to close.</summary>
    public string? Reason { get; init; }
}

/// <summary>What an act did.</summary>
/// <param name="Act">Its number, by which it can be undone.</param>
/// <param name="Done">The warnings it concerned.</param>
/// <param name="Skipped">Those whose state did not allow it, each with why.</param>
public sealed record WarningActDone(long Act, IReadOnlyList<long> Done, IReadOnlyList<StepRefusal> Skipped);

/// <summary>How often a rule was right, of the warnings given in a month, or in all.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Month">First day of the month; null for all.</param>
/// <param name="Given">Warnings given.</param>
/// <param name="Confirmed">Of these closed as confirmed.</param>
/// <param name="Closed">Of these closed.</param>
public sealed record WarningPrecision(long Rule, DateOnly? Month, long Given, long Confirmed, long Closed)
{
    /// <summary>Confirmed ÷ closed; null while none is closed.</summary>
    public double? Share => Closed == 0 ? null : (double)Confirmed / Closed;

    /// <summary>Wilson's interval of the share at 95 %; null while none is closed.</summary>
    public (double Low, double High)? Interval => Share is { } share ? Wilson.Interval(share, Closed) : null;
}
