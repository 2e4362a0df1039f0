using System.Globalization;
using System.Numerics;

namespace Xinheng.Policy.Tests.Conditions.Fuzzing;

/// <summary>What each kind of value can be made of.</summary>
internal sealed partial class RandomCondition
{
    private Made Truth(int depth) => random.Next(10) switch
    {
        0 or 1 => Infix("&&", AndStrength, Make(Kind.Bool, depth), Make(Kind.Bool, depth), Naive.And),
        2 or 3 => Infix("||", OrStrength, Make(Kind.Bool, depth), Make(Kind.Bool, depth), Naive.Or),
        4 => Negation(Make(Kind.Bool, depth)),
        5 => Comparison(depth),
        6 => Equality(depth),
        7 => Membership(depth),
        8 => Search(depth),
        _ => TextQuestion(depth),
    };

    private Made Negation(Made inner) => new("!" + Written(inner, Unary), Unary, scope => Naive.Not(inner.Mean(scope)));

    private Made Comparison(int depth)
    {
        var (left, right) = Pick((Kind.Int, Kind.Int), (Kind.Int, Kind.Decimal), (Kind.Decimal, Kind.Int), (Kind.Decimal, Kind.Decimal), (Kind.Text, Kind.Text), (Kind.Date, Kind.Date), (Kind.Bool, Kind.Bool));
        var (mark, holds) = Pick<(string, Func<int, bool>)>(("<", order => order < 0), ("<=", order => order <= 0), (">", order => order > 0), (">=", order => order >= 0));
        return Infix(mark, Relation, Make(left, depth), Make(right, depth), (a, b) => Naive.Order(a, b, holds));
    }

    private Made Equality(int depth)
    {
        var kind = (Kind)random.Next(8);
        return random.Next(2) == 0
            ? Infix("==", Relation, Make(kind, depth), Make(kind, depth), Naive.Same)
            : Infix("!=", Relation, Make(kind, depth), Make(kind, depth), (a, b) => Naive.Not(Naive.Same(a, b)));
    }

    private Made Membership(int depth)
    {
        var (item, list) = Pick((Kind.Int, Kind.Ints), (Kind.Decimal, Kind.Ints), (Kind.Text, Kind.Texts));
        return Infix("in", Relation, Make(item, depth), Make(list, depth), Naive.IsIn);
    }

    private Made Search(int depth)
    {
        var (name, found) = Pick<(string, Func<IReadOnlyList<object?>, object?>)>(
            ("exists", truths => truths.Aggregate((object?)false, Naive.Or)),
            ("all", truths => truths.Aggregate((object?)true, Naive.And)),
            ("exists_one", truths => truths.Any(truth => truth is Fail) ? Fail.Instance : truths.Count(truth => truth is true) == 1));
        var (range, item, body) = Over(depth, Kind.Bool);
        return new($"{Written(range, Postfix)}.{name}({item},{Blank()}{body.Text})", Postfix,
            scope => range.Mean(scope) is List<object?> list ? found([.. list.Select(one => body.Mean(scope.With(item, one)))]) : Fail.Instance);
    }

    /// <summary>A list, a name for its items, and something made of an item.</summary>
    private (Made Range, string Item, Made Body) Over(int depth, Kind kind)
    {
        var (list, of) = Pick((Kind.Ints, Kind.Int), (Kind.Texts, Kind.Text));
        var range = Make(list, depth);
        var item = $"i{items.Count}";
        items.Add((item, of));
        var body = Make(kind, depth);
        items.RemoveAt(items.Count - 1);
        return (range, item, body);
    }

    private Made TextQuestion(int depth)
    {
        var (name, holds) = Pick<(string, Func<string, string, bool>)>(
            ("startsWith", (text, part) => text.StartsWith(part, StringComparison.Ordinal)),
            ("endsWith", (text, part) => text.EndsWith(part, StringComparison.Ordinal)),
            ("contains", (text, part) => text.Contains(part, StringComparison.Ordinal)));
        var (target, argument) = (Make(Kind.Text, depth), Make(Kind.Text, depth));
        return new($"{Written(target, Postfix)}{Blank()}.{name}({argument.Text})", Postfix,
            scope => (target.Mean(scope), argument.Mean(scope)) is (string text, string part) ? holds(text, part) : Fail.Instance);
    }

    private Made Whole(int depth) => random.Next(9) switch
    {
        0 or 1 or 2 => Calculation(Kind.Int, depth, ["+", "-", "*", "/", "%"]),
        3 => Minus(Kind.Int, depth),
        4 => Function("size", Make(Pick(Kind.Text, Kind.Ints, Kind.Texts), depth), Naive.Size),
        5 => Infix("-", Sum, Make(Kind.Date, depth), Make(Kind.Date, depth), (a, b) => Naive.Arithmetic("-", a, b)),
        6 => At(Kind.Ints, depth),
        7 => Function("int", Make(Kind.Decimal, depth), Truncated),
        _ => Leaf(Kind.Int),
    };

    private static object? Truncated(object? value) => value is decimal number && decimal.Truncate(number) is > long.MinValue and < long.MaxValue
        ? (BigInteger)decimal.Truncate(number)
        : Fail.Instance;

    private Made Calculation(Kind kind, int depth, string[] marks)
    {
        var mark = Pick<string>(marks);
        return Infix(mark, mark is "+" or "-" ? Sum : Product, Make(kind, depth), Make(kind, depth), (a, b) => Naive.Arithmetic(mark, a, b));
    }

    // A blank keeps the sign apart from a number, which would otherwise be read as a negative literal: the same value.
    private Made Minus(Kind kind, int depth)
    {
        var inner = Make(kind, depth);
        return new("-" + Written(inner, Unary), Unary, scope => inner.Mean(scope) switch
        {
            BigInteger number => Naive.Held(-number),
            decimal number => -number,
            _ => Fail.Instance,
        });
    }

    private Made At(Kind list, int depth)
    {
        var (range, place) = (Make(list, depth), Make(Kind.Int, depth));
        return new($"{Written(range, Postfix)}[{Blank()}{place.Text}]", Postfix, scope => Naive.Item(range.Mean(scope), place.Mean(scope)));
    }

    private Made Fraction(int depth) => random.Next(4) switch
    {
        0 or 1 => Calculation(Kind.Decimal, depth, ["+", "-", "*", "/"]),
        2 => Minus(Kind.Decimal, depth),
        _ => Function(Pick("decimal", "double"), Make(Kind.Int, depth), value => value is BigInteger number ? (decimal)number : Fail.Instance),
    };

    private Made Text(int depth) => random.Next(4) switch
    {
        0 or 1 => Calculation(Kind.Text, depth, ["+"]),
        2 => At(Kind.Texts, depth),
        _ => Function("string", Make(Pick(Kind.Int, Kind.Bool, Kind.Date, Kind.Text), depth), AsText),
    };

    private static object? AsText(object? value) => value switch
    {
        BigInteger number => number.ToString(CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        DateOnly day => $"{day:yyyy-MM-dd}",
        string text => text,
        _ => Fail.Instance,
    };

    private Made Date(int depth)
    {
        var (day, span) = (Make(Kind.Date, depth), Make(Kind.Span, depth));
        return random.Next(3) switch
        {
            0 => Infix("+", Sum, day, span, (a, b) => Naive.Arithmetic("+", a, b)),
            1 => Infix("+", Sum, span, day, (a, b) => Naive.Arithmetic("+", a, b)),
            _ => Infix("-", Sum, day, span, (a, b) => Naive.Arithmetic("-", a, b)),
        };
    }

    private Made Length(int depth)
    {
        var (name, mean) = Pick<(string, Func<BigInteger, object>)>(
            ("days", count => new Span(0, count)),
            ("months", count => new Span(count, 0)),
            ("years", count => Naive.Held(count * 12) is BigInteger months ? new Span(months, 0) : Fail.Instance));
        return Function(name, Make(Kind.Int, depth), value => value is BigInteger count ? mean(count) : Fail.Instance);
    }

    private Made List(Kind kind, int depth)
    {
        var of = kind == Kind.Ints ? Kind.Int : Kind.Text;
        switch (random.Next(4))
        {
            case 0:
                return Calculation(kind, depth, ["+"]);
            case 1:
                return Items([.. Enumerable.Range(0, random.Next(4)).Select(_ => Make(of, depth))]);
            case 2:
                return Filtered(kind, of, depth);
            default:
                var (range, item, body) = Over(depth, of);
                return new($"{Written(range, Postfix)}.map({item}, {body.Text})", Postfix, scope => Collected(range, item, null, body, scope));
        }
    }

    private Made Filtered(Kind kind, Kind of, int depth)
    {
        var range = Make(kind, depth);
        var item = $"i{items.Count}";
        items.Add((item, of));
        var (where, body) = (Make(Kind.Bool, depth), random.Next(2) == 0 ? Make(of, depth) : null);
        items.RemoveAt(items.Count - 1);
        return body is null
            ? new($"{Written(range, Postfix)}.filter({item}, {where.Text})", Postfix, scope => Collected(range, item, where, Name(item), scope))
            : new($"{Written(range, Postfix)}.map({item}, {where.Text}, {body.Text})", Postfix, scope => Collected(range, item, where, body, scope));
    }

    private static object? Collected(Made range, string item, Made? where, Made body, Scope scope)
    {
        if (range.Mean(scope) is not List<object?> list)
        {
            return Fail.Instance;
        }

        var taken = new List<object?>();
        foreach (var inside in list.Select(one => scope.With(item, one)))
        {
            var isWanted = where is null ? true : where.Mean(inside);
            if (isWanted is Fail || (isWanted is true && body.Mean(inside) is Fail or null))
            {
                return Fail.Instance;
            }

            if (isWanted is true)
            {
                taken.Add(body.Mean(inside));
            }
        }

        return taken;
    }
}
