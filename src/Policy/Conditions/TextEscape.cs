using System.Globalization;
using System.Text;

namespace Xinheng.Policy.Conditions;

/// <summary>The escapes of CEL's text literals.</summary>
internal static class TextEscape
{
    private const string Simple = "abfnrtv\\?\"'`";
    private const string Meant = "\a\b\f\n\r\t\v\\?\"'`";

    /// <summary>Reads the escape whose backslash is at <paramref name="at"/>; returns the offset behind it.</summary>
    public static int Read(string text, int at, StringBuilder content, Findings findings)
    {
        var kind = at + 1 < text.Length ? text[at + 1] : '\0';
        var simple = Simple.IndexOf(kind, StringComparison.Ordinal);
        if (simple >= 0 && kind != '\0')
        {
            content.Append(Meant[simple]);
            return at + 2;
        }

        var (digits, start, style) = kind switch
        {
            'x' or 'X' => (2, at + 2, NumberStyles.AllowHexSpecifier),
            'u' => (4, at + 2, NumberStyles.AllowHexSpecifier),
            'U' => (8, at + 2, NumberStyles.AllowHexSpecifier),
            >= '0' and <= '3' => (3, at + 1, NumberStyles.None),
            _ => (0, at + 2, NumberStyles.None),
        };
        var end = Math.Min(text.Length, start + digits);
        if (digits > 0 && end == start + digits && CodePoint(text[start..end], style) is { } rune)
        {
            content.Append(rune.ToString());
            return end;
        }

        var length = Math.Min(2, text.Length - at);
        findings.Add(ConditionMessages.BadEscape(text.Substring(at, length)), at, length);
        return at + length;
    }

    private static Rune? CodePoint(string digits, NumberStyles style)
    {
        if (style == NumberStyles.None)
        {
            return digits.All(c => c is >= '0' and <= '7') ? new Rune(Convert.ToInt32(digits, 8)) : null;
        }

        return uint.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) && Rune.IsValid(number) ? new Rune(number) : null;
    }
}
