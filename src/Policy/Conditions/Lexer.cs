using System.Globalization;
using System.Text;

namespace Xinheng.Policy.Conditions;

/// <summary>
/// Cuts a condition into words. Full-width punctuation, <c>and</c>, <c>=</c> and the like are reported with what to
/// write instead, and read as what was meant, so that one slip does not hide the next mistake.
/// </summary>
internal sealed class Lexer(string text, Findings findings)
{
    private static readonly string[] marks =
    [
        "===", "&&", "||", "==", "!=", "<=", ">=", "<>", "<", ">", "!", "+", "-", "*", "/", "%", "?", ":", ".", ",",
        "(", ")", "[", "]", "{", "}", "=", "&", "|",
    ];

    private static readonly Dictionary<string, string> misspelt = new(StringComparer.OrdinalIgnoreCase)
    {
        ["and"] = "&&", ["or"] = "||", ["not"] = "!", ["="] = "==", ["==="] = "==", ["<>"] = "!=", ["&"] = "&&",
        ["|"] = "||", ["≥"] = ">=", ["≤"] = "<=", ["≠"] = "!=", ["×"] = "*", ["÷"] = "/", ["且"] = "&&", ["或"] = "||", ["非"] = "!",
    };

    private readonly List<Token> tokens = [];
    private int at;

    public IReadOnlyList<Token> Read()
    {
        while (SkipBlanks())
        {
            ReadOne();
        }

        tokens.Add(new(TokenKind.End, "", null, text.Length, 0));
        return tokens;
    }

    /// <summary>Half-width for full-width ASCII and curly quotes; else the character itself.</summary>
    private static char Narrow(char c) => c switch
    {
        >= '\uff01' and <= '\uff5e' => (char)(c - 0xfee0),
        '“' or '”' => '"',
        '‘' or '’' => '\'',
        '、' => ',',
        '。' => '.',
        _ => c,
    };

    private static bool IsNameStart(char c) => c == '_' || char.IsLetter(c);

    private static bool IsNamePart(char c) => c == '_' || char.IsLetterOrDigit(c);

    private char Peek(int ahead = 0) => at + ahead < text.Length ? Narrow(text[at + ahead]) : '\0';

    private bool SkipBlanks()
    {
        while (at < text.Length)
        {
            if (Peek() == '/' && Peek(1) == '/')
            {
                var end = text.IndexOf('\n', at);
                at = end < 0 ? text.Length : end;
            }
            else if (char.IsWhiteSpace(text[at]) || text[at] is '\ufeff' or '\u200b')
            {
                at++;
            }
            else
            {
                return true;
            }
        }

        return false;
    }

    private void ReadOne()
    {
        var c = Peek();
        if (IsQuote(0) || (c is 'r' or 'R' && IsQuote(1)))
        {
            ReadText();
        }
        else if (c is 'b' or 'B' && (IsQuote(1) || (Peek(1) is 'r' or 'R' && IsQuote(2))))
        {
            ReadBytes();
        }
        else if (c == '`')
        {
            ReadQuotedName();
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            ReadNumber();
        }
        else if (misspelt.ContainsKey(c.ToString()) && !char.IsAscii(c))
        {
            AddMark(c.ToString(), 1);
        }
        else if (IsNameStart(c))
        {
            ReadName();
        }
        else if (!TryReadMark())
        {
            ReadStranger();
        }
    }

    private bool IsQuote(int ahead) => Peek(ahead) is '\'' or '"';

    private void ReadBytes()
    {
        var start = at++;
        ReadText();
        var whole = new Token(TokenKind.Broken, text[start..at], null, start, at - start);
        findings.Add(ConditionMessages.OutsideSubset("b'…'", "请去掉 b，用文字。", "Leave out the b and use text."), start, 1);
        tokens[^1] = whole;
    }

    private void ReadQuotedName()
    {
        var start = at;
        var close = text.IndexOf('`', at + 1);
        at = close < 0 ? text.Length : close + 1;
        findings.Add(ConditionMessages.OutsideSubset("`…`", "名称不加引号。", "Names are written without quotes."), start, at - start);
        tokens.Add(new(TokenKind.Name, text[start..at], null, start, at - start));
    }

    private void ReadText()
    {
        var start = at;
        var isRaw = !(Peek() is '\'' or '"');
        at += isRaw ? 1 : 0;
        var quote = Peek();
        var isCurly = text[at] != quote;
        var quoting = new Quoting(quote, IsTriple: false, isRaw, isCurly);
        quoting = quoting with { IsTriple = Closes(1, quoting) && Closes(2, quoting) };
        at += quoting.IsTriple ? 3 : 1;
        var content = new StringBuilder();
        var closed = ReadTextUntil(quoting, content);
        if (!closed)
        {
            findings.Add(ConditionMessages.UnfinishedText(quote), start, at - start);
        }
        else if (isCurly)
        {
            findings.Add(ConditionMessages.StrangeCharacter(text[start..(start + 1)], quote.ToString()), start, 1);
        }

        tokens.Add(new(TokenKind.Literal, text[start..at], new Value.Text(content.ToString()), start, at - start));
    }

    private bool ReadTextUntil(Quoting quoting, StringBuilder content)
    {
        while (at < text.Length && (quoting.IsTriple || text[at] is not ('\n' or '\r')))
        {
            if (Closes(0, quoting) && (!quoting.IsTriple || (Closes(1, quoting) && Closes(2, quoting))))
            {
                at += quoting.IsTriple ? 3 : 1;
                return true;
            }

            if (text[at] == '\\' && !quoting.IsRaw)
            {
                at = TextEscape.Read(text, at, content, findings);
            }
            else
            {
                ReadCharacter(content);
            }
        }

        return false;
    }

    // A quote of another form inside a text belongs to the text, unless the text began with one.
    private bool Closes(int ahead, Quoting quoting) =>
        at + ahead < text.Length && (quoting.IsCurly ? Peek(ahead) : text[at + ahead]) == quoting.Quote;

    private void ReadCharacter(StringBuilder content)
    {
        if (Rune.TryGetRuneAt(text, at, out var rune))
        {
            content.Append(text, at, rune.Utf16SequenceLength);
            at += rune.Utf16SequenceLength;
            return;
        }

        ReadStranger();
    }

    private void ReadNumber()
    {
        var start = at;
        while (char.IsAsciiLetterOrDigit(Peek()) || Peek() == '_' || (Peek() == '.' && char.IsAsciiDigit(Peek(1)))
            || (Peek() is '+' or '-' && text[at - 1] is 'e' or 'E' && !IsHex(start) && char.IsAsciiDigit(Peek(1))))
        {
            at++;
        }

        while (at < text.Length && char.IsLetter(text[at]))
        {
            at++;
        }

        var written = text[start..at];
        var narrowed = string.Concat(written.Select(Narrow));
        var value = NumberText.Read(narrowed);
        if (narrowed != written)
        {
            findings.Add(ConditionMessages.StrangeCharacter(written, narrowed), start, at - start);
        }
        else if (value is null && !NumberText.IsLeastMagnitude(narrowed))
        {
            ReportNumber(written, start);
        }

        tokens.Add(new(value is null && !NumberText.IsLeastMagnitude(narrowed) ? TokenKind.Broken : TokenKind.Literal, narrowed, value, start, at - start));
    }

    private bool IsHex(int start) => text.AsSpan(start).StartsWith("0x", StringComparison.OrdinalIgnoreCase);

    private void ReportNumber(string written, int start)
    {
        var isUnsigned = written[^1] is 'u' or 'U' && (NumberText.Read(written[..^1]) is not null || written[..^1].All(char.IsAsciiDigit));
        findings.Add(
            isUnsigned ? ConditionMessages.OutsideSubset(written, "请去掉 u。", "Leave out the u.")
            : NumberText.IsFraction(written) ? ConditionMessages.OutsideSubset(
                written, "小数最多 28 位小数、29 位数字，且不能取近似值。", "Decimals hold up to 28 places and 29 digits, and are never rounded when read.")
            : ConditionMessages.BadNumber(written),
            start, at - start);
    }

    private void ReadName()
    {
        var start = at;
        while (at < text.Length && IsNamePart(text[at]))
        {
            at++;
        }

        var name = text[start..at];
        var narrowed = string.Concat(name.Select(Narrow));
        if (narrowed != name)
        {
            findings.Add(ConditionMessages.StrangeCharacter(name, narrowed), start, at - start);
        }

        if (misspelt.ContainsKey(narrowed))
        {
            at = start;
            AddMark(narrowed, narrowed.Length);
            return;
        }

        tokens.Add(Word(narrowed, start, at - start));
    }

    private static Token Word(string name, int start, int length) => name switch
    {
        "true" => new(TokenKind.Literal, name, Value.Bool.True, start, length),
        "false" => new(TokenKind.Literal, name, Value.Bool.False, start, length),
        "null" => new(TokenKind.Literal, name, Value.Null.Instance, start, length),
        "in" => new(TokenKind.Mark, name, null, start, length),
        _ => new(TokenKind.Name, name, null, start, length),
    };

    private bool TryReadMark()
    {
        foreach (var mark in marks)
        {
            if (Peek() == mark[0] && (mark.Length < 2 || Peek(1) == mark[1]) && (mark.Length < 3 || Peek(2) == mark[2]))
            {
                AddMark(mark, mark.Length);
                return true;
            }
        }

        return false;
    }

    private void AddMark(string mark, int length)
    {
        var written = text.Substring(at, length);
        var meant = misspelt.GetValueOrDefault(mark, mark);
        if (meant != written)
        {
            findings.Add(ConditionMessages.StrangeCharacter(written, meant), at, length);
        }

        tokens.Add(new(TokenKind.Mark, meant, null, at, length));
        at += length;
    }

    private void ReadStranger()
    {
        var length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        var c = text[at];
        if (c == '#')
        {
            findings.Add(ConditionMessages.StrangeCharacter("#", "//"), at, 1);
            var end = text.IndexOf('\n', at);
            at = end < 0 ? text.Length : end;
            return;
        }

        var shown = char.IsControl(c) || char.IsSurrogate(c) && length == 1
            ? "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture)
            : text.Substring(at, length);
        findings.Add(ConditionMessages.StrangeCharacter(shown, null), at, length);
        at += length;
    }

    private readonly record struct Quoting(char Quote, bool IsTriple, bool IsRaw, bool IsCurly);
}
