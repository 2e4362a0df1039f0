using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Linting;

/// <summary>Between which bounds scores can lie, as far as their bands, weights and bounds say.</summary>
internal sealed class ScoreRanges(CompiledPack pack, Bindings parameters)
{
    private const int Places = 4;

    /// <summary>What is known of a score, or of <c>score</c>; null for any other name.</summary>
    public NameFacts? Find(string name)
    {
        if (pack.Scores.FirstOrDefault(score => score.Id == name) is { } found)
        {
            return new(ValueType.Decimal, false, null, found.Title, Rounded(found.Least), Rounded(found.Most));
        }

        if (name != "score")
        {
            return null;
        }

        if (pack.Tree is { } tree)
        {
            var (least, most) = OfNode(tree.Root);
            return new(ValueType.Decimal, false, null, tree.Root.Title, Rounded(least), Rounded(most));
        }

        return pack.Scorecard is { } scorecard
            ? new(ValueType.Decimal, false, null, scorecard.Title, Bound(scorecard.Least), Bound(scorecard.Most))
            : null;
    }

    private (decimal Least, decimal Most) OfNode(TreeNode node)
    {
        if (node.Score is { } id)
        {
            return pack.Scores.FirstOrDefault(score => score.Id == id) is { } score ? (score.Least, score.Most) : default;
        }

        var parts = node.Children.Select(child => (child.Weight, Range: OfNode(child))).ToList();
        return (parts.Sum(part => part.Weight * part.Range.Least), parts.Sum(part => part.Weight * part.Range.Most));
    }

    private decimal? Bound(Condition? bound) =>
        bound?.Evaluate(parameters) is Value.Int or Value.Decimal ? Rounded(Computation.ToDecimal(bound.Evaluate(parameters))) : null;

    private static decimal Rounded(decimal points) => Math.Round(points, Places, MidpointRounding.ToEven);
}
