using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// The stretches of the score within which rules answer alike, in the exact sums before the score is rounded: whole
/// numbers of <see cref="Scale"/> parts of a point. A stretch begins with the first sum whose rounded score reaches or
/// passes a number that some rule compares it with.
/// </summary>
internal sealed class ScoreCuts
{
    /// <summary>Sums beyond this bound either way are never worked with.</summary>
    public const long Bound = 1L << 60;

    private readonly decimal scale;

    private ScoreCuts(IEnumerable<decimal> cuts, decimal scale)
    {
        this.scale = scale;
        Starts = [.. cuts.SelectMany(cut => new[] { First(score => score >= cut), First(score => score > cut) }).Order()];
    }

    /// <summary>First sum of each stretch but the first, ascending.</summary>
    public long[] Starts { get; }

    /// <summary>How many parts a point has.</summary>
    public decimal Scale => scale;

    /// <summary>The stretches for some conditions; null when one compares the score with what is no fixed number.</summary>
    /// <param name="conditions">Conditions that may name the score.</param>
    /// <param name="bindings">Values of the parameters.</param>
    /// <param name="scale">How many parts a point has.</param>
    public static ScoreCuts? Of(IEnumerable<Condition> conditions, Bindings bindings, decimal scale)
    {
        var all = new SortedSet<decimal>();
        foreach (var condition in conditions.Where(condition => condition.References.Contains(new Reference("score", null))))
        {
            if (!ExpressionWalk.Atoms(condition.Root).All(IsPlain) || VariableCuts.Of(condition, "score", bindings) is not { } cuts)
            {
                return null;
            }

            all.UnionWith(cuts);
        }

        return all.Any(cut => Math.Abs(cut) > 1_000_000m) ? null : new ScoreCuts(all, scale);
    }

    /// <summary>The stretch a sum lies in.</summary>
    public int StretchOf(long sum)
    {
        var stretch = 0;
        while (stretch < Starts.Length && Starts[stretch] <= sum)
        {
            stretch++;
        }

        return stretch;
    }

    /// <summary>A score of a stretch.</summary>
    public Value Representative(int stretch) => Models.Points.Rounded(
        (stretch == 0 ? (Starts.Length == 0 ? 0 : Starts[0] - 1) : Starts[stretch - 1]) / scale);

    private static bool IsPlain(Expression atom)
    {
        var names = ExpressionWalk.References(atom).ToList();
        return !names.Contains(new Reference("score", null)) || names.All(name => name.Variable is "params" || name == new Reference("score", null));
    }

    /// <summary>The first sum whose rounded score does what is asked; rounding never turns the order round.</summary>
    private long First(Func<decimal, bool> isReached)
    {
        var (low, high) = (-Bound, Bound);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isReached(Score.Rounded(middle / scale)) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
