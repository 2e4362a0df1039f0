namespace Xinheng.Policy.Packs.Models;

internal sealed record WrittenScore
{
    public required WrittenText Id { get; init; }
    public required LocalText Title { get; init; }
    public required WrittenText? Of { get; init; }
    public required IReadOnlyList<WrittenLine>? Bands { get; init; }
    public required IReadOnlyList<WrittenLine>? Linear { get; init; }
    public required IReadOnlyList<WrittenLine>? Table { get; init; }
    public required WrittenText? Otherwise { get; init; }
    public required WrittenText? Absent { get; init; }
    public required WrittenSource Source { get; init; }
    public required bool IsExample { get; init; }
}

/// <summary>A line of bands, points or a table: what is compared, and the points.</summary>
internal sealed record WrittenLine(WrittenText? Key, WrittenText? Score, SourceSpan Span);

internal sealed record WrittenScorecard
{
    public required LocalText Title { get; init; }
    public required WrittenText? Base { get; init; }
    public required WrittenText? Least { get; init; }
    public required WrittenText? Most { get; init; }
    public required IReadOnlyList<WrittenItem> Items { get; init; }
    public required WrittenSource Source { get; init; }
    public required bool IsExample { get; init; }
    public required SourceSpan Span { get; init; }
}

internal sealed record WrittenItem
{
    public required WrittenText Id { get; init; }
    public required LocalText Title { get; init; }
    public required WrittenText? Points { get; init; }
    public required WrittenText? Where { get; init; }
    public required WrittenNode? Within { get; init; }
    public required WrittenText? Value { get; init; }
    public required WrittenText? Cap { get; init; }
    public required WrittenRecovery? Recovery { get; init; }
    public required WrittenSource Source { get; init; }
    public required bool IsExample { get; init; }
}

internal sealed record WrittenRecovery(WrittenText? Months, WrittenText? Share);

internal sealed record WrittenTree(WrittenText? Method, WrittenTreeNode Root);

internal sealed record WrittenTreeNode
{
    /// <summary>Null for the root.</summary>
    public required WrittenText? Id { get; init; }

    public required LocalText Title { get; init; }
    public required WrittenText? Weight { get; init; }
    public required WrittenText? Score { get; init; }

    /// <summary>The rows as written; null when there are none.</summary>
    public required IReadOnlyList<WrittenNode>? Judgements { get; init; }

    public required WrittenAcceptance? Accepted { get; init; }
    public required IReadOnlyList<WrittenTreeNode>? Children { get; init; }
    public required WrittenSource Source { get; init; }
    public required bool IsExample { get; init; }
    public required SourceSpan Span { get; init; }
}

internal sealed record WrittenAcceptance(LocalText Reason, WrittenSource Source);

internal sealed record WrittenLimit(
    WrittenText Id, WrittenText? When, WrittenText? AtMost, WrittenText? AtLeast, LocalText Title, WrittenSource Source, bool IsExample);
