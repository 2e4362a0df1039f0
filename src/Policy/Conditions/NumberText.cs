using System.Globalization;
using System.Numerics;

namespace Xinheng.Policy.Conditions;

/// <summary>Reads and writes number literals.</summary>
internal static class NumberText
{
    /// <summary>Valid only behind a minus: its negative is the least 64-bit integer, itself is out of range.</summary>
    public const string LeastMagnitude = "9223372036854775808";

    /// <summary>As <see cref="LeastMagnitude"/>, in hexadecimal.</summary>
    public const string LeastMagnitudeHex = "0x8000000000000000";

    private const int MostScale = 28;
    private const int LargestExponent = 10_000;
    private static readonly BigInteger most = new(decimal.MaxValue);

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

        return ReadDecimal(written) is { } number ? new Value.Decimal(number) : null;
    }

    /// <summary>A decimal without zeros at its end: equal decimals give equal texts.</summary>
    public static string Plain(decimal number) => number == 0 ? "0" : number.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>Whether a literal that <see cref="Read"/> refused is the least integer's magnitude.</summary>
    public static bool IsLeastMagnitude(string written) =>
        written == LeastMagnitude || written.Equals(LeastMagnitudeHex, StringComparison.OrdinalIgnoreCase);

    /// <summary>The decimal an unsigned text stands for; null when it is no number, or one that a decimal cannot hold exactly.</summary>
    public static decimal? ReadDecimal(string written)
    {
        if (!TrySplit(written, out var digits, out var scale))
        {
            return null;
        }

        var significant = digits.TrimStart('0').TrimEnd('0');
        scale -= digits.Length - digits.TrimEnd('0').Length;
        if (significant.Length == 0)
        {
            return Zero(written);
        }

        if (scale > MostScale || significant.Length - scale > MostScale + 1 || significant.Length > MostScale + 1)
        {
            return null;
        }

        var whole = BigInteger.Parse(significant, CultureInfo.InvariantCulture) * BigInteger.Pow(10, Math.Max(0, -scale));
        return whole > most ? null : decimal.Parse(written, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
    }

    /// <summary>Whether a literal has the form of a number with a fraction or an exponent, whatever its size.</summary>
    public static bool IsFraction(string written) => !written.All(char.IsAsciiDigit) && TrySplit(written, out _, out _);

    /// <summary>A decimal such that it reads back as a decimal: <c>5.0</c>, not <c>5</c>.</summary>
    public static string Write(decimal number)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    // Keeps the digits behind the point that were written, up to what a decimal holds.
    private static decimal Zero(string written)
    {
        var mantissa = written.Split('e', 'E')[0];
        var fraction = mantissa.Contains('.', StringComparison.Ordinal) ? mantissa.Length - mantissa.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return new decimal(0, 0, 0, isNegative: false, (byte)Math.Min(fraction, MostScale));
    }

    // All digits in a row, and how many of them stand behind the point once the exponent is applied.
    private static bool TrySplit(string written, out string digits, out int scale)
    {
        var mark = written.IndexOfAny(['e', 'E']);
        var mantissa = mark < 0 ? written : written[..mark];
        var exponent = mark < 0 ? "0" : written[(mark + 1)..];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        digits = point < 0 ? mantissa : mantissa.Remove(point, 1);
        scale = 0;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit) || point == mantissa.Length - 1
            || !int.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power)
            || Math.Abs((long)power) > LargestExponent)
        {
            return false;
        }

        scale = (point < 0 ? 0 : digits.Length - point) - power;
        return true;
    }
}
