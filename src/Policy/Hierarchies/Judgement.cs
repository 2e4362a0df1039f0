using System.Globalization;

namespace Xinheng.Policy.Hierarchies;

/// <summary>How many times one thing outweighs another, as an exact fraction: <c>3</c>, <c>1/3</c>, <c>1.5</c>. Positive.</summary>
public readonly record struct Judgement
{
    private const long MostPart = 1_000_000;

    private Judgement(long numerator, long denominator)
    {
        var divisor = (long)System.Numerics.BigInteger.GreatestCommonDivisor(numerator, denominator);
        (Numerator, Denominator) = (numerator / divisor, denominator / divisor);
    }

    /// <summary>Equal weight.</summary>
    public static Judgement Equal { get; } = new(1, 1);

    /// <summary>The judgements of Saaty's scale, from 1/9 over 1 to 9.</summary>
    public static IReadOnlyList<Judgement> Scale { get; } =
        [.. Enumerable.Range(2, 8).Reverse().Select(times => new Judgement(1, times)), .. Enumerable.Range(1, 9).Select(times => new Judgement(times, 1))];

    /// <summary>The upper part of the fraction in lowest terms.</summary>
    public long Numerator { get; }

    /// <summary>The lower part.</summary>
    public long Denominator { get; }

    /// <summary>The fraction as a decimal, to 28 digits.</summary>
    public decimal Value => (decimal)Numerator / Denominator;

    /// <summary>The same judgement seen from the other side.</summary>
    public Judgement Reciprocal => new(Denominator, Numerator);

    /// <summary>Whether it is within Saaty's scale, from 1/9 to 9.</summary>
    public bool IsOnScale => Numerator <= 9 * Denominator && Denominator <= 9 * Numerator;

    /// <summary>A fraction of two whole numbers.</summary>
    /// <param name="numerator">From 1 to a million.</param>
    /// <param name="denominator">From 1 to a million.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    public static Judgement Of(long numerator, long denominator = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(numerator, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(denominator, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, MostPart);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(denominator, MostPart);
        return new(numerator, denominator);
    }

    /// <summary>The judgement a text writes; null for one that is none, that is not positive, or that has too many digits.</summary>
    /// <param name="text">Such as <c>3</c>, <c>1/3</c>, <c>1.5</c>.</param>
    public static Judgement? Parse(string text)
    {
        var parts = text.Split('/');
        if (parts.Length > 2 || Part(parts[0]) is not { } upper)
        {
            return null;
        }

        var lower = parts.Length == 2 ? Part(parts[1]) : (1, 1);
        if (lower is not { } below)
        {
            return null;
        }

        var (numerator, denominator) = (upper.Numerator * below.Denominator, upper.Denominator * below.Numerator);
        return numerator is > 0 and <= MostPart && denominator is > 0 and <= MostPart ? new(numerator, denominator) : null;
    }

    /// <inheritdoc/>
    public override string ToString() => Denominator == 1 ? $"{Numerator}" : $"{Numerator}/{Denominator}";

    private static (long Numerator, long Denominator)? Part(string text)
    {
        if (!decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number is <= 0 or > MostPart)
        {
            return null;
        }

        var denominator = 1L;
        while (number != decimal.Truncate(number))
        {
            (number, denominator) = (number * 10, denominator * 10);
            if (denominator > MostPart)
            {
                return null;
            }
        }

        return number <= MostPart ? ((long)number, denominator) : null;
    }
}
