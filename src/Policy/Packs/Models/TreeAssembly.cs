using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Weighs the parts of a tree and checks that it is whole: judgements or weights at every level, scores at the leaves.</summary>
/// <param name="scores">The scores leaves can take.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class TreeAssembly(IReadOnlyList<string> scores, PackFindings findings)
{
    private const int MostNodes = 1000;

    private PriorityMethod method;
    private SourceBinding sources = null!; // set before any node is read

    /// <summary>The tree; null when there is none or nothing of it can be used.</summary>
    public WeightedTree? Assemble(Laid<WrittenTree>? laid)
    {
        if (laid is not { Written: var written })
        {
            return null;
        }

        sources = laid.Sources;
        method = Choice.Of(written.Method, "method", PackChoices.PriorityMethods, PriorityMethod.Eigenvector, findings);
        var nodes = All(written.Root).ToList();
        if (nodes.Count > MostNodes)
        {
            findings.Add("PK-007", written.Root.Span, new LocalText($"树有 {nodes.Count} 个节点", $"The tree has {nodes.Count} nodes"), MostNodes);
            return null;
        }

        new IdChecks(findings).CheckNames(nodes.Select(node => node.Id).OfType<WrittenText>());
        return new() { Method = method, Root = Assemble(written.Root, 1m) };
    }

    private static IEnumerable<WrittenTreeNode> All(WrittenTreeNode node) =>
        (node.Children ?? []).SelectMany(All).Prepend(node);

    private TreeNode Assemble(WrittenTreeNode written, decimal weight)
    {
        CheckForm(written);
        var children = written.Children ?? [];
        var matrix = written.Judgements is { } rows ? new JudgementReading(written, findings).Read(rows, children.Count) : null;
        var priorities = matrix is null ? null : Priorities.Of(matrix, method);
        var weights = priorities is null ? WrittenWeights(written, children) : Priorities.Rounded(priorities.Weights, WeightedTree.WeightPlaces);
        return new()
        {
            Id = written.Id?.Content ?? "tree",
            Title = written.Title,
            Weight = weight,
            Score = written.Score?.Content,
            Children = [.. children.Select((child, at) => Assemble(child, weights[at]))],
            Judgements = matrix,
            Priorities = priorities,
            Accepted = written.Accepted is { } accepted ? new(accepted.Reason, sources.Bind(accepted.Source)) : null,
            Source = sources.Bind(written.Source),
            IsExample = written.IsExample,
            Span = written.Span,
        };
    }

    private void CheckForm(WrittenTreeNode written)
    {
        if (written.Score is { } score)
        {
            if (!scores.Contains(score.Content))
            {
                findings.Add("PK-013", score.Span, score.Content, "score", Advice.For(score.Content, scores));
            }

            if (written.Children is not null)
            {
                findings.Add("PK-030", score.Span, "score", "children", new LocalText("节点要么取一个分数，要么由下级组成。", "A node takes a score or has parts."));
            }
        }
        else if (written.Children is null && written.Id is not null)
        {
            findings.Add("PK-010", written.Span, "score", "score: age_score / children: […]");
        }
        else if (written.Children is { Count: 0 })
        {
            findings.Add("PK-010", written.Span, "children", "children: [{id: age, weight: 1, score: age_score}]");
        }

        if (written is { Judgements: null, Accepted: not null } && written.Children is not null)
        {
            findings.Add("PK-030", written.Span, "accepted", "weight", new LocalText("accepted 只说明为何接受不一致的判断矩阵。", "accepted says why inconsistent judgements are accepted, and there are none."));
        }
    }

    private decimal[] WrittenWeights(WrittenTreeNode written, IReadOnlyList<WrittenTreeNode> children)
    {
        var weights = new decimal[children.Count];
        if (children.Count == 0 || written.Judgements is not null)
        {
            return weights;
        }

        for (var at = 0; at < weights.Length; at++)
        {
            if (children[at].Weight is null)
            {
                findings.Add("PK-075", children[at].Span, children[at].Id?.Content ?? "tree");
                return weights;
            }

            weights[at] = NumberReading.Read(children[at].Weight, findings) ?? 0m;
            if (weights[at] < 0m)
            {
                findings.Add("PK-074", children[at].Weight?.Span, children[at].Id?.Content ?? "tree", weights[at]);
                return weights;
            }
        }

        if (weights.Sum() != 1m)
        {
            findings.Add("PK-074", written.Span, written.Id?.Content ?? "tree", weights.Sum());
        }

        return weights;
    }
}
