namespace Xinheng.Assessment;

/// <summary>A grade as it was written: it holds until the subject's next one in the same scheme.</summary>
public sealed record StoredGrade
{
    /// <summary>The grade's own number.</summary>
    public required long Number { get; init; }

    /// <summary>The subject.</summary>
    public required long Subject { get; init; }

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

    /// <summary>The indicators' values, compact JSON in the pack's order.</summary>
    public required string Indicators { get; init; }

    /// <summary>The earliest later day on which time alone changes it; null when it never does.</summary>
    public required DateOnly? NextChange { get; init; }

    /// <summary>The last registry change that was known.</summary>
    public required long KnownOn { get; init; }

    /// <summary>The pack it was given under, with version.</summary>
    public required string Pack { get; init; }
}

/// <summary>Where a subject stands in a scheme now.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Since">Evaluation date of the first grade with this letter in an unbroken row.</param>
/// <param name="NextChange">The earliest later day on which time alone changes it; null when it never does.</param>
public sealed record Standing(long Subject, string Scheme, string? Letter, DateOnly Since, DateOnly? NextChange);

/// <summary>An open review: a subject no rule covers.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Since">Evaluation date since which it waits.</param>
/// <param name="Division">Its division code, if known.</param>
/// <param name="Industry">Its industry code, if known.</param>
public sealed record OpenReview(long Subject, string Scheme, DateOnly Since, string? Division, string? Industry);

/// <summary>A page of a list and where the next one begins.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">Cursor of the next page; null when this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, long? Next);

/// <summary>Which subjects of a scheme: null does not restrict.</summary>
/// <param name="Scheme">The scheme.</param>
/// <param name="Letter">A letter, or <see cref="Review"/> for those a person must decide.</param>
/// <param name="Division">A division code or the beginning of one.</param>
/// <param name="Industry">An industry code or the beginning of one; a single letter is a section.</param>
public sealed record StandingFilter(string Scheme, string? Letter = null, string? Division = null, string? Industry = null)
{
    /// <summary>Stands for "no letter: a person must decide".</summary>
    public const string Review = "review";
}
