using Xinheng.Policy.Conditions;

namespace Xinheng.Policy;

/// <summary>A value brought to points: conditions and trees name it by its id. Rounded to four places, half to even.</summary>
public sealed record Score
{
    private const int Places = 4;

    /// <summary>As conditions name it.</summary>
    public required string Id { get; init; }

    /// <summary>For people.</summary>
    public required LocalText Title { get; init; }

    /// <summary>What is brought to points: an expression over indicators, <c>subject</c>, <c>results</c>, <c>params</c>, <c>as_of</c> and other scores.</summary>
    public required Condition Of { get; init; }

    /// <summary>How.</summary>
    public required ScoreShape Shape { get; init; }

    /// <summary>The points where there is no value; null when there always is one.</summary>
    public decimal? Absent { get; init; }

    /// <summary>The clause.</summary>
    public required SourceReference Source { get; init; }

    /// <summary>Whether its numbers are an example because the document leaves them open.</summary>
    public bool IsExample { get; init; }

    /// <summary>Points to four places, half to even.</summary>
    /// <param name="points">The points.</param>
    public static decimal Rounded(decimal points) => Math.Round(points, Places, MidpointRounding.ToEven);

    /// <summary>The least points it can give.</summary>
    public decimal Least => Math.Min(Shape.Least, Absent ?? Shape.Least);

    /// <summary>The most points it can give.</summary>
    public decimal Most => Math.Max(Shape.Most, Absent ?? Shape.Most);
}

/// <summary>How a value becomes points.</summary>
public abstract record ScoreShape
{
    private ScoreShape()
    {
    }

    /// <summary>The least points it gives.</summary>
    public abstract decimal Least { get; }

    /// <summary>The most points it gives.</summary>
    public abstract decimal Most { get; }

    /// <summary>The points of a value before they are rounded; null for a value it gives none.</summary>
    /// <param name="measured">The value.</param>
    public abstract decimal? At(Value measured);

    private static decimal? Number(Value value) => value is Value.Int or Value.Decimal ? Computation.ToDecimal(value) : null;

    /// <summary>By stretches of the value.</summary>
    /// <param name="Items">By rising bound; the last has none.</param>
    public sealed record Bands(IReadOnlyList<ScoreBand> Items) : ScoreShape
    {
        /// <inheritdoc/>
        public override decimal Least => Items.Min(item => item.Score);

        /// <inheritdoc/>
        public override decimal Most => Items.Max(item => item.Score);

        /// <inheritdoc/>
        public override decimal? At(Value measured) =>
            Number(measured) is { } number ? (Items.FirstOrDefault(band => band.To is not { } bound || number <= bound) ?? Items[^1]).Score : null;
    }

    /// <summary>On straight lines between points; beyond the ends the end's score.</summary>
    /// <param name="Points">By rising value; two at least.</param>
    public sealed record Linear(IReadOnlyList<ScorePoint> Points) : ScoreShape
    {
        /// <inheritdoc/>
        public override decimal Least => Points.Min(point => point.Score);

        /// <inheritdoc/>
        public override decimal Most => Points.Max(point => point.Score);

        /// <inheritdoc/>
        public override decimal? At(Value measured) => Number(measured) is { } number ? OnLines(number) : null;

        private decimal OnLines(decimal number)
        {
            if (number <= Points[0].At)
            {
                return Points[0].Score;
            }

            for (var at = 1; at < Points.Count; at++)
            {
                var (before, after) = (Points[at - 1], Points[at]);
                if (number <= after.At)
                {
                    // The product before the quotient: a slope such as 100/3 would lose its last digits first.
                    return before.Score + ((number - before.At) * (after.Score - before.Score) / (after.At - before.At));
                }
            }

            return Points[^1].Score;
        }
    }

    /// <summary>By a table of single values.</summary>
    /// <param name="Items">Each value once.</param>
    /// <param name="Otherwise">For a value that is not in the table; null when it names all there are.</param>
    public sealed record Table(IReadOnlyList<ScoreEntry> Items, decimal? Otherwise) : ScoreShape
    {
        /// <inheritdoc/>
        public override decimal Least => Items.Select(item => item.Score).Append(Otherwise ?? Items[0].Score).Min();

        /// <inheritdoc/>
        public override decimal Most => Items.Select(item => item.Score).Append(Otherwise ?? Items[0].Score).Max();

        /// <inheritdoc/>
        public override decimal? At(Value measured) => Items.FirstOrDefault(entry => entry.Is.Equals(measured))?.Score ?? Otherwise;
    }
}

/// <summary>A stretch of a value: the first whose bound is not less than the value gives the points.</summary>
/// <param name="To">Greatest value, inclusive; null: no bound.</param>
/// <param name="Score">The points.</param>
public sealed record ScoreBand(decimal? To, decimal Score);

/// <summary>A point that straight lines join.</summary>
/// <param name="At">The value.</param>
/// <param name="Score">The points there.</param>
public sealed record ScorePoint(decimal At, decimal Score);

/// <summary>A line of a table.</summary>
/// <param name="Is">The value: a text, a truth value or a number.</param>
/// <param name="Score">The points.</param>
public sealed record ScoreEntry(Value Is, decimal Score);
