namespace Xinheng.Evaluation.BackTests;

/// <summary>Sums outcomes up to a yield.</summary>
internal sealed class YieldSum
{
    private int outcomes;
    private int found;
    private double squares;
    private double foundWeight;

    /// <summary>Weight of all outcomes.</summary>
    public double Weight { get; private set; }

    /// <summary>Weighted share that found something; null without outcomes.</summary>
    public double? Rate => outcomes == 0 ? null : Math.Clamp(foundWeight / Weight, 0, 1);

    /// <summary>The yield of outcomes.</summary>
    public static YieldSum Of(IEnumerable<GradedOutcome> outcomes)
    {
        var sum = new YieldSum();
        foreach (var outcome in outcomes)
        {
            sum.Add(outcome);
        }

        return sum;
    }

    /// <summary>Takes an outcome in.</summary>
    public void Add(GradedOutcome outcome)
    {
        outcomes++;
        Weight += outcome.Weight;
        squares += outcome.Weight * outcome.Weight;
        if (outcome.Found)
        {
            found++;
            foundWeight += outcome.Weight;
        }
    }

    /// <summary>What it comes to.</summary>
    public Yield Yield()
    {
        if (Rate is not { } rate)
        {
            return new Yield(0, 0, 0, null, null, null);
        }

        var effective = Weight * Weight / squares;
        var (low, high) = Wilson.Interval(rate, effective);
        return new Yield(outcomes, found, effective, rate, low, high);
    }

    /// <summary>The rate divided by another; null where either is missing or the other is 0.</summary>
    public double? LiftOver(YieldSum all) => Rate is { } rate && all.Rate is > 0 and var over ? rate / over : null;
}
