namespace Xinheng.Policy.Packs;

/// <summary>Reads a word of a closed list.</summary>
internal static class Choice
{
    /// <summary>What the word stands for; <paramref name="otherwise"/> when there is none or, with a finding, when it is unknown.</summary>
    public static T Of<T>(WrittenText? written, string key, IReadOnlyList<ClosedWord<T>> choices, T otherwise, PackFindings findings) =>
        written is not null && Find(written, key, choices, findings) is { } found ? found.Value : otherwise;

    /// <summary>As the other, for words that are nothing to people by themselves.</summary>
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

        Refuse(written, key, choices.Keys, findings);
        return otherwise;
    }

    /// <summary>The word; null, with a finding, when it is unknown.</summary>
    public static ClosedWord<T>? Find<T>(WrittenText written, string key, IReadOnlyList<ClosedWord<T>> choices, PackFindings findings)
    {
        var found = choices.FirstOrDefault(choice => choice.Word == written.Content);
        if (found is null)
        {
            Refuse(written, key, choices.Select(choice => choice.Word), findings);
        }

        return found;
    }

    private static void Refuse(WrittenText written, string key, IEnumerable<string> choices, PackFindings findings) =>
        findings.Add("PK-013", written.Span, written.Content, key, Advice.For(written.Content, [.. choices]));
}
