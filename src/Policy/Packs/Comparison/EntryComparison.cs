namespace Xinheng.Policy.Packs.Comparison;

/// <summary>Compares lists of entries. Entries of one id, such as several rules for one grade, are taken in their order.</summary>
internal static class EntryComparison
{
    private static readonly LocalText Title = new("名称", "title");
    private static readonly LocalText Order = new("次序", "order");

    /// <summary>The entries that differ; those of <paramref name="after"/> in their order, then those removed.</summary>
    public static IReadOnlyList<EntryDifference> Compare(IReadOnlyList<ComparedEntry> before, IReadOnlyList<ComparedEntry> after)
    {
        var old = Keyed(before);
        var now = Keyed(after);
        var known = old.ToDictionary(pair => pair.Key, pair => pair.Entry);
        var kept = now.Select(pair => pair.Key).ToHashSet();
        return
        [
            .. now.Select(pair => known.TryGetValue(pair.Key, out var earlier) ? Changed(earlier, pair.Entry) : Whole(EntryChange.Added, pair.Entry)).OfType<EntryDifference>(),
            .. old.Where(pair => !kept.Contains(pair.Key)).Select(pair => Whole(EntryChange.Removed, pair.Entry)),
        ];
    }

    /// <summary>A difference in the order of the entries both lists have; null when there is none.</summary>
    public static FieldDifference? CompareOrder(IReadOnlyList<ComparedEntry> before, IReadOnlyList<ComparedEntry> after)
    {
        var old = Keyed(before).Select(pair => pair.Key).ToList();
        var now = Keyed(after).Select(pair => pair.Key).ToList();
        var (left, right) = (old.Where(now.Contains).ToList(), now.Where(old.Contains).ToList());
        return left.SequenceEqual(right) ? null : new(Order, Said(left), Said(right));
    }

    private static EntryDifference? Changed(ComparedEntry before, ComparedEntry after)
    {
        List<FieldDifference> fields = before.Title == after.Title ? [] : [new(Title, before.Title, after.Title)];
        foreach (var name in before.Fields.Concat(after.Fields).Select(field => field.Name).Distinct())
        {
            var (old, now) = (Find(before, name), Find(after, name));
            if (old != now)
            {
                fields.Add(new(name, old, now));
            }
        }

        if (CompareOrder(before.Parts, after.Parts) is { } order)
        {
            fields.Add(order);
        }

        var parts = Compare(before.Parts, after.Parts);
        return fields.Count == 0 && parts.Count == 0 ? null : new(EntryChange.Changed, after.Id, after.Title, fields) { Parts = parts };
    }

    private static EntryDifference Whole(EntryChange change, ComparedEntry entry) =>
        new(change, entry.Id, entry.Title, [.. entry.Fields.Select(field => change is EntryChange.Added
            ? new FieldDifference(field.Name, null, field.Value)
            : new FieldDifference(field.Name, field.Value, null))])
        {
            Parts = [.. entry.Parts.Select(part => Whole(change, part))],
        };

    private static LocalText? Find(ComparedEntry entry, LocalText name) =>
        entry.Fields.Where(field => field.Name == name).Select(field => field.Value).FirstOrDefault();

    private static List<((string Id, int Number) Key, ComparedEntry Entry)> Keyed(IReadOnlyList<ComparedEntry> entries)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. entries.Select(entry => ((entry.Id, seen[entry.Id] = seen.GetValueOrDefault(entry.Id) + 1), entry))];
    }

    private static LocalText Said(IEnumerable<(string Id, int Number)> keys)
    {
        var ids = keys.Select(key => key.Number == 1 ? key.Id : $"{key.Id}({key.Number})").ToList();
        return new(string.Join("、", ids), string.Join(", ", ids));
    }
}
