using System.Runtime.InteropServices;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Grading;

/// <summary>
/// The stretch of days an indicator looks at, in one period of parameter values. A window of n months that ends on a
/// day covers the events after that day moved back n months, up to and including the day. Moving back keeps the day of
/// the month, or takes the month's last day where there is none: an event of 29 February 2024 is inside the year that
/// ends on 28 February 2025 and outside the one that ends on 1 March 2025; an event of 31 January is inside the month
/// that ends on 28 February and outside the one that ends on 1 March. A window of n calendar years begins on 1 January.
/// </summary>
/// <param name="Kind">What the stretch is.</param>
/// <param name="Length">How many days, months or years; 0 where the kind has no length; null when no value is in force.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct WindowSpan(WindowKind Kind, int? Length)
{
    /// <summary>Whether a length is needed and missing, so that nothing can be decided.</summary>
    public bool IsOpen => Length is null;

    /// <summary>The day before the first of the window that ends on <paramref name="day"/>; the first of all days when the window has no start.</summary>
    public DateOnly StartBefore(DateOnly day)
    {
        var back = Length ?? 0;
        return Kind switch
        {
            WindowKind.Cycle or WindowKind.Months => MonthsBack(day, back),
            WindowKind.Years => MonthsBack(day, back * 12L),
            WindowKind.CalendarYears => BeforeYear(day.Year - back + 1L),
            WindowKind.Days => day.DayNumber < back ? DateOnly.MinValue : day.AddDays(-back),
            WindowKind.AsOf or WindowKind.Ever => DateOnly.MinValue,
        };
    }

    /// <summary>The first day on which an event of <paramref name="happened"/> is no longer inside; null when it stays for ever.</summary>
    public DateOnly? LeavesOn(DateOnly happened)
    {
        if (Kind is WindowKind.AsOf or WindowKind.Ever || Length is not { } length)
        {
            return null;
        }

        if (Kind is WindowKind.Days)
        {
            return DateOnly.MaxValue.DayNumber - happened.DayNumber < length ? null : happened.AddDays(length);
        }

        if (Kind is WindowKind.CalendarYears)
        {
            return happened.Year + (long)length > DateOnly.MaxValue.Year ? null : new DateOnly(happened.Year + length, 1, 1);
        }

        var months = Kind is WindowKind.Years ? length * 12L : length;
        if (months > MonthsUntilEnd(happened))
        {
            return null;
        }

        var day = happened.AddMonths((int)months);
        return StartBefore(day) < happened ? day.AddDays(1) : day;
    }

    /// <summary>The day before a year begins.</summary>
    private static DateOnly BeforeYear(long year) =>
        year <= 1 ? DateOnly.MinValue : year > DateOnly.MaxValue.Year ? DateOnly.MaxValue : new DateOnly((int)year, 1, 1).AddDays(-1);

    private static DateOnly MonthsBack(DateOnly day, long months) =>
        months >= ((day.Year - 1) * 12) + day.Month ? DateOnly.MinValue : day.AddMonths(-(int)months);

    private static long MonthsUntilEnd(DateOnly day) => ((DateOnly.MaxValue.Year - day.Year) * 12) + 11 - day.Month;
}
