using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>A score with what it measured.</summary>
/// <param name="Score">The score.</param>
/// <param name="Measured">What was measured; null where there was nothing.</param>
/// <param name="Points">The points; an error where they cannot be told.</param>
public sealed record ScoreTrace(Score Score, Value Measured, Value Points);

/// <summary>The scorecard's or the tree's score with its parts.</summary>
/// <param name="Score">The score; an error where it cannot be told.</param>
public sealed record TotalTrace(Value Score)
{
    /// <summary>For a scorecard: the points everybody begins with; null for a tree.</summary>
    public Value? Base { get; init; }

    /// <summary>For a scorecard: the sum before its bounds; null for a tree or where it cannot be told.</summary>
    public decimal? Sum { get; init; }

    /// <summary>For a scorecard: its items in the pack's order.</summary>
    public IReadOnlyList<ItemTrace> Items { get; init; } = [];

    /// <summary>For a tree: its nodes, each before its parts, the root first.</summary>
    public IReadOnlyList<NodeTrace> Nodes { get; init; } = [];
}

/// <summary>What an item of a scorecard brought.</summary>
/// <param name="Item">The item.</param>
/// <param name="Points">What it brought, its cap applied; an error where it cannot be told.</param>
/// <param name="Uncapped">What it would have brought without its cap; null where it cannot be told.</param>
/// <param name="Records">For an item of records: each record that counted, by day and number.</param>
public sealed record ItemTrace(ScorecardItem Item, Value Points, decimal? Uncapped, IReadOnlyList<RecordPoints> Records);

/// <summary>What a record brought to an item.</summary>
/// <param name="Record">Its number.</param>
/// <param name="Points">The points, those come back taken off.</param>
/// <param name="ComeBack">Percent of its points that have come back.</param>
public sealed record RecordPoints(long Record, decimal Points, decimal ComeBack);

/// <summary>A node of a tree with its value.</summary>
/// <param name="Node">The node.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Value">Its value; an error where it cannot be told.</param>
/// <param name="Share">Its share of the whole: the weights from the root down multiplied.</param>
public sealed record NodeTrace(TreeNode Node, int Depth, Value Value, decimal Share);

/// <summary>A floor or a veto with what it did.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Holds">Whether its condition held; null when it could not be decided.</param>
/// <param name="From">The letter before it.</param>
/// <param name="To">The letter after it; null when it could not be decided.</param>
public sealed record LimitTrace(GradeLimit Limit, bool? Holds, string From, string? To)
{
    /// <summary>Whether it changed the grade.</summary>
    public bool Bit => Holds is true && From != To;
}
