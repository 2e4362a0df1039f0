using Xinheng.Policy.Conditions;
using Xinheng.Policy.Linting.Scores;

namespace Xinheng.Policy.Linting;

/// <summary>Makes the situations that rules over a pack's indicators, results, scores and subjects tell apart in one period.</summary>
internal sealed class RuleSituations(CompiledPack pack, Period period, NameLookup names, RecordClasses classes, CellBudget budget)
{
    /// <summary>Most situations in which names are cut finer than the rules cut them, for the sake of scores.</summary>
    private const long MostFine = 100_000;

    private readonly IReadOnlyList<ulong> signatures = classes.Undecided.Count == 0 ? classes.Signatures(pack, period) : EachAlone(pack);
    private readonly ScoreParts parts = new(pack);
    private RecordSets? records;

    /// <summary>The situations; null, with findings, where a comparison cannot be decided exactly.</summary>
    /// <exception cref="TooManyCellsException">There are too many.</exception>
    public Situations? Of(IReadOnlyList<Condition> rules, LintFindings findings)
    {
        var reader = Read(rules);
        PackLinter.ReportUndecided(reader.Undecided, rules, findings);
        if (reader.Undecided.Count > 0)
        {
            return null;
        }

        var inRules = reader.Names.Keys.ToHashSet();
        var (axes, scores) = inRules.Any(names.IsScore) ? WithScores(rules, reader, inRules) : (new AxisBuilder(names, reader).Build(inRules), null);
        budget.Spend(SizeOf(axes));
        var counts = new CountModel(pack.Indicators, signatures, axes.Count(axis => axis.Weights is not null));
        return new(rules, axes, counts, period.Parameters, scores);
    }

    private AtomReader Read(IReadOnlyList<Condition> rules)
    {
        var reader = new AtomReader(period.Parameters, names.Describe);
        foreach (var rule in rules)
        {
            reader.Read(rule);
        }

        return reader;
    }

    private (IReadOnlyList<Axis> Axes, ScoreAxes Scores) WithScores(IReadOnlyList<Condition> rules, AtomReader reader, HashSet<Reference> inRules)
    {
        try
        {
            var cuts = new ScoreCuts(parts, reader, period.Parameters);
            inRules.Where(names.IsScore).ToList().ForEach(score => cuts.Read(score.Variable));
            var builder = new AxisBuilder(names, reader);
            var axes = builder.Build(inRules);
            if (SizeOf(axes) <= MostFine)
            {
                var first = FirstScore(axes);
                List<Axis> beside = [.. axes.Skip(first).SelectMany(axis => parts.BasesOf(axis.Name.Variable)).Distinct().Where(name => axes.All(axis => axis.Name != name)).Select(builder.BuildBeside)];
                var layout = new AxisLayout(axes, first, beside);
                var proof = new ScoreProof(parts, period, records ??= Records(), layout, budget);
                return (axes, new(parts, new(parts, cuts, period, budget), layout, proof));
            }
        }
        catch (TooManyCellsException)
        {
            // What scores follow from has too many cells: nothing is said of what they can be together with other names.
        }

        var coarse = new AxisBuilder(names, Read(rules)).Build(inRules);
        return (coarse, new(parts, null, new(coarse, FirstScore(coarse), []), null));
    }

    private int FirstScore(IReadOnlyList<Axis> axes) => axes.Count(axis => !names.IsScore(axis.Name));

    private static long SizeOf(IReadOnlyList<Axis> axes) =>
        axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Cells.Count, TooManyCellsException.Limit));

    /// <summary>Which records indicators and items select together. Not known where it cannot be decided, or takes too long.</summary>
    private RecordSets Records()
    {
        var items = RecordSelector.OfItems(pack);
        IReadOnlyList<string> ids = [.. items.Select(item => item.Id)];
        if (items.Count == 0)
        {
            return new(pack.Indicators, ids, classes.Undecided.Count == 0 ? signatures : null);
        }

        var together = new RecordClasses(pack, [.. RecordSelector.OfIndicators(pack), .. items], period, names, budget);
        return new(pack.Indicators, ids, together.Undecided.Count == 0 ? together.Signatures(pack, period) : null);
    }

    // Where it is not known which records an indicator selects, no combination of values is ruled out.
    private static IReadOnlyList<ulong> EachAlone(CompiledPack pack) => [.. pack.Indicators.Select((_, at) => 1UL << at)];
}
