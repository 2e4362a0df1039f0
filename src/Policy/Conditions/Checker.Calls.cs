namespace Xinheng.Policy.Conditions;

/// <summary>Functions and macros.</summary>
internal sealed partial class Checker
{
    private Expression? CheckCall(Syntax.Call call)
    {
        var name = Functions.NameOf(call.Function.Text);
        if (!Functions.Examples.TryGetValue(name, out var example))
        {
            ReportUnknownFunction(call);
            return null;
        }

        if (Functions.IsMacro(name))
        {
            return CheckMacroForm(call, example);
        }

        if (name == "has")
        {
            return call is { Target: null, Arguments: [Syntax.Select select] } ? CheckHas(call, select) : WrongCall(call, example);
        }

        var operands = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        return Functions.IsWellFormed(name, call.Target is not null, operands.Count) ? CheckFunction(name, call, operands) : WrongCall(call, example);
    }

    private Expression? CheckFunction(string name, Syntax.Call call, IReadOnlyList<Syntax> written)
    {
        var found = written.Select(CheckValue).ToList();
        if (found.Any(operand => operand is null))
        {
            return null;
        }

        var operands = found.OfType<Expression>().ToList();
        var types = operands.Select(o => o.Type).ToList();
        if (Functions.ResultOf(name, types) is not { } result)
        {
            Report(ConditionMessages.WrongTypes(name, types, Functions.Examples[name], null), call);
            return null;
        }

        return name switch
        {
            "date" when operands[0] is Expression.Literal => CheckDate(call, operands[0]),
            "matches" when !CheckPattern(operands[1], written[1]) => null,
            _ => new Expression.Call(name, operands, result, call.Offset, call.Length),
        };
    }

    private Expression? WrongCall(Syntax.Call call, string example)
    {
        Report(ConditionMessages.WrongCall(call.Function.Text, example), call);
        return null;
    }

    private void ReportUnknownFunction(Syntax.Call call)
    {
        var (name, known) = (call.Function.Text, Functions.Examples.Keys.ToList());
        var nearest = Spelling.Nearest(name, known);
        foreach (var argument in Functions.NamesAnItem(nearest ?? name) || Functions.NamesAnItem(name) ? [] : call.Target is null ? call.Arguments : [call.Target, .. call.Arguments])
        {
            Check(argument);
        }

        findings.Add(
            Functions.IsLeftOut(name)
                ? ConditionMessages.OutsideSubset(name, $"可用：{Listed(known)}", $"Known: {Listed(known)}")
                : ConditionMessages.UnknownFunction(name, nearest, Listed(known)),
            call.Function.Offset, call.Function.Length);
    }

    private Expression? CheckDate(Syntax.Call call, Expression argument)
    {
        if (argument.Type == ValueType.Date)
        {
            return argument;
        }

        if (argument is Expression.Literal { Value: Value.Text text } && Conversion.ReadDate(text.Content) is { } day)
        {
            return new Expression.Literal(new Value.Date(day), ValueType.Date, call.Offset, call.Length);
        }

        Report(ConditionMessages.BadDate(Printer.Print(argument)), call);
        return null;
    }

    private bool CheckPattern(Expression pattern, Syntax written)
    {
        var trouble = pattern is Expression.Literal { Value: Value.Text text }
            ? TextPattern.Trouble(text.Content)
            : new("模式须是引号内的固定文字", "a pattern must be a fixed text in quotes");
        if (trouble is not null)
        {
            Report(ConditionMessages.BadPattern(Printer.Print(pattern), trouble.Zh, trouble.En), written);
        }

        return trouble is null;
    }

    private Expression.Has? CheckHas(Syntax.Call call, Syntax.Select select)
    {
        var target = Check(select.Target);
        if (target is null || FieldOf(target, select.Field) is not { } field)
        {
            return null;
        }

        if (!field.IsOptional)
        {
            Report(ConditionMessages.NeverAbsent($"{Printer.Print(target)}.{select.Field.Text}"), call);
            return null;
        }

        return new(target, select.Field.Text, ValueType.Bool, call.Offset, call.Length);
    }

    private Expression? CheckMacroForm(Syntax.Call call, string example)
    {
        var (name, count) = (call.Function.Text, call.Arguments.Count);
        if (call.Target is { } range && (count == 2 || (count == 3 && name == "map")))
        {
            return CheckMacro(call, range);
        }

        if (count == 3 && call.Target is not null)
        {
            findings.Add(
                ConditionMessages.OutsideSubset($"{name}(i, v, …)", $"每次只看清单的一项：{example}", $"Look at one item at a time: {example}"),
                call.Function.Offset, call.Function.Length);
            return null;
        }

        return WrongCall(call, example);
    }

    private Expression.Macro? CheckMacro(Syntax.Call call, Syntax written)
    {
        var (name, range, item) = (call.Function.Text, CheckValue(written), call.Arguments[0]);
        if (item is not Syntax.Name itemName || items.ContainsKey(itemName.Text) || vocabulary.Variables.ContainsKey(itemName.Text))
        {
            Report(ConditionMessages.ItemName((item as Syntax.Name)?.Text), item);
            return null;
        }

        if (range is not null && range.Type is not ValueType.ListOf)
        {
            Report(ConditionMessages.WrongTypes(name, [range.Type], Functions.Examples[name], null), written);
            return null;
        }

        if (range?.Type is not ValueType.ListOf list)
        {
            return null;
        }

        items.Add(itemName.Text, (list.Element, ClosedSet(range)));
        var where = call.Arguments.Count == 3 ? CheckTruth(call.Arguments[1]) : null;
        var body = name == "map" ? CheckValue(call.Arguments[^1]) : CheckTruth(call.Arguments[^1]);
        items.Remove(itemName.Text);
        if (body is null || (call.Arguments.Count == 3 && where is null))
        {
            return null;
        }

        var type = name switch { "map" => new ValueType.ListOf(body.Type), "filter" => list, _ => ValueType.Bool };
        return new(name, range, itemName.Text, body, type, call.Offset, call.Length) { Where = where };
    }

    private Expression? CheckTruth(Syntax tree)
    {
        var found = CheckValue(tree);
        if (found is null || Types.Is(found.Type, ValueType.Bool))
        {
            return found;
        }

        Report(ConditionMessages.WrongResult(found.Type, ValueType.Bool), tree);
        return null;
    }
}
