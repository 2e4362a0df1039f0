namespace Xinheng.Evaluation.Sql;

/// <summary>
/// An expression as SQL. An error is kept apart from absence: where <see cref="Error"/> gives a code there is an error,
/// and <see cref="Value"/> is then NULL.
/// </summary>
/// <param name="Value">SQL of the value; NULL for absence and where there is an error.</param>
internal sealed record SqlTerm(string Value)
{
    /// <summary>SQL of the error's code, NULL where there is none; null when there can be no error.</summary>
    public string? Error { get; init; }

    /// <summary>Whether the value can be absent without an error.</summary>
    public bool CanBeNull { get; init; }

    /// <summary>For numbers: what is known of them; null: nothing.</summary>
    public SqlRange? Range { get; init; }

    /// <summary>For points: a column of ten thousand times the value as a 64-bit integer; null: there is none.</summary>
    public string? TenThousandths { get; init; }

    /// <summary>Whether there is a value, whatever the facts.</summary>
    public bool IsCertain => Error is null && !CanBeNull;
}

/// <summary>Between what a number lies, and how many places it has behind the point at most.</summary>
internal sealed record SqlRange(decimal Least, decimal Most, int Places)
{
    private const int Digits = 28;

    /// <summary>Any 64-bit integer.</summary>
    public static SqlRange AnyInteger { get; } = new(long.MinValue, long.MaxValue, 0);

    /// <summary>A number of records; no subject has more.</summary>
    public static SqlRange Count { get; } = new(0, 1_000_000_000, 0);

    /// <summary>Days as numbers.</summary>
    public static SqlRange Days { get; } = new(-3_652_058, 3_652_058, 0);

    /// <summary>One number.</summary>
    public static SqlRange Of(decimal number) => new(number, number, number.Scale);

    /// <summary>Whether it holds no more than 64-bit integers.</summary>
    public bool IsLong => Least >= long.MinValue && Most <= long.MaxValue;

    /// <summary>Whether every number in it is held exactly by a decimal.</summary>
    public bool IsExact => Places <= Digits && Math.Max(Math.Abs(Least), Math.Abs(Most)) <= Power(Digits - Places);

    /// <summary>Either of two; null when nothing is known of one.</summary>
    public static SqlRange? Either(SqlRange? a, SqlRange? b) =>
        a is null || b is null ? null : new(Math.Min(a.Least, b.Least), Math.Max(a.Most, b.Most), Math.Max(a.Places, b.Places));

    /// <summary>What <c>+</c>, <c>-</c> or <c>*</c> gives; null when nothing is known of it.</summary>
    public static SqlRange? After(string mark, SqlRange? a, SqlRange? b)
    {
        if (a is null || b is null)
        {
            return null;
        }

        try
        {
            return mark switch
            {
                "+" => new(a.Least + b.Least, a.Most + b.Most, Math.Max(a.Places, b.Places)),
                "-" => new(a.Least - b.Most, a.Most - b.Least, Math.Max(a.Places, b.Places)),
                "*" => OfProducts([a.Least * b.Least, a.Least * b.Most, a.Most * b.Least, a.Most * b.Most], a.Places + b.Places),
                _ => null,
            };
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    /// <summary>A quotient rounded to six places; the divisor is no less than its last place.</summary>
    public static SqlRange? OfQuotient(SqlRange? above, SqlRange? below)
    {
        try
        {
            return above is null || below is null ? null
                : Math.Max(Math.Abs(above.Least), Math.Abs(above.Most)) * Power(below.Places) is var most ? new(-most, most, 6) : null;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static SqlRange OfProducts(decimal[] products, int places) => new(products.Min(), products.Max(), places);

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var at = 0; at < exponent; at++)
        {
            power *= 10m;
        }

        return power;
    }
}
