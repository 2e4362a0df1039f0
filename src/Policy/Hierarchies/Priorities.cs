namespace Xinheng.Policy.Hierarchies;

/// <summary>How weights are drawn from judgements.</summary>
public enum PriorityMethod
{
    /// <summary>The principal eigenvector of the matrix.</summary>
    Eigenvector,

    /// <summary>The geometric mean of each row.</summary>
    GeometricMean,
}

/// <summary>
/// The weights that pairwise judgements give, and how consistent the judgements are (analytic hierarchy process).
/// Computed in decimals only, so that every machine gives the same digits.
/// </summary>
/// <source id="liaoning-2022">第八条</source>
public sealed record Priorities
{
    /// <summary>The greatest size for which a random index is known; a larger matrix has no consistency ratio.</summary>
    public const int MostThings = 10;

    /// <summary>Saaty's scale ends here: a ratio of this or more means the judgements contradict each other too much.</summary>
    public const decimal ConsistencyLimit = 0.10m;

    private const int MostSteps = 10_000;
    private const decimal Settled = 1e-24m;

    /// <summary>Mean consistency index of random matrices by size, from 1.</summary>
    private static readonly decimal[] RandomIndices = [0m, 0m, 0.58m, 0.90m, 1.12m, 1.24m, 1.32m, 1.41m, 1.45m, 1.49m];

    private Priorities(decimal[] weights, decimal greatestEigenvalue)
    {
        Weights = weights;
        GreatestEigenvalue = greatestEigenvalue;
    }

    /// <summary>The weights in the order of the things; they sum to 1 to within the last digits of a decimal.</summary>
    public IReadOnlyList<decimal> Weights { get; }

    /// <summary>λmax: the mean of (A·w)ᵢ / wᵢ; the size itself where the judgements are consistent.</summary>
    public decimal GreatestEigenvalue { get; }

    /// <summary>CI = (λmax − n) / (n − 1); 0 for one thing.</summary>
    public decimal ConsistencyIndex => Weights.Count < 2 ? 0m : (GreatestEigenvalue - Weights.Count) / (Weights.Count - 1);

    /// <summary>RI by size; null beyond <see cref="MostThings"/>.</summary>
    public decimal? RandomIndex => Weights.Count <= MostThings ? RandomIndices[Weights.Count - 1] : null;

    /// <summary>CR = CI / RI; 0 for two things or one, which cannot contradict each other; null beyond <see cref="MostThings"/>.</summary>
    public decimal? ConsistencyRatio => RandomIndex is not { } random ? null : random == 0m ? 0m : ConsistencyIndex / random;

    /// <summary>The weights of a matrix.</summary>
    /// <param name="matrix">At least one thing.</param>
    /// <param name="method">How they are drawn from it.</param>
    public static Priorities Of(JudgementMatrix matrix, PriorityMethod method)
    {
        var weights = method switch
        {
            PriorityMethod.Eigenvector => PrincipalEigenvector(matrix),
            PriorityMethod.GeometricMean => Normalised([.. Enumerable.Range(0, matrix.Size).Select(row => GeometricMean(matrix, row))]),
        };
        var product = Times(matrix, weights);
        return new(weights, weights.Select((weight, at) => product[at] / weight).Sum() / weights.Length);
    }

    /// <summary>
    /// Weights rounded to a number of places such that they sum to exactly 1: all are cut, and what is missing goes by one
    /// unit of the last place each to those that lost most, the first of equals first.
    /// </summary>
    /// <param name="weights">Non-negative; they sum to about 1.</param>
    /// <param name="places">Decimal places.</param>
    public static IReadOnlyList<decimal> Rounded(IReadOnlyList<decimal> weights, int places)
    {
        var unit = 1m;
        for (var place = 0; place < places; place++)
        {
            unit /= 10m;
        }

        var cut = weights.Select(weight => decimal.Truncate(weight / unit) * unit).ToArray();
        var missing = (int)decimal.Round((1m - cut.Sum()) / unit);
        foreach (var at in Enumerable.Range(0, cut.Length).OrderByDescending(at => weights[at] - cut[at]).ThenBy(at => at).Take(missing))
        {
            cut[at] += unit;
        }

        return cut;
    }

    /// <summary>Power iteration from equal weights, until no weight moves by more than the last digits.</summary>
    private static decimal[] PrincipalEigenvector(JudgementMatrix matrix)
    {
        var weights = Enumerable.Repeat(1m / matrix.Size, matrix.Size).ToArray();
        for (var step = 0; step < MostSteps; step++)
        {
            var next = Normalised(Times(matrix, weights));
            var moved = weights.Zip(next, (before, after) => Math.Abs(before - after)).Max();
            weights = next;
            if (moved <= Settled)
            {
                break;
            }
        }

        return weights;
    }

    private static decimal[] Times(JudgementMatrix matrix, decimal[] weights)
    {
        var product = new decimal[weights.Length];
        for (var row = 0; row < weights.Length; row++)
        {
            for (var column = 0; column < weights.Length; column++)
            {
                // Multiplied before it is divided: thirds would else lose their last digit.
                product[row] += weights[column] * matrix[row, column].Numerator / matrix[row, column].Denominator;
            }
        }

        return product;
    }

    private static decimal[] Normalised(decimal[] values)
    {
        var sum = values.Sum();
        return [.. values.Select(value => value / sum)];
    }

    /// <summary>
    /// The n-th root of the product of a row by Newton's method. It begins at the greatest judgement of the row, so that it
    /// comes down to the root and stops at the same digit everywhere.
    /// </summary>
    private static decimal GeometricMean(JudgementMatrix matrix, int row)
    {
        var values = Enumerable.Range(0, matrix.Size).Select(column => matrix[row, column].Value).ToList();
        var root = values.Max();
        for (var step = 0; step < MostSteps; step++)
        {
            // x ← x · (n − 1 + Πvᵢ/x) / n with each factor divided by x, so that nothing grows beyond a decimal.
            var quotient = values.Aggregate(1m, (product, value) => product * (value / root));
            var next = root * (values.Count - 1 + quotient) / values.Count;
            if (next >= root)
            {
                break;
            }

            root = next;
        }

        return root;
    }
}
