using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>Which points a shape gives for values between bounds.</summary>
internal static class ShapeRanges
{
    /// <summary>Them, never too few.</summary>
    public static IEnumerable<ScoreRange> Of(ScoreShape shape, ScoreRange values) => shape switch
    {
        ScoreShape.Bands bands => OfBands(bands, values),
        ScoreShape.Linear lines => OfLines(lines, values),
        ScoreShape.Table table => table.Items.Select(item => item.Score).Concat(table.Otherwise is { } otherwise ? [otherwise] : Array.Empty<decimal>()).Select(ScoreRange.Point),
        _ => [new(shape.Least, shape.Most)],
    };

    private static IEnumerable<ScoreRange> OfBands(ScoreShape.Bands bands, ScoreRange values)
    {
        decimal? before = null;
        foreach (var band in bands.Items)
        {
            // A band begins after the bound of the one before it.
            if (!(values.High <= before) && !(values.Low > band.To))
            {
                yield return ScoreRange.Point(band.Score);
            }

            before = band.To;
        }
    }

    private static IEnumerable<ScoreRange> OfLines(ScoreShape.Linear lines, ScoreRange values)
    {
        var (first, last) = (lines.Points[0].At, lines.Points[^1].At);
        var low = Math.Clamp(values.Low ?? first, first, last);
        var high = Math.Clamp(values.High ?? last, first, last);
        List<decimal> ends = [low, .. lines.Points.Select(point => point.At).Where(at => at > low && at < high), high];
        return ends.Zip(ends.Skip(1), (from, through) => Between(At(lines, from), At(lines, through)));
    }

    private static decimal At(ScoreShape.Linear lines, decimal value) => lines.At(new Value.Decimal(value)) ?? lines.Least;

    private static ScoreRange Between(decimal one, decimal other) => new(Math.Min(one, other), Math.Max(one, other));
}
