using System.Globalization;
using System.Text;

namespace Xinheng.Policy.Conditions;

/// <summary>Reads a pattern's <c>[…]</c> or escape as the code points it stands for.</summary>
internal sealed class PatternClass(string pattern, int start)
{
    private const string Simple = "tnrfva";
    private const string Meant = "\t\n\r\f\v\a";

    /// <summary>How far was read.</summary>
    public int At { get; private set; } = start;

    /// <summary>Why nothing was read.</summary>
    public LocalText? Trouble { get; private set; }

    /// <summary>What stands behind an opening bracket; null when it is wrong.</summary>
    public IReadOnlyList<(int From, int Through)>? Read()
    {
        var isNegated = At < pattern.Length && pattern[At] == '^';
        At += isNegated ? 1 : 0;
        List<(int From, int Through)> ranges = [];
        for (var isFirst = true; At < pattern.Length && (isFirst || pattern[At] != ']'); isFirst = false)
        {
            if (ReadRange() is not { } range)
            {
                return null;
            }

            ranges.AddRange(range);
        }

        if (At == pattern.Length)
        {
            return Refuse("左方括号 [ 没有与之成对的右方括号；要写方括号本身请写 \\[", "a [ has no ] after it; for the character itself write \\[");
        }

        At++;
        return isNegated ? CodePoints.Complement(ranges) : ranges;
    }

    /// <summary>The escape whose backslash is here; null when it is none.</summary>
    public IReadOnlyList<(int From, int Through)>? ReadEscape()
    {
        var kind = At + 1 < pattern.Length ? pattern[At + 1] : '\0';
        At += Math.Min(2, pattern.Length - At);
        if (Named(kind) is { } named)
        {
            return named;
        }

        var simple = Simple.IndexOf(kind, StringComparison.Ordinal);
        if (simple >= 0 && kind != '\0')
        {
            return [(Meant[simple], Meant[simple])];
        }

        if (kind == 'x')
        {
            return ReadHex();
        }

        var shown = kind == '\0' ? "\\" : $"\\{kind}";
        return char.IsAscii(kind) && !char.IsAsciiLetterOrDigit(kind) && kind != '\0'
            ? [(kind, kind)]
            : Refuse(
                $"{shown} 不受支持。可用 \\d \\w \\s \\t \\n \\x41 \\x{{4e00}} 以及标点的转义，如 \\.",
                $"{shown} is not supported. There are \\d \\w \\s \\t \\n \\x41 \\x{{4e00}} and punctuation, such as \\.");
    }

    private static IReadOnlyList<(int From, int Through)>? Named(char kind) => kind switch
    {
        'd' => CodePoints.Digits,
        'D' => CodePoints.Complement(CodePoints.Digits),
        'w' => CodePoints.Letters,
        'W' => CodePoints.Complement(CodePoints.Letters),
        's' => CodePoints.Blanks,
        'S' => CodePoints.Complement(CodePoints.Blanks),
        _ => null,
    };

    private IReadOnlyList<(int From, int Through)>? Refuse(string zh, string en)
    {
        Trouble ??= new(zh, en);
        return null;
    }

    private IReadOnlyList<(int From, int Through)>? ReadRange()
    {
        if (pattern.AsSpan(At).StartsWith("[:"))
        {
            return Refuse("不支持 [:…:]，请写出字符，如 [a-z]", "there is no [:…:]; write the characters, such as [a-z]");
        }

        if (ReadOne() is not { } first)
        {
            return null;
        }

        var isRange = At + 1 < pattern.Length && pattern[At] == '-' && pattern[At + 1] != ']';
        if (!isRange)
        {
            return first;
        }

        At++;
        if (ReadOne() is not { } last)
        {
            return null;
        }

        return IsOne(first) && IsOne(last) && first[0].From <= last[0].From
            ? [(first[0].From, last[0].From)]
            : Refuse("方括号中的范围应从小到大，如 [a-z]", "a range goes from the lesser character to the greater, such as [a-z]");
    }

    private static bool IsOne(IReadOnlyList<(int From, int Through)> ranges) => ranges is [var (from, through)] && from == through;

    private IReadOnlyList<(int From, int Through)>? ReadOne()
    {
        if (pattern[At] == '\\')
        {
            return ReadEscape();
        }

        Rune.DecodeFromUtf16(pattern.AsSpan(At), out var rune, out var length);
        At += length;
        return [(rune.Value, rune.Value)];
    }

    // \x41 or \x{4e00}
    private IReadOnlyList<(int From, int Through)>? ReadHex()
    {
        var isBraced = At < pattern.Length && pattern[At] == '{';
        var from = At + (isBraced ? 1 : 0);
        var end = isBraced ? pattern.IndexOf('}', At) : Math.Min(pattern.Length, At + 2);
        if (end > from && end - from <= 8 && (isBraced || end - from == 2)
            && int.TryParse(pattern.AsSpan(from, end - from), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number)
            && Rune.IsValid(number))
        {
            At = end + (isBraced ? 1 : 0);
            return [(number, number)];
        }

        return Refuse("\\x 之后应是两位十六进制数字，或如 \\x{4e00}", "\\x wants two hexadecimal digits, or is written like \\x{4e00}");
    }
}
