using System.Globalization;
using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>What values indicators can have together, given which records each of them counts.</summary>
/// <param name="indicators">The pack's indicators in order.</param>
/// <param name="signatures">Sets of indicators that can count one record, as bits by place.</param>
/// <param name="boundedAxes">How many of the axes, from the first, bound records.</param>
internal sealed class CountModel(IReadOnlyList<Indicator> indicators, IReadOnlyList<ulong> signatures, int boundedAxes)
{
    private readonly Dictionary<string, long[]?> known = [];

    /// <summary>How many of the axes, from the first, bound records.</summary>
    public int BoundedAxes => boundedAxes;

    /// <summary>Values of all indicators in a choice of cells; false when no records bring them about.</summary>
    public bool TryFind(IReadOnlyList<Axis> axes, int[] cells, out Dictionary<Reference, Value> values)
    {
        var found = Solve(axes, cells, towardsSamples: false);
        values = found is null ? [] : ValuesOf(axes, cells, found);
        return found is not null;
    }

    /// <summary>A value for each axis; the middle of the cells where records can bring those about together.</summary>
    public IReadOnlyList<Value> Sample(IReadOnlyList<Axis> axes, int[] cells)
    {
        var found = Solve(axes, cells, towardsSamples: true) ?? Solve(axes, cells, towardsSamples: false)
            ?? throw new InvalidOperationException("A sample was asked of a situation that cannot be");
        return [.. axes.Select((axis, at) => axis.IsCount ? new Value.Int(Total(axis, found)) : axis.Cells[cells[at]].Sample)];
    }

    private long[]? Solve(IReadOnlyList<Axis> axes, int[] cells, bool towardsSamples)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{towardsSamples}:{string.Join(',', cells.Take(boundedAxes))}");
        if (known.TryGetValue(key, out var before))
        {
            return before;
        }

        List<CountBound> bounds = [];
        for (var at = 0; at < boundedAxes; at++)
        {
            var cell = axes[at].Cells[cells[at]];
            var isAtSample = towardsSamples && axes[at].IsCount && cell.Sample is Value.Int;
            var middle = isAtSample ? ((Value.Int)cell.Sample).Content : 0; // a count's sample is an integer
            var weights = signatures.Select(signature => Weight(axes[at], signature)).ToArray();
            bounds.Add(isAtSample ? new(weights, middle, middle) : new(weights, cell.LeastRecords, cell.MostRecords));
        }

        return known[key] = new CountSolver(bounds, signatures.Count).Solve();
    }

    private long Weight(Axis axis, ulong signature)
    {
        var weight = 0L;
        for (var at = 0; at < indicators.Count; at++)
        {
            weight += (signature >> at & 1) == 1 && axis.Weights is { } weights ? weights.GetValueOrDefault(indicators[at].Id) : 0;
        }

        return weight;
    }

    private long Total(Axis axis, long[] records) =>
        signatures.Select((signature, at) => Weight(axis, signature) * records[at]).Sum();

    private Dictionary<Reference, Value> ValuesOf(IReadOnlyList<Axis> axes, int[] cells, long[] records)
    {
        Dictionary<Reference, Value> values = [];
        for (var at = 0; at < indicators.Count; at++)
        {
            var count = signatures.Select((signature, s) => (signature >> at & 1) == 1 ? records[s] : 0).Sum();
            values[new(indicators[at].Id, null)] = indicators[at].Aggregate == Aggregate.Exists ? Value.Bool.Of(count > 0) : new Value.Int(count);
        }

        for (var at = 0; at < boundedAxes; at++)
        {
            if (!axes[at].IsCount)
            {
                values[axes[at].Name] = axes[at].Cells[cells[at]].Sample;
            }
        }

        return values;
    }
}
