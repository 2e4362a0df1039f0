using Xinheng.Evaluation.Grading;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>A pack on a day with its lanes over a population: what numbers are worked out from.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Population">The population.</param>
/// <param name="Lanes">The lanes.</param>
/// <param name="Day">The day.</param>
internal sealed record LaneSource(PreparedPack Pack, Population Population, LaneSet Lanes, DateOnly Day)
{
    /// <summary>A subject of whom nothing is asked.</summary>
    public static SubjectFacts Nobody { get; } = new() { Subject = 0, Code = string.Empty, Licence = "unknown", Kind = "other" };

    /// <summary>The parameter values of the day.</summary>
    public PackPeriod Period { get; } = Pack.PeriodOf(Day);

    private Value[]? idle;

    /// <summary>What conditions see for a subject with some counts.</summary>
    /// <param name="subject">The subject.</param>
    /// <param name="counts">Counts by lane.</param>
    public RuleBindings Bindings(SubjectFacts subject, ReadOnlySpan<byte> counts) =>
        new(
        new SubjectEvaluation(Pack, subject, []), Day,
        counts.IndexOfAnyExcept((byte)0) < 0 ? idle ??= Lanes.Values(Period, counts) : Lanes.Values(Period, counts));
}
