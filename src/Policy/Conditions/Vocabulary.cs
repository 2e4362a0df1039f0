namespace Xinheng.Policy.Conditions;

/// <summary>What a condition may name. Closed: a name that is not here is a mistake of the author.</summary>
/// <param name="Variables">Name → type. A variable of type <see cref="ValueType.Shape"/> is only read field by field.</param>
public sealed record Vocabulary(IReadOnlyDictionary<string, ValueType> Variables)
{
    /// <summary>Variables, other than shapes, whose value can be absent, such as the greatest amount over no records.</summary>
    public IReadOnlySet<string> OptionalVariables { get; init; } = new HashSet<string>();

    /// <summary>Fields whose value depends on a record, where the vocabulary is for a place without one: naming one is a mistake.</summary>
    public IReadOnlySet<Reference> NeedingRecord { get; init; } = new HashSet<Reference>();
}
