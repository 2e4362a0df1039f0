namespace Xinheng.Policy.Packs;

/// <summary>A pack set out for reading: the rules in words, each beside the clause it comes from.</summary>
public sealed record PackView
{
    /// <summary>Id, version and fingerprint of the pack shown.</summary>
    public required string Id { get; init; }

    /// <summary>The pack's version.</summary>
    public required string Version { get; init; }

    /// <summary>The pack's fingerprint.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>The pack's title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Who issued the policy.</summary>
    public required LocalText Issuer { get; init; }

    /// <summary>In the order to be read: grades, the scheme, the models, the tables that have entries, parameters, record kinds, indicators, rulings, documents.</summary>
    public required IReadOnlyList<PackViewSection> Sections { get; init; }

    /// <summary>The weighted tree with its matrices; null when there is none.</summary>
    public HierarchyView? Hierarchy { get; init; }

    /// <summary>Projects a pack, with the parameter values in force on <paramref name="day"/>.</summary>
    public static PackView Of(CompiledPack pack, DateOnly day) => PackViewing.View(pack, day);
}

/// <summary>A section of a pack set out for reading.</summary>
/// <param name="Id">Stable: <c>grades</c>, <c>scheme</c>, <c>parameters</c>, <c>kinds</c>, <c>indicators</c>, <c>rulings</c>, <c>documents</c>, and the key of each table, such as <c>treatments</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Items">What it holds, in the pack's order.</param>
public sealed record PackViewSection(string Id, LocalText Title, IReadOnlyList<PackViewItem> Items);

/// <summary>One rule, parameter, kind, indicator, ruling or document.</summary>
public sealed record PackViewItem
{
    /// <summary>Id within its section; for a grade rule its number.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The rule or value in words.</summary>
    public required LocalText Text { get; init; }

    /// <summary>The condition as the author wrote it; null when there is none.</summary>
    public string? Condition { get; init; }

    /// <summary>The condition itself; null when there is none.</summary>
    public Conditions.Condition? When { get; init; }

    /// <summary>Ids of the parameters its condition, its other expressions and its numbers name, each once.</summary>
    public IReadOnlyList<string> Parameters =>
        [.. Expressions.Append(When).OfType<Conditions.Condition>().SelectMany(one => one.References).Where(name => name.Variable == "params").Select(name => name.Field).OfType<string>().Concat(Numbers).Distinct()];

    /// <summary>What it works out beside its condition.</summary>
    internal IReadOnlyList<Conditions.Condition?> Expressions { get; init; } = [];

    /// <summary>Ids of the parameters that give it its numbers.</summary>
    internal IReadOnlyList<string> Numbers { get; init; } = [];

    /// <summary>The letter a grade rule gives; else null.</summary>
    public string? Letter { get; init; }

    /// <summary>A remark; null when there is none.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Where it comes from; null for a document, and for what the pack states without a clause of its own.</summary>
    public SourceReference? Source { get; init; }

    /// <summary>The clause's own text; null when there is no source.</summary>
    public string? ClauseText { get; init; }

    /// <summary>Whether <see cref="ClauseText"/> is a digest by the pack's author and not a quotation.</summary>
    public bool IsDigest { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Parts, such as the effects of a record kind.</summary>
    public IReadOnlyList<PackViewItem> Parts { get; init; } = [];
}
