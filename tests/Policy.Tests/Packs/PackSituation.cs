using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>Values under which the conditions of a shipped pack are tried, as the last value of each parameter stands.</summary>
/// <param name="pack">The pack.</param>
/// <param name="facts">Name and value: <c>results.public</c>, <c>subject.tags</c>, <c>record.penalties</c>, <c>recent_penalties</c>.</param>
internal sealed class PackSituation(CompiledPack pack, params (string Name, Value Value)[] facts) : Bindings
{
    /// <summary>A text; null is absence.</summary>
    public static Value Text(string? text) => text is null ? Value.Null.Instance : new Value.Text(text);

    /// <summary>A list of texts.</summary>
    public static Value Texts(params string[] texts) => new Value.List([.. texts.Select(Text)]);

    /// <inheritdoc/>
    public override Value Get(string variable) => facts.Single(fact => fact.Name == variable).Value;

    /// <inheritdoc/>
    public override Value Get(string variable, string field) => variable == "params"
        ? pack.Parameters.Single(parameter => parameter.Id == field).Values[^1].Value
        : Get($"{variable}.{field}");

    /// <summary>Whether a condition holds; one that cannot be computed fails the test.</summary>
    public bool Holds(Condition condition) => ((Value.Bool)condition.Evaluate(this)).Content;

    /// <summary>The whole number an expression comes to; one that cannot be computed fails the test.</summary>
    public long Whole(Condition expression) => ((Value.Int)expression.Evaluate(this)).Content;
}
