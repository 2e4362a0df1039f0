namespace Xinheng.Policy.Conditions;

/// <summary>
/// Gives every node its type and finds every name. A node with a mistake becomes null, so that one mistake is
/// reported once and the rest of the condition is still checked.
/// </summary>
internal sealed partial class Checker(Vocabulary vocabulary, Findings findings)
{
    private readonly Dictionary<string, (ValueType Type, IReadOnlyList<string>? Values)> items = [];

    /// <summary>The checked tree of a whole condition; null when something in it is wrong.</summary>
    public Expression? CheckWhole(Syntax tree, ValueType? expected)
    {
        var found = CheckValue(tree);
        if (found is null || expected is null || expected == found.Type)
        {
            return found;
        }

        Report(ConditionMessages.WrongResult(found.Type, expected), tree);
        return null;
    }

    private void Report((string Code, LocalText Message) finding, Syntax at) => findings.Add(finding, at.Offset, at.Length);

    /// <summary>As <see cref="Check"/>, but a shape taken as a whole is a mistake.</summary>
    private Expression? CheckValue(Syntax tree)
    {
        var found = Check(tree);
        if (found?.Type is not ValueType.Shape shape)
        {
            return found;
        }

        Report(ConditionMessages.WholeShape(shape.Name, $"{shape.Name}.{shape.Fields.Keys.Order(StringComparer.Ordinal).FirstOrDefault()}"), tree);
        return null;
    }

    private Expression? Check(Syntax tree) => tree switch
    {
        Syntax.Literal literal => new Expression.Literal(literal.Value, TypeOf(literal.Value), literal.Offset, literal.Length),
        Syntax.Name name => CheckName(name),
        Syntax.Select select => CheckSelect(select),
        Syntax.Call call => CheckCall(call),
        Syntax.Operation operation => CheckOperation(operation),
        Syntax.List list => CheckList(list),
        _ => null,
    };

    private static ValueType TypeOf(Value value) => value switch
    {
        Value.Bool => ValueType.Bool,
        Value.Int => ValueType.Int,
        Value.Decimal => ValueType.Decimal,
        Value.Text => ValueType.Text,
        Value.Date => ValueType.Date,
        Value.Null => ValueType.Null,
        _ => throw new InvalidOperationException("A literal is a scalar"),
    };

    private Expression.Variable? CheckName(Syntax.Name name)
    {
        if (items.TryGetValue(name.Text, out var item))
        {
            return new(name.Text, item.Type, name.Offset, name.Length);
        }

        if (vocabulary.Variables.TryGetValue(name.Text, out var type))
        {
            return new(name.Text, type, name.Offset, name.Length);
        }

        var known = vocabulary.Variables.Keys.Concat(items.Keys).Order(StringComparer.Ordinal).ToList();
        var nearest = Spelling.Nearest(name.Text, known.Concat(["true", "false", "null"]));
        Report(
            nearest is null && Functions.IsTypeName(name.Text)
                ? ConditionMessages.OutsideSubset(name.Text, "类型不能作为值。", "A type is no value here.")
                : ConditionMessages.UnknownName(name.Text, nearest, Listed(known)),
            name);
        return null;
    }

    private Expression.Select? CheckSelect(Syntax.Select select)
    {
        var target = Check(select.Target);
        if (target is null || FieldOf(target, select.Field) is not { } field)
        {
            return null;
        }

        return new(target, select.Field.Text, field.Type, select.Offset, select.Length);
    }

    private FieldType? FieldOf(Expression target, Token name)
    {
        if (target.Type is not ValueType.Shape shape)
        {
            findings.Add(ConditionMessages.NoFields(Printer.Print(target), target.Type), name.Offset, name.Length);
            return null;
        }

        if (vocabulary.NeedingRecord.Contains(new(shape.Name, name.Text)))
        {
            findings.Add(ConditionMessages.NeedsRecord($"{shape.Name}.{name.Text}"), name.Offset, name.Length);
            return null;
        }

        if (shape.Fields.TryGetValue(name.Text, out var field))
        {
            return field;
        }

        var known = shape.Fields.Keys.Order(StringComparer.Ordinal).ToList();
        findings.Add(ConditionMessages.UnknownField(shape.Name, name.Text, Spelling.Nearest(name.Text, known), Listed(known)), name.Offset, name.Length);
        return null;
    }

    private Expression.ListLiteral? CheckList(Syntax.List list)
    {
        var found = list.Items.Select(CheckValue).ToList();
        if (found.Any(item => item is null))
        {
            return null;
        }

        var checkedItems = found.OfType<Expression>().ToList();
        var element = ValueType.Nothing;
        for (var at = 0; at < checkedItems.Count; at++)
        {
            if (Types.Join(element, checkedItems[at].Type) is not { } joined)
            {
                Report(ConditionMessages.MixedList(element, checkedItems[at].Type), list.Items[at]);
                return null;
            }

            element = joined;
        }

        return new(checkedItems, new ValueType.ListOf(element), list.Offset, list.Length);
    }

    private bool CanBeAbsent(Expression expression) => expression switch
    {
        Expression.Literal literal => literal.Value is Value.Null,
        Expression.Variable variable => vocabulary.OptionalVariables.Contains(variable.Name),
        Expression.Select { Target.Type: ValueType.Shape shape } select => shape.Fields[select.Field].IsOptional,
        Expression.Call { Function: "?:" } call => CanBeAbsent(call.Operands[1]) || CanBeAbsent(call.Operands[2]),
        _ => false,
    };

    /// <summary>The texts an expression, or each item of it, can be; null when any text.</summary>
    private IReadOnlyList<string>? ClosedSet(Expression expression) => expression switch
    {
        Expression.Variable variable => items.GetValueOrDefault(variable.Name).Values,
        Expression.Select { Target.Type: ValueType.Shape shape } select => shape.Fields[select.Field].Values,
        Expression.Call { Function: "[]" } call => ClosedSet(call.Operands[0]),
        Expression.Macro { Name: "filter" } filter => ClosedSet(filter.Range),
        _ => null,
    };

    private static string Listed(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(20)) + (names.Count > 20 ? ", …" : "");
}
