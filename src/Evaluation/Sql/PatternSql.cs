using System.Globalization;
using System.Text;

namespace Xinheng.Evaluation.Sql;

/// <summary>
/// Writes a pattern of <c>matches</c> as one of PostgreSQL's that finds the same texts: <c>$</c> is the very end, a dot
/// is any character but a line break, <c>\d \w \s</c> are ASCII. Whether a repetition is lazy makes no difference to
/// whether a text is found.
/// </summary>
internal sealed class PatternSql
{
    /// <summary>Most repetitions PostgreSQL counts.</summary>
    private const int MostRepetitions = 255;

    private readonly string pattern;
    private readonly StringBuilder sql = new();
    private int at;

    private PatternSql(string pattern) => this.pattern = pattern;

    /// <summary>The pattern for PostgreSQL; null when it has nothing that means the same.</summary>
    /// <param name="pattern">A pattern that conditions accept.</param>
    public static string? Of(string pattern)
    {
        var reader = new PatternSql(pattern);
        while (reader.at < pattern.Length)
        {
            if (!reader.Next())
            {
                return null;
            }
        }

        return $"(?:{reader.sql})";
    }

    private bool Next()
    {
        var c = pattern[at];
        switch (c)
        {
            case '|' or ')':
                at++;
                sql.Append(c);
                return true;
            case '(':
                at += pattern.AsSpan(at).StartsWith("(?:") ? 3 : 1;
                sql.Append("(?:");
                return true;
            case '^' or '$':
                at++;
                sql.Append(c == '^' ? "\\A" : "\\Z");
                return true;
            case '*' or '+' or '?':
                at++;
                return Repeat(c.ToString());
            case '{' when Counted() is { } counted:
                at += counted.Length;
                return IsFew(counted) && Repeat(counted);
            case '[':
                return Bracket();
            case '\\':
                return Escape();
            case '.':
                at++;
                sql.Append("[^\\n]");
                return true;
            default:
                Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
                at += length;
                sql.Append(Character(rune));
                return true;
        }
    }

    private bool Repeat(string mark)
    {
        at += at < pattern.Length && pattern[at] == '?' ? 1 : 0;
        sql.Append(mark);
        return true;
    }

    // {2}, {2,} or {2,5}; any other brace stands for itself.
    private string? Counted()
    {
        var close = pattern.IndexOf('}', at);
        var inner = close < 0 ? string.Empty : pattern[(at + 1)..close];
        var parts = inner.Split(',');
        return parts.Length <= 2 && parts[0].Length > 0 && parts.All(part => part.All(char.IsAsciiDigit)) && inner.Length <= 11 ? pattern[at..(close + 1)] : null;
    }

    private static bool IsFew(string counted) =>
        counted.Trim('{', '}').Split(',').Where(part => part.Length > 0).All(part => int.Parse(part, CultureInfo.InvariantCulture) <= MostRepetitions);

    /// <summary>A bracket of single characters and ranges. An escape for a set of characters inside one is left to others.</summary>
    private bool Bracket()
    {
        at++;
        var isNegated = at < pattern.Length && pattern[at] == '^';
        at += isNegated ? 1 : 0;
        sql.Append(isNegated ? "[^" : "[");
        for (var isFirst = true; at < pattern.Length && (isFirst || pattern[at] != ']'); isFirst = false)
        {
            if (One() is not { } from)
            {
                return false;
            }

            sql.Append(Character(from));
            if (at + 1 < pattern.Length && pattern[at] == '-' && pattern[at + 1] != ']')
            {
                at++;
                if (One() is not { } through)
                {
                    return false;
                }

                sql.Append('-').Append(Character(through));
            }
        }

        at++;
        sql.Append(']');
        return true;
    }

    private Rune? One()
    {
        if (pattern[at] != '\\')
        {
            Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
            at += length;
            return rune;
        }

        var kind = at + 1 < pattern.Length ? pattern[at + 1] : 'd';
        at += 2;
        return char.IsAscii(kind) && !char.IsAsciiLetterOrDigit(kind) ? new Rune(kind)
            : kind switch { 't' => new Rune('\t'), 'n' => new Rune('\n'), 'r' => new Rune('\r'), 'f' => new Rune('\f'), 'v' => new Rune('\v'), 'a' => new Rune('\a'), _ => null };
    }

    private bool Escape()
    {
        var kind = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
        var set = kind switch
        {
            'd' => "[0-9]",
            'D' => "[^0-9]",
            'w' => "[0-9A-Za-z_]",
            'W' => "[^0-9A-Za-z_]",
            's' => "[\\t\\n\\f\\r ]",
            'S' => "[^\\t\\n\\f\\r ]",
            'A' => "\\A",
            'z' => "\\Z",
            _ => null,
        };
        if (set is not null)
        {
            at += 2;
            sql.Append(set);
            return true;
        }

        if (One() is not { } one)
        {
            return false;
        }

        sql.Append(Character(one));
        return true;
    }

    // Written by its number, no character means anything but itself.
    private static string Character(Rune rune) =>
        Rune.IsLetterOrDigit(rune) ? rune.ToString() : $"\\U{rune.Value.ToString("X8", CultureInfo.InvariantCulture)}";
}
