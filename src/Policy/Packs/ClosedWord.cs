namespace Xinheng.Policy.Packs;

/// <summary>One of the words a key of a pack takes.</summary>
/// <param name="Word">As written in packs.</param>
/// <param name="Value">What it stands for.</param>
/// <param name="Title">For people.</param>
internal sealed record ClosedWord<T>(string Word, T Value, LocalText Title);

/// <summary>Words with their meaning.</summary>
internal static class ClosedWord
{
    public static ClosedWord<T> Of<T>(string word, T value, string zh, string en) => new(word, value, new(zh, en));

    /// <summary>The title of a value.</summary>
    public static LocalText Say<T>(this IReadOnlyList<ClosedWord<T>> choices, T value)
        where T : notnull =>
        choices.First(choice => choice.Value.Equals(value)).Title;
}
