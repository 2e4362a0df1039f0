using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Packs;

/// <summary>Whether the parameters of a length or of an amount of points are in its unit.</summary>
internal static class UnitCheck
{
    /// <summary>Reports a parameter that stands alone for a length and has another unit. One in a computation may well have.</summary>
    public static void Report(
        Condition? length, string unit, string key, IReadOnlyList<Parameter> parameters, PackFindings findings)
    {
        if (length?.Root is Expression.Select { Target: Expression.Variable { Name: "params" } } select
            && parameters.FirstOrDefault(parameter => parameter.Id == select.Field) is { } parameter
            && parameter.Unit != unit)
        {
            var found = parameter.Unit is { } other ? LocalText.Same(other) : new LocalText("没有写", "not stated");
            findings.Add("PK-058", length.Span, key, unit, parameter.Id, found);
        }
    }
}
