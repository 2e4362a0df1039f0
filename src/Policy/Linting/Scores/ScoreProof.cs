using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>
/// Finds facts and records that bring a situation with scores about: values are tried, the scores worked out from them, and
/// records sought that the values can be counts of. What is found is sure; where nothing is found nothing is known.
/// </summary>
internal sealed class ScoreProof
{
    private const int MostInOneGo = 3_000;

    /// <summary>What working out one try weighs beside going through one situation.</summary>
    private const int Weight = 10;

    private readonly ScoreParts parts;
    private readonly Period period;
    private readonly RecordSets records;
    private readonly IReadOnlyList<Axis> axes;
    private readonly IReadOnlyList<(Axis Axis, int At)> bases;
    private readonly IReadOnlyList<ScorecardItem> items;
    private readonly IReadOnlyList<int> scores;
    private readonly CellBudget budget;

    /// <param name="parts">What scores are made of.</param>
    /// <param name="period">The values of parameters.</param>
    /// <param name="records">Which records there can be.</param>
    /// <param name="layout">What rules look at, and what scores follow from.</param>
    /// <param name="budget">Bounds the tries.</param>
    public ScoreProof(ScoreParts parts, Period period, RecordSets records, AxisLayout layout, CellBudget budget)
    {
        (this.parts, this.period, this.records, this.budget) = (parts, period, records, budget);
        (axes, scores) = (layout.Axes, [.. layout.Scores]);
        var needed = scores.SelectMany(at => parts.BasesOf(axes[at].Name.Variable)).ToHashSet();
        bases = [.. axes.Select((axis, at) => (axis, at)).Where(pair => needed.Contains(pair.axis.Name)), .. layout.Beside.Select(axis => (axis, -1))];
        items = scores.Any(at => axes[at].Name.Variable == "score") ? [.. (parts.Card?.Items ?? []).Where(item => item.Points is not null)] : [];
    }

    /// <summary>Values that bring the situation about and that <paramref name="confirms"/> accepts; null when none were found.</summary>
    public ScoreWitness? Find(int[] cells, Func<Bindings, bool> confirms)
    {
        if (!records.IsKnown || bases.Any(pair => records.IsRatio(pair.Axis.Name)) || items.Any(item => item.Recovery is not null || ScoreParts.WorthOf(item, period)?.Distinct().Count() != 1))
        {
            return null;
        }

        var choices = bases.Select(pair => (pair.At < 0 ? pair.Axis.Cells : [pair.Axis.Cells[cells[pair.At]]]).SelectMany(cell => Candidates.In(cell).Select(value => (Cell: cell, Value: value))).ToList()).ToList();
        var sizes = choices.Select(choice => choice.Count).Concat(items.Select(_ => Candidates.Records.Count)).ToArray();
        foreach (var chosen in Choices(sizes))
        {
            if (!budget.TrySpend(Weight))
            {
                return null;
            }

            if (Try(cells, choices, chosen, confirms) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>All choices of one candidate each; where they are too many, those on a way from all first to all last.</summary>
    private static IEnumerable<int[]> Choices(int[] sizes)
    {
        var all = sizes.Aggregate(1L, (product, size) => Math.Min(product * size, MostInOneGo + 1));
        if (all <= MostInOneGo)
        {
            for (var choice = 0L; choice < all; choice++)
            {
                var rest = choice;
                yield return [.. sizes.Select(size => { var at = (int)(rest % size); rest /= size; return at; })];
            }

            yield break;
        }

        var chosen = new int[sizes.Length];
        for (var name = 0; name < sizes.Length; name++)
        {
            for (chosen[name] = 0; chosen[name] < sizes[name]; chosen[name]++)
            {
                yield return [.. chosen];
            }

            chosen[name] = sizes[name] - 1;
        }
    }

    private ScoreWitness? Try(int[] cells, List<List<(Cell Cell, Value Value)>> choices, int[] chosen, Func<Bindings, bool> confirms)
    {
        var values = bases.Select((pair, at) => (pair.Axis.Name, choices[at][chosen[at]].Value)).ToDictionary(pair => pair.Name, pair => pair.Value);
        var selected = items.Select((item, at) => (item.Id, Count: Candidates.Records[chosen[bases.Count + at]])).ToDictionary(pair => pair.Id, pair => pair.Count);
        var worked = new ScoreValues(parts, period, values, selected);
        foreach (var at in scores)
        {
            if (worked.Of(axes[at].Name.Variable) is not { } points || !ScoreRange.Point(points).Meets(axes[at].Cells[cells[at]]))
            {
                return null;
            }

            values[axes[at].Name] = new Value.Decimal(points);
        }

        var bounds = axes.Select((axis, at) => (axis, cell: axis.Cells[cells[at]], value: values.GetValueOrDefault(axis.Name)))
            .Concat(bases.Select((pair, at) => (pair.Axis, pair.At, choices[at][chosen[at]])).Where(one => one.At < 0).Select(one => (axis: one.Axis, cell: one.Item3.Cell, value: (Value?)one.Item3.Value)));
        if (records.Find(bounds, selected) is not { } counts)
        {
            return null;
        }

        foreach (var (name, value) in counts)
        {
            values.TryAdd(name, value);
        }

        return Confirmed(cells, values, confirms);
    }

    private ScoreWitness? Confirmed(int[] cells, Dictionary<Reference, Value> values, Func<Bindings, bool> confirms)
    {
        for (var at = 0; at < axes.Count; at++)
        {
            values.TryAdd(axes[at].Name, axes[at].Cells[cells[at]].Sample);
        }

        return confirms(new ScoreValues(parts, period, values, new Dictionary<string, long>()))
            ? new([.. axes.Select(axis => values[axis.Name])], [.. bases.Where(pair => pair.At < 0).Select(pair => (pair.Axis, values[pair.Axis.Name]))])
            : null;
    }
}
