using System.Globalization;

namespace Xinheng.Policy.Conditions;

/// <summary>Reads and writes number literals.</summary>
internal static class NumberText
{
    /// <summary>Valid only behind a minus: its negative is the least 64-bit integer, itself is out of range.</summary>
    public const string LeastMagnitude = "9223372036854775808";

    /// <summary>The value of an unsigned literal as CEL writes it: <c>12</c>, <c>0x1F</c>, <c>1.5</c>, <c>.5</c>, <c>2e3</c>; null when it is none.</summary>
    public static Value? Read(string written)
    {
        if (written.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            return ulong.TryParse(written.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) && hex <= long.MaxValue
                ? new Value.Int((long)hex)
                : null;
        }

        if (written.All(char.IsAsciiDigit))
        {
            return long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var integer) ? new Value.Int(integer) : null;
        }

        return decimal.TryParse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? new Value.Decimal(number)
            : null;
    }

    /// <summary>A decimal such that it reads back as a decimal: <c>5.0</c>, not <c>5</c>.</summary>
    public static string Write(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }
}
