using System.Text.Json;
using System.Text.RegularExpressions;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Conditions.Conformance;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

/// <summary>The reference of the language says what is so.</summary>
public sealed partial class GuideTests
{
    private static readonly string guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "conditions.md"));

    public static TheoryData<string, string> Examples() =>
        [.. Blocks("cel").SelectMany(block => block.Split('\n')).Where(line => line.Length > 0)
            .Select(line => line.Split(" → ")).Select(parts => (parts[0], parts[1]))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_has_the_value_the_error_or_the_finding_that_stands_beside_it(string expression, string told)
    {
        var one = Case(expression);
        var reading = Condition.Read(one.Expression, one.Vocabulary, expected: null, span: null);

        var found = reading.Condition?.Evaluate(one.Bindings);

        if (told.StartsWith("refused ", StringComparison.Ordinal))
        {
            Assert.Equal([told["refused ".Length..]], reading.Diagnostics.Select(finding => finding.Code).Distinct());
        }
        else if (told.StartsWith("error ", StringComparison.Ordinal))
        {
            Assert.Equal(told["error ".Length..], Assert.IsType<Value.Error>(found).Code);
        }
        else
        {
            Assert.Empty(reading.Diagnostics.Select(finding => finding.Message.En));
            Assert.Equal(Condition.Read(told, one.Vocabulary, expected: null, span: null).Condition?.Evaluate(one.Bindings), found);
        }
    }

    [Fact]
    public void There_is_an_example_of_every_function_macro_and_operator()
    {
        var examples = string.Join('\n', Blocks("cel"));
        string[] constructs =
        [
            "size(", ".size()", "startsWith(", "endsWith(", "contains(", ".matches(", "matches(", "has(", "int(", "decimal(", "double(", "string(", "date(", "days(", "months(", "years(", "days_between(",
            ".exists(", ".all(", ".exists_one(", ".filter(", ".map(", " in ", "[0]", " ? ", "&&", "||", "!has", " == ", " != ", " < ", " <= ", " > ", " + ", " - ", " * ", " / ", " % ",
        ];

        Assert.All(constructs, construct => Assert.Contains(construct, examples, StringComparison.Ordinal));
    }

    [Fact]
    public void The_bounds_told_are_those_in_force()
    {
        Assert.Contains($"| length | {Condition.LengthLimit:N0} characters |", guide, StringComparison.Ordinal);
        Assert.Contains($"| steps of one evaluation | {Condition.StepLimit:N0};", guide, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Block().Matches(guide).Where(match => match.Groups["language"].Value == language).Select(match => match.Groups["text"].Value);

    private static ConformanceCase Case(string expression)
    {
        using var names = JsonDocument.Parse(Blocks("json").First());
        var json = JsonSerializer.SerializeToUtf8Bytes(new[] { new { expression, bindings = names.RootElement } });
        return Assert.Single(ConformanceFile.Read(json, "conditions.md").Cases);
    }

    [GeneratedRegex("^```(?<language>\\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
