namespace Xinheng.Policy.Packs;

/// <summary>Reads a word of a closed list.</summary>
internal static class Choice
{
    /// <summary>What the word stands for; <paramref name="otherwise"/> when there is none or, with a finding, when it is unknown.</summary>
    public static T Of<T>(WrittenText? written, string key, IReadOnlyDictionary<string, T> choices, T otherwise, PackFindings findings)
    {
        if (written is null)
        {
            return otherwise;
        }

        if (choices.TryGetValue(written.Content, out var choice))
        {
            return choice;
        }

        findings.Add("PK-013", written.Span, written.Content, key, Advice.For(written.Content, [.. choices.Keys]));
        return otherwise;
    }
}
