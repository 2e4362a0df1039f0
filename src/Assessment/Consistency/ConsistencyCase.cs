using Xinheng.Assessment.PackLife;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Assessment.Consistency;

/// <summary>Where a case is in its life. The numbers stand in the database.</summary>
public enum CaseState
{
    /// <summary>Departments have still to review.</summary>
    Open = 1,

    /// <summary>Every department concerned has reviewed.</summary>
    Reviewed = 2,

    /// <summary>Closed: by a person with a result, or because the grades came together.</summary>
    Closed = 3,
}

/// <summary>What happened in a case. The numbers stand in the database.</summary>
public enum CaseStepKind
{
    /// <summary>The grades were found far apart.</summary>
    Opened = 1,

    /// <summary>A department was told.</summary>
    Notified = 2,

    /// <summary>A department reviewed its grade.</summary>
    Reviewed = 3,

    /// <summary>A grade changed and they are still far apart: reviews begin anew.</summary>
    Moved = 4,

    /// <summary>A person closed it with a result.</summary>
    Closed = 5,

    /// <summary>The grades are near enough again, which closes it.</summary>
    CameTogether = 6,

    /// <summary>One of the grades is gone, which closes it.</summary>
    Gone = 7,

    /// <summary>The grades came apart anew.</summary>
    Reopened = 8,
}

/// <summary>What a review decides on a grade. The numbers stand in the database.</summary>
public enum ReviewDecision
{
    /// <summary>It stays as it is.</summary>
    Kept = 1,

    /// <summary>It is changed.</summary>
    Changed = 2,
}

/// <summary>One of two grades that are compared.</summary>
public sealed record ComparedGrade
{
    /// <summary>As the pack's rule names it.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of grade it is.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The scheme or scale it is on.</summary>
    public required string Scheme { get; init; }

    /// <summary>Its letter there.</summary>
    public required string Letter { get; init; }

    /// <summary>Since when it has stood, or the day it was given elsewhere.</summary>
    public required DateOnly? Day { get; init; }

    /// <summary>Whether it was received from elsewhere.</summary>
    public required bool IsReceived { get; init; }

    /// <summary>The department that gave it.</summary>
    public required LocalText Department { get; init; }
}

/// <summary>A step in a case.</summary>
public sealed record CaseStep
{
    /// <summary>What happened.</summary>
    public required CaseStepKind Kind { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The day as of which grades were compared, or the civil day of a step by a person.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whom it was named by; null for what the check does by itself.</summary>
    public required NamedPerson? By { get; init; }

    /// <summary>The grades it found; empty for other steps.</summary>
    public required IReadOnlyList<ComparedGrade> Grades { get; init; }

    /// <summary>How many steps they were apart; null where only a bar decided, and for other steps.</summary>
    public required int? Apart { get; init; }

    /// <summary>Fingerprint of the pack they were compared by; null for other steps.</summary>
    public required string? Fingerprint { get; init; }

    /// <summary>The last day to review, inclusive; null when the pack sets none, and for other steps.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>Whether it reaches into a year whose days off are not on file, so that only weekends were left out.</summary>
    public required bool IsDueProvisional { get; init; }

    /// <summary>The department told, or that reviewed; null for other steps.</summary>
    public required string? Department { get; init; }

    /// <summary>What was decided; null for other steps.</summary>
    public required ReviewDecision? Decision { get; init; }

    /// <summary>Why; null for what the check does by itself.</summary>
    public required string? Reason { get; init; }
}

/// <summary>A case: two grades of one subject that must not lie far apart, and what the departments concerned make of it.</summary>
/// <source id="chongqing-2020">8</source>
public sealed record ConsistencyCase
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <summary>The last step: what a wish about it must have seen.</summary>
    public required long Revision { get; init; }

    /// <summary>The pack whose rule it is.</summary>
    public required string Pack { get; init; }

    /// <summary>Id of the rule of consistency.</summary>
    public required string Rule { get; init; }

    /// <summary>Whom it is about.</summary>
    public required SubjectNumber Subject { get; init; }

    /// <summary>Where it stands.</summary>
    public required CaseState State { get; init; }

    /// <summary>Every step, first to last.</summary>
    public required IReadOnlyList<CaseStep> Steps { get; init; }

    /// <summary>The step with the grades it is about: the last that found them apart.</summary>
    public CaseStep Finding => Steps.Last(step => step.Grades.Count > 0);

    /// <summary>What happened since the grades it is about were found.</summary>
    public IEnumerable<CaseStep> Round => Steps.Skip(Steps.ToList().FindLastIndex(step => step.Grades.Count > 0));

    /// <summary>The departments concerned, each once.</summary>
    public IReadOnlyList<string> Departments => [.. Finding.Grades.Select(grade => grade.Department.Zh).Distinct()];

    /// <summary>Those that have still to review.</summary>
    public IReadOnlyList<string> Awaited =>
        State is CaseState.Closed ? [] : [.. Departments.Except(Round.Where(step => step.Kind is CaseStepKind.Reviewed).Select(step => step.Department).OfType<string>())];
}

/// <summary>Which cases: null does not restrict.</summary>
public sealed record CaseFilter
{
    /// <summary>A state.</summary>
    public CaseState? State { get; init; }

    /// <summary>Only those not closed.</summary>
    public bool OpenOnly { get; init; }

    /// <summary>Only those not closed whose last day is over.</summary>
    public bool OverdueOnly { get; init; }

    /// <summary>The pack and the id of a rule.</summary>
    public (string Pack, string Rule)? Rule { get; init; }

    /// <summary>A division code or its beginning.</summary>
    public string? Division { get; init; }

    /// <summary>Whom it is about.</summary>
    public SubjectNumber? Subject { get; init; }
}

/// <summary>A page of cases, the latest opened first.</summary>
/// <param name="Items">The cases.</param>
/// <param name="Next">The last one of this page; null when this is the last page.</param>
public sealed record CasePage(IReadOnlyList<ConsistencyCase> Items, long? Next);

/// <summary>How many cases stand where.</summary>
/// <param name="Open">Departments have still to review.</param>
/// <param name="Reviewed">All have reviewed.</param>
/// <param name="Closed">Closed.</param>
/// <param name="Overdue">Neither closed nor in time.</param>
public sealed record CaseCounts(long Open, long Reviewed, long Closed, long Overdue);

/// <summary>A step somebody wants to take in a case as they saw it.</summary>
/// <param name="Case">Its number.</param>
/// <param name="Revision">Its revision as it was seen.</param>
/// <param name="By">Who.</param>
/// <param name="Decision">What is decided.</param>
/// <param name="Reason">Why.</param>
public sealed record CaseWish(long Case, long Revision, NamedPerson By, ReviewDecision Decision, string? Reason)
{
    /// <summary>For a review: the department.</summary>
    public string? Department { get; init; }
}
