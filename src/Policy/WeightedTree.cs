using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy;

/// <summary>A score made of weighted parts, each made of weighted parts in turn: conditions name it <c>score</c>.</summary>
public sealed record WeightedTree
{
    /// <summary>Decimal places that weights drawn from judgements are rounded to.</summary>
    public const int WeightPlaces = 6;

    /// <summary>How weights are drawn from judgements.</summary>
    public required PriorityMethod Method { get; init; }

    /// <summary>The root; its weight is 1.</summary>
    public required TreeNode Root { get; init; }
}

/// <summary>A part of a weighted tree: either a score, or made of parts.</summary>
public sealed record TreeNode
{
    /// <summary>Such as <c>conduct</c>; <c>tree</c> for the root.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>Its share of the part it belongs to, to six places; the shares of its siblings and its own sum to exactly 1.</summary>
    public required decimal Weight { get; init; }

    /// <summary>The score a leaf takes; null for a node with parts.</summary>
    public string? Score { get; init; }

    /// <summary>Its parts in the order written; empty for a leaf.</summary>
    public IReadOnlyList<TreeNode> Children { get; init; } = [];

    /// <summary>The judgements its parts were weighed by; null for a leaf and where weights are written.</summary>
    public JudgementMatrix? Judgements { get; init; }

    /// <summary>What the judgements give; null where there are none.</summary>
    public Priorities? Priorities { get; init; }

    /// <summary>Why judgements that contradict each other are accepted; null when the pack does not accept them.</summary>
    public Acceptance? Accepted { get; init; }

    /// <summary>The clause.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether its judgements or weights are an example because the document leaves them open.</summary>
    public bool IsExample { get; init; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; init; }

    /// <summary>The node and all below it, each before its parts.</summary>
    public IEnumerable<TreeNode> All() => Children.SelectMany(child => child.All()).Prepend(this);
}

/// <summary>A stated decision to accept inconsistent judgements.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Source">The clause it rests on.</param>
public sealed record Acceptance(LocalText Reason, SourceReference Source);
