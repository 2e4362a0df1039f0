using Xinheng.Policy;
using Xinheng.Policy.Hierarchies;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>A judgement moved along Saaty's scale, with the weights and the consistency ratio its matrix then has.</summary>
internal sealed record JudgementVariant(Judgement Judgement, int Steps, IReadOnlyList<decimal> Weights, decimal? ConsistencyRatio);

/// <summary>A judgement of a matrix with all it can be moved to: upwards and downwards, the fewest steps first.</summary>
internal sealed record JudgedPair(
    TreeNode Of, int Row, int Column, Judgement Judgement, IReadOnlyList<JudgementVariant> Up, IReadOnlyList<JudgementVariant> Down);

/// <summary>Every judgement of a tree with what it can be moved to; the same for every subject. Immutable.</summary>
internal sealed class JudgementVariants
{
    // Drawing weights from a matrix takes up to a few milliseconds.
    private const int MostPairs = 250;

    private JudgementVariants(IReadOnlyList<JudgedPair> pairs, int untried) => (Pairs, Untried) = (pairs, untried);

    /// <summary>The judgements that are tried, in the order of the tree, row by row.</summary>
    public IReadOnlyList<JudgedPair> Pairs { get; }

    /// <summary>How many more there are.</summary>
    public int Untried { get; }

    public static JudgementVariants Of(WeightedTree tree)
    {
        var all =
            (from node in tree.Root.All()
             where node.Judgements is not null
             let matrix = node.Judgements
             from row in Enumerable.Range(0, matrix.Size)
             from column in Enumerable.Range(row + 1, matrix.Size - row - 1)
             select (Node: node, Matrix: matrix, Row: row, Column: column)).ToList();
        return new(
            [.. all.Take(MostPairs).Select(one => Move(tree.Method, one.Node, one.Matrix, one.Row, one.Column))],
            Math.Max(0, all.Count - MostPairs));
    }

    private static JudgedPair Move(PriorityMethod method, TreeNode node, JudgementMatrix matrix, int row, int column)
    {
        var now = matrix[row, column];
        return new(
            node, row, column, now,
            [.. Judgement.Scale.Where(other => other.Value > now.Value).Select((other, at) => Vary(other, at + 1))],
            [.. Judgement.Scale.Where(other => other.Value < now.Value).Reverse().Select((other, at) => Vary(other, at + 1))]);

        JudgementVariant Vary(Judgement other, int steps)
        {
            var priorities = Priorities.Of(matrix.With(row, column, other), method);
            return new(other, steps, Priorities.Rounded(priorities.Weights, WeightedTree.WeightPlaces), priorities.ConsistencyRatio);
        }
    }
}
