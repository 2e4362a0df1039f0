using Xinheng.Policy.Conditions;
using ValueType = Xinheng.Policy.Conditions.ValueType;

namespace Xinheng.Policy.Packs.Models;

/// <summary>Whether an expression can be without a value.</summary>
internal static class Absence
{
    /// <summary>Whether it names something that can be absent outside a choice that asks about it first.</summary>
    public static bool CanBe(Expression expression, Vocabulary vocabulary) => CanBe(expression, vocabulary, []);

    private static bool CanBe(Expression expression, Vocabulary vocabulary, HashSet<Reference> asked) => expression switch
    {
        Expression.Literal literal => literal.Value is Value.Null,
        Expression.Variable variable => vocabulary.OptionalVariables.Contains(variable.Name) && !asked.Contains(new(variable.Name, null)),
        Expression.Select { Target: Expression.Variable { Type: ValueType.Shape shape } target } select =>
            shape.Fields[select.Field].IsOptional && !asked.Contains(new(target.Name, select.Field)),
        Expression.Has => false,
        Expression.Call { Function: "?:" } call => CanBeChoice(call, vocabulary, asked),
        Expression.Call { Function: "==" or "!=" or "&&" or "||" } => false,
        _ => ExpressionWalk.Parts(expression).Any(part => CanBe(part, vocabulary, asked)),
    };

    private static bool CanBeChoice(Expression.Call call, Vocabulary vocabulary, HashSet<Reference> asked)
    {
        HashSet<Reference> known = [.. asked, .. ExpressionWalk.References(call.Operands[0])];
        return call.Operands.Skip(1).Any(part => CanBe(part, vocabulary, known));
    }
}
