using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>Makes the situations that rules over a pack's indicators, results and subjects tell apart in one period.</summary>
internal sealed class RuleSituations(CompiledPack pack, Period period, NameLookup names, RecordClasses classes, CellBudget budget)
{
    private readonly IReadOnlyList<ulong> signatures = classes.Undecided.Count == 0 ? classes.Signatures(pack, period) : EachAlone(pack);

    /// <summary>The situations; null, with findings, where a comparison cannot be decided exactly.</summary>
    /// <exception cref="TooManyCellsException">There are too many.</exception>
    public Situations? Of(IReadOnlyList<Condition> rules, LintFindings findings)
    {
        var reader = new AtomReader(period.Parameters, names.Describe);
        foreach (var rule in rules)
        {
            reader.Read(rule);
        }

        PackLinter.ReportUndecided(reader.Undecided, rules, findings);
        if (reader.Undecided.Count > 0)
        {
            return null;
        }

        var axes = new AxisBuilder(names, reader).Build();
        budget.Spend(axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Cells.Count, TooManyCellsException.Limit)));
        var counts = new CountModel(pack.Indicators, signatures, axes.Count(axis => axis.Weights is not null));
        return new(rules, axes, counts, period.Parameters);
    }

    // Where it is not known which records an indicator selects, no combination of values is ruled out.
    private static IReadOnlyList<ulong> EachAlone(CompiledPack pack) => [.. pack.Indicators.Select((_, at) => 1UL << at)];
}
