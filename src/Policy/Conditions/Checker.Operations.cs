namespace Xinheng.Policy.Conditions;

/// <summary>Operators.</summary>
internal sealed partial class Checker
{
    private static readonly LocalText chainHint = new(
        "不能连写比较，请写成 1 <= n && n <= 5", "Comparisons do not chain: write 1 <= n && n <= 5");

    private static readonly LocalText numberHint = new(
        "整数与小数不能直接相算，请写 decimal(n)", "Integers and decimals do not mix: write decimal(n)");

    private static readonly LocalText dateHint = new(
        "日期可以加减 days(n)、months(n)、years(n)，如 as_of - months(12)；两个日期相减得天数",
        "To a date days(n), months(n) or years(n) can be added, as in as_of - months(12); a date less a date is a number of days");

    private Expression.Call? CheckOperation(Syntax.Operation operation)
    {
        var found = operation.Operands.Select(CheckValue).ToList();
        if (found.Any(operand => operand is null))
        {
            return null;
        }

        var operands = found.OfType<Expression>().ToList();
        var result = (operation.Operator, operands.Count) switch
        {
            ("&&" or "||", _) or ("!", 1) => operands.All(o => Types.Is(o.Type, ValueType.Bool)) ? ValueType.Bool : null,
            ("==" or "!=", _) => EqualityType(operation, operands),
            ("in", _) => MembershipType(operation, operands),
            ("<" or "<=" or ">" or ">=", _) => CanBeOrdered(operands) ? ValueType.Bool : null,
            ("?:", _) => ConditionalType(operands),
            ("[]", _) => operands[0].Type is ValueType.ListOf list && Types.Is(operands[1].Type, ValueType.Int) ? list.Element : null,
            ("-", 1) => Types.IsNumber(operands[0].Type) ? operands[0].Type : null,
            _ => ArithmeticType(operation.Operator, operands[0].Type, operands[1].Type),
        };
        if (result is null)
        {
            Report(ConditionMessages.WrongTypes(operation.Operator, operands.Select(o => o.Type), ExampleOf(operation), HintFor(operation, operands)), operation);
            return null;
        }

        return new(operation.Operator, operands, result, operation.Offset, operation.Length);
    }

    private static bool CanBeOrdered(List<Expression> operands) =>
        operands.All(operand => Types.IsOrdered(operand.Type)) && Types.AreComparable(operands[0].Type, operands[1].Type);

    private ValueType? EqualityType(Syntax.Operation operation, List<Expression> operands)
    {
        for (var side = 0; side < 2; side++)
        {
            if (operands[side].Type != ValueType.Null || operands[1 - side].Type == ValueType.Null)
            {
                continue;
            }

            if (!CanBeAbsent(operands[1 - side]))
            {
                Report(ConditionMessages.NeverAbsent(Printer.Print(operands[1 - side])), operation);
            }

            return ValueType.Bool;
        }

        CheckAgainstClosedSet(operands[0], operands[1], operation.Operands[1]);
        CheckAgainstClosedSet(operands[1], operands[0], operation.Operands[0]);
        return Types.AreComparable(operands[0].Type, operands[1].Type) ? ValueType.Bool : null;
    }

    private ValueType? MembershipType(Syntax.Operation operation, List<Expression> operands)
    {
        if (operands[1].Type is not ValueType.ListOf list || !Types.AreComparable(operands[0].Type, list.Element))
        {
            return null;
        }

        CheckAgainstClosedSet(operands[1], operands[0], operation.Operands[0]);
        CheckAgainstClosedSet(operands[0], operands[1], operation.Operands[1]);
        return ValueType.Bool;
    }

    /// <summary>Reports every text literal on the other side that the expression can never be.</summary>
    private void CheckAgainstClosedSet(Expression closed, Expression other, Syntax otherAsWritten)
    {
        if (ClosedSet(closed) is not { } values)
        {
            return;
        }

        if (other is Expression.ListLiteral list && otherAsWritten is Syntax.List written)
        {
            for (var i = 0; i < list.Items.Count; i++)
            {
                CheckAgainstClosedSet(closed, list.Items[i], written.Items[i]);
            }
        }
        else if (other is Expression.Literal { Value: Value.Text text } && !values.Contains(text.Content, StringComparer.Ordinal))
        {
            var nearest = Spelling.Nearest(text.Content, values);
            Report(ConditionMessages.OutsideClosedSet(Printer.Print(text), Printer.Print(closed), nearest, Listed(values)), otherAsWritten);
        }
    }

    private static ValueType? ConditionalType(List<Expression> operands)
    {
        var (whenTrue, whenFalse) = (operands[1].Type, operands[2].Type);
        if (!Types.Is(operands[0].Type, ValueType.Bool))
        {
            return null;
        }

        return whenFalse == ValueType.Null ? whenTrue
            : whenTrue == ValueType.Null ? whenFalse
            : Types.Join(whenTrue, whenFalse);
    }

    private static ValueType? ArithmeticType(string mark, ValueType left, ValueType right) => (mark, left, right) switch
    {
        ("-", _, _) when left == ValueType.Date && right == ValueType.Date => ValueType.Int,
        ("+" or "-", _, _) when left == ValueType.Date && Types.Is(right, ValueType.Duration) => ValueType.Date,
        ("+", _, _) when Types.Is(left, ValueType.Duration) && right == ValueType.Date => ValueType.Date,
        _ => Types.Join(left, right) switch
        {
            ValueType.ListOf list when mark == "+" => list,
            { } type when type == ValueType.Text => mark == "+" ? type : null,
            { } type when mark == "%" => Types.Is(type, ValueType.Int) ? type : null,
            { } type => Types.IsNumber(type) ? type : null,
            null => null,
        },
    };

    private static LocalText? HintFor(Syntax.Operation operation, List<Expression> operands)
    {
        var types = operands.Select(o => o.Type).ToList();
        if (types.Contains(ValueType.Date) || types.Contains(ValueType.Duration))
        {
            return dateHint;
        }

        if (operation.Operands.Any(o => o is Syntax.Operation { Operator: "<" or "<=" or ">" or ">=" or "==" }) && operation.Operator is not ("&&" or "||"))
        {
            return chainHint;
        }

        return types.All(Types.IsNumber) && types.Distinct().Count() > 1 ? numberHint : null;
    }

    private static string ExampleOf(Syntax.Operation operation) => (operation.Operator, operation.Operands.Count) switch
    {
        ("&&" or "||", _) => $"general_count > 5 {operation.Operator} severe_count > 0",
        ("!", _) => "!grave_consequence",
        ("==" or "!=", _) => $"record.kind {operation.Operator} 'penalty'",
        ("in", _) => "record.kind in ['penalty', 'judgment']",
        ("?:", _) => "severe_count > 0 ? 1 : 0",
        ("-", 1) => "-5",
        ("[]", _) => "params.limits[0]",
        _ => $"general_count {operation.Operator} 5",
    };
}
