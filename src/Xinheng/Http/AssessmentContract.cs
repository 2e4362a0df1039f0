using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Where a run is in its life.</summary>
public enum RunState
{
    /// <summary>Grading, or about to: after a restart it goes on where it stopped.</summary>
    Running,

    /// <summary>Done.</summary>
    Finished,

    /// <summary>Cancelled; grades given before stay.</summary>
    Cancelled,

    /// <summary>The pack changed or went away before it was done; grades given before stay.</summary>
    PackChanged,
}

/// <summary>What a run shall do.</summary>
public sealed record RunRequest
{
    /// <summary>Issuer and name of the pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Evaluation date.</summary>
    public required DateOnly AsOf { get; init; }
}

/// <summary>A run over all subjects.</summary>
public sealed record RunView
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>Id of the pack.</summary>
    public required string Pack { get; init; }

    /// <summary>Its version.</summary>
    public required string Version { get; init; }

    /// <summary>Id of the scheme.</summary>
    public required string Scheme { get; init; }

    /// <summary>Evaluation date.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>Where it is.</summary>
    public required RunState State { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? Finished { get; init; }

    /// <summary>Subjects graded so far.</summary>
    public required long Done { get; init; }

    /// <summary>Subjects in all.</summary>
    public required long Total { get; init; }

    /// <summary>Subjects a second; null when it does not run.</summary>
    public required double? PerSecond { get; init; }

    /// <summary>Time left; null when it cannot be guessed.</summary>
    public required double? SecondsLeft { get; init; }

    /// <summary>Grades written because something differed from the subject's latest.</summary>
    public required long Written { get; init; }

    /// <summary>Subjects that no rule covers.</summary>
    public required long Reviews { get; init; }

    /// <summary>Subjects whose grade is suspended, as the scheme stands now; 0 while the run goes on.</summary>
    public required long Suspended { get; init; }

    /// <summary>Subjects by grade, best first, as the scheme stands now; empty while the run goes on.</summary>
    public required IReadOnlyList<GradeCount> Grades { get; init; }
}

/// <summary>Subjects by the grade that was stored for them.</summary>
/// <param name="Scheme">Id of the scheme; null while nothing has been graded.</param>
/// <param name="AsOf">The day as of which.</param>
/// <param name="KnownOn">The day by the end of which things were known; null: all that is known.</param>
/// <param name="Grades">Every step of the scale, best first, then those that wait for a person.</param>
/// <param name="Total">All subjects with a grade.</param>
public sealed record DistributionView(string? Scheme, DateOnly AsOf, DateOnly? KnownOn, IReadOnlyList<GradeCount> Grades, long Total);

/// <summary>A subject that no rule covers.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="AsOf">Evaluation date.</param>
/// <param name="Scheme">Id of the scheme.</param>
/// <param name="SchemeTitle">Its title.</param>
/// <param name="Question">What a person must decide.</param>
public sealed record ReviewView(SubjectRow Subject, DateOnly AsOf, string Scheme, LocalText SchemeTitle, LocalText Question);
