namespace Xinheng.Policy.Conditions;

/// <summary>
/// A checked expression in the documented subset of CEL: a condition when its type is a truth value,
/// else the value taken of a record or the length of a window. Immutable; safe to share between threads.
/// </summary>
public sealed class Condition
{
    internal Condition(string text, Expression root, SourceSpan? span)
    {
        Text = text;
        Root = root;
        Span = span;
    }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>The checked tree. Offsets in it count into <see cref="Text"/>.</summary>
    public Expression Root { get; }

    /// <summary>Where it stands in the pack; null outside a pack.</summary>
    public SourceSpan? Span { get; }

    /// <summary>The names it uses, each once, in the order of the text; a macro's own item is not among them.</summary>
    public IReadOnlyList<Reference> References => throw new NotImplementedException();

    /// <summary>Reads and checks a condition written on one line.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="vocabulary">What it may name.</param>
    /// <param name="expected">The type it must have; null: any.</param>
    /// <param name="span">Where the text starts in its file; null outside a file.</param>
    public static ConditionReading Read(string text, Vocabulary vocabulary, ValueType? expected, SourceSpan? span) =>
        throw new NotImplementedException();

    /// <summary>Reads and checks a condition whose characters stand anywhere in a file, such as in a folded block.</summary>
    /// <param name="text">The condition.</param>
    /// <param name="vocabulary">What it may name.</param>
    /// <param name="expected">The type it must have; null: any.</param>
    /// <param name="place">Where each stretch of the text stands.</param>
    public static ConditionReading Read(string text, Vocabulary vocabulary, ValueType? expected, SourcePlace place) =>
        throw new NotImplementedException();

    /// <summary>
    /// Its value. A computation that fails gives <see cref="Value.Error"/>, never an exception; as in CEL,
    /// <c>false &amp;&amp; error</c> is false and <c>true || error</c> is true in either order.
    /// </summary>
    /// <param name="bindings">The values of the names it uses.</param>
    public Value Evaluate(Bindings bindings) => throw new NotImplementedException();

    /// <summary>
    /// The comparisons it is made of with what each saw, in the order of the text. All of them, also those that
    /// did not matter to the outcome.
    /// </summary>
    /// <param name="bindings">The values of the names it uses.</param>
    public IReadOnlyList<ConditionAtom> Trace(Bindings bindings) => throw new NotImplementedException();

    /// <summary>The one canonical way to write it: single spaces, single quotes, no parentheses that change nothing.</summary>
    public string ToCanonicalText() => throw new NotImplementedException();

    /// <inheritdoc/>
    public override string ToString() => Text;
}
