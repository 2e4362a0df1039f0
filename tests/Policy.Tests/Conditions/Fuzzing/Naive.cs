using System.Numerics;

namespace Xinheng.Policy.Tests.Conditions.Fuzzing;

/// <summary>A computation that failed.</summary>
internal sealed class Fail
{
    public static readonly Fail Instance = new();
}

/// <summary>A length of time.</summary>
internal readonly record struct Span(BigInteger Months, BigInteger Days);

/// <summary>
/// The language's meaning, written a second time in the plainest way: integers without bounds that are held to 64 bits
/// afterwards, texts as code points, lists as lists. Null is an absent value.
/// </summary>
internal static class Naive
{
    public static object? Arithmetic(string mark, object? a, object? b)
    {
        if (a is Fail or null || b is Fail or null)
        {
            return Fail.Instance;
        }

        try
        {
            return (a, b) switch
            {
                (BigInteger x, BigInteger y) => Integers(mark, x, y),
                (decimal x, decimal y) => Decimals(mark, x, y),
                (string x, string y) => x + y,
                (List<object?> x, List<object?> y) => (List<object?>)[.. x, .. y],
                (DateOnly x, DateOnly y) => new BigInteger(x.DayNumber - y.DayNumber),
                (DateOnly x, Span y) => Move(x, y, mark == "-" ? -1 : 1),
                (Span x, DateOnly y) => Move(y, x, 1),
                _ => throw new InvalidOperationException($"{a} {mark} {b}"),
            };
        }
        catch (OverflowException)
        {
            return Fail.Instance;
        }
    }

    public static object Held(BigInteger number) => number >= long.MinValue && number <= long.MaxValue ? number : Fail.Instance;

    public static object? Order(object? a, object? b, Func<int, bool> holds)
    {
        if (a is Fail or null || b is Fail or null)
        {
            return Fail.Instance;
        }

        return holds((a, b) switch
        {
            (string x, string y) => CompareTexts(x, y),
            (BigInteger x, decimal y) => ((decimal)x).CompareTo(y),
            (decimal x, BigInteger y) => x.CompareTo((decimal)y),
            _ => ((IComparable)a).CompareTo(b),
        });
    }

    public static object? Same(object? a, object? b) => a is Fail || b is Fail ? Fail.Instance : AreSame(a, b);

    public static object? IsIn(object? item, object? list) => item is Fail || list is Fail or null
        ? Fail.Instance
        : ((List<object?>)list).Any(one => AreSame(item, one));

    public static object? And(object? a, object? b) =>
        a is false || b is false ? false : a is Fail || b is Fail ? Fail.Instance : true;

    public static object? Or(object? a, object? b) =>
        a is true || b is true ? true : a is Fail || b is Fail ? Fail.Instance : false;

    public static object? Not(object? a) => a is bool truth ? !truth : Fail.Instance;

    public static object Size(object? a) => a switch
    {
        string text => new BigInteger(text.EnumerateRunes().Count()),
        List<object?> list => new BigInteger(list.Count),
        _ => Fail.Instance,
    };

    public static object? Item(object? list, object? place) => (list, place) switch
    {
        (List<object?> items, BigInteger at) when at >= 0 && at < items.Count => items[(int)at],
        _ => Fail.Instance,
    };

    private static bool AreSame(object? a, object? b) => (a, b) switch
    {
        (null, _) or (_, null) => a is null && b is null,
        (BigInteger x, decimal y) => (decimal)x == y,
        (decimal x, BigInteger y) => x == (decimal)y,
        (List<object?> x, List<object?> y) => x.Count == y.Count && x.Zip(y).All(pair => AreSame(pair.First, pair.Second)),
        _ => a.Equals(b),
    };

    private static object Integers(string mark, BigInteger a, BigInteger b) => mark switch
    {
        "+" => Held(a + b),
        "-" => Held(a - b),
        "*" => Held(a * b),
        _ when b.IsZero => Fail.Instance,
        "/" => Held(BigInteger.Divide(a, b)),
        _ => Held(BigInteger.Remainder(a, b)),
    };

    private static object Decimals(string mark, decimal a, decimal b) => mark switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ when b == 0 => Fail.Instance,
        _ => a / b,
    };

    // Day by day there is no simpler way than the calendar's own; the limits are found by trying.
    private static object Move(DateOnly day, Span span, int sign)
    {
        try
        {
            return day.AddMonths(checked((int)(span.Months * sign))).AddDays(checked((int)(span.Days * sign)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return Fail.Instance;
        }
    }

    private static int CompareTexts(string a, string b)
    {
        var (x, y) = (a.EnumerateRunes().ToList(), b.EnumerateRunes().ToList());
        var at = Enumerable.Range(0, Math.Min(x.Count, y.Count)).Where(i => x[i] != y[i]).Cast<int?>().FirstOrDefault();
        return at is { } place ? x[place].Value.CompareTo(y[place].Value) : x.Count.CompareTo(y.Count);
    }
}
