using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Linting;

/// <summary>Makes the axes of the grade rules from what their comparisons cut.</summary>
internal sealed class AxisBuilder(NameLookup names, AtomReader reader)
{
    /// <summary>The axes of what rules look at: those that bound records first, scores last, since they follow from the rest.</summary>
    /// <param name="inRules">The names rules look at.</param>
    public IReadOnlyList<Axis> Build(IReadOnlySet<Reference> inRules)
    {
        var axes = reader.Names.Where(pair => inRules.Contains(pair.Key) && !IsPartOfSumsOnly(pair.Key, pair.Value))
            .Select(pair => OfName(pair.Key, pair.Value)).Concat(OfSums()).ToList();
        return
        [
            .. axes.Where(axis => axis.Weights is not null),
            .. axes.Where(axis => axis.Weights is null && !names.IsScore(axis.Name)),
            .. axes.Where(axis => axis.Weights is null && names.IsScore(axis.Name)),
        ];
    }

    /// <summary>A name that has no axis, cut as one.</summary>
    public Axis BuildBeside(Reference name) => OfName(name, reader.Names[name]);

    // A count that is compared only as part of a sum has one cell, which says nothing.
    private bool IsPartOfSumsOnly(Reference name, Cuts cuts) =>
        names.Indicator(name) is { Aggregate: Aggregate.Count } && cuts.ToCells(AskNothing).Count == 1;

    private static bool? AskNothing(Expression atom, IReadOnlyList<Value> items) => null;

    private Axis OfName(Reference name, Cuts cuts)
    {
        var cells = cuts.ToCells((atom, items) => reader.Ask(atom, name, new Value.List(items)) is Value.Bool truth ? truth.Content : null);
        var isOrdered = cuts.Facts.Type == ValueType.Int || cuts.Facts.Type == ValueType.Date || cuts.Facts.Type == ValueType.Decimal;
        var indicator = names.Indicator(name);
        return new(name, cuts.Facts.Title, indicator is null ? cells : [.. cells.Select(cell => WithRecords(cell, indicator.Aggregate))], isOrdered)
        {
            Weights = indicator is null ? null : new Dictionary<string, long> { [indicator.Id] = 1 },
            IsCount = indicator is { Aggregate: Aggregate.Count },
        };
    }

    private static Cell WithRecords(Cell cell, Aggregate aggregate) => aggregate switch
    {
        Aggregate.Count => cell with
        {
            LeastRecords = cell.Low is Value.Int low ? low.Content : 0,
            MostRecords = cell.High is Value.Int high ? high.Content : null,
        },
        Aggregate.Exists => cell.Sample == Value.Bool.True ? cell with { LeastRecords = 1 } : cell with { MostRecords = 0 },
        Aggregate.Distinct => CanBeZero(cell) ? cell : cell with { LeastRecords = cell.Low is Value.Int least ? Math.Max(1, least.Content) : 1 },
        Aggregate.StreakWithout or Aggregate.Ratio => cell,
        Aggregate.Sum => CanBeZero(cell) ? cell : cell with { LeastRecords = 1 },
        Aggregate.Max or Aggregate.Min or Aggregate.DaysSinceLast =>
            cell.Sample is Value.Null ? cell with { MostRecords = 0 } : cell with { LeastRecords = 1 },
    };

    private static bool CanBeZero(Cell cell)
    {
        var zero = new Value.Int(0);
        return (cell.Low is null || Computation.Compare(cell.Low, zero) <= 0) && (cell.High is null || Computation.Compare(cell.High, zero) >= 0);
    }

    private IEnumerable<Axis> OfSums()
    {
        foreach (var group in reader.Sums.GroupBy(sum => string.Join(" + ", sum.Sum.Factors.OrderBy(pair => pair.Key.ToString(), StringComparer.Ordinal).Select(Written))))
        {
            var sum = group.First().Sum;
            var cuts = new Cuts(new(ValueType.Int, false, null, TitleOf(sum), 0));
            group.ToList().ForEach(one => cuts.CutAt(one.Bound, one.Side));
            yield return new(new(group.Key, null), cuts.Facts.Title, [.. cuts.ToCells(AskNothing).Select(cell => WithRecords(cell, Aggregate.Count))], IsOrdered: true)
            {
                Weights = sum.Factors.ToDictionary(pair => pair.Key.Variable, pair => (long)pair.Value),
                IsCount = true,
            };
        }
    }

    private static string Written(KeyValuePair<Reference, decimal> part) =>
        part.Value == 1 ? part.Key.ToString() : $"{(long)part.Value} * {part.Key}";

    private LocalText TitleOf(Linear sum)
    {
        var titles = sum.Factors.Select(pair => (names.Describe(pair.Key).Title, Factor: pair.Value == 1 ? "" : $"{(long)pair.Value} × ")).ToList();
        return new(string.Join(" + ", titles.Select(t => t.Factor + t.Title.Zh)), string.Join(" + ", titles.Select(t => t.Factor + t.Title.En)));
    }
}
