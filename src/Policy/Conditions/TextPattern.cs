using System.Globalization;
using System.Text.RegularExpressions;

namespace Xinheng.Policy.Conditions;

/// <summary>Patterns of <c>matches</c>: searched anywhere in the text, in time linear in its length.</summary>
internal static partial class TextPattern
{
    private const int LengthLimit = 500;
    private const int RepetitionLimit = 1000;

    /// <summary>Why a pattern is refused; null when it is good.</summary>
    public static LocalText? Trouble(string pattern)
    {
        if (pattern.Length > LengthLimit || Repetitions(pattern) > RepetitionLimit)
        {
            return new($"过长，或重复次数之积超过 {RepetitionLimit}", $"it is too long, or its repetitions multiply to more than {RepetitionLimit}");
        }

        try
        {
            Compile(pattern);
            return null;
        }
        catch (ArgumentException)
        {
            return new("括号、方括号或反斜杠不成对", "its parentheses, brackets or backslashes do not fit together");
        }
        catch (NotSupportedException)
        {
            return new("用了回溯引用或环视，无法保证用时", "it looks back or around, so its running time has no bound");
        }
    }

    public static Regex Compile(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    // A counted repetition is unrolled, and nested ones multiply.
    private static double Repetitions(string pattern) =>
        CountedRepetition().Matches(pattern)
            .Select(match => match.Groups["most"] is { Length: > 0 } most ? most.Value : match.Groups["least"].Value)
            .Aggregate(1.0, (product, count) => product * Math.Max(1, double.Parse(count, CultureInfo.InvariantCulture)));

    [GeneratedRegex(@"\{(?<least>[0-9]+)(?:,(?<most>[0-9]*))?\}", RegexOptions.NonBacktracking)]
    private static partial Regex CountedRepetition();
}
