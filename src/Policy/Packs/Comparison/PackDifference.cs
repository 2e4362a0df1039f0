namespace Xinheng.Policy.Packs.Comparison;

/// <summary>What differs between two packs, or two versions of one, in words.</summary>
/// <param name="Before">The pack compared from.</param>
/// <param name="After">The pack compared to.</param>
/// <param name="Sections">The sections that differ, in the order a pack is read; empty when the two say the same.</param>
public sealed record PackDifference(PackIdentity Before, PackIdentity After, IReadOnlyList<SectionDifference> Sections)
{
    /// <summary>What differs.</summary>
    /// <param name="before">The pack compared from.</param>
    /// <param name="after">The pack compared to.</param>
    public static PackDifference Between(CompiledPack before, CompiledPack after) => PackComparison.Compare(before, after);
}

/// <summary>Which pack.</summary>
/// <param name="Id">Issuer and name.</param>
/// <param name="Version">Its version.</param>
/// <param name="Fingerprint">SHA-256 over its files.</param>
public sealed record PackIdentity(string Id, string Version, string Fingerprint);

/// <summary>A section in which two packs differ.</summary>
/// <param name="Id">Stable, as in <see cref="PackViewSection"/>; <c>pack</c> and <c>scheme</c> besides.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Entries">The entries that differ; those of the pack compared to in their order, then those removed.</param>
public sealed record SectionDifference(string Id, LocalText Title, IReadOnlyList<EntryDifference> Entries);

/// <summary>An entry that was added, removed or changed.</summary>
/// <param name="Change">What became of it.</param>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, as the pack compared to has it where it is in both.</param>
/// <param name="Fields">What it says; for a changed entry only what differs.</param>
public sealed record EntryDifference(EntryChange Change, string Id, LocalText Title, IReadOnlyList<FieldDifference> Fields)
{
    /// <summary>Its parts that differ, such as rules of a treatment; for one added or removed, all of them.</summary>
    public IReadOnlyList<EntryDifference> Parts { get; init; } = [];
}

/// <summary>What became of an entry.</summary>
public enum EntryChange
{
    /// <summary>Only the pack compared to has it.</summary>
    Added,

    /// <summary>Only the pack compared from has it.</summary>
    Removed,

    /// <summary>Both have it and say different things.</summary>
    Changed,
}

/// <summary>One thing an entry says.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Before">As the pack compared from has it; null when it does not.</param>
/// <param name="After">As the pack compared to has it; null when it does not.</param>
public sealed record FieldDifference(LocalText Name, LocalText? Before, LocalText? After);
