using System.Buffers;
using System.Collections.Frozen;

namespace Xinheng.Intake.Values;

/// <summary>Cells as people and systems write them, freed of what nobody sees.</summary>
internal static class CleanText
{
    private static readonly SearchValues<char> Unclean = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(code => (char)code), '\u007F', '\u00A0', '\u00AD', '\u3000', '\uFEFF', '\u2060', '\uFFFC', .. Letters('\uD800', '\uDFFF'),
         .. Letters('\u2000', '\u200F'), .. Letters('\u2028', '\u202F'), .. Letters('\uFF10', '\uFF19'), .. Letters('\uFF21', '\uFF3A'), .. Letters('\uFF41', '\uFF5A')]);

    private static readonly string[] Nothings = ["-", "--", "---", "—", "——", "/", "//", "\\", "无", "空", "暂无", "N/A", "n/a", "NA", "NULL", "null", "None", "none", "#N/A", "nan", "NaN", "(空)", "''", "\"\""];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> NothingWords =
        Nothings.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The text without invisible characters, with blanks for line breaks, half-width letters and digits; trimmed, and
    /// freed of the marks spreadsheets use to keep text text (<c>="0012"</c>, <c>'0012</c>). Chinese punctuation stays.
    /// What stands for nothing (无, N/A, --) becomes empty. The result lies in <paramref name="scratch"/> or in the cell itself.
    /// </summary>
    public static ReadOnlySpan<char> Of(ReadOnlySpan<char> cell, ref char[] scratch)
    {
        var text = cell.ContainsAny(Unclean) ? Washed(cell, ref scratch) : cell;
        text = text.Trim(' ');
        if (text.Length > 0 && text[0] is '=' or '\'')
        {
            text = Unguarded(text);
        }

        return text.Length <= 4 && NothingWords.Contains(text) ? default : text;
    }

    /// <summary>
    /// Narrow form for codes, dates and amounts: every full-width character half-width, no blanks at all.
    /// Returns the characters written, or -1 when the text does not fit.
    /// </summary>
    public static int Narrow(ReadOnlySpan<char> text, Span<char> into)
    {
        var written = 0;
        foreach (var letter in text)
        {
            if (IsInvisible(letter) || letter is ' ' or '\u3000' or '\u00A0')
            {
                continue;
            }

            if (written == into.Length)
            {
                return -1;
            }

            into[written++] = HalfWidth(letter);
        }

        return written;
    }

    /// <summary>The half-width form of a full-width character; others as they are.</summary>
    public static char HalfWidth(char letter) => letter switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(letter - 0xFEE0),
        '\u3000' => ' ',
        '。' => '.',
        '—' or '–' or '−' => '-',
        _ => letter,
    };

    /// <summary>A character nobody sees, blanks aside.</summary>
    public static bool IsInvisible(char letter) => letter is < ' ' or '\u007F' or '\u00AD' or '\uFEFF' or '\u2060' or '\uFFFC'
        or (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E');

    private static ReadOnlySpan<char> Washed(ReadOnlySpan<char> cell, ref char[] scratch)
    {
        if (scratch.Length < cell.Length)
        {
            scratch = new char[cell.Length * 2];
        }

        var written = 0;
        for (var index = 0; index < cell.Length; index++)
        {
            var letter = cell[index];
            if (char.IsHighSurrogate(letter) && index + 1 < cell.Length && char.IsLowSurrogate(cell[index + 1]))
            {
                scratch[written++] = letter;
                scratch[written++] = cell[++index];
                continue;
            }

            var washed = letter switch
            {
                '\r' or '\n' or '\t' or '\u2028' or '\u2029' or '\u3000' or '\u00A0' or (>= '\u2000' and <= '\u200A') or '\u202F' => ' ',
                (>= '\uFF10' and <= '\uFF19') or (>= '\uFF21' and <= '\uFF3A') or (>= '\uFF41' and <= '\uFF5A') => (char)(letter - 0xFEE0),
                >= '\uD800' and <= '\uDFFF' => '\uFFFD', // half a character
                _ => IsInvisible(letter) ? '\0' : letter,
            };
            if (washed != '\0' && !(washed == ' ' && written > 0 && scratch[written - 1] == ' '))
            {
                scratch[written++] = washed;
            }
        }

        return scratch.AsSpan(0, written);
    }

    private static ReadOnlySpan<char> Unguarded(ReadOnlySpan<char> text)
    {
        if (text is ['=', '"', .., '"'] && text.Length > 3)
        {
            return text[2..^1].Trim(' ');
        }

        return text[0] == '\'' ? text[1..].Trim(' ') : text;
    }

    private static IEnumerable<char> Letters(char first, char last) => Enumerable.Range(first, last - first + 1).Select(code => (char)code);
}
