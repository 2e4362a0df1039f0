using System.Text.RegularExpressions;
using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

public sealed class PatternTests
{
    private static readonly string[] pieces =
    [
        "a", "b", "信", "😀", "7", "_", ".", "[ab]", "[^a]", "[a-😀]", "[^信-😀]", "[\\\\d_]", "[^\\\\w]", "\\\\d", "\\\\D", "\\\\w", "\\\\W", "\\\\s", "\\\\S",
        "(", ")", "(?:", "|", "*", "+", "?", "{2}", "{1,2}", "{2,}", "*?", "+?", "^", "$", "]", "-", "{", "\\\\.", "\\\\x61",
    ];

    private static readonly string[] characters = ["a", "b", "信", "😀", "7", "_", " ", "１", ".", "c"];

    /// <summary>
    /// A backtracking engine that keeps to ASCII classes is the other; it counts units, so that a character of two
    /// units is replaced for it by one that sorts like it.
    /// </summary>
    [Fact]
    public void A_pattern_finds_what_another_engine_finds()
    {
        FuzzCases.Hold(FuzzCases.Count / 50, random =>
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 8)).Select(_ => pieces[random.Next(pieces.Length)]));
            if (Condition.Read($"name.matches('{pattern}')", Example.Vocabulary, expected: null, span: null).Condition is not { } condition)
            {
                return null;
            }

            var other = new Regex(OneUnit(pattern.Replace("\\\\", "\\", StringComparison.Ordinal)), RegexOptions.ECMAScript);
            var texts = Enumerable.Range(0, 8).Select(_ => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => characters[random.Next(characters.Length)])));
            return texts.Where(text => Holds(condition, text) != other.IsMatch(OneUnit(text)))
                .Select(text => $"{pattern} on {text}: {Holds(condition, text)}").FirstOrDefault();
        });
    }

    [Theory]
    [InlineData("(a", "no ) after it")]
    [InlineData("a)", "no ( before it")]
    [InlineData("[a", "no ] after it")]
    [InlineData("[b-a]", "from the lesser character to the greater")]
    [InlineData("a**", "cannot follow each other")]
    [InlineData("a{2}{3}", "cannot follow each other")]
    [InlineData("a{3,2}", "from the lesser number to the greater")]
    [InlineData("a{1001}", "from the lesser number to the greater")]
    [InlineData("+a", "nothing to repeat")]
    [InlineData("^*", "cannot be repeated")]
    [InlineData("(?i)a", "no flag")]
    [InlineData("(?<n>a)", "no named group")]
    [InlineData("[[:alpha:]]", "write the characters")]
    [InlineData("\\\\bword", "\\b is not supported")]
    [InlineData("\\\\p{Han}", "\\p is not supported")]
    [InlineData("\\\\x{110000}", "hexadecimal")]
    [InlineData("a\\\\", "\\ is not supported")]
    [InlineData("((ab){40}){40}", "more than 2000 parts")]
    public void A_pattern_that_is_not_taken_is_refused_with_what_is_wrong_in_it(string pattern, string told)
    {
        var found = Assert.Single(Example.Refuse($"name.matches('{pattern}')"));

        Assert.Equal("EX-019", found.Code);
        Assert.Contains(told, found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_is_500_characters_at_most()
    {
        Assert.IsType<Value.Bool>(Example.Evaluate($"name.matches('{new string('a', 500)}')"));
        Assert.Contains("501", Assert.Single(Example.Refuse($"name.matches('{new string('a', 501)}')")).Message.En, StringComparison.Ordinal);
    }

    private static string OneUnit(string text) => text.Replace("😀", "\ufffd", StringComparison.Ordinal);

    private static bool Holds(Condition condition, string text) =>
        condition.Evaluate(Example.Bindings(new Dictionary<string, Value> { ["name"] = new Value.Text(text) })) is Value.Bool { Content: true };
}
