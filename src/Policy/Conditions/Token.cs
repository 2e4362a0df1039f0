namespace Xinheng.Policy.Conditions;

internal enum TokenKind
{
    /// <summary>The end of the text.</summary>
    End,

    /// <summary>A name: variable, field or function.</summary>
    Name,

    /// <summary>A literal with its value.</summary>
    Literal,

    /// <summary>An operator or a mark; <c>in</c> is one of them.</summary>
    Mark,

    /// <summary>A mistake already reported that stands where a value would.</summary>
    Broken,
}

/// <summary>A word of a condition.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The name, or the operator in its right spelling.</param>
/// <param name="Value">A literal's value.</param>
/// <param name="Offset">Where it starts in the text.</param>
/// <param name="Length">How many UTF-16 units it covers.</param>
internal readonly record struct Token(TokenKind Kind, string Text, Value? Value, int Offset, int Length)
{
    public int End => Offset + Length;

    public bool IsMark(string mark) => Kind == TokenKind.Mark && Text == mark;
}
