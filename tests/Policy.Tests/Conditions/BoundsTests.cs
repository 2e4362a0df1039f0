using System.Diagnostics;
using Xinheng.Policy.Conditions;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

/// <summary>Hostile conditions end soon, and with a finding or an error that says why.</summary>
public sealed class BoundsTests
{
    // Generous: a machine that runs other tests beside this one is slow.
    private static readonly TimeSpan soon = TimeSpan.FromSeconds(10);

    private static readonly string wide = $"[{string.Join(',', Enumerable.Repeat(0, 700))}]";

    [Fact]
    public void A_million_characters_are_one_finding_that_says_the_limit()
    {
        var found = Assert.Single(Example.Refuse(string.Concat(Enumerable.Repeat("general_count > 5 && ", 50_000)) + "true"));

        Assert.Equal("EX-007", found.Code);
        Assert.Contains("1050004", found.Message.En, StringComparison.Ordinal);
        Assert.Contains("10000", found.Message.Zh, StringComparison.Ordinal);
    }

    public static TheoryData<string> Endless =>
    [
        $"{wide}.all(a, {wide}.all(b, a + b >= 0))",
        $"[{wide}].map(l, l.map(x, l.map(y, l.map(z, x)))).size() == 1",
        $"['{new string('a', 4000)}']{string.Concat(Enumerable.Repeat(".map(s, s + s)", 200))} == ['a']",
        $"[[1, 2]]{string.Concat(Enumerable.Repeat(".map(l, l + l)", 60))} == [[1]]",
        $"[[0]]{string.Concat(Enumerable.Repeat(".map(l, [l, l])", 40))} == [[0]]{string.Concat(Enumerable.Repeat(".map(l, [l, l])", 40))}",
        $"{wide}.map(a, {wide}.filter(b, b in {wide})).size() == 1",
        $"{wide}.all(i, '{new string('a', 3000)}'.matches('(a*)*b') || true)",
        $"{wide}.all(i, {wide} == {wide} && '{new string('a', 900)}'.contains('{new string('a', 400)}b') == false)",
    ];

    [Theory]
    [MemberData(nameof(Endless))]
    public void What_would_not_end_is_stopped(string text)
    {
        var watch = Stopwatch.StartNew();

        var found = Example.Evaluate(text);

        Assert.Equal("EX-107", Assert.IsType<Value.Error>(found).Code);
        Assert.True(watch.Elapsed < soon, $"{watch.Elapsed}");
    }

    [Fact]
    public void Being_stopped_is_absorbed_by_nothing()
    {
        var endless = $"{wide}.all(a, {wide}.all(b, a + b >= 0))";

        Assert.Equal("EX-107", Assert.IsType<Value.Error>(Example.Evaluate($"{endless} || true")).Code);
        Assert.Equal("EX-107", Assert.IsType<Value.Error>(Example.Evaluate($"[1].exists(x, {endless}) || true")).Code);
        Assert.Equal(Value.Bool.True, Example.Evaluate($"true || {endless}"));
    }

    [Fact]
    public void Lists_of_the_size_records_have_are_far_from_the_limit()
    {
        var hundred = $"[{string.Join(',', Enumerable.Range(0, 100))}]";

        Assert.Equal(Value.Bool.True, Example.Evaluate($"{hundred}.all(a, {hundred}.exists(b, b == a))"));
    }

    [Theory]
    [InlineData("(a+)+$")]
    [InlineData("(a|aa)+$")]
    [InlineData("(a*)*b")]
    [InlineData("((a*)*)*b")]
    [InlineData("(.*)(.*)(.*)(.*)b")]
    [InlineData("(a?){400}a{400}b")]
    [InlineData("([ab]*a[ab]{30})*c")]
    [InlineData("[a-😀]{100}b")]
    [InlineData("(^)*(a|$)+b")]
    [InlineData("()*(|a)+(?:^$)?b")]
    public void A_pattern_that_others_choke_on_is_searched_in_bounded_time(string pattern)
    {
        var text = new Value.Text(new string('a', 20_000));
        var condition = Example.Read($"name.matches('{pattern}')");
        var watch = Stopwatch.StartNew();

        var found = condition.Evaluate(Example.Bindings(new Dictionary<string, Value> { ["name"] = text }));

        Assert.IsNotType<Value.Null>(found);
        Assert.True(watch.Elapsed < soon, $"{watch.Elapsed}");
    }

    [Fact]
    public void Made_up_patterns_are_taken_or_refused_and_searched_in_bounded_time()
    {
        string[] pieces =
        [
            "a", "b", "信", "😀", ".", "^", "$", "|", "(", ")", "(?:", "[", "[^", "]", "-", "*", "+", "?", "{2}", "{3,}", "{1,900}", "{1001}", "{", "}", "\\\\d", "\\\\W", "\\\\s", "\\\\.",
            "\\\\x{1F600}", "\\\\x4", "\\\\", "\\\\b", "\\\\p{L}", "(?i)", "(?=", "[:alpha:]", "a-z", "]", "+?",
        ];
        FuzzCases.Hold(FuzzCases.Count / 50, random =>
        {
            var pattern = string.Concat(Enumerable.Range(0, random.Next(1, 10)).Select(_ => pieces[random.Next(pieces.Length)]));
            var reading = Condition.Read($"name.matches('{pattern}')", Example.Vocabulary, expected: null, span: null);
            var found = reading.Condition?.Evaluate(Example.Bindings(new Dictionary<string, Value> { ["name"] = new Value.Text("aaaabb信😀12 .-") }));
            return found is Value.Bool || reading.Diagnostics.Any(finding => finding.Code is "EX-019" or "EX-003") ? null : $"{pattern}: {found}";
        });
    }
}
