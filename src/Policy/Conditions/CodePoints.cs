using System.Globalization;
using System.Text;

namespace Xinheng.Policy.Conditions;

/// <summary>Sets of code points as ranges, both ends inclusive, and how they are written for a search over UTF-16.</summary>
internal static class CodePoints
{
    private const int FirstSurrogate = 0xd800;
    private const int LastSurrogate = 0xdfff;
    private const int LastPlain = 0xffff;
    private const int Last = 0x10ffff;

    public static IReadOnlyList<(int From, int Through)> Digits { get; } = [('0', '9')];

    public static IReadOnlyList<(int From, int Through)> Letters { get; } = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];

    public static IReadOnlyList<(int From, int Through)> Blanks { get; } = [('\t', '\n'), ('\f', '\r'), (' ', ' ')];

    /// <summary>Every code point that is in none of the ranges.</summary>
    public static IReadOnlyList<(int From, int Through)> Complement(IEnumerable<(int From, int Through)> ranges)
    {
        List<(int From, int Through)> rest = [];
        var next = 0;
        foreach (var (from, through) in ranges.Order())
        {
            if (from > next)
            {
                rest.Add((next, from - 1));
            }

            next = Math.Max(next, through + 1);
        }

        if (next <= Last)
        {
            rest.Add((next, Last));
        }

        return rest;
    }

    /// <summary>A search for one character of the ranges. A character beyond U+FFFF is searched as the two units it is.</summary>
    public static PatternPiece Write(IReadOnlyList<(int From, int Through)> ranges)
    {
        List<string> alternatives = [];
        var plain = string.Concat(ranges.SelectMany(PlainParts).Select(part => Class(part.From, part.Through)));
        if (plain.Length > 0)
        {
            alternatives.Add($"[{plain}]");
        }

        foreach (var (from, through) in ranges.Where(range => range.Through > LastPlain))
        {
            alternatives.AddRange(Pairs(Math.Max(from, LastPlain + 1), through));
        }

        return alternatives switch
        {
            [] => new("[^\\u0000-\\uFFFF]", 1),
            [var one] => new($"(?:{one})", 1),
            _ => new($"(?:{string.Join('|', alternatives)})", 2 * alternatives.Count),
        };
    }

    private static IEnumerable<(int From, int Through)> PlainParts((int From, int Through) range)
    {
        var (from, through) = (range.From, Math.Min(range.Through, LastPlain));
        if (from <= Math.Min(through, FirstSurrogate - 1))
        {
            yield return (from, Math.Min(through, FirstSurrogate - 1));
        }

        if (Math.Max(from, LastSurrogate + 1) <= through)
        {
            yield return (Math.Max(from, LastSurrogate + 1), through);
        }
    }

    // Pairs whose first unit is the same for all are one alternative; between such ends all second units are in.
    private static IEnumerable<string> Pairs(int from, int through)
    {
        var (first, last) = (Units(from), Units(through));
        if (first.High == last.High)
        {
            yield return $"{Unit(first.High)}[{Class(first.Low, last.Low)}]";
            yield break;
        }

        var (low, high) = (first.High, last.High);
        if (first.Low != 0xdc00)
        {
            yield return $"{Unit(low++)}[{Class(first.Low, LastSurrogate)}]";
        }

        if (last.Low != LastSurrogate)
        {
            yield return $"{Unit(high--)}[{Class(0xdc00, last.Low)}]";
        }

        if (low <= high)
        {
            yield return $"[{Class(low, high)}][{Class(0xdc00, LastSurrogate)}]";
        }
    }

    private static (int High, int Low) Units(int codePoint)
    {
        Span<char> units = stackalloc char[2];
        new Rune(codePoint).EncodeToUtf16(units);
        return (units[0], units[1]);
    }

    private static string Class(int from, int through) => from == through ? Unit(from) : $"{Unit(from)}-{Unit(through)}";

    private static string Unit(int unit) => "\\u" + unit.ToString("X4", CultureInfo.InvariantCulture);
}
