using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Tables;

/// <summary>A number of a table with its unit: written in place, or the value of a parameter. Greater than 0.</summary>
/// <param name="Number">The number written in place; null when a parameter gives it.</param>
/// <param name="Parameter">The parameter that gives it; null when it is written in place.</param>
/// <param name="Unit">Such as <c>days</c>, <c>working-days</c>, <c>months</c>, <c>percent</c>, <c>steps</c>, <c>times</c>.</param>
public sealed record Quantity(decimal? Number, Parameter? Parameter, string Unit)
{
    /// <summary>The number in force on <paramref name="day"/>; null before the first value of its parameter.</summary>
    public decimal? On(DateOnly day) => Parameter is null ? Number : Parameter.On(day)?.Value switch
    {
        Value.Int whole => whole.Content,
        Value.Decimal number => number.Content,
        _ => null,
    };
}
