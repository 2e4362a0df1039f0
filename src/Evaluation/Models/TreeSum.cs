using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Adds up a weighted tree.</summary>
/// <param name="score">The points of a score by its id.</param>
/// <param name="steady">Branches that give what they gave on an earlier day, with what they gave once it is known; null: none.</param>
internal sealed class TreeSum(Func<string, Value> score, Dictionary<TreeNode, SteadyBranch?>? steady = null)
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
        if (steady is null || !steady.TryGetValue(node, out var known))
        {
            return Work(node, depth, share);
        }

        if (known is not null)
        {
            nodes.AddRange(known.Nodes);
            return known.Value;
        }

        var at = nodes.Count;
        var value = Work(node, depth, share);
        steady[node] = new SteadyBranch(value, nodes.GetRange(at, nodes.Count - at));
        return value;
    }

    private Value Work(TreeNode node, int depth, decimal share)
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

/// <summary>What a branch of a tree gives, with its nodes.</summary>
/// <param name="Value">The value before it is rounded.</param>
/// <param name="Nodes">The branch and all below it.</param>
internal sealed record SteadyBranch(Value Value, IReadOnlyList<NodeTrace> Nodes);
