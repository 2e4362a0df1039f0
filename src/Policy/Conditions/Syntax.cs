namespace Xinheng.Policy.Conditions;

/// <summary>A node as written, before names and types are checked.</summary>
/// <param name="Offset">Where it starts in the text.</param>
/// <param name="Length">How many units it covers; parentheses around it not included.</param>
/// <param name="Depth">Levels of nodes from here down, itself included.</param>
internal abstract record Syntax(int Offset, int Length, int Depth)
{
    public sealed record Literal(Value Value, int Offset, int Length) : Syntax(Offset, Length, 1);

    public sealed record Name(string Text, int Offset, int Length) : Syntax(Offset, Length, 1);

    public sealed record Select(Syntax Target, Token Field, int Offset, int Length, int Depth) : Syntax(Offset, Length, Depth);

    /// <summary>A function or macro; <c>Target</c> is what stands before the dot, if any.</summary>
    public sealed record Call(Token Function, Syntax? Target, IReadOnlyList<Syntax> Arguments, int Offset, int Length, int Depth) : Syntax(Offset, Length, Depth);

    public sealed record Operation(string Operator, IReadOnlyList<Syntax> Operands, int Offset, int Length, int Depth) : Syntax(Offset, Length, Depth);

    public sealed record List(IReadOnlyList<Syntax> Items, int Offset, int Length, int Depth) : Syntax(Offset, Length, Depth);

    /// <summary>Where a mistake stands that has been reported.</summary>
    public sealed record Broken(int Offset, int Length) : Syntax(Offset, Length, 1);
}
