using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>
/// All ways a record can be, told apart by what selects it. Found by going through every kind with every combination of
/// the values its conditions tell apart, for every stretch of days whose values it can go by.
/// </summary>
internal sealed class RecordClasses
{
    /// <summary>Selectors a pack can have here; sets of them are kept as bits.</summary>
    private const int SelectorLimit = 64;

    private const string Basic = "basic";
    private static readonly Reference kindName = new("record", "kind");
    private static readonly Reference effectName = new("record", "effect");
    private static readonly Reference standingName = new("record", "standing");

    private readonly IReadOnlyList<RecordSelector> selectors;
    private readonly HashSet<RecordKind>[] selected;
    private readonly HashSet<(Temporality Temporality, bool? Stands, ulong Selected)> classes = [];

    /// <summary>Goes through all records.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="selectors">What selects records.</param>
    /// <param name="period">The values by the evaluation date, and the days records can go by.</param>
    /// <param name="names">What is known of names.</param>
    /// <param name="budget">Bounds the work.</param>
    /// <exception cref="TooManyCellsException">There are more ways than can be gone through.</exception>
    public RecordClasses(CompiledPack pack, IReadOnlyList<RecordSelector> selectors, Period period, NameLookup names, CellBudget budget)
    {
        if (selectors.Count > SelectorLimit)
        {
            throw new TooManyCellsException();
        }

        this.selectors = selectors;
        selected = [.. selectors.Select(_ => new HashSet<RecordKind>())];
        var readers = period.Eras.Select(era => (era, reader: Read(pack, era, names))).ToList();
        Undecided = [.. readers.SelectMany(pair => pair.reader.Undecided).Distinct<Expression>(ReferenceEqualityComparer.Instance)];
        foreach (var (era, reader) in Undecided.Count == 0 ? readers : [])
        {
            GoThrough(pack, era, reader, budget);
        }
    }

    /// <summary>Comparisons of selectors' and effects' conditions that cannot be decided; when there are any, nothing else is known.</summary>
    public IReadOnlyList<Expression> Undecided { get; }

    /// <summary>The kinds of which some record is selected by the selector at a place, before its window is asked.</summary>
    public IReadOnlySet<RecordKind> SelectedBy(int selector) => selected[selector];

    /// <summary>
    /// The sets of selectors that can count one and the same record, each as the bits of their places, windows taken into
    /// account.
    /// </summary>
    public IReadOnlyList<ulong> Signatures(CompiledPack pack, Period period)
    {
        HashSet<ulong> signatures = [];
        foreach (var elapsed in MonthsOfYear(pack, period))
        {
            AddSignatures([.. selectors.Select(selector => MonthsBack(selector.Within, pack, period, elapsed))], signatures);
        }

        return [.. signatures.Where(signature => signature != 0).Order()];
    }

    private AtomReader Read(CompiledPack pack, RecordEra era, NameLookup names)
    {
        var reader = new AtomReader(era.Parameters, name => era.Narrow(name, names.Describe(name)));
        var effects = pack.RecordKinds.Where(kind => kind.IsEnabled).SelectMany(kind => kind.Effects).Select(effect => effect.When);
        selectors.Select(selector => selector.Where).Concat(effects).OfType<Condition>().ToList().ForEach(reader.Read);
        return reader;
    }

    private void AddSignatures(List<decimal?> lengths, HashSet<ulong> signatures)
    {
        var ages = lengths.OfType<decimal>().Distinct().Order().ToList();
        foreach (var (temporality, stands, mask) in classes)
        {
            foreach (var standing in stands is { } known ? [known] : new[] { true, false })
            {
                for (var age = 0; age <= ages.Count; age++)
                {
                    signatures.Add(Bits(selectors.Count, at => (mask >> at & 1) == 1 && IsWithin(selectors[at].Within.Kind,
                        temporality == Temporality.State || age >= ages.Count ? null : ages[age], lengths[at], standing, temporality)));
                }
            }
        }
    }

    /// <summary>
    /// How much of the evaluation date's year can have passed, as far as it makes a difference: a calendar year is at times
    /// longer and at times shorter than another window.
    /// </summary>
    private IEnumerable<decimal> MonthsOfYear(CompiledPack pack, Period period)
    {
        if (selectors.All(selector => selector.Within.Kind is not WindowKind.CalendarYears))
        {
            return [12m];
        }

        const decimal Moment = 0.01m;
        var others = selectors.Where(selector => selector.Within.Kind is not WindowKind.CalendarYears)
            .Select(selector => MonthsBack(selector.Within, pack, period, 12m)).OfType<decimal>().Select(length => length % 12m);
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

    private static ulong Bits(int count, Func<int, bool> holds)
    {
        var bits = 0UL;
        for (var at = 0; at < count; at++)
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

    private void GoThrough(CompiledPack pack, RecordEra era, AtomReader reader, CellBudget budget)
    {
        var axes = reader.Names.Where(pair => pair.Key != kindName && pair.Key != effectName)
            .Select(pair => (Name: pair.Key, Cells: pair.Value.ToCells((atom, items) => reader.Ask(atom, pair.Key, new Value.List(items)) is Value.Bool { Content: true })))
            .ToList();
        var bindings = new RecordBindings(era.Parameters);
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
                Classify(kind, bindings);
            }
        }
    }

    private void Classify(RecordKind kind, RecordBindings bindings)
    {
        bindings.Set(kindName, new Value.Text(kind.Id));
        bindings.Set(effectName, Value.Null.Instance);
        var effect = kind.Effects.FirstOrDefault(rule => rule.When is null || rule.When.Evaluate(bindings) is Value.Bool { Content: true });
        bindings.Set(effectName, new Value.Text(effect?.Effect ?? Basic));
        var mask = Bits(selectors.Count, at => !selectors[at].IsBlind && (selectors[at].Where is not { } where || where.Evaluate(bindings) is Value.Bool { Content: true }));
        bool? stands = bindings.Find(standingName) is Value.Text standing ? standing.Content is "effective" or "under-objection" : null;
        classes.Add((kind.Temporality, stands, mask));
        for (var at = 0; at < selectors.Count; at++)
        {
            if ((mask >> at & 1) == 1)
            {
                selected[at].Add(kind);
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
