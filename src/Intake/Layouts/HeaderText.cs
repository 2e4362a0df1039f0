using System.Text;
using Xinheng.Intake.Values;

namespace Xinheng.Intake.Layouts;

/// <summary>What a header cell says: a field code of a standard, names from most to least exact, a unit.</summary>
/// <param name="Code">Such as <c>CF_WSH</c>; null when there is none.</param>
/// <param name="Names">The whole text, the text outside brackets, the text inside; in normal form, none empty.</param>
/// <param name="Unit"><c>yuan</c>, <c>ten-thousand-yuan</c> or null.</param>
internal sealed record HeaderReading(string? Code, IReadOnlyList<string> Names, string? Unit);

/// <summary>Header cells in a form that can be compared.</summary>
internal static class HeaderText
{
    private static readonly string[] Asides = ["必填", "选填", "非必填", "必填项", "可空", "单位:", "单位：", "YYYY-MM-DD", "YYYY/MM/DD", "YYYYMMDD"];

    /// <summary>Letters and digits only, half-width, capitals: line breaks, stars, brackets and blanks make no difference.</summary>
    public static string Normal(string header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var normal = new StringBuilder(header.Length);
        foreach (var letter in header)
        {
            var narrow = CleanText.HalfWidth(letter);
            if (char.IsLetterOrDigit(narrow))
            {
                normal.Append(char.ToUpperInvariant(narrow));
            }
        }

        return normal.ToString();
    }

    /// <summary>Reads a header cell.</summary>
    public static HeaderReading Read(string header)
    {
        var narrow = Narrow(header);
        var code = TakeCode(ref narrow);
        var unit = Unit(narrow);
        foreach (var aside in Asides)
        {
            narrow = narrow.Replace(aside, "", StringComparison.Ordinal);
        }

        var open = narrow.IndexOfAny(['(', '[', '【']);
        var close = open < 0 ? -1 : narrow.IndexOfAny([')', ']', '】'], open);
        var inside = close > open ? narrow[(open + 1)..close] : "";
        var outside = close > open && open >= 0 ? narrow[..open] + narrow[(close + 1)..] : narrow;
        var isUnitInside = inside is "万元" or "元" or "人民币" or "万元人民币" or "人民币万元";
        string[] names = isUnitInside ? [Normal(outside)] : [Normal(narrow), Normal(outside), Normal(inside)];
        string[] found = [.. names.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal)];
        // A header such as reg_date has the shape of a code and is a name all the same.
        return new HeaderReading(code, found.Length == 0 && code is not null ? [Normal(code)] : found, unit);
    }

    private static string Narrow(string header)
    {
        Span<char> room = header.Length <= 256 ? stackalloc char[256] : new char[header.Length];
        var length = CleanText.Narrow(header, room);
        return new string(room[..Math.Max(0, length)]).ToUpperInvariant();
    }

    // A word of capitals, digits and underscores with an underscore inside is a field code.
    private static string? TakeCode(ref string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && (char.IsAsciiLetterUpper(text[end]) || char.IsAsciiDigit(text[end]) || text[end] == '_'))
            {
                end++;
            }

            var word = text[start..end];
            if (word.Length >= 4 && word[0] is >= 'A' and <= 'Z' && word.IndexOf('_') == 2)
            {
                text = text[..start] + text[end..];
                return word.TrimEnd('_');
            }

            start = Math.Max(start, end);
        }

        return text is "BZ" or "SJC" or "DFBM" ? text : null;
    }

    private static string? Unit(string text)
    {
        if (text.Contains("万元", StringComparison.Ordinal))
        {
            return "ten-thousand-yuan";
        }

        return text.Contains("(元", StringComparison.Ordinal) || text.Contains("元)", StringComparison.Ordinal) || text.Contains("单位:元", StringComparison.Ordinal) ? "yuan" : null;
    }
}
