namespace Xinheng.Policy.Conditions;

/// <summary>
/// Finds the values of one number at which a condition can change its answer while all other names keep their values.
/// </summary>
public static class VariableCuts
{
    /// <summary>
    /// The values, each once, ascending; between two neighbours the answer is the same for every value. Null where it
    /// cannot be told: the number stands elsewhere than in a sum or a multiple that is compared with something.
    /// </summary>
    /// <param name="condition">The condition.</param>
    /// <param name="variable">The number's name.</param>
    /// <param name="bindings">The values of the other names.</param>
    public static IReadOnlyList<decimal>? Of(Condition condition, string variable, Bindings bindings)
    {
        try
        {
            var cuts = new SortedSet<decimal>();
            return Read(condition.Root, variable, bindings, cuts) ? [.. cuts] : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static bool Read(Expression node, string variable, Bindings bindings, SortedSet<decimal> cuts)
    {
        if (!Names(node, variable))
        {
            return true;
        }

        return node is Expression.Call call && call.Function switch
        {
            "&&" or "||" or "!" or "?:" => call.Operands.All(part => Read(part, variable, bindings, cuts)),
            "<" or "<=" or ">" or ">=" or "==" or "!=" => Compare(call.Operands[0], call.Operands[1], variable, bindings, cuts),
            "in" when call.Operands[1] is Expression.ListLiteral list => list.Items.All(item => Compare(call.Operands[0], item, variable, bindings, cuts)),
            _ => false,
        };
    }

    private static bool Compare(Expression left, Expression right, string variable, Bindings bindings, SortedSet<decimal> cuts)
    {
        if (Sum.Read(left, variable, bindings) is not { } before || Sum.Read(right, variable, bindings) is not { } after)
        {
            return false;
        }

        // Beside something absent the comparison answers alike whatever the number is.
        var factor = before.Factor - after.Factor;
        if (before.IsKnown && after.IsKnown && factor != 0m)
        {
            cuts.Add((after.Constant - before.Constant) / factor);
        }

        return true;
    }

    private static bool Names(Expression node, string variable) => ExpressionWalk.References(node).Contains(new Reference(variable, null));

    /// <summary>A multiple of the number and a constant.</summary>
    private readonly record struct Sum(decimal Factor, decimal Constant, bool IsKnown)
    {
        public static Sum? Read(Expression node, string variable, Bindings bindings)
        {
            if (!Names(node, variable))
            {
                var value = Condition.Compute(node, bindings);
                return value is Value.Int or Value.Decimal ? new(0m, Computation.ToDecimal(value), true) : new(0m, 0m, false);
            }

            return node switch
            {
                Expression.Variable => new(1m, 0m, true),
                Expression.Call { Function: "decimal", Operands: [var inner] } => Read(inner, variable, bindings),
                Expression.Call { Function: "-", Operands: [var inner] } => Read(inner, variable, bindings) is { } sum ? sum.Times(-1m) : null,
                Expression.Call { Function: "+" or "-" or "*" or "/", Operands: [var left, var right] } call => Read(call.Function, left, right, variable, bindings),
                _ => null,
            };
        }

        private static Sum? Read(string mark, Expression left, Expression right, string variable, Bindings bindings)
        {
            if (Read(left, variable, bindings) is not { } a || Read(right, variable, bindings) is not { } b)
            {
                return null;
            }

            var isKnown = a.IsKnown && b.IsKnown;
            return mark switch
            {
                "+" => new(a.Factor + b.Factor, a.Constant + b.Constant, isKnown),
                "-" => new(a.Factor - b.Factor, a.Constant - b.Constant, isKnown),
                _ when !isKnown => new(0m, 0m, false),
                "*" when a.Factor == 0m => b.Times(a.Constant),
                "*" when b.Factor == 0m => a.Times(b.Constant),
                "/" when b.Factor == 0m && b.Constant == 0m => new(0m, 0m, false),
                "/" when b.Factor == 0m => new(a.Factor / b.Constant, a.Constant / b.Constant, true),
                _ => null,
            };
        }

        private Sum Times(decimal factor) => new(Factor * factor, Constant * factor, IsKnown);
    }
}
