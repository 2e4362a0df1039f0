using System.Globalization;

namespace Xinheng.Policy.Conditions;

/// <summary>Conversions between the types of values.</summary>
internal static class Conversion
{
    private const int LongestNumber = 100;

    // Both ends are left out, as CEL does: a binary fraction cannot tell them from what lies just outside.
    private const decimal LeastInteger = long.MinValue;
    private const decimal GreatestInteger = long.MaxValue;

    /// <summary>The value as another type.</summary>
    /// <param name="function"><c>int</c>, <c>decimal</c>, <c>string</c> or <c>date</c>.</param>
    /// <param name="value">A value the checker lets this function take.</param>
    public static Value Convert(string function, Value value) => (function, value) switch
    {
        (_, Value.Null) => Failures.Absent,
        ("int", Value.Decimal number) => Truncate(number.Content),
        ("int", Value.Text text) => ReadInteger(text.Content),
        ("decimal", Value.Int integer) => new Value.Decimal(integer.Content),
        ("decimal", Value.Text text) => ReadDecimal(text.Content),
        ("date", Value.Text text) => ReadDate(text.Content) is { } day ? new Value.Date(day) : Failures.NotConvertible,
        ("string", not Value.Text) => new Value.Text(Write(value)),
        _ => value,
    };

    /// <summary>The day a text names as <c>2023-01-19</c>; null when it names none.</summary>
    public static DateOnly? ReadDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Value Truncate(decimal number) => decimal.Truncate(number) switch
    {
        > LeastInteger and < GreatestInteger and var whole => new Value.Int((long)whole),
        _ => Failures.Overflow,
    };

    private static Value ReadInteger(string text) =>
        text.Length <= LongestNumber && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new Value.Int(number)
            : Failures.NotConvertible;

    private static Value ReadDecimal(string text)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        if (text.Length > LongestNumber || NumberText.ReadDecimal(digits) is not { } number)
        {
            return Failures.NotConvertible;
        }

        return new Value.Decimal(isNegative ? -number : number);
    }

    private static string Write(Value value) => value switch
    {
        Value.Int integer => integer.Content.ToString(CultureInfo.InvariantCulture),
        Value.Decimal number => NumberText.Plain(number.Content),
        Value.Date day => day.Content.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Value.Bool truth => truth.Content ? "true" : "false",
        _ => throw new InvalidOperationException("The checker lets only numbers, dates, texts and truth values become text"),
    };
}
