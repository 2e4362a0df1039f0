using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>Which numbers of records indicators and items of the scorecard can select together.</summary>
/// <param name="indicators">The pack's indicators in order.</param>
/// <param name="items">The scorecard's items of records in order.</param>
/// <param name="signatures">Sets of them that can count one record, as bits: indicators first, then items; null: not known.</param>
internal sealed class RecordSets(IReadOnlyList<Indicator> indicators, IReadOnlyList<string> items, IReadOnlyList<ulong>? signatures)
{
    private readonly HashSet<string> ratios = [.. indicators.Where(indicator => indicator.Aggregate is Aggregate.Ratio).Select(indicator => indicator.Id)];

    /// <summary>Whether it is known which records there can be.</summary>
    public bool IsKnown => signatures is not null;

    /// <summary>Whether a name is a ratio, whose value follows from other indicators.</summary>
    public bool IsRatio(Reference name) => name.Field is null && ratios.Contains(name.Variable);

    /// <summary>The values of all counts for records that fit; null when there are none.</summary>
    /// <param name="names">Each name with its cell and, where it has been chosen, its value.</param>
    /// <param name="selected">For each item: how many records it selects.</param>
    public Dictionary<Reference, Value>? Find(IEnumerable<(Axis Axis, Cell Cell, Value? Value)> names, IReadOnlyDictionary<string, long> selected)
    {
        var sets = signatures ?? [];
        List<CountBound> bounds =
        [
            .. names.Where(name => name.Axis.Weights is not null).Select(name => name is { Axis.IsCount: true, Value: Value.Int exact }
                ? new CountBound(Weights(name.Axis, sets), exact.Content, exact.Content)
                : new CountBound(Weights(name.Axis, sets), name.Cell.LeastRecords, name.Cell.MostRecords)),
            .. items.Select((item, at) => (Count: selected.GetValueOrDefault(item, -1), At: at)).Where(item => item.Count >= 0)
                .Select(item => new CountBound([.. sets.Select(set => (long)(set >> (indicators.Count + item.At) & 1))], item.Count, item.Count)),
        ];
        try
        {
            return new CountSolver(bounds, sets.Count).Solve() is { } counts ? ValuesOf(names, sets, counts) : null;
        }
        catch (TooManyCellsException)
        {
            return null;
        }
    }

    private long[] Weights(Axis axis, IReadOnlyList<ulong> sets) =>
    [
        .. sets.Select(set => indicators.Select((indicator, at) => (set >> at & 1) == 1 ? axis.Weights?.GetValueOrDefault(indicator.Id) ?? 0 : 0).Sum()),
    ];

    private Dictionary<Reference, Value> ValuesOf(IEnumerable<(Axis Axis, Cell Cell, Value? Value)> names, IReadOnlyList<ulong> sets, long[] counts)
    {
        Dictionary<Reference, Value> values = [];
        for (var at = 0; at < indicators.Count; at++)
        {
            var count = sets.Select((set, s) => (set >> at & 1) == 1 ? counts[s] : 0).Sum();
            if (indicators[at].Aggregate is Aggregate.Count or Aggregate.Exists)
            {
                values[new(indicators[at].Id, null)] = indicators[at].Aggregate is Aggregate.Count ? new Value.Int(count) : Value.Bool.Of(count > 0);
            }
        }

        foreach (var (axis, _, _) in names.Where(name => name.Axis is { IsCount: true, Weights.Count: > 1 }))
        {
            values[axis.Name] = new Value.Int(Weights(axis, sets).Select((weight, s) => weight * counts[s]).Sum());
        }

        return values;
    }
}
