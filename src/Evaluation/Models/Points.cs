using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Brings values to points.</summary>
internal static class Points
{
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
    public static Value.Decimal Rounded(decimal points) => new(Score.Rounded(points));

    /// <summary>The points of a value; an error where they cannot be told.</summary>
    public static Value Of(Score score, Value measured)
    {
        if (measured is Value.Null or Value.Error { Code: AbsentCode })
        {
            return score.Absent is { } points ? Rounded(points) : Absent;
        }

        return measured is Value.Error ? measured
            : score.Shape.At(measured) is { } given ? Rounded(given) : Absent;
    }
}
