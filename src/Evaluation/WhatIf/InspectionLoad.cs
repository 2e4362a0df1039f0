using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.WhatIf;

/// <summary>What a rule of a treatment comes to for a population, before and after.</summary>
/// <param name="Rule">The rule; null: a person must judge.</param>
/// <param name="Before">How many subjects it is for.</param>
/// <param name="After">How many it would be for.</param>
/// <param name="Yearly">
/// Inspections a year of one subject to be expected: the ratio drawn times how often a year, once where the rule does not
/// say how often; null where it does not say the ratio.
/// </param>
public sealed record LoadRow(TreatmentRule? Rule, long Before, long After, decimal? Yearly);

/// <summary>The inspections that a treatment asks for, before and after.</summary>
/// <param name="Pack">Id of the pack that has it.</param>
/// <param name="Table">The treatment.</param>
/// <param name="Rows">By rule, those that are for nobody left out.</param>
public sealed record InspectionLoad(string Pack, Treatment Table, IReadOnlyList<LoadRow> Rows)
{
    /// <summary>Inspections a year to be expected before.</summary>
    public decimal Before => Rows.Sum(row => row.Before * (row.Yearly ?? 0m));

    /// <summary>Inspections a year to be expected after.</summary>
    public decimal After => Rows.Sum(row => row.After * (row.Yearly ?? 0m));

    /// <summary>The load of a treatment by two versions of a pack that has it or whose grades it takes.</summary>
    /// <param name="population">The population.</param>
    /// <param name="packs">The pack with the treatment, as it is and as it would be.</param>
    /// <param name="table">The treatment, as it is and as it would be; rules are told apart by their ids.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static InspectionLoad Of(
        Population population, (CompiledPack Before, CompiledPack After) packs, (Treatment Before, Treatment After) table, DateOnly asOf, CancellationToken cancellation = default)
    {
        var before = Counted(ColumnarGrading.Treat(packs.Before, table.Before, population, asOf, cancellation), table.Before);
        var after = Counted(ColumnarGrading.Treat(packs.After, table.After, population, asOf, cancellation), table.After);
        var rules = table.After.Rules.Concat(table.Before.Rules).DistinctBy(rule => rule.Head.Id).ToList();
        var rows = rules.Select(rule => new LoadRow(rule, before.GetValueOrDefault(rule.Head.Id), after.GetValueOrDefault(rule.Head.Id), Yearly(rule, asOf)))
            .Append(new LoadRow(null, before.GetValueOrDefault(string.Empty), after.GetValueOrDefault(string.Empty), null));
        return new InspectionLoad(packs.After.Id, table.After, [.. rows.Where(row => row.Before + row.After > 0)]);
    }

    private static decimal? Yearly(TreatmentRule rule, DateOnly day) =>
        rule.Ratio?.On(day) is { } percent ? percent / 100m * (rule.Times?.On(day) ?? 1m) : null;

    private static Dictionary<string, long> Counted(byte[] codes, Treatment table)
    {
        var byCode = new long[256];
        foreach (var code in codes)
        {
            byCode[code]++;
        }

        var counted = new Dictionary<string, long>(StringComparer.Ordinal) { [string.Empty] = byCode[1] };
        for (var at = 0; at < table.Rules.Count; at++)
        {
            counted[table.Rules[at].Head.Id] = byCode[at + 2];
        }

        return counted;
    }
}
