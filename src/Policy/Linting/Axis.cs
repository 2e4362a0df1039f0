using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>
/// One stretch of what an axis measures, on which every comparison of the pack gives the same answer.
/// </summary>
/// <param name="Sample">A value in it.</param>
/// <param name="Low">Least value, inclusive; null: no bound, or no order.</param>
/// <param name="High">Greatest value, inclusive; null: no bound, or no order.</param>
/// <param name="IsRest">Whether it stands for all values the pack does not name.</param>
internal sealed record Cell(Value Sample, Value? Low = null, Value? High = null, bool IsRest = false)
{
    /// <summary>Whether <see cref="Low"/> itself lies outside.</summary>
    public bool IsLowOpen { get; init; }

    /// <summary>Whether <see cref="High"/> itself lies outside.</summary>
    public bool IsHighOpen { get; init; }

    /// <summary>Bounds it sets on how many records its indicator selects; no bound for what is no indicator.</summary>
    public long LeastRecords { get; init; }

    /// <summary>As <see cref="LeastRecords"/>; null: none.</summary>
    public long? MostRecords { get; init; }
}

/// <summary>One thing rules look at, cut into cells that cover all it can be.</summary>
/// <param name="Name">The variable; for a sum of indicators, its text.</param>
/// <param name="Title">For people.</param>
/// <param name="Cells">In order of value where there is an order.</param>
/// <param name="IsOrdered">Whether neighbouring cells join to a range.</param>
internal sealed record Axis(Reference Name, LocalText Title, IReadOnlyList<Cell> Cells, bool IsOrdered)
{
    /// <summary>For indicators: indicator → how often one selected record adds to what the axis measures.</summary>
    public IReadOnlyDictionary<string, long>? Weights { get; init; }

    /// <summary>Whether the value itself is a count, so that it follows from how many records there are.</summary>
    public bool IsCount { get; init; }
}
