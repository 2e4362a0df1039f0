using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting;

/// <summary>A sum of names with factors, and a constant: <c>2 * a + b - 3</c>.</summary>
internal sealed record Linear(IReadOnlyDictionary<Reference, decimal> Factors, decimal Constant)
{
    /// <summary>The expression as such a sum; null when it is none.</summary>
    public static Linear? Read(Expression expression, Bindings parameters)
    {
        try
        {
            return ReadPart(expression, parameters);
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    public Linear Minus(Linear other) => Combine(other, -1);

    private static Linear? ReadPart(Expression expression, Bindings parameters)
    {
        var names = ExpressionWalk.References(expression).Where(name => name.Variable != "params");
        if (!names.Any())
        {
            return Condition.Compute(expression, parameters) switch
            {
                Value.Int or Value.Decimal => new(new Dictionary<Reference, decimal>(), Computation.ToDecimal(Condition.Compute(expression, parameters))),
                Value.Date day => new(new Dictionary<Reference, decimal>(), day.Content.DayNumber),
                Value.Duration { Months: 0 } length => new(new Dictionary<Reference, decimal>(), length.Days),
                _ => null,
            };
        }

        return expression switch
        {
            Expression.Variable or Expression.Select =>
                new(new Dictionary<Reference, decimal> { [ExpressionWalk.References(expression).Single()] = 1 }, 0),
            Expression.Call { Function: "decimal" } call when Types.IsNumber(call.Operands[0].Type) => ReadPart(call.Operands[0], parameters),
            Expression.Call { Function: "-", Operands.Count: 1 } call => ReadPart(call.Operands[0], parameters)?.Times(-1),
            Expression.Call { Function: "+" or "-" or "*", Operands.Count: 2 } call => ReadOperation(call, parameters),
            _ => null,
        };
    }

    private static Linear? ReadOperation(Expression.Call call, Bindings parameters)
    {
        if (ReadPart(call.Operands[0], parameters) is not { } left || ReadPart(call.Operands[1], parameters) is not { } right)
        {
            return null;
        }

        return call.Function switch
        {
            "+" => left.Combine(right, 1),
            "-" => left.Combine(right, -1),
            _ when left.Factors.Count == 0 => right.Times(left.Constant),
            _ when right.Factors.Count == 0 => left.Times(right.Constant),
            _ => null,
        };
    }

    private Linear Times(decimal factor) =>
        new(Factors.ToDictionary(pair => pair.Key, pair => pair.Value * factor), Constant * factor);

    private Linear Combine(Linear other, decimal sign)
    {
        var factors = Factors.ToDictionary();
        foreach (var (name, factor) in other.Factors)
        {
            factors[name] = factors.GetValueOrDefault(name) + (sign * factor);
        }

        return new(factors.Where(pair => pair.Value != 0).ToDictionary(), Constant + (sign * other.Constant));
    }
}
