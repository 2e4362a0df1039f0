using Xinheng.Assessment.Consistency;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>One of two grades that are compared.</summary>
/// <param name="Title">What kind of grade it is.</param>
/// <param name="Scheme">The scheme or scale it is on.</param>
/// <param name="Letter">Its letter there.</param>
/// <param name="Name">What the letter means; null when the pack in force does not say.</param>
/// <param name="Day">Since when it has stood, or the day it was given elsewhere.</param>
/// <param name="IsReceived">Whether it was received from elsewhere.</param>
/// <param name="Department">The department that gave it.</param>
public sealed record ComparedGradeView(
    LocalText Title, string Scheme, string Letter, LocalText? Name, DateOnly? Day, bool IsReceived, LocalText Department);

/// <summary>A case in a list: two grades of one subject that lie too far apart.</summary>
public record ConsistencyCaseRow
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>The pack whose rule it is.</summary>
    public required string Pack { get; init; }

    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText RuleTitle { get; init; }

    /// <summary>Key of the subject.</summary>
    public required string SubjectKey { get; init; }

    /// <summary>Its name.</summary>
    public required string SubjectName { get; init; }

    /// <summary>Its territory; null when unknown.</summary>
    public required Named? Division { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>The grades it is about.</summary>
    public required IReadOnlyList<ComparedGradeView> Grades { get; init; }

    /// <summary>How many steps they are apart on one scale; null where only a bar decides.</summary>
    public required int? Apart { get; init; }

    /// <summary>The day they were found.</summary>
    public required DateOnly Found { get; init; }

    /// <summary>The last day to review, inclusive; null when the pack sets none.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Whether it reaches into a year whose days off are not on file, so that only weekends were left out.</summary>
    public required bool IsDueProvisional { get; init; }

    /// <summary>Whether that day is over and the case is not closed.</summary>
    public required bool IsOverdue { get; init; }

    /// <summary>Departments that have still to review.</summary>
    public required IReadOnlyList<string> Awaited { get; init; }
}

/// <summary>A case in full.</summary>
public sealed record ConsistencyCaseView : ConsistencyCaseRow
{
    /// <summary>The last step: what a request that acts on it must have seen.</summary>
    public required long Revision { get; init; }

    /// <summary>What the rule says, in words; null when the pack in force has it no more.</summary>
    public required LocalText? Words { get; init; }

    /// <summary>The clause; null when the pack in force has the rule no more.</summary>
    public required ClauseView? Clause { get; init; }

    /// <summary>The departments concerned.</summary>
    public required IReadOnlyList<string> Departments { get; init; }

    /// <summary>Every step, first to last.</summary>
    public required IReadOnlyList<ConsistencyStepView> Steps { get; init; }
}

/// <summary>A step in a case.</summary>
public sealed record ConsistencyStepView
{
    /// <summary>What happened.</summary>
    public required CaseStepKind Kind { get; init; }

    /// <summary>The same for people.</summary>
    public required LocalText KindName { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Whom it was named by; null for what the check does by itself.</summary>
    public required string? By { get; init; }

    /// <summary>The grades it found; empty for other steps.</summary>
    public required IReadOnlyList<ComparedGradeView> Grades { get; init; }

    /// <summary>The last day to review; null for other steps.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>The department told, or that reviewed.</summary>
    public required string? Department { get; init; }

    /// <summary>What was decided.</summary>
    public required ReviewDecision? Decision { get; init; }

    /// <summary>Why.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A rule by which grades are compared.</summary>
/// <param name="Pack">Id of the pack.</param>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Title">Its title.</param>
/// <param name="Words">What it says.</param>
/// <param name="Clause">The clause.</param>
public sealed record ConsistencyRuleView(string Pack, string Rule, LocalText Title, LocalText Words, ClauseView Clause);

/// <summary>A department's review, or the result of a case.</summary>
public sealed record CaseDecisionRequest
{
    /// <summary>The case's revision as it was seen.</summary>
    public required long Revision { get; init; }

    /// <summary>Who decides.</summary>
    public required string By { get; init; }

    /// <summary>Whether the grade stays or is changed.</summary>
    public required ReviewDecision Decision { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>For a review: which of the departments concerned.</summary>
    public string? Department { get; init; }
}
