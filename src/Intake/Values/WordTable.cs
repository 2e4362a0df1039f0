using System.Collections.Frozen;

namespace Xinheng.Intake.Values;

/// <summary>
/// Things by what people call them: by their id as it stands, else by id or word whatever the width, case and blanks, where that
/// means one thing only. Safe to use from many threads.
/// </summary>
internal sealed class WordTable<T>
    where T : class
{
    /// <summary>No word is longer; what is longer is not looked up.</summary>
    private const int LongestWord = 128;

    private readonly FrozenDictionary<string, T> byId;
    private readonly FrozenDictionary<string, T> byWord;

    /// <summary>Makes a table. No two things have the same id.</summary>
    public WordTable(IEnumerable<T> things, Func<T, string> id, Func<T, IEnumerable<string>> words)
    {
        byId = things.ToFrozenDictionary(id, StringComparer.Ordinal);
        var ids = Alone(byId.Select(pair => (Normal(pair.Key), pair.Value)));
        var meant = Alone(byId.Values.SelectMany(thing => words(thing).Select(word => Normal(word)).Distinct(StringComparer.Ordinal), (thing, word) => (word, thing)));
        // What is an id, even one of several alike, is no other thing's word.
        var taken = byId.Keys.Select(key => Normal(key)).ToHashSet(StringComparer.Ordinal);
        byWord = ids.Concat(meant.Where(pair => !taken.Contains(pair.Key))).ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The thing a person means; null when there is none, or when it may be several.</summary>
    public T? Find(ReadOnlySpan<char> written)
    {
        if (written.IsEmpty || written.Length > LongestWord)
        {
            return null;
        }

        return byId.GetValueOrDefault(new string(written)) ?? byWord.GetValueOrDefault(Normal(written));
    }

    private static Dictionary<string, T> Alone(IEnumerable<(string Word, T Thing)> named) => named
        .Where(pair => pair.Word.Length > 0).GroupBy(pair => pair.Word, StringComparer.Ordinal).Where(group => group.Count() == 1)
        .ToDictionary(group => group.Key, group => group.Single().Thing, StringComparer.Ordinal);

    private static string Normal(ReadOnlySpan<char> written)
    {
        Span<char> narrow = stackalloc char[LongestWord];
        var length = CleanText.Narrow(written, narrow);
        return length < 0 ? string.Empty : new string(narrow[..length]).ToUpperInvariant();
    }
}
