using System.Text.Json;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class ConformanceCommandTests
{
    private const string Good = """
        [
          {"name": "sum", "expression": "x + 1", "bindings": {"x": 1}, "value": 2},
          {"name": "bytes", "expr": "b'a' == b'a'"}
        ]
        """;

    [Fact]
    public async Task Cases_that_pass_or_lie_outside_the_subset_end_with_nothing_and_are_counted()
    {
        var (code, output) = await RunAsync(Good);

        Assert.Equal(ExitCode.Done, code);
        Assert.Contains("– bytes: b'a' == b'a'", output);
        Assert.Contains("outside the subset: b'…' is outside the subset of CEL used here", output);
        Assert.EndsWith("1 passed, 0 failed, 1 outside the subset", output.TrimEnd());
    }

    [Fact]
    public async Task A_case_that_fails_ends_with_one_and_shows_what_was_expected_and_found()
    {
        var (code, output) = await RunAsync("""{"cases": [{"name": "sum", "expression": "1 + 1", "value": 3}]}""");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("✗ sum: 1 + 1", output);
        Assert.Contains("expected 3, found 2", output);
    }

    [Fact]
    public async Task Outcomes_are_given_as_json_when_asked_for()
    {
        var (code, output) = await RunAsync(Good, "--json");

        var answer = JsonDocument.Parse(output).RootElement;
        Assert.Equal(ExitCode.Done, code);
        Assert.Equal(1, answer.GetProperty("passed").GetInt32());
        Assert.Equal("outside", answer.GetProperty("cases")[1].GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task A_file_with_a_mistake_ends_with_one_and_shows_its_line()
    {
        var (code, output) = await RunAsync("[\n {\"expresion\": \"1\"}\n]");

        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("cases.json:2:16: error EX-205", output);
        Assert.Contains("Did you mean expression?", output);
    }

    private static async Task<(int Code, string Output)> RunAsync(string cases, params string[] more)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var file = Path.Combine(place.Folder, "cases.json");
        await File.WriteAllTextAsync(file, cases, TestContext.Current.CancellationToken);
        var (code, output, _) = await CommandLineTests.RunAsync(place, ["pack", "cel", file, "--lang", "en", .. more]);
        return (code, output);
    }
}
