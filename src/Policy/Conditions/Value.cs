using System.Globalization;

namespace Xinheng.Policy.Conditions;

/// <summary>A value a condition works with. Compared by content.</summary>
public abstract record Value
{
    private Value()
    {
    }

    /// <summary>Absence: an indicator over no records, a field the record does not have.</summary>
    public sealed record Null : Value
    {
        /// <summary>The one null.</summary>
        public static readonly Null Instance = new();
    }

    /// <summary>A truth value.</summary>
    public sealed record Bool(bool Content) : Value
    {
        /// <summary>True.</summary>
        public static readonly Bool True = new(true);

        /// <summary>False.</summary>
        public static readonly Bool False = new(false);

        /// <summary>The shared value for <paramref name="content"/>.</summary>
        public static Bool Of(bool content) => content ? True : False;
    }

    /// <summary>A 64-bit integer; arithmetic on it is checked.</summary>
    public sealed record Int(long Content) : Value;

    /// <summary>A decimal number; amounts and scores. Never binary floating point.</summary>
    public sealed record Decimal(decimal Content) : Value;

    /// <summary>Text.</summary>
    public sealed record Text(string Content) : Value;

    /// <summary>A civil date.</summary>
    public sealed record Date(DateOnly Content) : Value;

    /// <summary>
    /// A length of time to be added to a date: whole months or whole days, either of which can be negative; years are
    /// twelve months each. Compared by both parts: twelve months equal a year, and no number of days equals a month.
    /// </summary>
    /// <param name="Months">Calendar months.</param>
    /// <param name="Days">Days, counted after the months.</param>
    public sealed record Duration(long Months, long Days) : Value
    {
        /// <summary>As ISO 8601 writes it: <c>P12M</c>, <c>P30D</c>.</summary>
        public string ToIsoText() => string.Create(CultureInfo.InvariantCulture, $"P{(Months != 0 ? $"{Months}M" : "")}{(Days != 0 || Months == 0 ? $"{Days}D" : "")}");
    }

    /// <summary>A list of values of one type.</summary>
    public sealed record List(IReadOnlyList<Value> Content) : Value
    {
        /// <inheritdoc/>
        public bool Equals(List? other) => other is not null && Content.SequenceEqual(other.Content);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var item in Content)
            {
                hash.Add(item);
            }

            return hash.ToHashCode();
        }
    }

    /// <summary>A failed computation, as CEL has it: it travels up unless logic absorbs it.</summary>
    public sealed record Error(string Code, LocalText Message) : Value;
}
