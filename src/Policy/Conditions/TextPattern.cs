using System.Text.RegularExpressions;

namespace Xinheng.Policy.Conditions;

/// <summary>Patterns of <c>matches</c>: searched anywhere in the text, in time linear in its length.</summary>
/// <param name="Search">Finds the pattern.</param>
/// <param name="Weight">How much work one character of a text can be; at least 1.</param>
internal sealed record TextPattern(Regex Search, int Weight)
{
    /// <summary>Longest pattern, in UTF-16 units.</summary>
    public const int LengthLimit = 500;

    /// <summary>Why a pattern is refused; null when it is good.</summary>
    public static LocalText? Trouble(string pattern)
    {
        if (pattern.Length > LengthLimit)
        {
            return new($"有 {pattern.Length} 个字符，上限为 {LengthLimit}", $"it has {pattern.Length} characters; the limit is {LengthLimit}");
        }

        var reader = new PatternReader(pattern);
        reader.Read();
        return reader.Trouble;
    }

    /// <summary>The pattern ready to search with.</summary>
    /// <param name="pattern">A pattern that has no <see cref="Trouble"/>.</param>
    public static TextPattern Compile(string pattern)
    {
        var piece = new PatternReader(pattern).Read();
        return new(new Regex(piece.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant), Math.Max(1, piece.Weight / 32));
    }
}
