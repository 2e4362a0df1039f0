namespace Xinheng.Policy;

/// <summary>A text in both languages. Chinese is what the documents say; English is ours.</summary>
/// <param name="Zh">Simplified Chinese.</param>
/// <param name="En">English.</param>
public sealed record LocalText(string Zh, string En)
{
    /// <summary>A text that reads the same in both languages: an id, a number, a name without a translation.</summary>
    public static LocalText Same(string text) => new(text, text);

    /// <summary>The text in <paramref name="language"/>: <c>en</c> gives English, all else Chinese.</summary>
    public string In(string language) =>
        language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Zh;
}
