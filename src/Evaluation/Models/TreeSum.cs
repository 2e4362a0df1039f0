using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Adds up a weighted tree.</summary>
/// <param name="score">The points of a score by its id.</param>
internal sealed class TreeSum(Func<string, Value> score)
{
    private readonly List<NodeTrace> nodes = [];

    /// <summary>The score with every node.</summary>
    public TotalTrace Of(WeightedTree tree)
    {
        var value = Of(tree.Root, 0, 1m);
        return new TotalTrace(Points.Number(value) is { } points ? Points.Rounded(points) : value) { Nodes = nodes };
    }

    private Value Of(TreeNode node, int depth, decimal share)
    {
        var at = nodes.Count;
        nodes.Add(new NodeTrace(node, depth, Value.Null.Instance, share));
        var value = node.Score is { } leaf ? score(leaf) : OfParts(node, depth, share);
        nodes[at] = new NodeTrace(node, depth, Points.Number(value) is { } points ? Points.Rounded(points) : value, share);
        return value;
    }

    private Value OfParts(TreeNode node, int depth, decimal share)
    {
        var sum = 0m;
        Value? failed = null;
        foreach (var child in node.Children)
        {
            var value = Of(child, depth + 1, share * child.Weight);
            if (Points.Number(value) is { } points)
            {
                sum += points * child.Weight;
            }
            else
            {
                failed ??= value;
            }
        }

        return failed ?? new Value.Decimal(sum);
    }
}
