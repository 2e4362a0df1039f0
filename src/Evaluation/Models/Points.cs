using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Brings values to points.</summary>
internal static class Points
{
    private const int Places = 4;

    /// <summary>The code conditions give for a computation with something absent.</summary>
    private const string AbsentCode = "EX-103";

    private static readonly Value.Error Absent = new(
        "no-score", new LocalText("所依据的值没有取值，也没有写明此时的分值", "What the score measures is absent, and the pack does not say what it is worth then"));

    /// <summary>A number as a decimal; null for what is none.</summary>
    public static decimal? Number(Value value) => value switch
    {
        Value.Int whole => whole.Content,
        Value.Decimal number => number.Content,
        _ => null,
    };

    /// <summary>Points to four places, half to even.</summary>
    public static Value.Decimal Rounded(decimal points) => new(Math.Round(points, Places, MidpointRounding.ToEven));

    /// <summary>The points of a value; an error where they cannot be told.</summary>
    public static Value Of(Score score, Value measured)
    {
        if (measured is Value.Null or Value.Error { Code: AbsentCode })
        {
            return score.Absent is { } points ? Rounded(points) : Absent;
        }

        return measured is Value.Error ? measured : score.Shape switch
        {
            ScoreShape.Table table => InTable(table, measured),
            ScoreShape.Bands bands when Number(measured) is { } number => Rounded(InBands(bands, number)),
            ScoreShape.Linear lines when Number(measured) is { } number => Rounded(OnLines(lines.Points, number)),
            _ => Absent,
        };
    }

    private static decimal InBands(ScoreShape.Bands bands, decimal number)
    {
        foreach (var band in bands.Items)
        {
            if (band.To is not { } bound || number <= bound)
            {
                return band.Score;
            }
        }

        return bands.Items[^1].Score;
    }

    private static decimal OnLines(IReadOnlyList<ScorePoint> points, decimal number)
    {
        if (number <= points[0].At)
        {
            return points[0].Score;
        }

        for (var at = 1; at < points.Count; at++)
        {
            var (before, after) = (points[at - 1], points[at]);
            if (number <= after.At)
            {
                // The product before the quotient: a slope such as 100/3 would lose its last digits first.
                return before.Score + ((number - before.At) * (after.Score - before.Score) / (after.At - before.At));
            }
        }

        return points[^1].Score;
    }

    private static Value InTable(ScoreShape.Table table, Value measured)
    {
        foreach (var entry in table.Items)
        {
            if (entry.Is.Equals(measured))
            {
                return Rounded(entry.Score);
            }
        }

        return table.Otherwise is { } otherwise ? Rounded(otherwise) : Absent;
    }
}
