using System.Text;

namespace Xinheng.Registry.Search;

/// <summary>
/// The tokens a subject is found by: pairs of characters of its names, triples of its codes (and pairs that hold a letter;
/// pairs of digits are in nearly every code), and one for each thing that can be filtered by.
/// One instance serves one thread: it keeps the tokens it has made, since most come again and again.
/// </summary>
internal sealed class SearchTokens
{
    private const int MostKept = 200_000;
    private static readonly int[] DivisionLengths = [2, 4, 6];
    private static readonly int[] IndustryLengths = [1, 3, 5];

    /// <summary>Pairs that stand in so many names that whatever else is asked for narrows a search more.</summary>
    private static readonly HashSet<string> Commonplace =
        ["有限", "限公", "公司", "限责", "责任", "任公", "分公", "合作", "作社", "经营", "营部", "商店", "商行", "服务", "贸易", "科技"];

    private readonly HashSet<string> kept = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> keptBySpan;

    public SearchTokens() => keptBySpan = kept.GetAlternateLookup<ReadOnlySpan<char>>();

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

    /// <summary>The names of a subject as they are compared, the current one first.</summary>
    public static IEnumerable<string> Names(SubjectHit subject) => subject.FormerNames.Prepend(subject.Name).Select(Text);

    /// <summary>All tokens of a subject; one may stand there twice.</summary>
    public List<string> Of(SubjectHit subject)
    {
        var tokens = new List<string>();
        foreach (var name in Names(subject))
        {
            Add(tokens, name, 2, static _ => true);
            Add(tokens, name, 3, static triple => IsCodePart(triple));
        }

        foreach (var code in subject.FormerCodes.Prepend(subject.Key))
        {
            if (!code.StartsWith('~'))
            {
                Add(tokens, code, 3, static _ => true);
                Add(tokens, code, 2, static pair => !char.IsAsciiDigit(pair[0]) || !char.IsAsciiDigit(pair[1]));
            }
        }

        tokens.Add(Kept("KIND" + Text(subject.SubjectKind)));
        tokens.Add(Kept("LICENCE" + Text(subject.Licence)));
        AddPrefixes(tokens, "PLACE", subject.Division, DivisionLengths);
        AddPrefixes(tokens, "TRADE", subject.Industry, IndustryLengths);
        return tokens;
    }

    /// <summary>
    /// Tokens a subject must have to answer a query. They are necessary, not sufficient: those in nearly every name are left out
    /// when there are others.
    /// </summary>
    public List<string> Of(SubjectQuery query, IEnumerable<string> terms)
    {
        var tokens = new List<string>();
        foreach (var term in terms)
        {
            Add(tokens, term, IsCodePart(term) ? 3 : 2, static token => token.Length == 3 || token.ContainsAnyExceptInRange('0', '9'));
        }

        if (query.SubjectKind is { } kind)
        {
            tokens.Add("KIND" + Text(kind));
        }

        if (query.Licence is { } licence)
        {
            tokens.Add("LICENCE" + Text(licence));
        }

        AddPrefixes(tokens, "PLACE", query.DivisionPrefix, DivisionLengths, isLastOnly: true);
        AddPrefixes(tokens, "TRADE", query.IndustryPrefix, IndustryLengths, isLastOnly: true);
        var telling = tokens.Where(token => !Commonplace.Contains(token)).Distinct(StringComparer.Ordinal).ToList();
        return telling.Count > 0 ? telling : tokens;
    }

    /// <summary>Whether a text of three or more can stand in a code as well as in a name; then it is looked for in codes.</summary>
    public static bool IsCodePart(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter) && !char.IsAsciiLetterUpper(letter))
            {
                return false;
            }
        }

        return text.Length >= 3;
    }

    private void AddPrefixes(List<string> tokens, string field, string? value, int[] lengths, bool isLastOnly = false)
    {
        var text = value is null ? string.Empty : Text(value);
        for (var i = lengths.Length - 1; i >= 0; i--)
        {
            if (lengths[i] <= text.Length)
            {
                tokens.Add(Kept(string.Concat(field, text.AsSpan(0, lengths[i]))));
                if (isLastOnly)
                {
                    return;
                }
            }
        }
    }

    private void Add(List<string> tokens, string text, int length, Func<ReadOnlySpan<char>, bool> isWanted)
    {
        for (var at = 0; at + length <= text.Length; at++)
        {
            var token = text.AsSpan(at, length);
            if (isWanted(token))
            {
                tokens.Add(Kept(token));
            }
        }
    }

    private string Kept(ReadOnlySpan<char> token)
    {
        if (keptBySpan.TryGetValue(token, out var known))
        {
            return known;
        }

        var made = new string(token);
        if (kept.Count < MostKept)
        {
            kept.Add(made);
        }

        return made;
    }
}
