namespace Xinheng.Policy.Conditions;

/// <summary>Operators.</summary>
internal sealed partial class Checker
{
    private static readonly LocalText chainHint = new(
        "不能连写比较，请写成 1 <= n && n <= 5", "Comparisons do not chain: write 1 <= n && n <= 5");

    private static readonly LocalText numberHint = new(
        "整数与小数不能直接相算，请写 decimal(n)", "Integers and decimals do not mix: write decimal(n)");

    private static readonly LocalText dateHint = new(
        "两个日期相距几天请写 days_between(a, b)", "For the days between two dates write days_between(a, b)");

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
            ("&&" or "||", _) or ("!", 1) => operands.All(o => o.Type == ValueType.Bool) ? ValueType.Bool : null,
            ("==" or "!=", _) => EqualityType(operation, operands),
            ("in", _) => MembershipType(operation, operands),
            ("<" or "<=" or ">" or ">=", _) => CanBeOrdered(operands) ? ValueType.Bool : null,
            ("?:", _) => ConditionalType(operands),
            ("-", 1) => IsNumber(operands[0].Type) ? operands[0].Type : null,
            _ => ArithmeticType(operation.Operator, operands),
        };
        if (result is null)
        {
            Report(ConditionMessages.WrongTypes(operation.Operator, operands.Select(o => o.Type), ExampleOf(operation), HintFor(operation, operands)), operation);
            return null;
        }

        return new(operation.Operator, operands, result, operation.Offset, operation.Length);
    }

    private static bool CanBeOrdered(List<Expression> operands) =>
        Comparable(operands[0].Type, operands[1].Type) && operands[0].Type is ValueType.Scalar && operands[0].Type != ValueType.Null;

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
        return Comparable(operands[0].Type, operands[1].Type) ? ValueType.Bool : null;
    }

    private ValueType? MembershipType(Syntax.Operation operation, List<Expression> operands)
    {
        if (operands[1].Type is not ValueType.ListOf list || (!IsEmpty(list) && !Comparable(operands[0].Type, list.Element)))
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
        if (operands[0].Type != ValueType.Bool)
        {
            return null;
        }

        return whenTrue == whenFalse || whenFalse == ValueType.Null ? whenTrue
            : whenTrue == ValueType.Null ? whenFalse
            : null;
    }

    private static ValueType? ArithmeticType(string mark, List<Expression> operands)
    {
        var type = operands[0].Type;
        if (type != operands[1].Type)
        {
            return null;
        }

        return mark switch
        {
            "%" => type == ValueType.Int ? type : null,
            "+" => IsNumber(type) || type == ValueType.Text || type is ValueType.ListOf ? type : null,
            _ => IsNumber(type) ? type : null,
        };
    }

    private static LocalText? HintFor(Syntax.Operation operation, List<Expression> operands)
    {
        var types = operands.Select(o => o.Type).ToList();
        if (types.Contains(ValueType.Date))
        {
            return dateHint;
        }

        if (operation.Operands.Any(o => o is Syntax.Operation { Operator: "<" or "<=" or ">" or ">=" or "==" }) && operation.Operator is not ("&&" or "||"))
        {
            return chainHint;
        }

        return types.All(IsNumber) && types.Distinct().Count() > 1 ? numberHint : null;
    }

    private static string ExampleOf(Syntax.Operation operation) => (operation.Operator, operation.Operands.Count) switch
    {
        ("&&" or "||", _) => $"general_count > 5 {operation.Operator} severe_count > 0",
        ("!", _) => "!grave_consequence",
        ("==" or "!=", _) => $"record.kind {operation.Operator} 'penalty'",
        ("in", _) => "record.kind in ['penalty', 'judgment']",
        ("?:", _) => "severe_count > 0 ? 1 : 0",
        ("-", 1) => "-5",
        ("<" or "<=" or ">" or ">=", _) => $"general_count {operation.Operator} 5",
        _ => $"general_count {operation.Operator} 5",
    };
}
