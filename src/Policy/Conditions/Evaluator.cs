namespace Xinheng.Policy.Conditions;

/// <summary>A step of a condition ready to run. <paramref name="items"/> holds the current item of each enclosing macro, outermost first.</summary>
internal delegate Value Step(Bindings bindings, Value[] items);

/// <summary>Turns a checked tree into steps, so that nothing about its form is asked again while it runs.</summary>
internal sealed class Evaluator
{
    private readonly List<string> items = [];

    private Evaluator()
    {
    }

    /// <summary>How many macros stand inside one another at most.</summary>
    public int Slots { get; private set; }

    public static (Step Run, int Slots) Prepare(Expression root)
    {
        var evaluator = new Evaluator();
        var run = evaluator.PrepareNode(root);
        return (run, evaluator.Slots);
    }

    private Step PrepareNode(Expression node) => node switch
    {
        Expression.Literal literal => (_, _) => literal.Value,
        Expression.Variable variable => PrepareVariable(variable.Name),
        Expression.Select { Target: Expression.Variable target } select => (bindings, _) => bindings.Get(target.Name, select.Field),
        Expression.Has { Target: Expression.Variable target } has => (bindings, _) => IsPresent(bindings.Get(target.Name, has.Field)),
        Expression.ListLiteral list => PrepareList([.. list.Items.Select(item => PrepareNode(item))]),
        Expression.Macro macro => PrepareMacro(macro),
        Expression.Call call => PrepareCall(call, [.. call.Operands.Select(operand => PrepareNode(operand))]),
        _ => throw new InvalidOperationException("An expression outside the closed set"),
    };

    private static Value IsPresent(Value value) => value is Value.Error ? value : Value.Bool.Of(value is not Value.Null);

    private Step PrepareVariable(string name)
    {
        var slot = items.LastIndexOf(name);
        return slot >= 0 ? (_, current) => current[slot] : (bindings, _) => bindings.Get(name);
    }

    private static Step PrepareList(Step[] parts) => (bindings, items) =>
    {
        var values = new Value[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            values[i] = parts[i](bindings, items);
            if (values[i] is Value.Error)
            {
                return values[i];
            }
        }

        return new Value.List(values);
    };

    private Step PrepareMacro(Expression.Macro macro)
    {
        var range = PrepareNode(macro.Range);
        var slot = items.Count;
        items.Add(macro.Item);
        Slots = Math.Max(Slots, items.Count);
        var body = PrepareNode(macro.Body);
        items.RemoveAt(slot);
        return macro.Name switch
        {
            "exists" => Search(range, body, slot, stopsAt: true),
            "all" => Search(range, body, slot, stopsAt: false),
            _ => ExactlyOne(range, body, slot),
        };
    }

    // exists is || over the items and all is &&: the deciding value wins over an error before or after it.
    private static Step Search(Step range, Step body, int slot, bool stopsAt) => (bindings, items) =>
    {
        var whole = range(bindings, items);
        if (whole is not Value.List list)
        {
            return Failure(whole);
        }

        Value outcome = Value.Bool.Of(!stopsAt);
        foreach (var item in list.Content)
        {
            items[slot] = item;
            var found = body(bindings, items);
            if (found is Value.Bool truth && truth.Content == stopsAt)
            {
                return found;
            }

            outcome = found is Value.Bool || outcome is Value.Error ? outcome : Failure(found);
        }

        return outcome;
    };

    private static Step ExactlyOne(Step range, Step body, int slot) => (bindings, items) =>
    {
        var whole = range(bindings, items);
        if (whole is not Value.List list)
        {
            return Failure(whole);
        }

        var count = 0;
        foreach (var item in list.Content)
        {
            items[slot] = item;
            switch (body(bindings, items))
            {
                case Value.Bool truth:
                    count += truth.Content ? 1 : 0;
                    break;
                case var found:
                    return Failure(found);
            }
        }

        return Value.Bool.Of(count == 1);
    };

    private static Step PrepareCall(Expression.Call call, Step[] parts) => call.Function switch
    {
        "&&" => Logic(parts[0], parts[1], decisive: false),
        "||" => Logic(parts[0], parts[1], decisive: true),
        "?:" => (bindings, items) => parts[0](bindings, items) switch
        {
            Value.Bool truth => parts[truth.Content ? 1 : 2](bindings, items),
            var found => Failure(found),
        },
        "!" => OnOne(parts[0], value => value is Value.Bool truth ? Value.Bool.Of(!truth.Content) : Computation.Absent),
        "-" when parts.Length == 1 => OnOne(parts[0], Computation.Negate),
        "size" => OnOne(parts[0], Computation.Size),
        "decimal" => OnOne(parts[0], value => value is Value.Null ? Computation.Absent : new Value.Decimal(Computation.ToDecimal(value))),
        "matches" => PrepareMatches(call, parts[0]),
        _ => OnTwo(parts[0], parts[1], Binary(call.Function)),
    };

    private static Func<Value, Value, Value> Binary(string function) => function switch
    {
        "==" => (a, b) => Value.Bool.Of(Computation.AreEqual(a, b)),
        "!=" => (a, b) => Value.Bool.Of(!Computation.AreEqual(a, b)),
        "<" => Ordered(order => order < 0),
        "<=" => Ordered(order => order <= 0),
        ">" => Ordered(order => order > 0),
        ">=" => Ordered(order => order >= 0),
        "in" => IsIn,
        "startsWith" => OnTexts((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        "endsWith" => OnTexts((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        "contains" => OnTexts((text, part) => text.Contains(part, StringComparison.Ordinal)),
        "days_between" => (a, b) => (a, b) is (Value.Date from, Value.Date to)
            ? new Value.Int(to.Content.DayNumber - from.Content.DayNumber)
            : Computation.Absent,
        _ => (a, b) => Computation.Arithmetic(function, a, b),
    };

    private static Func<Value, Value, Value> Ordered(Func<int, bool> holds) =>
        (a, b) => Computation.Compare(a, b) is { } order ? Value.Bool.Of(holds(order)) : Computation.Absent;

    private static Func<Value, Value, Value> OnTexts(Func<string, string, bool> holds) =>
        (a, b) => (a, b) is (Value.Text text, Value.Text part) ? Value.Bool.Of(holds(text.Content, part.Content)) : Computation.Absent;

    private static Value IsIn(Value item, Value list)
    {
        if (list is not Value.List { Content: var content })
        {
            return Computation.Absent;
        }

        foreach (var candidate in content)
        {
            if (Computation.AreEqual(item, candidate))
            {
                return Value.Bool.True;
            }
        }

        return Value.Bool.False;
    }

    private static Step PrepareMatches(Expression.Call call, Step text)
    {
        var literal = (Value.Text)((Expression.Literal)call.Operands[1]).Value; // the checker takes literal patterns only
        var pattern = TextPattern.Compile(literal.Content);
        return OnOne(text, value => value is Value.Text found ? Value.Bool.Of(pattern.IsMatch(found.Content)) : Computation.Absent);
    }

    private static Step Logic(Step left, Step right, bool decisive) => (bindings, items) =>
    {
        var first = left(bindings, items);
        if (first is Value.Bool a && a.Content == decisive)
        {
            return first;
        }

        var second = right(bindings, items);
        if (second is Value.Bool b && (b.Content == decisive || first is Value.Bool))
        {
            return second;
        }

        return Failure(first is Value.Bool ? second : first);
    };

    private static Step OnOne(Step part, Func<Value, Value> compute) => (bindings, items) =>
        part(bindings, items) is var value && value is Value.Error ? value : compute(value);

    private static Step OnTwo(Step left, Step right, Func<Value, Value, Value> compute) => (bindings, items) =>
    {
        var a = left(bindings, items);
        if (a is Value.Error)
        {
            return a;
        }

        var b = right(bindings, items);
        return b is Value.Error ? b : compute(a, b);
    };

    private static Value Failure(Value found) => found is Value.Error ? found : Computation.Absent;
}
