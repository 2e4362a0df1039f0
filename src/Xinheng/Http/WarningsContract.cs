using Xinheng.Assessment.Warnings;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>What can be watched by one pack.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Title">Its title.</param>
/// <param name="Indicators">Its indicators.</param>
/// <param name="Entries">The warnings of its own table, ready to be switched on.</param>
public sealed record WatchChoiceView(string Pack, LocalText Title, IReadOnlyList<WatchedIndicatorView> Indicators, IReadOnlyList<WatchedEntryView> Entries);

/// <summary>An indicator.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Clause">The clause it measures.</param>
public sealed record WatchedIndicatorView(string Id, LocalText Title, ClauseView Clause);

/// <summary>A warning of a pack's own table.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">When it is given, and how long it rests.</param>
/// <param name="Clause">The clause it rests on.</param>
public sealed record WatchedEntryView(string Id, LocalText Title, LocalText Words, ClauseView Clause);

/// <summary>A rule that watches.</summary>
public sealed record WatchRuleView
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The last step: what a request that acts on it must have seen.</summary>
    public required long Revision { get; init; }

    /// <summary>Where it is in its life.</summary>
    public required WatchRuleState State { get; init; }

    /// <summary>The version of its text, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Its text.</summary>
    public required WatchSpec Spec { get; init; }

    /// <summary>What it watches, in a sentence.</summary>
    public required LocalText Words { get; init; }

    /// <summary>The clause of the indicator or the entry; null when the pack in force has neither any more.</summary>
    public required ClauseView? Clause { get; init; }

    /// <summary>Why it cannot give warnings as things are; null when it can.</summary>
    public required LocalText? Trouble { get; init; }

    /// <summary>How often it was right, in all.</summary>
    public required WatchPrecisionView Precision { get; init; }

    /// <summary>The same by the month in which warnings were given, earliest first.</summary>
    public required IReadOnlyList<WatchPrecisionView> Months { get; init; }

    /// <summary>Every step, first to last.</summary>
    public required IReadOnlyList<WatchRuleStepView> Steps { get; init; }
}

/// <summary>A step in a rule's life.</summary>
/// <param name="State">The state it led to.</param>
/// <param name="Version">The version of the text.</param>
/// <param name="Words">That text, in a sentence.</param>
/// <param name="By">Whom it was named by; nothing proves the name.</param>
/// <param name="At">When.</param>
/// <param name="Reason">Why; null when nobody says.</param>
public sealed record WatchRuleStepView(WatchRuleState State, int Version, LocalText Words, string By, DateTimeOffset At, string? Reason);

/// <summary>How often a rule was right.</summary>
/// <param name="Month">First day of the month in which the warnings were given; null for all.</param>
/// <param name="Given">Warnings given.</param>
/// <param name="Confirmed">Of these closed as confirmed.</param>
/// <param name="Closed">Of these closed.</param>
/// <param name="Share">Confirmed ÷ closed; null while none is closed.</param>
/// <param name="Low">Lower end of Wilson's interval at 95 %.</param>
/// <param name="High">Upper end.</param>
public sealed record WatchPrecisionView(DateOnly? Month, long Given, long Confirmed, long Closed, double? Share, double? Low, double? High);

/// <summary>A rule to write.</summary>
public sealed record WatchRuleRequest
{
    /// <summary>Its text.</summary>
    public required WatchSpec Spec { get; init; }

    /// <summary>Who writes it.</summary>
    public required string By { get; init; }

    /// <summary>The rule's revision as it was seen; not needed for a new one.</summary>
    public long? Revision { get; init; }
}

/// <summary>A rule to switch on or off.</summary>
public sealed record WatchSwitchRequest
{
    /// <summary>The rule's revision as it was seen.</summary>
    public required long Revision { get; init; }

    /// <summary>Who does it.</summary>
    public required string By { get; init; }

    /// <summary>Why; not needed.</summary>
    public string? Reason { get; init; }
}

/// <summary>A text to try.</summary>
public sealed record WatchTrialRequest
{
    /// <summary>The text.</summary>
    public required WatchSpec Spec { get; init; }

    /// <summary>As of which day, today or earlier; null: today.</summary>
    public DateOnly? Day { get; init; }
}

/// <summary>What a rule would give.</summary>
public sealed record WatchTrialView
{
    /// <summary>The day tried, as known today.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Subjects looked at.</summary>
    public required long Looked { get; init; }

    /// <summary>Subjects there are.</summary>
    public required long Total { get; init; }

    /// <summary>Subjects the rule watches, of those looked at.</summary>
    public required long Watched { get; init; }

    /// <summary>Of these, past the threshold on the day.</summary>
    public required long Past { get; init; }

    /// <summary>Of these, past it since the day before: the warnings it would have given on the day.</summary>
    public required long Warned { get; init; }

    /// <summary>False when the time ran out before every subject had been looked at.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>Some of those past it, those newly past first.</summary>
    public required IReadOnlyList<WatchExampleView> Examples { get; init; }
}

/// <summary>A subject past a threshold.</summary>
/// <param name="SubjectKey">Its key.</param>
/// <param name="SubjectName">Its name.</param>
/// <param name="Value">The indicator's value; null where an entry of a pack was tried.</param>
/// <param name="IsNew">Whether it was not past it the day before.</param>
public sealed record WatchExampleView(string SubjectKey, string SubjectName, decimal? Value, bool IsNew);

/// <summary>A warning in a list.</summary>
public record WarningRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The rule that gave it.</summary>
    public required long Rule { get; init; }

    /// <summary>What the rule was called then.</summary>
    public required string RuleTitle { get; init; }

    /// <summary>The department that watches.</summary>
    public required string Department { get; init; }

    /// <summary>What it watched then, in a sentence.</summary>
    public required LocalText Words { get; init; }

    /// <summary>Key of the subject.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>Its name.</summary>
    public required string SubjectName { get; init; }

    /// <summary>Its territory; null when unknown.</summary>
    public required Named? Division { get; init; }

    /// <summary>The pack it goes by.</summary>
    public required string Pack { get; init; }

    /// <summary>Whether the pack gives grades, so that there is an explanation as of the day.</summary>
    public required bool IsExplained { get; init; }

    /// <summary>The day as of which the threshold was passed.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset Given { get; init; }

    /// <summary>The indicator's value; null where an entry of the pack was watched.</summary>
    public required decimal? Value { get; init; }

    /// <summary>How much it weighs.</summary>
    public required WatchSeverity Severity { get; init; }

    /// <summary>Where it stands today.</summary>
    public required WarningState State { get; init; }

    /// <summary>Who has it; null while nobody has.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Of a warning put off: the first day it is open again.</summary>
    public required DateOnly? Until { get; init; }

    /// <summary>The last day to close it, inclusive; null when none is set.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Whether that day is over and it is not closed.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>What came of it; null while it is not closed.</summary>
    public required WarningOutcome? Outcome { get; init; }
}

/// <summary>A warning in full.</summary>
public sealed record WarningView : WarningRow
{
    /// <summary>The clause of the indicator or the entry; null when the version it goes by has been lost.</summary>
    public required ClauseView? Clause { get; init; }

    /// <summary>Every step, first to last.</summary>
    public required IReadOnlyList<WarningStepView> Steps { get; init; }
}

/// <summary>A step in a warning's life.</summary>
/// <param name="Act">The act it was part of.</param>
/// <param name="Kind">What was done.</param>
/// <param name="State">The state it led to.</param>
/// <param name="Assignee">Who had it then.</param>
/// <param name="Until">Until when it was put off.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Whom it was named by; nothing proves the name.</param>
/// <param name="At">When.</param>
public sealed record WarningStepView(
    long Act, WarningAct Kind, WarningState State, string? Assignee, DateOnly? Until, WarningOutcome? Outcome, string? Reason, string By, DateTimeOffset At);

/// <summary>Something to do with warnings.</summary>
public sealed record WarningActRequest
{
    /// <summary>What: <c>acknowledge</c>, <c>assign</c>, <c>snooze</c> or <c>close</c>.</summary>
    public required WarningAct Act { get; init; }

    /// <summary>The warnings, 1 to 500.</summary>
    public required IReadOnlyList<long> Warnings { get; init; }

    /// <summary>Who does it.</summary>
    public required string By { get; init; }

    /// <summary>To assign: to which person or department.</summary>
    public string? Assignee { get; init; }

    /// <summary>To put off: the first day they are open again.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>To close: what came of them.</summary>
    public WarningOutcome? Outcome { get; init; }

    /// <summary>Why: needed to put off and to close.</summary>
    public string? Reason { get; init; }
}

/// <summary>An act to take back.</summary>
public sealed record WarningUndoRequest
{
    /// <summary>Who takes it back.</summary>
    public required string By { get; init; }
}

/// <summary>What an act did.</summary>
/// <param name="Act">Its number, by which it can be undone.</param>
/// <param name="Done">The warnings it concerned.</param>
/// <param name="Skipped">Why each of the others was left as it is.</param>
public sealed record WarningActView(long Act, IReadOnlyList<long> Done, IReadOnlyList<SkippedView> Skipped);

/// <summary>Why a warning was left as it is.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Message">What was found.</param>
public sealed record SkippedView(string Code, LocalText Message);
