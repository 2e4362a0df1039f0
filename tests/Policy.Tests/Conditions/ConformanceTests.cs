using System.Text;
using Xinheng.Policy.Conditions.Conformance;
using Xunit;

namespace Xinheng.Policy.Tests.Conditions;

public sealed class ConformanceTests
{
    [Fact]
    public void Every_case_of_the_language_gives_what_CEL_says_it_gives()
    {
        using var stream = typeof(ConformanceTests).Assembly.GetManifestResourceStream("Xinheng.Policy.Tests.Conditions.conformance.json")!; // embedded by the project
        using var copy = new MemoryStream();
        stream.CopyTo(copy);

        var reading = ConformanceFile.Read(copy.ToArray(), "conformance.json");
        var outcomes = reading.Cases.Select(ConformanceRun.Run).ToList();

        Assert.Empty(reading.Diagnostics);
        Assert.Empty(outcomes.Where(outcome => outcome.Verdict != Verdict.Passed).Select(outcome => $"{outcome.Case.Name} {Told(outcome)}"));
        Assert.True(outcomes.Count > 250);
    }

    [Theory]
    [InlineData("""{"expression": "1 + 1", "value": 2}""", "passed")]
    [InlineData("""{"expression": "1 + 1", "value": 3}""", "failed: 3, 2")]
    [InlineData("""{"expression": "1 + 1", "value": 2.0}""", "failed: 2.0, 2")]
    [InlineData("""{"expression": "1 / 0", "error": true}""", "passed")]
    [InlineData("""{"expression": "1 / 0", "value": 1}""", "failed: 1, error EX-102: division by zero")]
    [InlineData("""{"expression": "1 / 2", "error": true}""", "failed: an error, 0")]
    [InlineData("""{"expression": "1 == 1"}""", "passed")]
    [InlineData("""{"expr": "x", "bindings": {"x": {"value": {"int64Value": "7"}}}, "value": {"int64Value": "7"}}""", "passed")]
    [InlineData("""{"expr": "x", "bindings": {"x": {"value": {"int64_value": "7"}}}, "value": {"int64_value": "7"}}""", "passed")]
    [InlineData("""{"expression": "r.n == 1 && !has(r.day)", "bindings": {"r": {"n": 1, "day": {"absentValue": "date"}}}}""", "passed")]
    [InlineData("""{"expression": "l[0] + 'b'", "bindings": {"l": ["a"]}, "value": "ab"}""", "passed")]
    [InlineData("""{"expr": "x", "typeEnv": [{"name": "x", "ident": {"type": {"primitive": "INT64"}}}], "evalError": {"errors": []}}""", "passed")]
    [InlineData("""{"expr": "0.1 + 0.2", "value": {"doubleValue": 0.3}}""", "passed")]
    [InlineData("""{"expr": "2.0 * 3.0", "value": {"doubleValue": 6}}""", "passed")]
    [InlineData("""{"expr": "[]", "typedResult": {"result": {"listValue": {}}, "deducedType": {"listType": {"elemType": {"primitive": "INT64"}}}}}""", "passed")]
    [InlineData("""{"expr": "1", "checkOnly": true, "typedResult": {"deducedType": {"primitive": "STRING"}}}""", "failed: text, an integer")]
    [InlineData("""{"expr": "1u", "value": {"uint64Value": "1"}}""", "outside: uses uint64Value")]
    [InlineData("""{"expr": "b'a' == b'a'"}""", "outside: b'…'")]
    [InlineData("""{"expr": "{'a': 1}.a", "value": {"int64Value": "1"}}""", "outside: { }")]
    [InlineData("""{"expr": "a.b.C{x: 1}.x == 1"}""", "outside: { }")]
    [InlineData("""{"expr": "type(1) == int"}""", "outside: type")]
    [InlineData("""{"expr": "int == int"}""", "outside: int")]
    [InlineData("""{"expr": "dyn(1) == 1.0"}""", "outside: dyn")]
    [InlineData("""{"expr": "'a'.charAt(0) == 'a'"}""", "outside: There is no function charAt")]
    [InlineData("""{"expr": "[1, 'a'].size()", "value": {"int64Value": "2"}}""", "outside: The list holds")]
    [InlineData("""{"expr": "[1].exists(i, v, v == 1)"}""", "outside: exists(i, v, …)")]
    [InlineData("""{"expr": "x.?y == 1", "bindings": {"x": 1}}""", "outside: .?")]
    [InlineData("""{"expr": "1 / 1 == 1 || 'a'", "disableCheck": true}""", "outside: needs types that are known only when it runs")]
    [InlineData("""{"expr": "1.0 / 0.0 > 1.0"}""", "outside: decimals have neither")]
    [InlineData("""{"expr": "1.0", "value": {"doubleValue": "NaN"}}""", "outside: uses a binary fraction")]
    [InlineData("""{"expr": "1e300 > 1.0"}""", "outside: 1e300")]
    [InlineData("""{"expr": "1", "value": {"mapValue": {}}}""", "outside: uses mapValue")]
    [InlineData("""{"expr": "x", "typeEnv": [{"name": "x", "ident": {"type": {"mapType": {}}}}], "value": 1}""", "outside: declares")]
    [InlineData("""{"expr": "true", "disableMacros": true}""", "outside: runs without macros")]
    [InlineData("""{"expr": "x", "unknown": {}}""", "outside: expects an unknown value")]
    public void A_case_passes_fails_with_what_was_found_or_lies_outside_with_its_reason(string json, string told)
    {
        var reading = Read($"[{json}]");

        Assert.Empty(reading.Diagnostics.Select(finding => finding.Message.En));
        Assert.StartsWith(told, Told(ConformanceRun.Run(Assert.Single(reading.Cases))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "EX-200", 1, 1)]
    [InlineData("[{]", "EX-200", 1, 3)]
    [InlineData("[\n{\"expr\": \"1\"}\n{\"expr\": \"1\"}]", "EX-200", 3, 1)]
    [InlineData("[\n{\"expr\": \"\\ud800\"}]", "EX-200", 2, 10)]
    [InlineData("[]", "EX-202", 1, 1)]
    [InlineData("17", "EX-202", 1, 1)]
    [InlineData("[\n  {\"value\": 1}]", "EX-203", 2, 3)]
    [InlineData("[{\"expr\": \"x\",\n \"bindings\": {\"x\":\n {\"int64Value\": \"one\"}}}]", "EX-204", 3, 2)]
    [InlineData("[{\"expr\": \"1\", \"value\": {\"boolValue\": 1}}]", "EX-204", 1, 25)]
    [InlineData("[{\"expr\": \"1\",\n \"valu\": 1}]", "EX-205", 2, 10)]
    [InlineData("[{\"expr\": 1}]", "EX-207", 1, 11)]
    [InlineData("[{\"expr\": \"1\", \"bindings\": []}]", "EX-207", 1, 28)]
    [InlineData("{\"cases\": {}}", "EX-207", 1, 11)]
    [InlineData("[{\"expr\": \"1\", \"value\": 1, \"error\": true}]", "EX-208", 1, 2)]
    [InlineData("[{\"expr\": \"1\", \"error\": false}]", "EX-207", 1, 25)]
    public void A_file_with_a_mistake_is_refused_with_its_place(string json, string code, int line, int column)
    {
        var finding = Assert.Single(Read(json).Diagnostics);

        Assert.Equal(code, finding.Code);
        Assert.Equal(new("cases.json", line, column, 1), finding.Span);
    }

    [Fact]
    public void A_misspelt_key_gets_the_key_that_was_meant() =>
        Assert.Contains("Did you mean value?", Assert.Single(Read("""[{"expr": "1", "valu": 1}]""").Diagnostics).Message.En, StringComparison.Ordinal);

    [Fact]
    public void Bytes_that_are_no_text_deep_nesting_and_great_length_are_findings()
    {
        var deep = new string('[', 100_000);
        var wide = "[" + string.Join(',', Enumerable.Repeat("{\"expr\": 1}", 1000)) + "]";

        Assert.Equal("EX-200", Assert.Single(ConformanceFile.Read(new byte[] { 0x5b, 0x22, 0xff, 0xfe, 0x22, 0x5d }, "cases.json").Diagnostics).Code);
        Assert.Equal("EX-200", Assert.Single(Read(deep).Diagnostics).Code);
        Assert.Equal("EX-200", Assert.Single(Read("""[{"expr": "1", "value": """ + deep).Diagnostics).Code);
        Assert.Equal("EX-201", Assert.Single(ConformanceFile.Read(new byte[ConformanceFile.LengthLimit + 1], "cases.json").Diagnostics).Code);
        Assert.Equal(30, Read(wide).Diagnostics.Count);
    }

    [Fact]
    public void A_value_that_is_large_only_when_written_out_is_shown_in_short()
    {
        var doubling = string.Concat(Enumerable.Repeat(".map(l, [l, l])", 20));

        var outcome = ConformanceRun.Run(Assert.Single(Read($$"""[{"expr": "[0]{{doubling}}", "value": 1}]""").Cases));

        Assert.Equal(Verdict.Failed, outcome.Verdict);
        Assert.True(outcome.Found.En.Length < 400);
    }

    [Fact]
    public void A_case_is_named_by_the_groups_it_stands_in()
    {
        var reading = Read("""[{"name": "f", "section": [{"name": "s", "test": [{"name": "t", "expr": "true"}, {"expr": "true"}]}]}]""");

        Assert.Equal(["f/s/t", "f/s/#2"], reading.Cases.Select(one => one.Name));
    }

    private static ConformanceReading Read(string json) => ConformanceFile.Read(Encoding.UTF8.GetBytes(json), "cases.json");

    private static string Told(ConformanceOutcome outcome) => outcome.Verdict switch
    {
        Verdict.Passed => "passed",
        Verdict.Failed => $"failed: {outcome.Expected.En}, {outcome.Found.En}",
        _ => $"outside: {outcome.Why!.En}", // a case outside says why
    };
}
