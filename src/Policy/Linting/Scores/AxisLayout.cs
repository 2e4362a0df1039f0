namespace Xinheng.Policy.Linting.Scores;

/// <summary>What rules over scores look at, and what the scores follow from.</summary>
/// <param name="Axes">What rules look at; the scores last.</param>
/// <param name="FirstScore">The place of the first score.</param>
/// <param name="Beside">What scores follow from and no rule looks at.</param>
internal sealed record AxisLayout(IReadOnlyList<Axis> Axes, int FirstScore, IReadOnlyList<Axis> Beside)
{
    /// <summary>The places of the scores.</summary>
    public IEnumerable<int> Scores => Enumerable.Range(FirstScore, Axes.Count - FirstScore);
}
