namespace Xinheng.Policy;

/// <summary>Where a rule comes from: a document of the pack's sources and the article in it.</summary>
/// <param name="Document">The document's id, such as <c>langfang-2023</c>.</param>
/// <param name="Article">The article as the document numbers it, such as <c>三(五)</c>.</param>
public sealed record SourceReference(string Document, string Article)
{
    /// <summary>As written in packs: <c>langfang-2023 三(五)</c>.</summary>
    public override string ToString() => $"{Document} {Article}";
}
