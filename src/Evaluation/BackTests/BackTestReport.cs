namespace Xinheng.Evaluation.BackTests;

/// <summary>What a back-test comes to.</summary>
public enum BackTestVerdict
{
    /// <summary>A worse class finds more: the interval of the AUC lies above one half.</summary>
    WorseFindsMore,

    /// <summary>A worse class finds fewer: the interval of the AUC lies below one half.</summary>
    WorseFindsFewer,

    /// <summary>The outcomes do not tell: the interval holds one half.</summary>
    NotTold,

    /// <summary>There is no AUC: nothing was found, or everywhere something, or nobody was graded.</summary>
    NothingToCompare,
}

/// <summary>Whether a worse class finds more, with everything it was told from. The same outcomes in any order give the same report.</summary>
public sealed record BackTestReport
{
    /// <summary>What it comes to, by class.</summary>
    public required BackTestVerdict Verdict { get; init; }

    /// <summary>How it was worked out.</summary>
    public required ReportBasis Basis { get; init; }

    /// <summary>All outcomes together.</summary>
    public required Yield Overall { get; init; }

    /// <summary>By class, best first; those without a letter last, where there are any. Classes without an outcome are among them.</summary>
    public required IReadOnlyList<ClassYield> Classes { get; init; }

    /// <summary>By score, lowest first, in bands of a tenth of the weight each; empty where the model has no score.</summary>
    public required IReadOnlyList<BandYield> Bands { get; init; }

    /// <summary>By stratum; empty when none is told.</summary>
    public required IReadOnlyList<StratumYield> Strata { get; init; }

    /// <summary>How well the class tells outcomes apart; null when there is nothing to compare.</summary>
    public required Discrimination? ByClass { get; init; }

    /// <summary>How well the score does; null without a score or when there is nothing to compare.</summary>
    public required Discrimination? ByScore { get; init; }

    /// <summary>The periods that have outcomes, earliest first.</summary>
    public required IReadOnlyList<PeriodYield> Periods { get; init; }

    /// <summary>Each period that has outcomes set against the one before it.</summary>
    public required IReadOnlyList<PeriodStep> Steps { get; init; }
}

/// <summary>How a report was worked out.</summary>
/// <param name="Confidence">Level of every interval: 0.95.</param>
/// <param name="Seed">Where the drawing of resamples began.</param>
/// <param name="Resamples">How many resamples; each draws the found and the others anew, as many as there are of each.</param>
/// <param name="Period">How long periods are.</param>
/// <param name="IsWeighted">Whether outcomes weigh differently: by 1 divided by their inclusion probability.</param>
/// <param name="Subjects">How many subjects the outcomes are about.</param>
public sealed record ReportBasis(
    double Confidence, long Seed, int Resamples, PeriodLength Period, bool IsWeighted, int Subjects)
{
    /// <summary>Outcomes of subjects without a letter: in the yields, in no comparison of classes.</summary>
    public required int Ungraded { get; init; }
}

/// <summary>How often something was found.</summary>
/// <param name="Outcomes">Inspections.</param>
/// <param name="Found">Of these, how many found something.</param>
/// <param name="Effective">Kish's effective sample size: (Σw)² / Σw²; equal to <paramref name="Outcomes"/> without weights.</param>
/// <param name="Rate">Weighted share that found something, 0 to 1; null without outcomes.</param>
/// <param name="Low">Lower end of Wilson's interval at the effective sample size; null without outcomes.</param>
/// <param name="High">Upper end; null without outcomes.</param>
public sealed record Yield(int Outcomes, int Found, double Effective, double? Rate, double? Low, double? High);

/// <summary>The yield of a class.</summary>
/// <param name="Letter">The letter; null for subjects no rule covered.</param>
/// <param name="Yield">How often something was found.</param>
/// <param name="Share">The class's share of the weight of all outcomes; null without outcomes.</param>
/// <param name="Lift">Its rate divided by that of all outcomes; null where either is missing or nothing was found at all.</param>
public sealed record ClassYield(string? Letter, Yield Yield, double? Share, double? Lift);

/// <summary>The yield of a band of scores.</summary>
/// <param name="From">Lowest score in it.</param>
/// <param name="Through">Highest score in it.</param>
/// <param name="Yield">How often something was found.</param>
/// <param name="Lift">Its rate divided by that of all outcomes; null when nothing was found at all.</param>
public sealed record BandYield(double From, double Through, Yield Yield, double? Lift);

/// <summary>The yield of a stratum.</summary>
/// <param name="Stratum">As written; empty for outcomes that name none.</param>
/// <param name="Yield">How often something was found.</param>
public sealed record StratumYield(string Stratum, Yield Yield);

/// <summary>How well an order tells what will be found: the chance that of two inspections, one that found something and one that did not, the first was ranked worse.</summary>
/// <param name="Auc">0 to 1; one half tells nothing. Ties count half, pairs weigh the product of their weights.</param>
/// <param name="Low">2.5th percentile over the resamples.</param>
/// <param name="High">97.5th percentile.</param>
public sealed record Discrimination(double Auc, double Low, double High)
{
    /// <summary>For a score: whether a higher one goes with a worse class, told from the graded themselves; null for classes.</summary>
    public bool? HigherIsWorse { get; init; }
}

/// <summary>A calendar period.</summary>
/// <param name="From">First day.</param>
/// <param name="Through">Last day.</param>
public sealed record Period(DateOnly From, DateOnly Through);

/// <summary>The yield of a period.</summary>
/// <param name="Period">The period.</param>
/// <param name="Yield">How often something was found.</param>
public sealed record PeriodYield(Period Period, Yield Yield);

/// <summary>A period against the one before it.</summary>
public sealed record PeriodStep
{
    /// <summary>The earlier one.</summary>
    public required Period Before { get; init; }

    /// <summary>The later one.</summary>
    public required Period After { get; init; }

    /// <summary>How far the distribution over classes moved.</summary>
    public required DistributionShift Shift { get; init; }

    /// <summary>The earlier period's rate of each class as what was to be expected of the later.</summary>
    public required Calibration ByClass { get; init; }

    /// <summary>The same by tenths of the earlier period's scores; null without scores.</summary>
    public required Calibration? ByScore { get; init; }

    /// <summary>Where subjects inspected in both periods moved.</summary>
    public required ClassMoves Moves { get; init; }
}

/// <summary>The population stability index: Σ (after − before) · ln(after / before) over the shares of classes.</summary>
/// <param name="Psi">The index; null when a period has no outcome with a letter.</param>
/// <param name="EmptyFilled">
/// Classes empty in one of the periods. Where there are any, half an outcome of average weight was added to every class of
/// both periods that is not empty in both.
/// </param>
public sealed record DistributionShift(double? Psi, int EmptyFilled);

/// <summary>Expected against observed.</summary>
/// <param name="Cells">The groups, best class or lowest score first.</param>
/// <param name="Brier">Weighted mean of (outcome − expected)² in the later period; null when nothing had an expectation.</param>
/// <param name="BrierWithoutClasses">The same had everybody been expected at the earlier period's rate of all; null as before.</param>
/// <param name="WithoutExpectation">Outcomes of the later period whose group had none in the earlier one; they are in neither score.</param>
public sealed record Calibration(IReadOnlyList<CalibrationCell> Cells, double? Brier, double? BrierWithoutClasses, int WithoutExpectation);

/// <summary>A group's expected and observed rate.</summary>
/// <param name="Letter">The class; null for a band of scores.</param>
/// <param name="Above">For a band: scores above this; null for the lowest band and for classes.</param>
/// <param name="Through">For a band: scores up to this; null for the highest band and for classes.</param>
/// <param name="Expected">The rate of the earlier period; null when it had none of the group.</param>
/// <param name="Observed">The later period.</param>
public sealed record CalibrationCell(string? Letter, double? Above, double? Through, double? Expected, Yield Observed);

/// <summary>
/// Where subjects inspected in both periods moved, by their last class in each. A move weighs the product of the two
/// outcomes' weights: the draws of two periods are taken to be independent.
/// </summary>
/// <param name="Subjects">Subjects with a letter in both.</param>
/// <param name="Cells">How many moved from one class to another; cells without any are left out.</param>
/// <param name="Unchanged">Weighted share that kept its class; null without subjects.</param>
/// <param name="MeanSteps">Weighted mean of the steps moved, up or down alike; null without subjects.</param>
public sealed record ClassMoves(int Subjects, IReadOnlyList<ClassMove> Cells, double? Unchanged, double? MeanSteps);

/// <summary>A cell of the transition matrix.</summary>
/// <param name="From">The class in the earlier period.</param>
/// <param name="To">The class in the later one.</param>
/// <param name="Subjects">How many subjects.</param>
/// <param name="Share">Weighted share of those that were in <paramref name="From"/>.</param>
public sealed record ClassMove(string From, string To, int Subjects, double Share);
