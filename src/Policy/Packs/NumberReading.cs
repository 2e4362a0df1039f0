using System.Globalization;

namespace Xinheng.Policy.Packs;

/// <summary>Reads decimal numbers of a pack.</summary>
internal static class NumberReading
{
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>Greatest amount; what is larger is a slip and would overflow sums.</summary>
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>The number; null when there is none or, with a finding, when it is no number or out of range.</summary>
    public static decimal? Read(WrittenText? written, PackFindings findings)
    {
        if (written is null)
        {
            return null;
        }

        if (decimal.TryParse(written.Content, Form, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= Most && number.Scale <= 6)
        {
            return number;
        }

        findings.Add("PK-060", written.Span, written.Content);
        return null;
    }
}
