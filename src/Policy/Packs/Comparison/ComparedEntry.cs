namespace Xinheng.Policy.Packs.Comparison;

/// <summary>An entry of a pack as it is compared: what tells it from others, and what it says.</summary>
/// <param name="Id">For people.</param>
/// <param name="Title">For people.</param>
/// <param name="Fields">What it says, by name; what is not said is left out.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record ComparedEntry(string Id, LocalText Title, IReadOnlyList<(LocalText Name, LocalText Value)> Fields, IReadOnlyList<ComparedEntry> Parts)
{
    private static readonly LocalText Says = new("内容", "says");
    private static readonly LocalText Written = new("条件", "condition");
    private static readonly LocalText Remark = new("说明", "note");
    private static readonly LocalText Basis = new("依据", "source");
    private static readonly LocalText Status = new("性质", "status");
    private static readonly LocalText Clause = new("条款文字", "text of the clause");

    /// <summary>A rule that gives a grade, told from others by its letter; its number changes with every rule before it.</summary>
    public static ComparedEntry OfGrade(PackViewItem item) => Of(item with { Id = item.Letter ?? item.Id, Note = null }, false); // its note is its step's name, which the scheme has

    /// <summary>What an item set out for reading says.</summary>
    /// <param name="item">The item.</param>
    /// <param name="withClause">Whether the clause's own text is part of it, as for a document.</param>
    public static ComparedEntry Of(PackViewItem item, bool withClause)
    {
        List<(LocalText Name, LocalText? Value)> fields =
        [
            (Says, item.Text.En.Length == 0 ? null : item.Text),
            (Written, Same(item.When?.ToCanonicalText() ?? item.Condition)),
            (Remark, item.Note),
            (Basis, Same(item.Source?.ToString())),
            (Status, item.IsExample ? new LocalText("示例", "example") : null),
            (Clause, withClause ? Same(item.ClauseText) : null),
        ];
        return new(
            item.Id,
            item.Title,
            [.. fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!))], // filtered for it
            [.. item.Parts.Select(part => Of(part, withClause))]);
    }

    private static LocalText? Same(string? text) => text is null ? null : LocalText.Same(text);
}
