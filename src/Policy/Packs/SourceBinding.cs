namespace Xinheng.Policy.Packs;

/// <summary>Looks up what a source names. Each must be an article whose text the pack has.</summary>
/// <source id="fengxian-2021">(二)</source>
internal sealed class SourceBinding(
    IReadOnlyList<PolicyDocument> documents, WrittenText? defaultDocument, PackFindings findings)
{
    private static readonly SourceReference StandIn = new("?", "?");

    /// <summary>Reports a default document that the pack does not have.</summary>
    public void CheckDefault()
    {
        if (defaultDocument is not null && Document(defaultDocument.Content) is null)
        {
            findings.Add("PK-017", defaultDocument.Span, defaultDocument.Content, Advice.For(defaultDocument.Content, Ids()));
        }
    }

    /// <summary>The source; a stand-in, with a finding, when it is missing or cannot be found.</summary>
    public SourceReference Bind(WrittenSource source)
    {
        if (source.Text is not { } text)
        {
            findings.Add("PK-016", source.OwnerSpan, source.Owner);
            return StandIn;
        }

        var parts = text.Content.Trim().Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var named = parts.Length == 2 ? Document(parts[0]) : null;
        if (named is not null)
        {
            return Bind(named, parts[1], text);
        }

        if (defaultDocument is null || LooksLikeId(parts.FirstOrDefault()))
        {
            var written = parts.FirstOrDefault() ?? string.Empty;
            findings.Add("PK-017", text.Span, text.Content, Advice.For(written, Ids()));
            return StandIn;
        }

        return Document(defaultDocument.Content) is { } document ? Bind(document, text.Content, text) : StandIn;
    }

    private SourceReference Bind(PolicyDocument document, string article, WrittenText text)
    {
        var normal = Articles.Normalise(article);
        if (!document.Clauses.ContainsKey(normal))
        {
            findings.Add("PK-018", text.Span, document.Id, normal, Advice.For(normal, [.. document.Clauses.Keys]));
        }

        return new(document.Id, normal);
    }

    private PolicyDocument? Document(string id) => documents.FirstOrDefault(document => document.Id == id);

    private List<string> Ids() => [.. documents.Select(document => document.Id)];

    private static bool LooksLikeId(string? word) =>
        word is { Length: > 3 } && word.Contains('-', StringComparison.Ordinal) && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-');
}
