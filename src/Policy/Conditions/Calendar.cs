namespace Xinheng.Policy.Conditions;

/// <summary>
/// Moves dates by durations. Moving by months keeps the day of the month, or takes the month's last day where there is
/// none: a month after 31 January 2024 is 29 February 2024, and a year before 29 February 2024 is 28 February 2023.
/// </summary>
internal static class Calendar
{
    private const int MonthsOfCalendar = 9999 * 12;

    /// <summary>The duration of a number of days, months or years.</summary>
    /// <param name="unit"><c>days</c>, <c>months</c> or <c>years</c>.</param>
    /// <param name="count">How many; can be negative.</param>
    public static Value Length(string unit, long count) => unit switch
    {
        "days" => new Value.Duration(0, count),
        "months" => new Value.Duration(count, 0),
        _ => count is > long.MaxValue / 12 or < long.MinValue / 12 ? Failures.Overflow : new Value.Duration(count * 12, 0),
    };

    /// <summary>The date that lies a duration after a day, or before it.</summary>
    public static Value Move(DateOnly day, Value.Duration length, bool isBack)
    {
        if (Math.Abs((decimal)length.Months) > MonthsOfCalendar || Math.Abs((decimal)length.Days) > DateOnly.MaxValue.DayNumber)
        {
            return Failures.BeyondCalendar;
        }

        var (months, days) = isBack ? ((int)-length.Months, (int)-length.Days) : ((int)length.Months, (int)length.Days);
        var month = (day.Year * 12) + day.Month - 1 + months;
        if (month is < 12 or >= MonthsOfCalendar + 12)
        {
            return Failures.BeyondCalendar;
        }

        var number = day.AddMonths(months).DayNumber + days;
        return number < 0 || number > DateOnly.MaxValue.DayNumber ? Failures.BeyondCalendar : new Value.Date(DateOnly.FromDayNumber(number));
    }
}
