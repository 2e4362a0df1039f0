using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>
/// All ways a record can be, told apart by what indicators make of it. Found by going through every kind with every
/// combination of the values its conditions tell apart.
/// </summary>
internal sealed class RecordClasses
{
    /// <summary>Indicators a pack can have here; sets of them are kept as bits.</summary>
    private const int IndicatorLimit = 64;

    private const string Basic = "basic";
    private static readonly Reference kindName = new("record", "kind");
    private static readonly Reference effectName = new("record", "effect");
    private static readonly Reference standingName = new("record", "standing");

    private readonly Dictionary<string, HashSet<RecordKind>> selected;
    private readonly HashSet<(Temporality Temporality, bool? Stands, ulong Selected)> classes = [];

    /// <summary>Goes through all records.</summary>
    /// <exception cref="TooManyCellsException">There are more ways than can be gone through.</exception>
    public RecordClasses(CompiledPack pack, Period period, NameLookup names, CellBudget budget)
    {
        if (pack.Indicators.Count > IndicatorLimit)
        {
            throw new TooManyCellsException();
        }

        selected = pack.Indicators.ToDictionary(indicator => indicator.Id, _ => new HashSet<RecordKind>());
        var reader = new AtomReader(period.Parameters, names.Describe);
        pack.Indicators.Select(indicator => indicator.Where).OfType<Condition>().ToList().ForEach(reader.Read);
        foreach (var kind in pack.RecordKinds.Where(kind => kind.IsEnabled))
        {
            kind.Effects.Select(effect => effect.When).OfType<Condition>().ToList().ForEach(reader.Read);
        }

        Undecided = reader.Undecided;
        if (Undecided.Count == 0)
        {
            GoThrough(pack, period, reader, budget);
        }
    }

    /// <summary>Comparisons of indicators' and effects' conditions that cannot be decided; when there are any, nothing else is known.</summary>
    public IReadOnlyList<Expression> Undecided { get; }

    /// <summary>The kinds of which some record is selected by an indicator, before its window is asked.</summary>
    public IReadOnlySet<RecordKind> SelectedBy(Indicator indicator) => selected[indicator.Id];

    /// <summary>
    /// The sets of indicators that can count one and the same record, each as the bits of their places in the pack,
    /// windows taken into account.
    /// </summary>
    public IReadOnlyList<ulong> Signatures(CompiledPack pack, Period period)
    {
        HashSet<ulong> signatures = [];
        foreach (var elapsed in MonthsOfYear(pack, period))
        {
            AddSignatures(pack, [.. pack.Indicators.Select(indicator => MonthsBack(indicator.Within, pack, period, elapsed))], signatures);
        }

        return [.. signatures.Where(signature => signature != 0).Order()];
    }

    private void AddSignatures(CompiledPack pack, List<decimal?> lengths, HashSet<ulong> signatures)
    {
        var ages = lengths.OfType<decimal>().Distinct().Order().ToList();
        foreach (var (temporality, stands, mask) in classes)
        {
            foreach (var standing in stands is { } known ? [known] : new[] { true, false })
            {
                for (var age = 0; age <= ages.Count; age++)
                {
                    signatures.Add(Bits(pack.Indicators, at => (mask >> at & 1) == 1 && IsWithin(pack.Indicators[at].Within.Kind,
                        temporality == Temporality.State || age >= ages.Count ? null : ages[age], lengths[at], standing, temporality)));
                }
            }
        }
    }

    /// <summary>
    /// How much of the evaluation date's year can have passed, as far as it makes a difference: a calendar year is at times
    /// longer and at times shorter than another window.
    /// </summary>
    private static IEnumerable<decimal> MonthsOfYear(CompiledPack pack, Period period)
    {
        if (pack.Indicators.All(indicator => indicator.Within.Kind is not WindowKind.CalendarYears))
        {
            return [12m];
        }

        const decimal Moment = 0.01m;
        var others = pack.Indicators.Where(indicator => indicator.Within.Kind is not WindowKind.CalendarYears)
            .Select(indicator => MonthsBack(indicator.Within, pack, period, 12m)).OfType<decimal>().Select(length => length % 12m);
        return others.SelectMany(length => new[] { length - Moment, length, length + Moment }).Concat([Moment, 12m])
            .Where(months => months is > 0 and <= 12m).Distinct();
    }

    private static bool IsWithin(WindowKind window, decimal? age, decimal? length, bool stands, Temporality temporality) => window switch
    {
        WindowKind.Ever => true,
        WindowKind.AsOf => stands,
        WindowKind.Cycle or WindowKind.Days or WindowKind.Months or WindowKind.Years or WindowKind.CalendarYears =>
            temporality == Temporality.State ? stands : age <= length,
    };

    private static ulong Bits(IReadOnlyList<Indicator> indicators, Func<int, bool> holds)
    {
        var bits = 0UL;
        for (var at = 0; at < indicators.Count; at++)
        {
            bits |= holds(at) ? 1UL << at : 0;
        }

        return bits;
    }

    // Only the order of windows matters here, so that a day is counted as its part of a mean month.
    private static decimal? MonthsBack(Window window, CompiledPack pack, Period period, decimal elapsed) => window.Kind switch
    {
        WindowKind.CalendarYears => ((Amount(window.Length?.Evaluate(period.Parameters)) - 1) * 12) + elapsed,
        WindowKind.AsOf or WindowKind.Ever => null,
        WindowKind.Cycle => Amount(pack.Scheme?.CycleMonths.On(period.From)?.Value),
        WindowKind.Days => Amount(window.Length?.Evaluate(period.Parameters)) / 30.436875m,
        WindowKind.Months => Amount(window.Length?.Evaluate(period.Parameters)),
        WindowKind.Years => Amount(window.Length?.Evaluate(period.Parameters)) * 12,
    };

    private static decimal Amount(Value? value) => value is Value.Int or Value.Decimal ? Computation.ToDecimal(value) : 0;

    private void GoThrough(CompiledPack pack, Period period, AtomReader reader, CellBudget budget)
    {
        var axes = reader.Names.Where(pair => pair.Key != kindName && pair.Key != effectName)
            .Select(pair => (Name: pair.Key, Cells: pair.Value.ToCells((atom, items) => reader.Ask(atom, pair.Key, new Value.List(items)) is Value.Bool { Content: true })))
            .ToList();
        var bindings = new RecordBindings(period.Parameters);
        var combinations = axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Cells.Count, TooManyCellsException.Limit + 1));
        if (combinations * Math.Max(1, pack.RecordKinds.Count) > TooManyCellsException.Limit)
        {
            throw new TooManyCellsException();
        }

        budget.Spend(combinations * pack.RecordKinds.Count);
        for (var combination = 0L; combination < combinations; combination++)
        {
            var rest = combination;
            foreach (var (name, cells) in axes)
            {
                bindings.Set(name, cells[(int)(rest % cells.Count)].Sample);
                rest /= cells.Count;
            }

            foreach (var kind in pack.RecordKinds.Where(kind => kind.IsEnabled))
            {
                Classify(pack, kind, bindings);
            }
        }
    }

    private void Classify(CompiledPack pack, RecordKind kind, RecordBindings bindings)
    {
        bindings.Set(kindName, new Value.Text(kind.Id));
        bindings.Set(effectName, Value.Null.Instance);
        var effect = kind.Effects.FirstOrDefault(rule => rule.When is null || rule.When.Evaluate(bindings) is Value.Bool { Content: true });
        bindings.Set(effectName, new Value.Text(effect?.Effect ?? Basic));
        var mask = Bits(pack.Indicators, at => pack.Indicators[at] is { Aggregate: not Aggregate.Ratio } one && (one.Where is not { } where || where.Evaluate(bindings) is Value.Bool { Content: true }));
        bool? stands = bindings.Find(standingName) is Value.Text standing ? standing.Content is "effective" or "under-objection" : null;
        classes.Add((kind.Temporality, stands, mask));
        for (var at = 0; at < pack.Indicators.Count; at++)
        {
            if ((mask >> at & 1) == 1)
            {
                selected[pack.Indicators[at].Id].Add(kind);
            }
        }
    }

    private sealed class RecordBindings(Bindings parameters) : Bindings
    {
        private readonly Dictionary<Reference, Value> values = [];

        public void Set(Reference name, Value value) => values[name] = value;

        public Value? Find(Reference name) => values.GetValueOrDefault(name);

        public override Value Get(string variable) => values[new(variable, null)];

        public override Value Get(string variable, string field) =>
            variable == "params" ? parameters.Get(variable, field) : values[new(variable, field)];
    }
}
