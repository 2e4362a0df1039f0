using Xinheng.Registry;

namespace Xinheng.Assessment;

/// <summary>A grade as it was written: it holds from its evaluation date until the subject's next one in the same scheme.</summary>
public sealed record StoredGrade
{
    /// <summary>The subject.</summary>
    public required SubjectNumber Subject { get; init; }

    /// <summary>The scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>The letter; null when a person must decide.</summary>
    public required string? Letter { get; init; }

    /// <summary>Number of the rule that gave it; null when none did.</summary>
    public required int? Rule { get; init; }

    /// <summary>The evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The run that wrote it.</summary>
    public required long Run { get; init; }

    /// <summary>Whether it revises a date that a run had already gone past; it says nothing of where the subject stands now.</summary>
    public required bool IsBackdated { get; init; }

    /// <summary>The indicators' values, compact JSON in the pack's order; empty where a whole run by columns gave it, whose explanation tells them.</summary>
    public required string Indicators { get; init; }

    /// <summary>The earliest later day on which time alone changes it or its mark; null when it never does.</summary>
    public required DateOnly? NextChange { get; init; }

    /// <summary>Whether it is suspended: by its scheme it is not used while a record that counts is under objection.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>The last registry change that was known.</summary>
    public required ChangeNumber KnownOn { get; init; }

    /// <summary>Why it differs from the one before.</summary>
    public required GradeReasons Reasons { get; init; }

    /// <summary>What made the run that wrote it.</summary>
    public required RunKind RunKind { get; init; }

    /// <summary>The changes about the subject that were new to it, ascending.</summary>
    public required IReadOnlyList<RegistryChange> Changes { get; init; }

    /// <summary>Id of the pack it was given under.</summary>
    public required string Pack { get; init; }

    /// <summary>Version of that pack.</summary>
    public required string Version { get; init; }

    /// <summary>Fingerprint of that pack.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>Where a subject stands in a scheme now.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Since">Evaluation date of the first grade with this letter in an unbroken row.</param>
/// <param name="NextChange">The earliest later day on which time alone changes it or its mark; null when it never does.</param>
/// <param name="Division">Its division code; null when unknown.</param>
/// <param name="Industry">Its industry code; null when unknown.</param>
public sealed record Standing(
    SubjectNumber Subject, string Scheme, string? Letter, DateOnly Since, DateOnly? NextChange, string? Division, string? Industry)
{
    /// <summary>Whether the grade is suspended: by its scheme it is not used while a record that counts is under objection.</summary>
    public bool IsSuspended { get; init; }
}

/// <summary>A page of subjects by ascending number, and where the next one begins.</summary>
/// <param name="Items">The subjects.</param>
/// <param name="Next">Last subject of this page; null when this is the last page.</param>
public sealed record StandingPage(IReadOnlyList<Standing> Items, SubjectNumber? Next);

/// <summary>Which subjects of a scheme: null does not restrict.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Letter">A letter, or <see cref="Review"/> for those a person must decide.</param>
/// <param name="Division">A division code or the beginning of one.</param>
/// <param name="Industry">An industry code or the beginning of one; a single letter is a section.</param>
public sealed record StandingFilter(string Scheme, string? Letter = null, string? Division = null, string? Industry = null)
{
    /// <summary>Whether only subjects are wanted whose grade is suspended.</summary>
    public bool SuspendedOnly { get; init; }

    /// <summary>Stands for "no letter: a person must decide".</summary>
    public const string Review = "review";
}
