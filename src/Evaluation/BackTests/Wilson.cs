namespace Xinheng.Evaluation.BackTests;

/// <summary>Wilson's score interval of a share.</summary>
public static class Wilson
{
    /// <summary>Level of the interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>The normal quantile that leaves 2.5 % on either side.</summary>
    private const double Quantile = 1.959963984540054;

    /// <summary>The interval of a share seen in a sample.</summary>
    /// <param name="rate">The share, 0 to 1.</param>
    /// <param name="size">Size of the sample; with weights the effective one. Greater than 0.</param>
    /// <returns>Both ends, inclusive, from 0 to 1.</returns>
    public static (double Low, double High) Interval(double rate, double size)
    {
        var square = Quantile * Quantile;
        var centre = rate + (square / (2 * size));
        var half = Quantile * Math.Sqrt((rate * (1 - rate) / size) + (square / (4 * size * size)));
        var scale = 1 + (square / size);
        // At the ends of the scale the formula gives them exactly; rounding must not step over.
        return (rate <= 0 ? 0 : Math.Max(0, (centre - half) / scale), rate >= 1 ? 1 : Math.Min(1, (centre + half) / scale));
    }
}
