using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>A section of a pack that reads as lines of words: a table, scores, limits.</summary>
/// <param name="Id">Stable, such as <c>treatments</c>.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Lines">Its entries in the pack's order, each followed by its parts.</param>
public sealed record SectionView(string Id, LocalText Title, IReadOnlyList<SectionLineView> Lines);

/// <summary>An entry of a section, or a part of one.</summary>
public sealed record SectionLineView
{
    /// <summary>0 for an entry, 1 for its part, 2 for a part of that.</summary>
    public required int Depth { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What it says, in words; empty where the title says it all.</summary>
    public required LocalText Words { get; init; }

    /// <summary>The condition as the author wrote it; null when there is none.</summary>
    public required string? Condition { get; init; }

    /// <summary>A remark; null when there is none.</summary>
    public required LocalText? Note { get; init; }

    /// <summary>Whether it is an example where the document leaves it open, and no law.</summary>
    public required bool IsExample { get; init; }

    /// <summary>The clause it rests on; null when it names none.</summary>
    public required ClauseView? Clause { get; init; }
}

/// <summary>Sets out the sections of a pack that have no view of their own.</summary>
internal static class SectionViews
{
    private static readonly string[] Elsewhere = ["grades", "parameters", "kinds", "indicators", "rulings", "documents", "tree"];

    public static IReadOnlyList<SectionView> Of(PackView view, PolicyWords words) =>
    [
        .. view.Sections.Where(section => section.Items.Count > 0 && !Elsewhere.Contains(section.Id))
            .Select(section => new SectionView(section.Id, section.Title, [.. section.Items.SelectMany(item => Lines(item, 0, words))])),
    ];

    private static IEnumerable<SectionLineView> Lines(PackViewItem item, int depth, PolicyWords words) =>
        item.Parts.SelectMany(part => Lines(part, depth + 1, words)).Prepend(new SectionLineView
        {
            Depth = depth,
            Id = item.Id,
            Title = item.Title,
            Words = item.Text,
            Condition = item.Condition,
            Note = item.Note,
            IsExample = item.IsExample,
            Clause = item.Source is { } source ? words.Clause(source) : null,
        });
}
