namespace Xinheng.Policy.Packs;

/// <summary>Article numbers as documents and authors write them.</summary>
internal static class Articles
{
    /// <summary>The same article in one form: half-width brackets and digits, no blanks.</summary>
    public static string Normalise(string article) =>
        string.Concat(article.Where(letter => !char.IsWhiteSpace(letter)).Select(letter => letter is >= '！' and <= '～' ? (char)(letter - 0xFEE0) : letter));
}
