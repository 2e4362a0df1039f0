using System.Globalization;

namespace Xinheng.Policy.Conditions;

/// <summary>Functions and macros.</summary>
internal sealed partial class Checker
{
    private Expression? CheckCall(Syntax.Call call)
    {
        var name = call.Function.Text;
        if (!Functions.Examples.TryGetValue(name, out var example))
        {
            ReportUnknownFunction(call);
            return null;
        }

        if (Functions.IsMacro(name))
        {
            return call is { Target: not null, Arguments.Count: 2 } ? CheckMacro(call) : WrongCall(call, example);
        }

        if (name == "has")
        {
            return call is { Target: null, Arguments: [Syntax.Select select] } ? CheckHas(call, select) : WrongCall(call, example);
        }

        var operands = call.Target is null ? call.Arguments : [call.Target, .. call.Arguments];
        var wanted = Functions.IsMethod(name) || name == "days_between" ? 2 : 1;
        var isRightForm = Functions.IsMethod(name) ? call.Target is not null || name == "matches" : call.Target is null || name == "size";
        if (operands.Count != wanted || !isRightForm)
        {
            return WrongCall(call, example);
        }

        return CheckFunction(call, operands, example);
    }

    private Expression? CheckFunction(Syntax.Call call, IReadOnlyList<Syntax> written, string example)
    {
        var name = call.Function.Text;
        var found = written.Select(CheckValue).ToList();
        if (found.Any(operand => operand is null))
        {
            return null;
        }

        var operands = found.OfType<Expression>().ToList();
        var types = operands.Select(o => o.Type).ToList();
        var result = name switch
        {
            "size" => types[0] == ValueType.Text || types[0] is ValueType.ListOf ? ValueType.Int : null,
            "date" => types[0] == ValueType.Text ? ValueType.Date : null,
            "decimal" => IsNumber(types[0]) ? ValueType.Decimal : null,
            "days_between" => types.All(t => t == ValueType.Date) ? ValueType.Int : null,
            _ => types.All(t => t == ValueType.Text) ? ValueType.Bool : null,
        };
        if (result is null)
        {
            Report(ConditionMessages.WrongTypes(name, types, example, null), call);
            return null;
        }

        return name switch
        {
            "date" => CheckDate(call, operands[0]),
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
        var namesAnItem = name is "map" or "filter";
        foreach (var argument in namesAnItem ? [] : call.Target is null ? call.Arguments : [call.Target, .. call.Arguments])
        {
            Check(argument);
        }

        findings.Add(
            name is "map" or "filter" or "timestamp" or "duration" or "int" or "uint" or "double" or "string" or "bytes" or "type" or "dyn"
                ? ConditionMessages.OutsideSubset(name, $"可用：{Listed(known)}", $"Known: {Listed(known)}")
                : ConditionMessages.UnknownFunction(name, Spelling.Nearest(name, known), Listed(known)),
            call.Function.Offset, call.Function.Length);
    }

    private Expression.Literal? CheckDate(Syntax.Call call, Expression argument)
    {
        if (argument is Expression.Literal { Value: Value.Text text }
            && DateOnly.TryParseExact(text.Content, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new(new Value.Date(day), ValueType.Date, call.Offset, call.Length);
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

    private Expression.Macro? CheckMacro(Syntax.Call call)
    {
        var (range, item) = (CheckValue(call.Target!), call.Arguments[0]); // CheckCall has seen the target
        if (item is not Syntax.Name name || items.ContainsKey(name.Text) || vocabulary.Variables.ContainsKey(name.Text))
        {
            Report(ConditionMessages.ItemName(item is Syntax.Name taken ? taken.Text : "此处的内容 / this"), item);
            return null;
        }

        if (range is not null && range.Type is not ValueType.ListOf)
        {
            Report(ConditionMessages.WrongTypes(call.Function.Text, [range.Type], Functions.Examples[call.Function.Text], null), call.Target!); // as above
            return null;
        }

        if (range?.Type is not ValueType.ListOf list)
        {
            return null;
        }

        items.Add(name.Text, (list.Element, ClosedSet(range)));
        var body = CheckValue(call.Arguments[1]);
        items.Remove(name.Text);
        if (body is not null && body.Type != ValueType.Bool)
        {
            Report(ConditionMessages.WrongResult(body.Type, ValueType.Bool), call.Arguments[1]);
            return null;
        }

        return body is null ? null : new(call.Function.Text, range, name.Text, body, ValueType.Bool, call.Offset, call.Length);
    }
}
