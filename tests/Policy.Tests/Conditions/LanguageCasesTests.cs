using System.Text.Json;
using Xinheng.Policy.Conditions;
using Xunit;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Tests.Conditions;

public sealed class LanguageCasesTests
{
    public static TheoryData<string, string, string, string> Cases()
    {
        using var stream = typeof(LanguageCasesTests).Assembly.GetManifestResourceStream("Xinheng.Policy.Tests.Conditions.cases.json")!; // embedded by the project
        using var document = JsonDocument.Parse(stream);
        var rows = new TheoryData<string, string, string, string>();
        foreach (var section in document.RootElement.EnumerateArray())
        {
            foreach (var row in section.GetProperty("cases").EnumerateArray())
            {
                var outcome = row.EnumerateObject().Single(property => property.Name != "expression");
                rows.Add(section.GetProperty("section").GetString()!, row.GetProperty("expression").GetString()!, outcome.Name, outcome.Value.GetString()!); // texts by the file's form
            }
        }

        return rows;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_expression_gives_its_value_its_error_or_its_rejection(string section, string expression, string outcome, string wanted)
    {
        var reading = Condition.Read(expression, Example.Vocabulary, expected: null, span: null);

        var found = reading.Condition?.Evaluate(Example.Bindings());

        Assert.NotEmpty(section);
        switch (outcome)
        {
            case "value":
                Assert.Empty(reading.Diagnostics);
                Assert.Equal(wanted, Shown(found!)); // there is a condition when nothing is wrong
                break;
            case "error":
                Assert.Empty(reading.Diagnostics);
                Assert.Equal(wanted, Assert.IsType<Value.Error>(found).Code);
                break;
            default:
                Assert.Null(reading.Condition);
                Assert.Equal("rejected", outcome);
                Assert.Equal([wanted], reading.Diagnostics.Select(diagnostic => diagnostic.Code).Distinct());
                break;
        }
    }

    // A literal's canonical form, reached through the public surface: the value a condition saw.
    private static string Shown(Value value)
    {
        var vocabulary = new Vocabulary(new Dictionary<string, ValueType> { ["x"] = ValueType.Int });
        var seen = Condition.Read("x", vocabulary, expected: null, span: null).Condition!.Trace(new One(value)); // a name is always a condition
        return seen[0].Seen;
    }

    private sealed class One(Value value) : Bindings
    {
        public override Value Get(string variable) => value;

        public override Value Get(string variable, string field) => value;
    }
}
