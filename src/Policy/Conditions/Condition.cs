namespace Xinheng.Policy.Conditions;

/// <summary>
/// A checked expression in the documented subset of CEL: a condition when its type is a truth value,
/// else the value taken of a record or the length of a window. Immutable.
/// </summary>
public sealed partial class Condition
{
    internal Condition(string text, Expression root, SourceSpan? span)
    {
        Text = text;
        Root = root;
        Span = span;
    }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>The checked tree.</summary>
    public Expression Root { get; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
