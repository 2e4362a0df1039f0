using Xinheng.Evaluation.Columns;

namespace Xinheng.Assessment.Snapshots;

/// <summary>
/// What the places in packed words stand for: grows and never changes, so that words packed earlier stay good. Safe to
/// use from many threads.
/// </summary>
internal sealed class ColumnLists
{
    private readonly Lock door = new();
    private readonly Growing<RecordProfile> profiles;
    private readonly Growing<SubjectTraits> traits;
    private readonly Growing<string?> issuers;
    private readonly Growing<string?> places;
    private readonly Growing<string?> industries;
    private readonly Growing<string?> results;

    /// <summary>Empty lists, or those of a population with what is added later behind them.</summary>
    public ColumnLists(Population? population = null)
    {
        profiles = new(PackedRecord.ProfileLimit, population?.Profiles ?? [], KeyOf);
        traits = new(PackedSubject.TraitsLimit, population?.Traits ?? [], KeyOf);
        issuers = new(PackedRecord.IssuerLimit, population?.Issuers ?? [null], text => text);
        places = new(PackedSubject.PlaceLimit, population?.Places ?? [null], text => text);
        industries = new(PackedSubject.IndustryLimit, population?.Industries ?? [null], text => text);
        results = new(int.MaxValue, population?.ResultTexts ?? [null], text => text);
    }

    public IReadOnlyList<RecordProfile> Profiles => profiles.Items;

    public IReadOnlyList<SubjectTraits> Traits => traits.Items;

    public IReadOnlyList<string?> Issuers => issuers.Items;

    public IReadOnlyList<string?> Places => places.Items;

    public IReadOnlyList<string?> Industries => industries.Items;

    public IReadOnlyList<string?> ResultTexts => results.Items;

    /// <summary>A profile's place; −1 where there is no room.</summary>
    public int Of(RecordProfile profile) => Of(profiles, profile);

    /// <summary>The place of traits; −1 where there is no room.</summary>
    public int Of(SubjectTraits one) => Of(traits, one);

    /// <summary>A body's place, 0 for none; −1 where there is no room.</summary>
    public int IssuerOf(string? text) => text is null ? 0 : Of(issuers, text);

    /// <summary>A division's place, 0 for none; −1 where there is no room.</summary>
    public int PlaceOf(string? text) => text is null ? 0 : Of(places, text);

    /// <summary>An industry's place, 0 for none; −1 where there is no room.</summary>
    public int IndustryOf(string? text) => text is null ? 0 : Of(industries, text);

    /// <summary>The place of a text of received results, 0 for none.</summary>
    public int ResultTextOf(string? text) => text is null ? 0 : Of(results, text);

    private static string KeyOf(RecordProfile profile) =>
        $"{profile.Kind}\n{profile.Standing}\n{profile.GraveConsequence}\n{string.Join('\n', profile.Penalties)}";

    private static string KeyOf(SubjectTraits one) =>
        $"{one.Licence}\n{one.Kind}\n{one.StateOwned}\n{string.Join('\n', one.Tags)}";

    private int Of<T>(Growing<T> list, T item)
    {
        lock (door)
        {
            return list.Of(item);
        }
    }

    private sealed class Growing<T>
    {
        private readonly int limit;
        private readonly Func<T, string?> keyOf;
        private readonly Dictionary<string, int> known = new(StringComparer.Ordinal);

        public Growing(int limit, IReadOnlyList<T> items, Func<T, string?> keyOf)
        {
            (this.limit, this.keyOf) = (limit, keyOf);
            Items = [.. items];
            for (var at = 0; at < Items.Count; at++)
            {
                if (keyOf(Items[at]) is { } key)
                {
                    known.TryAdd(key, at);
                }
            }
        }

        public List<T> Items { get; }

        public int Of(T item)
        {
            var key = keyOf(item) ?? throw new InvalidOperationException("Nothing has no place of its own in a list.");
            if (known.TryGetValue(key, out var place))
            {
                return place;
            }

            if (Items.Count >= limit)
            {
                return -1;
            }

            Items.Add(item);
            known[key] = Items.Count - 1;
            return Items.Count - 1;
        }
    }
}
