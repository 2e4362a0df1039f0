using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>
/// Points that something can give, by bounds that hold them all: every point between <see cref="Low"/> and
/// <see cref="High"/>, or only those whole steps away from an anchor.
/// </summary>
/// <param name="Low">Least, inclusive; null: no bound.</param>
/// <param name="High">Greatest, inclusive; null: no bound.</param>
/// <param name="Step">Distance of neighbours; 0: none is left out.</param>
/// <param name="Anchor">One of the points where there is a step.</param>
internal sealed record ScoreRange(decimal? Low, decimal? High, decimal Step = 0m, decimal Anchor = 0m)
{
    private const decimal Finest = 10_000m;

    /// <summary>Any number of points.</summary>
    public static readonly ScoreRange Any = new(null, null);

    /// <summary>Just one number of points.</summary>
    public static ScoreRange Point(decimal points) => new(points, points);

    /// <summary>Whether there is only one.</summary>
    public bool IsPoint => Low is not null && Low == High;

    public ScoreRange Times(decimal factor) => factor == 0m ? Point(0m)
        : factor > 0m ? new(Low * factor, High * factor, Step * factor, Anchor * factor)
        : new(High * factor, Low * factor, -Step * factor, Anchor * factor);

    /// <summary>The points of two things together. Two different steps may leave no gap one can name.</summary>
    public ScoreRange Plus(ScoreRange other)
    {
        var (step, anchor) = IsPoint && Low is { } mine ? (other.Step, other.Anchor + mine)
            : other.IsPoint && other.Low is { } theirs ? (Step, Anchor + theirs)
            : Step != 0m && other.Step != 0m && Step % other.Step == 0m ? (other.Step, Anchor + other.Anchor)
            : Step != 0m && other.Step != 0m && other.Step % Step == 0m ? (Step, Anchor + other.Anchor)
            : (0m, 0m);
        return new(Low + other.Low, High + other.High, step, anchor);
    }

    /// <summary>The points held within bounds; what lies beyond a bound becomes the bound.</summary>
    public IEnumerable<ScoreRange> Within(decimal? least, decimal? most)
    {
        var isCut = Low is null ? least is not null : Low < least;
        if (isCut && least is { } bottom)
        {
            yield return Point(bottom);
        }

        var isHeld = High is null ? most is not null : High > most;
        if (isHeld && most is { } top)
        {
            yield return Point(top);
        }

        var inner = this with { Low = isCut ? least : Low, High = isHeld ? most : High };
        if (!(inner.Low > inner.High))
        {
            yield return inner;
        }
    }

    /// <summary>As scores are rounded. Steps finer than the last place leave nothing out that one can name.</summary>
    public ScoreRange Rounded()
    {
        var isFine = decimal.Truncate(Step * Finest) != Step * Finest || decimal.Truncate(Anchor * Finest) != Anchor * Finest;
        return new(Low is { } low ? Score.Rounded(low) : null, High is { } high ? Score.Rounded(high) : null, isFine ? 0m : Step, Anchor);
    }

    /// <summary>Whether some of the points lie in a cell of the score.</summary>
    public bool Meets(Cell cell)
    {
        var (low, isLowOpen) = Inner(Low, cell.Low is { } bottom ? Computation.ToDecimal(bottom) : null, cell.IsLowOpen, 1);
        var (high, isHighOpen) = Inner(High, cell.High is { } top ? Computation.ToDecimal(top) : null, cell.IsHighOpen, -1);
        if (low is not { } from || high is not { } through)
        {
            return true;
        }

        if (Step == 0m || IsPoint)
        {
            return from < through || (from == through && !isLowOpen && !isHighOpen);
        }

        try
        {
            var next = Anchor + (decimal.Ceiling((from - Anchor) / Step) * Step);
            next += next == from && isLowOpen ? Step : 0m;
            return next < through || (next == through && !isHighOpen);
        }
        catch (OverflowException)
        {
            return true; // so far off that steps cannot be counted
        }
    }

    // The bound further inside of the two, and whether it is itself outside.
    private static (decimal? Bound, bool IsOpen) Inner(decimal? own, decimal? cell, bool isCellOpen, int inward) => (own, cell) switch
    {
        (null, _) => (cell, isCellOpen),
        (_, null) => (own, false),
        ({ } mine, { } theirs) when mine.CompareTo(theirs) * inward > 0 => (mine, false),
        _ => (cell, isCellOpen),
    };
}
