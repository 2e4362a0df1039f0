namespace Xinheng.Http;

/// <summary>A subject's standing grade, for programs.</summary>
public sealed record StandingGradeView
{
    /// <summary>Id of the scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>What the subject is kept under: its present credit code, or <c>~</c> and a number when it has none.</summary>
    public required string Code { get; init; }

    /// <summary>The letter; null when no rule decides and a person must.</summary>
    public required string? Letter { get; init; }

    /// <summary>Number of the rule that gave it; null when none did.</summary>
    public required int? Rule { get; init; }

    /// <summary>Whether it is suspended: not to be used while a record that counts is under objection.</summary>
    public required bool IsSuspended { get; init; }

    /// <summary>Evaluation date of the first grade with this letter in an unbroken row.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The earliest later day on which time alone changes it; null when it never does.</summary>
    public required DateOnly? NextChange { get; init; }

    /// <summary>The evaluation date it answers to.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The last change of the registry it answers to; later ones may be in it.</summary>
    public required long KnownOn { get; init; }
}
