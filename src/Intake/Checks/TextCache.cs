namespace Xinheng.Intake.Checks;

/// <summary>Keeps one string for each of the short texts that come again and again, such as issuers.</summary>
internal sealed class TextCache
{
    private const int Most = 8192;
    private const int Longest = 64;
    private readonly HashSet<string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public TextCache() => _lookup = _texts.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text as a string.</summary>
    public string Of(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return "";
        }

        if (_lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var fresh = new string(text);
        if (text.Length <= Longest && _texts.Count < Most)
        {
            _texts.Add(fresh);
        }

        return fresh;
    }
}
