using System.Globalization;

namespace Xinheng.Registry;

/// <summary>The normal form of codes as people write them.</summary>
internal static class CodeText
{
    /// <summary>Longer text is cut here: no code comes near it, and its class is the same.</summary>
    public const int LongestKept = 64;

    private static readonly string[] WordsForNothing = ["无", "暂无", "没有", "空", "NULL", "N/A", "NA", "NONE", "0", "/", "\\"];

    /// <summary>
    /// Half-width, capitals, without blanks, invisible characters and hyphens; written into <paramref name="room"/>.
    /// </summary>
    public static Span<char> Normalise(string raw, Span<char> room, out bool hasLowerCase)
    {
        var length = 0;
        hasLowerCase = false;
        foreach (var written in raw)
        {
            var character = written is >= '\uFF01' and <= '\uFF5E' ? (char)(written - 0xFEE0) : written;
            if (IsLeftOut(character))
            {
                continue;
            }

            if (character is >= 'a' and <= 'z')
            {
                hasLowerCase = true;
                character = (char)(character - 32);
            }

            if (length == room.Length)
            {
                break;
            }

            room[length++] = character;
        }

        return room[..length];
    }

    public static bool IsWordForNothing(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return true;
        }

        if (text.Length > 4)
        {
            return text.TrimStart('0').IsEmpty;
        }

        foreach (var word in WordsForNothing)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return text.TrimStart('0').IsEmpty;
    }

    private static bool IsLeftOut(char character)
    {
        if (char.IsAsciiLetterOrDigit(character))
        {
            return false;
        }

        return character is '-' or '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2015' or '\u2212' or '\'' or '`' or '‘' or '’'
            || char.IsWhiteSpace(character)
            || char.IsControl(character)
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Format;
    }
}
