using System.Globalization;
using System.Text;

namespace Xinheng.Policy.Conditions;

/// <summary>A part of a pattern written for the search engine, with how many places of it one character is held against.</summary>
internal readonly record struct PatternPiece(string Text, int Weight);

/// <summary>
/// Reads the part of RE2's syntax that <c>matches</c> takes and writes it for the search engine such that it means the
/// same: a character is a code point, <c>\d \w \s</c> are ASCII, <c>$</c> is the very end. What it cannot promise to
/// mean the same is refused.
/// </summary>
internal sealed class PatternReader(string pattern)
{
    private const int WeightLimit = 2_000;
    private const int RepetitionLimit = 1_000;
    private const int GroupLimit = 50;

    private int at;
    private int groups;

    /// <summary>What is wrong with the pattern; the first mistake only.</summary>
    public LocalText? Trouble { get; private set; }

    /// <summary>The whole pattern.</summary>
    public PatternPiece Read()
    {
        var whole = ReadAlternatives();
        if (Trouble is null && at < pattern.Length)
        {
            Refuse("右括号 ) 没有与之成对的左括号；要写括号本身请写 \\)", "a ) has no ( before it; for the character itself write \\)");
        }

        return whole;
    }

    private bool Sees(char c) => at < pattern.Length && pattern[at] == c;

    private bool Take(char c)
    {
        if (!Sees(c))
        {
            return false;
        }

        at++;
        return true;
    }

    // Nothing after the first mistake is read.
    private PatternPiece Refuse(string zh, string en)
    {
        Trouble ??= new(zh, en);
        at = pattern.Length;
        return default;
    }

    private PatternPiece ReadAlternatives()
    {
        var text = new StringBuilder();
        var weight = 0;
        do
        {
            text.Append(text.Length == 0 && weight == 0 ? "" : "|");
            weight++;
            while (at < pattern.Length && pattern[at] is not ('|' or ')'))
            {
                var piece = ReadRepeated();
                text.Append(piece.Text);
                weight += piece.Weight;
            }
        }
        while (Take('|'));

        return Bounded(text.ToString(), weight);
    }

    private PatternPiece Bounded(string text, long weight) => weight <= WeightLimit
        ? new(text, (int)weight)
        : Refuse($"展开重复次数后超过 {WeightLimit} 个单元", $"written out without repetitions it has more than {WeightLimit} parts");

    private PatternPiece ReadRepeated()
    {
        var isAnchor = pattern[at] is '^' or '$' || (pattern[at] == '\\' && at + 1 < pattern.Length && pattern[at + 1] is 'A' or 'z');
        var piece = ReadPiece();
        if (Trouble is not null || ReadRepetition() is not { } repetition)
        {
            return piece;
        }

        if (isAnchor)
        {
            return Refuse("^ 和 $ 不能重复", "^ and $ cannot be repeated");
        }

        var isLazy = Take('?');
        if (at < pattern.Length && (pattern[at] is '*' or '+' or '?' || IsCounted(out _, out _, out _)))
        {
            return Refuse("重复符号不能连写；请加括号，如 (a{2}){3}", "repetitions cannot follow each other; use a group, such as (a{2}){3}");
        }

        return Bounded(piece.Text + repetition.Mark + (isLazy ? "?" : ""), (long)piece.Weight * repetition.Times);
    }

    private (string Mark, int Times)? ReadRepetition()
    {
        if (at < pattern.Length && pattern[at] is '*' or '+' or '?')
        {
            return (pattern[at++].ToString(), 1);
        }

        if (!IsCounted(out var least, out var most, out var end))
        {
            return null;
        }

        if (least > RepetitionLimit || most > RepetitionLimit || most < least)
        {
            Refuse($"重复次数应从小到大，且不超过 {RepetitionLimit}", $"a repetition goes from the lesser number to the greater, up to {RepetitionLimit}");
            return null;
        }

        var mark = pattern[at..end];
        at = end;
        return (mark, Math.Max(1, most ?? least + 1));
    }

    // {2}, {2,} or {2,5}; any other brace stands for itself.
    private bool IsCounted(out int least, out int? most, out int end)
    {
        (least, most, end) = (0, null, at);
        var close = Sees('{') ? pattern.IndexOf('}', at) : -1;
        if (close < 0 || close - at > 12)
        {
            return false;
        }

        var parts = pattern[(at + 1)..close].Split(',');
        if (parts.Length > 2 || !IsCount(parts[0], out least) || (parts is [_, { Length: > 0 } last] && !IsCount(last, out _)))
        {
            return false;
        }

        most = parts is [_, { Length: > 0 } upper] ? int.Parse(upper, CultureInfo.InvariantCulture) : parts.Length == 1 ? least : null;
        end = close + 1;
        return true;
    }

    private static bool IsCount(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && text.All(char.IsAsciiDigit);

    private PatternPiece ReadPiece()
    {
        switch (pattern[at])
        {
            case '(':
                return ReadGroup();
            case '[':
                at++;
                return Written(new PatternClass(pattern, at), one => one.Read());
            case '.':
                at++;
                return CodePoints.Write(CodePoints.Complement([('\n', '\n')]));
            case '^':
                at++;
                return new(@"\A", 1);
            case '$':
                at++;
                return new(@"\z", 1);
            case '\\':
                return ReadEscape();
            case '*' or '+' or '?':
            case '{' when IsCounted(out _, out _, out _):
                return Refuse("重复符号前没有可重复的内容", "there is nothing to repeat before a repetition");
            default:
                Rune.DecodeFromUtf16(pattern.AsSpan(at), out var rune, out var length);
                at += length;
                return CodePoints.Write([(rune.Value, rune.Value)]);
        }
    }

    private PatternPiece Written(PatternClass written, Func<PatternClass, IReadOnlyList<(int From, int Through)>?> read)
    {
        var ranges = read(written);
        at = written.At;
        return ranges is null ? Refuse(written.Trouble!.Zh, written.Trouble.En) : CodePoints.Write(ranges); // what is not read has its trouble said
    }

    private PatternPiece ReadGroup()
    {
        at++;
        if (Take('?') && !Take(':'))
        {
            return Refuse("(? 之后只能是冒号：不支持环视、命名组和标志", "after (? only a colon can follow: there is no looking around, no named group and no flag");
        }

        if (++groups > GroupLimit)
        {
            return Refuse($"括号超过 {GroupLimit} 组", $"it has more than {GroupLimit} groups");
        }

        var inner = ReadAlternatives();
        if (Trouble is null && !Take(')'))
        {
            return Refuse("左括号 ( 没有与之成对的右括号；要写括号本身请写 \\(", "a ( has no ) after it; for the character itself write \\(");
        }

        return new($"(?:{inner.Text})", inner.Weight);
    }

    private PatternPiece ReadEscape()
    {
        var kind = at + 1 < pattern.Length ? pattern[at + 1] : '\0';
        if (kind is 'A' or 'z')
        {
            at += 2;
            return new($"\\{kind}", 1);
        }

        return Written(new PatternClass(pattern, at), one => one.ReadEscape());
    }
}
