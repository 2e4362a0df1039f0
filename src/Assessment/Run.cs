using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Assessment;

/// <summary>How far a run is. The numbers stand in the database.</summary>
public enum RunState
{
    /// <summary>Started; unless a process is at work on it, it waits to be resumed.</summary>
    Running = 1,

    /// <summary>Every subject has been graded.</summary>
    Done = 2,

    /// <summary>Stopped by a person; what it graded stays.</summary>
    Cancelled = 3,

    /// <summary>The text of the pack it was started with is lost, so that it cannot go on; what it graded stays.</summary>
    PackChanged = 4,
}

/// <summary>What made a run. The numbers stand in the database.</summary>
public enum RunKind
{
    /// <summary>A person asked for the whole population.</summary>
    Asked = 1,

    /// <summary>Some subjects had changed or were due: graded anew in one transaction.</summary>
    Increment = 2,

    /// <summary>The policy changed for everyone: another version or value came into force, so the whole population is graded anew.</summary>
    Followed = 3,
}

/// <summary>
/// Why a grade differs from the one before. The numbers stand in the database. A grade of an increment names all that led to it;
/// with one of a whole run stands what the run was for, and what had changed about the subject is told by its changes.
/// </summary>
[Flags]
public enum GradeReasons
{
    /// <summary>Kept before reasons were.</summary>
    None = 0,

    /// <summary>The subject had no grade in the scheme before.</summary>
    First = 1,

    /// <summary>Something came in about the subject.</summary>
    Changes = 2,

    /// <summary>Time alone: a window moved on, a period ended, or something dated ahead came true.</summary>
    Time = 4,

    /// <summary>Another version of the pack had come into force, or another value.</summary>
    Policy = 8,

    /// <summary>The whole population was graded.</summary>
    Whole = 16,
}

/// <summary>A run: grades of many subjects as of one day, by one version of a pack and what was known.</summary>
public sealed record Run
{
    /// <summary>1, 2, 3 …</summary>
    public required long Number { get; init; }

    /// <summary>The pack's id.</summary>
    public required string Pack { get; init; }

    /// <summary>The pack's version.</summary>
    public required string Version { get; init; }

    /// <summary>The pack's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The scheme it grades by.</summary>
    public required string Scheme { get; init; }

    /// <summary>The evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last registry change it knows.</summary>
    public required ChangeNumber KnownOn { get; init; }

    /// <summary>What made it.</summary>
    public required RunKind Kind { get; init; }

    /// <summary>The last registry change that the grades before it answer to; changes after it up to <see cref="KnownOn"/> are new to it.</summary>
    public required ChangeNumber KnownBefore { get; init; }

    /// <summary>What it was for; <see cref="GradeReasons.None"/> for an increment, whose grades tell it one by one.</summary>
    public required GradeReasons Reasons { get; init; }

    /// <summary>Whether an earlier run of the scheme had a later evaluation date: such a run revises the past and leaves where subjects stand now alone.</summary>
    public required bool IsBackdated { get; init; }

    /// <summary>How far it is.</summary>
    public required RunState State { get; init; }

    /// <summary>The last subject graded, in order of subject numbers; 0 before the first.</summary>
    public required SubjectNumber ThroughSubject { get; init; }

    /// <summary>Subjects there were when it started.</summary>
    public required long Total { get; init; }

    /// <summary>Subjects gone through. Those registered after the evaluation date get no grade.</summary>
    public required long Graded { get; init; }

    /// <summary>Grades written because something differed from the subject's latest.</summary>
    public required long Written { get; init; }

    /// <summary>Subjects that no rule covers and a person must decide.</summary>
    public required long Reviews { get; init; }

    /// <summary>Subjects graded for the first time.</summary>
    public required long FirstGrades { get; init; }

    /// <summary>Subjects whose letter became better.</summary>
    public required long Better { get; init; }

    /// <summary>Subjects whose letter became worse.</summary>
    public required long Worse { get; init; }

    /// <summary>When it was started.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it has not.</summary>
    public DateTimeOffset? Finished { get; init; }
}

/// <summary>What starting a run gave.</summary>
/// <param name="Run">The run; null when it was refused.</param>
/// <param name="Refusal">Why it was refused, the pack's own findings among them; empty when it was not.</param>
public sealed record RunStart(Run? Run, IReadOnlyList<Diagnostic> Refusal);

/// <summary>How far a run is and how fast.</summary>
/// <param name="Run">The run's number.</param>
/// <param name="Done">Subjects gone through.</param>
/// <param name="Total">Subjects in all.</param>
/// <param name="PerSecond">Subjects a second in this sitting; 0 at the start.</param>
/// <param name="Left">Time left at that rate; null when unknown.</param>
public sealed record RunProgress(long Run, long Done, long Total, double PerSecond, TimeSpan? Left);
