namespace Xinheng.Policy.Conditions;

/// <summary>What became of reading a condition: the condition, or all that is wrong with it.</summary>
/// <param name="Condition">The checked condition; null when there is an error among the diagnostics.</param>
/// <param name="Diagnostics">All mistakes found, in the order of the text.</param>
public sealed record ConditionReading(Condition? Condition, IReadOnlyList<Diagnostic> Diagnostics);

/// <summary>Says where a stretch of a condition's text stands in the file it was written in.</summary>
/// <param name="offset">Offset into the condition's text, in UTF-16 units, from 0; may equal its length.</param>
/// <param name="length">Units covered; at least 1.</param>
public delegate SourceSpan SourcePlace(int offset, int length);

/// <summary>A comparison, or another smallest truth value, that a condition is made of, and what it saw.</summary>
/// <param name="Text">As written: <c>general_count &gt; 5</c>.</param>
/// <param name="Seen">With values in place of names: <c>2 &gt; 5</c>.</param>
/// <param name="Holds">Its outcome; null when it could not be computed.</param>
/// <param name="Expression">Its part of the condition's tree.</param>
public sealed record ConditionAtom(string Text, string Seen, bool? Holds, Expression Expression);

/// <summary>A name a condition uses.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Field">The field, when the variable is a shape; else null.</param>
public readonly record struct Reference(string Variable, string? Field)
{
    /// <summary>As written in a condition: <c>record.kind</c>, <c>general_count</c>.</summary>
    public override string ToString() => Field is null ? Variable : $"{Variable}.{Field}";
}
