using Xinheng.Evaluation.Models;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>The value of every part of a tree for one subject, and the score when the parts of one node are weighed otherwise.</summary>
internal sealed class TreeValues
{
    private readonly WeightedTree tree;
    private readonly Dictionary<TreeNode, decimal> values = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TreeNode, TreeNode> parents = new(ReferenceEqualityComparer.Instance);

    private TreeValues(WeightedTree tree) => this.tree = tree;

    /// <summary>The values from the points of the leaves; null when a leaf has none.</summary>
    public static TreeValues? Of(WeightedTree tree, Func<string, decimal?> points)
    {
        var made = new TreeValues(tree);
        return made.Add(tree.Root, points) is null ? null : made;
    }

    /// <summary>A part's value, not rounded.</summary>
    public decimal this[TreeNode node] => values[node];

    /// <summary>The score with other weights for the parts of a node, added up in the order the evaluation adds.</summary>
    public decimal ScoreWith(TreeNode node, IReadOnlyList<decimal> weights)
    {
        var value = 0m;
        for (var at = 0; at < weights.Count; at++)
        {
            value += values[node.Children[at]] * weights[at];
        }

        for (var below = node; parents.TryGetValue(below, out var above); below = above)
        {
            var sum = 0m;
            foreach (var child in above.Children)
            {
                sum += (ReferenceEquals(child, below) ? value : values[child]) * child.Weight;
            }

            value = sum;
        }

        return Points.Rounded(value).Content;
    }

    /// <summary>The tree with other weights for the parts of a node.</summary>
    public WeightedTree With(TreeNode node, IReadOnlyList<decimal> weights)
    {
        var changed = node with { Children = [.. node.Children.Select((child, at) => child with { Weight = weights[at] })] };
        for (var below = node; parents.TryGetValue(below, out var above); below = above)
        {
            var inner = changed;
            changed = above with { Children = [.. above.Children.Select(child => ReferenceEquals(child, below) ? inner : child)] };
        }

        return tree with { Root = changed };
    }

    private decimal? Add(TreeNode node, Func<string, decimal?> points)
    {
        decimal? value = node.Score is { } leaf ? points(leaf) : 0m;
        foreach (var child in node.Children)
        {
            parents[child] = node;
            value += Add(child, points) * child.Weight;
        }

        values[node] = value ?? 0m;
        return value;
    }
}
