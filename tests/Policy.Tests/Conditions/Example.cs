using Xinheng.Policy.Conditions;
using Xunit;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Tests.Conditions;

/// <summary>A vocabulary like a pack's, and bindings for it that tests change where they need to.</summary>
internal static class Example
{
    public static readonly Vocabulary Vocabulary = new(new Dictionary<string, ValueType>
    {
        ["general_count"] = ValueType.Int,
        ["severe_count"] = ValueType.Int,
        ["latest"] = ValueType.Int,
        ["score"] = ValueType.Decimal,
        ["grave_consequence"] = ValueType.Bool,
        ["as_of"] = ValueType.Date,
        ["name"] = ValueType.Text,
        ["record"] = Shape("record", new()
        {
            ["kind"] = Field(ValueType.Text, ["penalty", "judgment", "abnormal-operation"]),
            ["effect"] = Field(ValueType.Text, ["basic", "general", "severe"]),
            ["penalties"] = Field(new ValueType.ListOf(ValueType.Text), ["fine", "warning", "permit-revoked"]),
            ["happened"] = Field(ValueType.Date),
            ["until"] = Optional(ValueType.Date),
            ["amount_fen"] = Optional(ValueType.Int),
            ["issuer"] = Optional(ValueType.Text),
        }),
        ["subject"] = Shape("subject", new()
        {
            ["licence"] = Field(ValueType.Text, ["active", "revoked"]),
            ["industry"] = Optional(ValueType.Text),
            ["tags"] = Field(new ValueType.ListOf(ValueType.Text)),
        }),
        ["params"] = Shape("params", new()
        {
            ["limit"] = Field(ValueType.Int),
            ["ratio"] = Field(ValueType.Decimal),
            ["severe_penalties"] = Field(new ValueType.ListOf(ValueType.Text)),
        }),
    })
    {
        OptionalVariables = new HashSet<string> { "latest" },
    };

    private static readonly Dictionary<string, Value> usual = new()
    {
        ["general_count"] = new Value.Int(2),
        ["severe_count"] = new Value.Int(0),
        ["latest"] = Value.Null.Instance,
        ["score"] = new Value.Decimal(87.5m),
        ["grave_consequence"] = Value.Bool.False,
        ["as_of"] = new Value.Date(new(2024, 2, 29)),
        ["name"] = new Value.Text("廊坊"),
        ["record.kind"] = new Value.Text("penalty"),
        ["record.effect"] = new Value.Text("general"),
        ["record.penalties"] = Texts("fine", "warning"),
        ["record.happened"] = new Value.Date(new(2023, 6, 1)),
        ["record.until"] = Value.Null.Instance,
        ["record.amount_fen"] = new Value.Int(50_000),
        ["record.issuer"] = new Value.Text("市场监督管理局"),
        ["subject.licence"] = new Value.Text("active"),
        ["subject.industry"] = new Value.Text("C1311"),
        ["subject.tags"] = Texts("key-field:food"),
        ["params.limit"] = new Value.Int(5),
        ["params.ratio"] = new Value.Decimal(0.1m),
        ["params.severe_penalties"] = Texts("permit-revoked"),
    };

    public static Bindings Bindings(IReadOnlyDictionary<string, Value>? changes = null) =>
        new DictionaryBindings(name => changes?.GetValueOrDefault(name) ?? usual[name]);

    public static Condition Read(string text, ValueType? expected = null)
    {
        var reading = Condition.Read(text, Vocabulary, expected, span: null);
        Assert.Empty(reading.Diagnostics);
        return reading.Condition!; // there is one when nothing is wrong
    }

    public static Value Evaluate(string text) => Read(text).Evaluate(Bindings());

    public static IReadOnlyList<Diagnostic> Refuse(string text, ValueType? expected = null)
    {
        var reading = Condition.Read(text, Vocabulary, expected, span: null);
        Assert.Null(reading.Condition);
        Assert.NotEmpty(reading.Diagnostics);
        return reading.Diagnostics;
    }

    private static Value.List Texts(params string[] texts) => new([.. texts.Select(text => new Value.Text(text))]);

    private static ValueType.Shape Shape(string name, Dictionary<string, FieldType> fields) => new(name, fields);

    private static FieldType Field(ValueType type, IReadOnlyList<string>? values = null) => new(type, false, values, new("", ""));

    private static FieldType Optional(ValueType type) => new(type, true, null, new("", ""));

    private sealed class DictionaryBindings(Func<string, Value> find) : Bindings
    {
        public override Value Get(string variable) => find(variable);

        public override Value Get(string variable, string field) => find($"{variable}.{field}");
    }
}
