using System.Globalization;
using System.Text;

namespace Xinheng.Registry;

/// <summary>
/// The tokens a subject is found by: pairs of characters of its name, triples of its code (and pairs that hold a letter;
/// pairs of digits are in nearly every code), and one for each thing that can be filtered by.
/// </summary>
internal static class SearchTokens
{
    private static readonly int[] DivisionLengths = [2, 4, 6];
    private static readonly int[] IndustryLengths = [1, 3, 5];

    /// <summary>Letters and digits only, half-width, capitals: how names are compared.</summary>
    public static string Text(string written)
    {
        var text = new StringBuilder(written.Length);
        foreach (var original in written)
        {
            var character = original is >= '\uFF01' and <= '\uFF5E' ? (char)(original - 0xFEE0) : original;
            if (char.IsLetterOrDigit(character))
            {
                text.Append(char.ToUpperInvariant(character));
            }
        }

        return text.ToString();
    }

    /// <summary>What is looked for: each part between blanks, at most five.</summary>
    public static string[] Terms(string? written) =>
        [.. (written ?? string.Empty).Split((char[]?)null, 5, StringSplitOptions.RemoveEmptyEntries).Select(Text).Where(t => t.Length > 0)];

    /// <summary>All tokens of a subject.</summary>
    public static HashSet<string> Of(SubjectHit subject, string nameText)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        Add(tokens, nameText, 2, _ => true);
        Add(tokens, nameText, 3, IsCodePart);
        if (!subject.Key.StartsWith('~'))
        {
            Add(tokens, subject.Key, 3, _ => true);
            Add(tokens, subject.Key, 2, pair => !char.IsAsciiDigit(pair[0]) || !char.IsAsciiDigit(pair[1]));
        }

        tokens.Add("KIND" + Text(subject.SubjectKind));
        tokens.Add("LICENCE" + Text(subject.Licence));
        tokens.UnionWith(Prefixes("PLACE", subject.Division, DivisionLengths));
        tokens.UnionWith(Prefixes("TRADE", subject.Industry, IndustryLengths));
        return tokens;
    }

    /// <summary>The tokens a subject must have to answer a query. They are necessary, not sufficient.</summary>
    public static List<string> Of(SubjectQuery query, IEnumerable<string> terms)
    {
        var tokens = new HashSet<string>(StringComparer.Ordinal);
        foreach (var term in terms)
        {
            Add(tokens, term, IsCodePart(term) ? 3 : 2, token => token.Any(c => !char.IsAsciiDigit(c)) || token.Length == 3);
        }

        if (query.SubjectKind is { } kind)
        {
            tokens.Add("KIND" + Text(kind));
        }

        if (query.Licence is { } licence)
        {
            tokens.Add("LICENCE" + Text(licence));
        }

        tokens.UnionWith(Prefixes("PLACE", query.DivisionPrefix, DivisionLengths).TakeLast(1));
        tokens.UnionWith(Prefixes("TRADE", query.IndustryPrefix, IndustryLengths).TakeLast(1));
        return [.. tokens];
    }

    /// <summary>Whether a text of three or more can stand in a code as well as in a name; then it is looked for in codes.</summary>
    public static bool IsCodePart(string text) =>
        text.Length >= 3 && text.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c));

    private static IEnumerable<string> Prefixes(string field, string? value, int[] lengths)
    {
        if (value is null)
        {
            yield break;
        }

        var text = Text(value);
        foreach (var length in lengths)
        {
            if (length <= text.Length)
            {
                yield return string.Create(CultureInfo.InvariantCulture, $"{field}{text.AsSpan(0, length)}");
            }
        }
    }

    private static void Add(HashSet<string> tokens, string text, int length, Func<string, bool> isKept)
    {
        for (var at = 0; at + length <= text.Length; at++)
        {
            var token = text.Substring(at, length);
            if (isKept(token))
            {
                tokens.Add(token);
            }
        }
    }
}
