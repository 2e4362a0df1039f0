namespace Xinheng.Policy.Tables;

/// <summary>What every entry of a table has.</summary>
/// <param name="Id">As other entries name it; unique in its table.</param>
/// <param name="Title">For people.</param>
/// <param name="Source">The clause it rests on.</param>
public sealed record EntryHead(string Id, LocalText Title, SourceReference Source)
{
    /// <summary>A remark, such as what of its basis is unsure; null when there is none.</summary>
    public LocalText? Note { get; init; }

    /// <summary>Whether its numbers are an example where the document leaves them open, and no law.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack's files; null for one made outside a file.</summary>
    public SourceSpan? Span { get; init; }
}

/// <summary>An entry of one of a pack's tables.</summary>
/// <param name="Head">What every entry has.</param>
public abstract record TableEntry(EntryHead Head)
{
    /// <summary>As other entries name it; unique in its table.</summary>
    public string Id => Head.Id;

    /// <summary>For people.</summary>
    public LocalText Title => Head.Title;

    /// <summary>The clause it rests on.</summary>
    public SourceReference Source => Head.Source;
}
