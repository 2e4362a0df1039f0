using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Linting;

/// <summary>What the entries of a pack's tables name outside of conditions: parameters and results.</summary>
internal static class TableReferences
{
    /// <summary>Each of them, as a condition would name it.</summary>
    public static IEnumerable<Reference> Of(PackTables tables) =>
    [
        .. Quantities(tables).Select(quantity => quantity?.Parameter).OfType<Parameter>().Select(parameter => new Reference("params", parameter.Id)),
        .. tables.Draws.SelectMany(draw => draw.By).Concat(tables.Consistency.SelectMany(rule => rule.Between)).Select(result => new Reference("results", result)),
    ];

    private static IEnumerable<Quantity?> Quantities(PackTables tables) =>
    [
        .. tables.Publications.Select(publication => publication.Months),
        .. tables.Duties.Select(duty => duty.Limit switch
        {
            DutyLimit.Within within => within.Length,
            DutyLimit.ByDayOfMonth monthly => monthly.Day,
            _ => null,
        }),
        .. tables.Lists.Select(list => list.Months),
        .. tables.Treatments.SelectMany(treatment => treatment.Rules).SelectMany(rule => new[] { rule.Ratio, rule.Times }),
        .. tables.Consistency.Select(rule => rule.Apart),
        .. tables.Warnings.Select(warning => warning.CoolDown),
        .. tables.Rates.Select(rate => rate.Target),
    ];
}
