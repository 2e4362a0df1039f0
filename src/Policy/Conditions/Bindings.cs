namespace Xinheng.Policy.Conditions;

/// <summary>
/// The values a condition is evaluated with. Every name of the vocabulary the condition was read with must be
/// answered with a value of its type, or with <see cref="Value.Null"/> where the vocabulary says it can be absent.
/// </summary>
public abstract class Bindings
{
    /// <summary>The value of a variable that is no shape, such as an indicator or <c>as_of</c>.</summary>
    /// <param name="variable">The variable's name.</param>
    public abstract Value Get(string variable);

    /// <summary>The value of a shape's field, such as <c>record.kind</c> or <c>params.limit</c>.</summary>
    /// <param name="variable">The shape's name.</param>
    /// <param name="field">The field's name.</param>
    public abstract Value Get(string variable, string field);
}
