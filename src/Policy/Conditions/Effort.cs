namespace Xinheng.Policy.Conditions;

/// <summary>How many steps an operation on texts and lists can take at most.</summary>
internal static class Effort
{
    private const int CharactersPerStep = 16;

    // More than a record or a subject has of anything; lists of parameters can be longer.
    private const double ItemsOfRecord = 16;

    // Beyond this an evaluation has ended in any case; it keeps the counting itself short.
    private const long Enough = Run.StepLimit + 1;

    /// <summary>How many steps a tree is likely to take: as many as it has nodes, those in macros once for each item.</summary>
    public static double Of(Expression node) => node switch
    {
        Expression.ListLiteral list when list.Items.All(item => item is Expression.Literal) => 1,
        Expression.Macro macro => Of(macro.Range) + (Items(macro.Range) * ExpressionWalk.Parts(macro).Skip(1).Sum(Of)),
        _ => 1 + ExpressionWalk.Parts(node).Sum(Of),
    };

    /// <summary>Looking through a text once.</summary>
    public static long Of(Value.Text text) => 1 + (text.Content.Length / CharactersPerStep);

    /// <summary>Joining, comparing or searching two values.</summary>
    public static long Of(Value a, Value b) => (a, b) switch
    {
        (Value.Text x, Value.Text y) => Of(x) + Of(y) + ((long)x.Content.Length * y.Content.Length / 4096),
        (Value.List x, Value.List y) => 1L + x.Content.Count + y.Content.Count + (x.Content.Count == y.Content.Count ? Weigh(x) : 0),
        (_, Value.List list) => Weigh(list) + (Weigh(a) * (list.Content.Count + 1L)),
        (Value.List, _) => 1,
        _ => Weigh(a) + Weigh(b),
    };

    private static double Items(Expression list) => list switch
    {
        Expression.ListLiteral literal => literal.Items.Count,
        Expression.Macro { Name: "map" or "filter" } macro => Items(macro.Range),
        Expression.Call { Function: "+" } call => call.Operands.Sum(Items),
        _ => ItemsOfRecord,
    };

    private static long Weigh(Value value) => Weigh(value, Enough);

    // Lists can share their items, so that a small one is large when gone through; the counting stops at the limit.
    private static long Weigh(Value value, long limit)
    {
        if (value is not Value.List list)
        {
            return value is Value.Text text ? Of(text) : 1;
        }

        var weight = 1L;
        foreach (var item in list.Content)
        {
            weight += Weigh(item, limit - weight);
            if (weight >= limit)
            {
                return weight;
            }
        }

        return weight;
    }
}
