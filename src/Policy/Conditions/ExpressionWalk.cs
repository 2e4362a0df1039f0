namespace Xinheng.Policy.Conditions;

/// <summary>Ways through a checked tree.</summary>
public static class ExpressionWalk
{
    /// <summary>The parts directly below a node, in the order of the text.</summary>
    public static IReadOnlyList<Expression> Parts(Expression node) => node switch
    {
        Expression.Select select => [select.Target],
        Expression.Has has => [has.Target],
        Expression.Call call => call.Operands,
        Expression.ListLiteral list => list.Items,
        Expression.Macro { Where: { } where } macro => [macro.Range, where, macro.Body],
        Expression.Macro macro => [macro.Range, macro.Body],
        _ => [],
    };

    /// <summary>The names used, in the order of the text, with repetitions; the items of macros are left out.</summary>
    public static IEnumerable<Reference> References(Expression node) => References(node, []);

    /// <summary>
    /// The smallest truth values logic is built of, in the order of the text: what stands below <c>&amp;&amp;</c>,
    /// <c>||</c>, <c>!</c> and a <c>?:</c> between truth values. A macro counts as one.
    /// </summary>
    public static IEnumerable<Expression> Atoms(Expression node) =>
        node is Expression.Call { Function: "&&" or "||" or "!" or "?:" } call && call.Type == ValueType.Bool
            ? call.Operands.SelectMany(Atoms)
            : [node];

    /// <summary>How many nodes there are from here down, itself included.</summary>
    public static int Count(Expression node) => 1 + Parts(node).Sum(Count);

    private static IEnumerable<Reference> References(Expression node, IReadOnlyList<string> items) => node switch
    {
        Expression.Variable variable => items.Contains(variable.Name) ? [] : [new(variable.Name, null)],
        Expression.Select { Target: Expression.Variable target } select => [new(target.Name, select.Field)],
        Expression.Has { Target: Expression.Variable target } has => [new(target.Name, has.Field)],
        Expression.Macro macro => References(macro.Range, items).Concat(Parts(macro).Skip(1).SelectMany(part => References(part, [.. items, macro.Item]))),
        _ => Parts(node).SelectMany(part => References(part, items)),
    };
}
