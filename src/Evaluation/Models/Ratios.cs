using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Divides indicators.</summary>
internal static class Ratios
{
    private const int Places = 6;

    private static readonly Value.Error Overflow = new(
        "overflow", new LocalText("相除的结果超出可表示的范围", "The ratio is beyond what can be represented"));

    /// <summary>Fills in the ratios once the indicators they divide are known.</summary>
    public static void Fill(PreparedPack pack, Value[] values)
    {
        for (var at = 0; at < values.Length; at++)
        {
            if (pack.Pack.Indicators[at].Ratio is { } parts)
            {
                values[at] = Of(parts, values[pack.IndexOfIndicator(parts.Part)], values[pack.IndexOfIndicator(parts.Whole)]);
            }
        }
    }

    private static Value Of(RatioParts parts, Value part, Value whole)
    {
        if (Points.Number(part) is not { } above)
        {
            return part;
        }

        if (Points.Number(whole) is not { } below)
        {
            return whole;
        }

        if (below == 0m)
        {
            return parts.Otherwise is { } otherwise ? new Value.Decimal(otherwise) : Value.Null.Instance;
        }

        try
        {
            return new Value.Decimal(Math.Round(above / below, Places, MidpointRounding.ToEven));
        }
        catch (OverflowException)
        {
            return Overflow;
        }
    }
}
