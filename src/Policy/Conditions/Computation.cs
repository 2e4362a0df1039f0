namespace Xinheng.Policy.Conditions;

/// <summary>Arithmetic and comparison on values. A failure is a value, never an exception.</summary>
internal static class Computation
{
    public static Value Arithmetic(string mark, Value a, Value b)
    {
        try
        {
            return (a, b) switch
            {
                (Value.Int x, Value.Int y) => OnIntegers(mark, x.Content, y.Content),
                (Value.Int or Value.Decimal, Value.Int or Value.Decimal) => OnDecimals(mark, ToDecimal(a), ToDecimal(b)),
                (Value.Text x, Value.Text y) => new Value.Text(x.Content + y.Content),
                (Value.List x, Value.List y) => new Value.List([.. x.Content, .. y.Content]),
                (Value.Date x, Value.Date y) => new Value.Int(x.Content.DayNumber - y.Content.DayNumber),
                (Value.Date day, Value.Duration length) => Calendar.Move(day.Content, length, isBack: mark == "-"),
                (Value.Duration length, Value.Date day) => Calendar.Move(day.Content, length, isBack: false),
                (Value.Null, _) or (_, Value.Null) => Failures.Absent,
                _ => throw Mismatch(mark, a, b),
            };
        }
        catch (OverflowException)
        {
            return Failures.Overflow;
        }
    }

    public static Value Negate(Value value) => value switch
    {
        Value.Int { Content: long.MinValue } => Failures.Overflow,
        Value.Int integer => new Value.Int(-integer.Content),
        Value.Decimal number => new Value.Decimal(-number.Content),
        _ => Failures.Absent,
    };

    /// <summary>Order of two values of one type; numbers of both kinds compare by amount. False comes before true; text is ordered by code point.</summary>
    public static int? Compare(Value a, Value b) => (a, b) switch
    {
        (Value.Int x, Value.Int y) => x.Content.CompareTo(y.Content),
        (Value.Int or Value.Decimal, Value.Int or Value.Decimal) => ToDecimal(a).CompareTo(ToDecimal(b)),
        (Value.Date x, Value.Date y) => x.Content.CompareTo(y.Content),
        (Value.Bool x, Value.Bool y) => x.Content.CompareTo(y.Content),
        (Value.Text x, Value.Text y) => CompareText(x.Content, y.Content),
        (Value.Null, _) or (_, Value.Null) => null,
        _ => throw Mismatch("<", a, b),
    };

    /// <summary>Whether two values are the same; numbers of both kinds by amount, lists item by item. Nothing but null equals null.</summary>
    public static bool AreEqual(Value a, Value b) => (a, b) switch
    {
        (Value.Int x, Value.Decimal y) => x.Content == y.Content,
        (Value.Decimal x, Value.Int y) => x.Content == y.Content,
        (Value.List x, Value.List y) => AreEqual(x.Content, y.Content),
        _ => a.Equals(b),
    };

    public static Value Size(Value value) => value switch
    {
        Value.Text text => new Value.Int(text.Content.EnumerateRunes().Count()),
        Value.List list => new Value.Int(list.Content.Count),
        _ => Failures.Absent,
    };

    public static decimal ToDecimal(Value value) => value switch
    {
        Value.Int integer => integer.Content,
        Value.Decimal number => number.Content,
        _ => throw new InvalidOperationException("Not a number"),
    };

    private static bool AreEqual(IReadOnlyList<Value> a, IReadOnlyList<Value> b)
    {
        if (a.Count != b.Count)
        {
            return false;
        }

        for (var i = 0; i < a.Count; i++)
        {
            if (!AreEqual(a[i], b[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static Value OnIntegers(string mark, long a, long b) => mark switch
    {
        "/" or "%" when b == 0 => Failures.DivisionByZero,
        "+" => new Value.Int(checked(a + b)),
        "-" => new Value.Int(checked(a - b)),
        "*" => new Value.Int(checked(a * b)),
        "/" => a == long.MinValue && b == -1 ? Failures.Overflow : new Value.Int(a / b),
        _ => new Value.Int(b == -1 ? 0 : a % b),
    };

    private static Value OnDecimals(string mark, decimal a, decimal b) => mark switch
    {
        "/" when b == 0 => Failures.DivisionByZero,
        "+" => new Value.Decimal(a + b),
        "-" => new Value.Decimal(a - b),
        "*" => new Value.Decimal(a * b),
        _ => new Value.Decimal(a / b),
    };

    // UTF-16 order differs from code-point order where surrogates meet the characters from U+E000 on.
    private static int CompareText(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            if (a[i] != b[i])
            {
                return char.IsSurrogate(a[i]) == char.IsSurrogate(b[i])
                    ? a[i].CompareTo(b[i])
                    : char.IsSurrogate(a[i]).CompareTo(char.IsSurrogate(b[i]));
            }
        }

        return a.Length.CompareTo(b.Length);
    }

    private static InvalidOperationException Mismatch(string mark, Value a, Value b) =>
        new($"The bindings gave {a.GetType().Name} and {b.GetType().Name} to {mark}, against their vocabulary");
}
