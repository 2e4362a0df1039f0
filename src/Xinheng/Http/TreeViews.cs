using Xinheng.Policy;
using Xinheng.Policy.Packs;

namespace Xinheng.Http;

/// <summary>A weighted tree for reading.</summary>
/// <param name="Title">What it gives.</param>
/// <param name="Method">How weights are drawn from judgements.</param>
/// <param name="Parts">Every part, the root first, each before its own parts.</param>
/// <param name="Matrices">The judgement matrices in the order of the nodes they weigh.</param>
public sealed record TreeView(LocalText Title, LocalText Method, IReadOnlyList<TreePartView> Parts, IReadOnlyList<MatrixTableView> Matrices);

/// <summary>A part of a weighted tree.</summary>
public sealed record TreePartView
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>0 for the root.</summary>
    public required int Depth { get; init; }

    /// <summary>Its share of the part it belongs to.</summary>
    public required decimal Weight { get; init; }

    /// <summary>Its share of the whole.</summary>
    public required decimal Share { get; init; }

    /// <summary>The score a leaf takes; null for a part with parts.</summary>
    public required LocalText? Score { get; init; }

    /// <summary>Whether its weights or judgements are an example where the document leaves them open.</summary>
    public required bool IsExample { get; init; }

    /// <summary>The clause it rests on.</summary>
    public required ClauseView Clause { get; init; }
}

/// <summary>A judgement matrix with what it gives.</summary>
public sealed record MatrixTableView
{
    /// <summary>Id of the node whose parts are judged.</summary>
    public required string Id { get; init; }

    /// <summary>That node's title.</summary>
    public required LocalText Title { get; init; }

    /// <summary>One for each part judged, in order: its title, its judgements over each part as written, and its weight.</summary>
    public required IReadOnlyList<MatrixRowView> Rows { get; init; }

    /// <summary>λmax.</summary>
    public required decimal GreatestEigenvalue { get; init; }

    /// <summary>CI.</summary>
    public required decimal ConsistencyIndex { get; init; }

    /// <summary>RI; null for a size that has none.</summary>
    public required decimal? RandomIndex { get; init; }

    /// <summary>CR; null for a size that has none.</summary>
    public required decimal? ConsistencyRatio { get; init; }

    /// <summary>Whether CR is below 0.10; null for a size that has none.</summary>
    public required bool? IsConsistent { get; init; }

    /// <summary>Why judgements that contradict each other are accepted; null when the pack does not accept them.</summary>
    public required LocalText? Accepted { get; init; }

    /// <summary>The clause that acceptance rests on.</summary>
    public required ClauseView? AcceptedBy { get; init; }
}

/// <summary>A row of a judgement matrix.</summary>
/// <param name="Title">The part judged.</param>
/// <param name="Judgements">How many times it outweighs each part, such as <c>3</c> or <c>1/3</c>.</param>
/// <param name="Weight">The weight that follows.</param>
public sealed record MatrixRowView(LocalText Title, IReadOnlyList<string> Judgements, decimal Weight);

/// <summary>Sets weighted trees out for reading.</summary>
internal static class TreeViews
{
    public static TreeView Of(HierarchyView tree, PolicyWords words) => new(
        tree.Title, tree.Method, [.. tree.Parts.Select(part => Of(part, words))], [.. tree.Matrices.Select(matrix => Of(matrix, words))]);

    private static TreePartView Of(HierarchyPart part, PolicyWords words) => new()
    {
        Id = part.Node.Id,
        Title = part.Node.Title,
        Depth = part.Depth,
        Weight = part.Node.Weight,
        Share = Math.Round(part.Share, WeightedTree.WeightPlaces),
        Score = part.Score,
        IsExample = part.Node.IsExample,
        Clause = words.Clause(part.Node.Source),
    };

    private static MatrixTableView Of(MatrixView matrix, PolicyWords words) => new()
    {
        Id = matrix.Node.Id,
        Title = matrix.Node.Title,
        Rows =
        [
            .. matrix.Node.Children.Select((part, row) => new MatrixRowView(
                part.Title, [.. Enumerable.Range(0, matrix.Judgements.Size).Select(column => matrix.Judgements[row, column].ToString())], part.Weight)),
        ],
        GreatestEigenvalue = Figure(matrix.Priorities.GreatestEigenvalue),
        ConsistencyIndex = Figure(matrix.Priorities.ConsistencyIndex),
        RandomIndex = matrix.Priorities.RandomIndex,
        ConsistencyRatio = matrix.Priorities.ConsistencyRatio is { } ratio ? Figure(ratio) : null,
        IsConsistent = matrix.IsConsistent,
        Accepted = matrix.Node.Accepted?.Reason,
        AcceptedBy = matrix.Node.Accepted is { } accepted ? words.Clause(accepted.Source) : null,
    };

    /// <summary>A figure to the places a weight has: below them it is the noise of the computation.</summary>
    private static decimal Figure(decimal number) => Math.Round(number, WeightedTree.WeightPlaces);
}
