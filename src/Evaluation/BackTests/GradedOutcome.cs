namespace Xinheng.Evaluation.BackTests;

/// <summary>What an inspection found, beside the class its subject was in the day before.</summary>
public sealed record GradedOutcome
{
    /// <summary>The caller's number for the subject.</summary>
    public required long Subject { get; init; }

    /// <summary>Day of the inspection.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether something was found.</summary>
    public required bool Found { get; init; }

    /// <summary>The letter in the scheme; null when no rule covered the subject.</summary>
    public required string? Letter { get; init; }

    /// <summary>The model's score; null where it has none.</summary>
    public double? Score { get; init; }

    /// <summary>How many subjects the inspected one stands for: 1 divided by its inclusion probability. Greater than 0.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The stratum it was drawn from; null when none is told.</summary>
    public string? Stratum { get; init; }
}

/// <summary>How long the periods are that are set side by side.</summary>
public enum PeriodLength
{
    /// <summary>Calendar quarters.</summary>
    Quarter,

    /// <summary>Calendar half-years.</summary>
    HalfYear,

    /// <summary>Calendar years.</summary>
    Year,
}

/// <summary>How a back-test is worked out.</summary>
public sealed record BackTestMethod
{
    /// <summary>Fewest resamples an interval can be read from.</summary>
    public const int FewestResamples = 100;

    /// <summary>Most resamples.</summary>
    public const int MostResamples = 10_000;

    /// <summary>Letters of the scheme, best first.</summary>
    public required IReadOnlyList<string> Scale { get; init; }

    /// <summary>How long periods are.</summary>
    public PeriodLength Period { get; init; } = PeriodLength.HalfYear;

    /// <summary>Where the drawing of resamples begins: the same seed gives the same report.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many resamples the interval of the AUC is read from, <see cref="FewestResamples"/> to <see cref="MostResamples"/>.</summary>
    public int Resamples { get; init; } = 1_000;
}
