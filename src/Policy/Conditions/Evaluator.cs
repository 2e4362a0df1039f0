namespace Xinheng.Policy.Conditions;

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
        Expression.Literal literal => (ref _) => literal.Value,
        Expression.Variable variable => PrepareVariable(variable.Name),
        Expression.Select { Target: Expression.Variable target } select => (ref run) => run.Bindings.Get(target.Name, select.Field),
        Expression.Has { Target: Expression.Variable target } has => (ref run) => IsPresent(run.Bindings.Get(target.Name, has.Field)),
        Expression.ListLiteral list when list.Items.All(item => item is Expression.Literal) => PrepareFixedList(list),
        Expression.ListLiteral list => PrepareList([.. list.Items.Select(PrepareNode)], list.Type),
        Expression.Macro macro => PrepareMacro(macro),
        Expression.Call call => PrepareCall(call, [.. call.Operands.Select(PrepareNode)]),
        _ => throw new InvalidOperationException("An expression outside the closed set"),
    };

    private static Value IsPresent(Value value) => value is Value.Error ? value : Value.Bool.Of(value is not Value.Null);

    private Step PrepareVariable(string name)
    {
        var slot = items.LastIndexOf(name);
        return slot >= 0 ? (ref run) => run.Items[slot] : (ref run) => run.Bindings.Get(name);
    }

    private static Step PrepareFixedList(Expression.ListLiteral list)
    {
        var values = new Value.List([.. list.Items.OfType<Expression.Literal>().Select(item => item.Value)]);
        return (ref _) => values;
    }

    // A list holds no absent value, unless all it can hold is null.
    private static Step PrepareList(Step[] parts, ValueType type)
    {
        var takesNull = type is ValueType.ListOf { Element: var element } && element == ValueType.Null;
        return (ref run) =>
        {
            var values = new Value[parts.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                values[i] = parts[i](ref run);
                if (values[i] is Value.Error)
                {
                    return values[i];
                }

                if (values[i] is Value.Null && !takesNull)
                {
                    return Failures.Absent;
                }
            }

            return new Value.List(values);
        };
    }

    private Step PrepareMacro(Expression.Macro macro)
    {
        var range = PrepareNode(macro.Range);
        var slot = items.Count;
        items.Add(macro.Item);
        Slots = Math.Max(Slots, items.Count);
        var body = PrepareNode(macro.Body);
        var where = macro.Where is { } condition ? PrepareNode(condition) : null;
        items.RemoveAt(slot);
        var loop = new MacroLoop(range, slot, ExpressionWalk.Count(macro) - ExpressionWalk.Count(macro.Range));
        return macro.Name switch
        {
            "exists" => loop.Search(body, stopsAt: true),
            "all" => loop.Search(body, stopsAt: false),
            "filter" => loop.Collect(body, take: null, takesNull: true),
            "map" => loop.Collect(where, body, takesNull: macro.Body.Type == ValueType.Null),
            _ => loop.ExactlyOne(body),
        };
    }

    private static Step PrepareCall(Expression.Call call, Step[] parts) => call.Function switch
    {
        "&&" => Logic(parts[0], parts[1], decisive: false),
        "||" => Logic(parts[0], parts[1], decisive: true),
        "?:" => (ref run) => parts[0](ref run) switch
        {
            Value.Bool truth => parts[truth.Content ? 1 : 2](ref run),
            var found => Failure(found),
        },
        "!" => OnOne(parts[0], value => value is Value.Bool truth ? Value.Bool.Of(!truth.Content) : Failures.Absent),
        "-" when parts.Length == 1 => OnOne(parts[0], Computation.Negate),
        "size" => OnOne(parts[0], Computation.Size),
        "int" or "decimal" or "string" or "date" => OnOne(parts[0], value => Conversion.Convert(call.Function, value)),
        "days" or "months" or "years" => OnOne(parts[0], value => value is Value.Int count ? Calendar.Length(call.Function, count.Content) : Failures.Absent),
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
        "[]" => ItemAt,
        "startsWith" => OnTexts((text, part) => text.StartsWith(part, StringComparison.Ordinal)),
        "endsWith" => OnTexts((text, part) => text.EndsWith(part, StringComparison.Ordinal)),
        "contains" => OnTexts((text, part) => text.Contains(part, StringComparison.Ordinal)),
        "days_between" => (a, b) => Computation.Arithmetic("-", b, a),
        _ => (a, b) => Computation.Arithmetic(function, a, b),
    };

    private static Func<Value, Value, Value> Ordered(Func<int, bool> holds) =>
        (a, b) => Computation.Compare(a, b) is { } order ? Value.Bool.Of(holds(order)) : Failures.Absent;

    private static Func<Value, Value, Value> OnTexts(Func<string, string, bool> holds) =>
        (a, b) => (a, b) is (Value.Text text, Value.Text part) ? Value.Bool.Of(holds(text.Content, part.Content)) : Failures.Absent;

    private static Value IsIn(Value item, Value list)
    {
        if (list is not Value.List { Content: var content })
        {
            return Failures.Absent;
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

    private static Value ItemAt(Value list, Value place) => (list, place) switch
    {
        (Value.List { Content: var items }, Value.Int { Content: var at }) => at >= 0 && at < items.Count ? items[(int)at] : Failures.NoSuchItem,
        _ => Failures.Absent,
    };

    private static Step PrepareMatches(Expression.Call call, Step text)
    {
        var literal = (Value.Text)((Expression.Literal)call.Operands[1]).Value; // the checker takes literal patterns only
        var pattern = TextPattern.Compile(literal.Content);
        return (ref run) => text(ref run) switch
        {
            Value.Text found => run.TrySpend((long)found.Content.Length * pattern.Weight)
                ? Value.Bool.Of(pattern.Search.IsMatch(found.Content))
                : Failures.TooManySteps,
            var other => Failure(other),
        };
    }

    private static Step Logic(Step left, Step right, bool decisive) => (ref run) =>
    {
        var first = left(ref run);
        if (first is Value.Bool a && a.Content == decisive)
        {
            return first;
        }

        var second = right(ref run);
        if (second is Value.Bool b && (b.Content == decisive || first is Value.Bool))
        {
            return second;
        }

        return Failure(first is Value.Bool ? second : first);
    };

    private static Step OnOne(Step part, Func<Value, Value> compute) => (ref run) => part(ref run) switch
    {
        Value.Error error => error,
        Value.Text text when !run.TrySpend(Effort.Of(text)) => Failures.TooManySteps,
        var value => compute(value),
    };

    private static Step OnTwo(Step left, Step right, Func<Value, Value, Value> compute) => (ref run) =>
    {
        var a = left(ref run);
        if (a is Value.Error)
        {
            return a;
        }

        var b = right(ref run);
        if (b is Value.Error)
        {
            return b;
        }

        var isLong = a is Value.Text or Value.List || b is Value.Text or Value.List;
        return isLong && !run.TrySpend(Effort.Of(a, b)) ? Failures.TooManySteps : compute(a, b);
    };

    internal static Value Failure(Value found) => found is Value.Error ? found : Failures.Absent;
}
