using Xinheng.Policy;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>
/// Searches the weights of one part, in steps of the last place a weight has, for those nearest to its own that give
/// another grade. The score moves in one direction with the weight, so that halving finds where it passes a place.
/// </summary>
internal sealed class WeightSearch(TreeNode parent, int at, TreeValues values, Proof proof)
{
    private static readonly long Units = Enumerable.Repeat(10L, WeightedTree.WeightPlaces).Aggregate((product, ten) => product * ten);

    private readonly decimal own = parent.Children[at].Weight;

    /// <summary>The nearest greater weight and the nearest smaller one; none for a part that has all the weight.</summary>
    public (WeightChange? Higher, WeightChange? Lower) Find() => own == 1m
        ? (null, null)
        : (First((long)decimal.Floor(own * Units), Units), First((long)decimal.Ceiling(own * Units), 0));

    private WeightChange? First(long from, long end)
    {
        var (now, last) = (Score(own), Score(end));
        var isRising = last > now;
        while (proof.Letters.Next(now, isRising, proof.Letter) is { } target && (isRising ? last >= target : last <= target && last < now))
        {
            from = FirstPast(from, end, score => isRising ? score >= target : score <= target);
            now = Score(from);
            if (proof.Letters.Of(now) != proof.Letter)
            {
                return Proved(from, end, now);
            }
        }

        return null;
    }

    /// <summary>The first step on the way whose score has passed a place; the last has.</summary>
    private long FirstPast(long from, long end, Func<decimal, bool> hasPassed)
    {
        while (Math.Abs(end - from) > 1)
        {
            var middle = from + ((end - from) / 2);
            if (hasPassed(Score(middle)))
            {
                end = middle;
            }
            else
            {
                from = middle;
            }
        }

        return end;
    }

    private WeightChange Proved(long found, long end, decimal score)
    {
        var letter = proof.Letters.Of(score);
        var nearer = end == 0 ? Math.Min(Weight(found + 1), own) : Math.Max(Weight(found - 1), own);
        proof.Demand(values.With(parent, Weights(Weight(found))), letter);
        proof.Demand(values.With(parent, Weights(nearer)), proof.Letter);
        return new(Weight(found), letter, score);
    }

    private decimal Score(long units) => Score(Weight(units));

    private decimal Score(decimal weight) => values.ScoreWith(parent, Weights(weight));

    private static decimal Weight(long units) => (decimal)units / Units;

    /// <summary>The weights of all parts when this one has a weight: the others keep their proportions and fill the rest.</summary>
    private decimal[] Weights(decimal weight)
    {
        var weights = new decimal[parent.Children.Count];
        for (var other = 0; other < weights.Length; other++)
        {
            weights[other] = other == at ? weight
                : weight == own ? parent.Children[other].Weight
                : parent.Children[other].Weight * (1m - weight) / (1m - own);
        }

        return weights;
    }
}
