namespace Xinheng.Policy.Packs;

/// <summary>Sets out how a scheme's grades are used: scale, cycle, who may see them, showing them outside, objections.</summary>
internal static class SchemeViewing
{
    /// <summary>The items, in the order to be read; none for a pack without a scheme.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="words">Its words.</param>
    /// <param name="item">Makes an item with its clause.</param>
    public static IEnumerable<PackViewItem> Items(
        CompiledPack pack, PackWords words, Func<string, LocalText, LocalText, SourceReference, PackViewItem> item)
    {
        if (pack.Scheme is not { } scheme)
        {
            yield break;
        }

        yield return item("scale", scheme.Title, Joined(scheme.Scale.Select(step => new LocalText($"{step.Letter} {step.Name.Zh}", $"{step.Letter} {step.Name.En}"))), scheme.Source) with
        {
            IsExample = scheme.IsExample,
            Parts = [.. scheme.Scale.Where(step => step.Source != scheme.Source).Select(step => item(step.Letter, step.Name, new(string.Empty, string.Empty), step.Source) with { Letter = step.Letter })],
        };
        yield return item("cycle", new("评价周期", "Cycle"), words.Say(scheme.CycleMonths), scheme.CycleMonths.Values[0].Source) with
        {
            IsExample = scheme.CycleMonths.Values.Any(value => value.IsExample),
        };
        yield return Uncited("planes", new("何人可见", "Who may see it"), Planes(scheme));
        yield return scheme.OutsideSource is { } source
            ? item("outside", new("对外展示", "Use outside"), Outside(scheme), source)
            : Uncited("outside", new("对外展示", "Use outside"), Outside(scheme));
        yield return Uncited("under-objection", new("异议处理期间", "While under objection"), PackChoices.ObjectionEffects.Say(scheme.UnderObjection));
    }

    /// <summary>What a scheme says of showing its grades outside.</summary>
    public static LocalText Outside(Scheme scheme) =>
        scheme.Outside is OutsideUse.Unstated ? new("没有规定", "not stated") : PackChoices.OutsideUses.Say(scheme.Outside);

    /// <summary>Who may see a scheme's grades.</summary>
    public static LocalText Planes(Scheme scheme)
    {
        var planes = PackVocabulary.Planes.Where(plane => scheme.Planes.Contains(plane.Id)).Select(plane => plane.Title).ToList();
        return planes.Count == 0 ? new("没有规定", "not stated") : Joined(planes);
    }

    /// <summary>What packs state without a clause of its own.</summary>
    private static PackViewItem Uncited(string id, LocalText title, LocalText text) => new() { Id = id, Title = title, Text = text };

    private static LocalText Joined(IEnumerable<LocalText> texts)
    {
        var all = texts.ToList();
        return new(string.Join("、", all.Select(text => text.Zh)), string.Join(", ", all.Select(text => text.En)));
    }
}
