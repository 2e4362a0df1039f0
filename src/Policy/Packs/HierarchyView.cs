using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy.Packs;

/// <summary>A weighted tree set out for reading: its parts with their weights, and its judgement matrices with what they give.</summary>
public sealed record HierarchyView
{
    /// <summary>What the tree gives.</summary>
    public required LocalText Title { get; init; }

    /// <summary>How weights are drawn from judgements.</summary>
    public required LocalText Method { get; init; }

    /// <summary>Every part, the root first, each before its own parts.</summary>
    public required IReadOnlyList<HierarchyPart> Parts { get; init; }

    /// <summary>The matrices in the order of the nodes they weigh; empty where all weights are written.</summary>
    public required IReadOnlyList<MatrixView> Matrices { get; init; }

    /// <summary>Sets a pack's tree out; null when it has none.</summary>
    public static HierarchyView? Of(CompiledPack pack) => pack.Tree is not { } tree ? null : new()
    {
        Title = tree.Root.Title,
        Method = PackChoices.PriorityMethods.Say(tree.Method),
        Parts = [.. View(pack, tree.Root, 0, 1m)],
        Matrices = [.. tree.Root.All().Select(View).OfType<MatrixView>()],
    };

    private static IEnumerable<HierarchyPart> View(CompiledPack pack, TreeNode node, int depth, decimal share) =>
        node.Children.SelectMany(child => View(pack, child, depth + 1, share * child.Weight))
            .Prepend(new(node, depth, share, pack.Scores.FirstOrDefault(score => score.Id == node.Score)?.Title));

    private static MatrixView? View(TreeNode node) =>
        node is { Judgements: { } judgements, Priorities: { } priorities } ? new(node, judgements, priorities) : null;
}

/// <summary>A part of a tree.</summary>
/// <param name="Node">The part.</param>
/// <param name="Depth">0 for the root.</param>
/// <param name="Share">Its share of the whole: the weights from the root down multiplied.</param>
/// <param name="Score">The title of the score a leaf takes; null for a part with parts.</param>
public sealed record HierarchyPart(TreeNode Node, int Depth, decimal Share, LocalText? Score);

/// <summary>The judgements of a node's parts and what they give.</summary>
/// <param name="Node">The node; its parts in their order are the matrix's rows and columns.</param>
/// <param name="Judgements">The matrix.</param>
/// <param name="Priorities">Its weights and how consistent it is.</param>
public sealed record MatrixView(TreeNode Node, JudgementMatrix Judgements, Priorities Priorities)
{
    /// <summary>Whether the judgements contradict each other little enough; null for a size that has no consistency ratio.</summary>
    public bool? IsConsistent => Priorities.ConsistencyRatio is { } ratio ? ratio < Priorities.ConsistencyLimit : null;
}
