using System.Globalization;
using System.Text;

namespace Xinheng.Policy.Conditions;

/// <summary>
/// Writes a tree in its one canonical form. Reading the result gives the same tree.
/// <paramref name="replace"/> can put another text in place of a node, such as the value it has.
/// </summary>
internal sealed class Printer(Func<Expression, string?>? replace)
{
    private static readonly Printer plain = new(null);

    public static string Print(Expression expression) => plain.Write(expression, Operators.Conditional);

    public static string Print(Value value) => value switch
    {
        Value.Null => "null",
        Value.Bool truth => truth.Content ? "true" : "false",
        Value.Int integer => integer.Content.ToString(CultureInfo.InvariantCulture),
        Value.Decimal number => NumberText.Write(number.Content),
        Value.Text text => Quote(text.Content),
        Value.Date day => $"date('{day.Content.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}')",
        Value.Duration { Days: 0 } length => string.Create(CultureInfo.InvariantCulture, $"months({length.Months})"),
        Value.Duration length => string.Create(CultureInfo.InvariantCulture, $"days({length.Days})"),
        Value.List list => $"[{string.Join(", ", list.Content.Select(Print))}]",
        Value.Error error => $"<{error.Code}>",
        _ => throw new InvalidOperationException("A value outside the closed set"),
    };

    public string Write(Expression expression, int strength)
    {
        if (replace?.Invoke(expression) is { } replacement)
        {
            return replacement;
        }

        var (text, own) = expression switch
        {
            Expression.Literal literal => (Print(literal.Value), Operators.Postfix),
            Expression.Variable variable => (variable.Name, Operators.Postfix),
            Expression.Select select => ($"{Write(select.Target, Operators.Postfix)}.{select.Field}", Operators.Postfix),
            Expression.Has has => ($"has({Write(has.Target, Operators.Postfix)}.{has.Field})", Operators.Postfix),
            Expression.ListLiteral list => ($"[{Items(list.Items)}]", Operators.Postfix),
            Expression.Macro macro => (
                $"{Write(macro.Range, Operators.Postfix)}.{macro.Name}({macro.Item}, {Items(ExpressionWalk.Parts(macro).Skip(1))})",
                Operators.Postfix),
            Expression.Call call => WriteCall(call),
            _ => throw new InvalidOperationException("An expression outside the closed set"),
        };
        return own < strength ? $"({text})" : text;
    }

    private (string Text, int Strength) WriteCall(Expression.Call call)
    {
        var operands = call.Operands;
        if (call.Function == "?:")
        {
            var parts = (Write(operands[0], Operators.Or), Write(operands[1], Operators.Or), Write(operands[2], Operators.Conditional));
            return ($"{parts.Item1} ? {parts.Item2} : {parts.Item3}", Operators.Conditional);
        }

        if (operands.Count == 2 && Operators.Binary(call.Function) is { } strength)
        {
            return ($"{Write(operands[0], strength)} {call.Function} {Write(operands[1], strength + 1)}", strength);
        }

        if (call.Function == "[]")
        {
            return ($"{Write(operands[0], Operators.Postfix)}[{Write(operands[1], Operators.Conditional)}]", Operators.Postfix);
        }

        if (call.Function is "!" or "-")
        {
            return (call.Function + WriteSigned(call), Operators.Unary);
        }

        return Functions.IsMethod(call.Function)
            ? ($"{Write(operands[0], Operators.Postfix)}.{call.Function}({Items(operands.Skip(1))})", Operators.Postfix)
            : ($"{call.Function}({Items(operands)})", Operators.Postfix);
    }

    // A minus in front of a number literal would become part of the literal.
    private string WriteSigned(Expression.Call call)
    {
        var operand = Write(call.Operands[0], Operators.Unary);
        return call.Function == "-" && call.Operands[0] is Expression.Literal ? $"({operand})" : operand;
    }

    private string Items(IEnumerable<Expression> items) => string.Join(", ", items.Select(item => Write(item, Operators.Conditional)));

    private static string Quote(string content)
    {
        var text = new StringBuilder("'");
        foreach (var c in content)
        {
            text.Append(c switch
            {
                '\'' => "\\'",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when char.IsControl(c) => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return text.Append('\'').ToString();
    }
}
