using Xinheng.Policy;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Tables;

/// <summary>Counts the days of duties and the terms of lists. Pure.</summary>
public static class Terms
{
    private const int MonthsOfYear = 12;

    /// <summary>
    /// The last day of a duty. A limit is the one in force on the day it starts. Counted from the next day, n working
    /// days end on the n-th working day after the start, n months on the same-numbered day or the month's last; counted
    /// from that day, one day earlier. A day that recurs is the one of the month, or the last of the stretch, that the
    /// start lies in. Limits in days, months and years are not moved to a working day.
    /// </summary>
    /// <param name="duty">The duty.</param>
    /// <param name="start">The day on which it starts.</param>
    /// <param name="calendar">Which days are working days.</param>
    /// <returns>The day; null where the pack has no limit in force or does not say whether the day of the start counts, or the limit lies beyond the calendar.</returns>
    /// <source id="langfang-2023">三(三)</source>
    public static DueDay? DueOn(Duty duty, DateOnly start, WorkingCalendar calendar) => duty.Limit switch
    {
        DutyLimit.Within { Length: { Unit: "working-days" } length } when duty.Counting is not DayCounting.Unstated =>
            length.On(start) is { } days ? Worked(start, (int)days, duty.Counting is DayCounting.SameDay, calendar) : null,
        DutyLimit.Within { Length: { Unit: not "working-days" } length } when duty.Counting is not DayCounting.Unstated =>
            length.On(start) is { } number ? Counted(start, (int)number, length.Unit, duty.Counting is DayCounting.SameDay) : null,
        DutyLimit.Within => null,
        DutyLimit.ByDayOfMonth monthly => monthly.Day.On(start) is { } day ? Sure(OfMonth(start, (int)day)) : null,
        DutyLimit.Each each => Sure(EndOf(each.Stretch, start)),
        _ => throw new InvalidOperationException("A limit outside the closed set"),
    };

    /// <summary>The n-th working day after a day, which is not counted itself; null beyond the calendar.</summary>
    /// <param name="start">The day.</param>
    /// <param name="days">How many, 1 or more.</param>
    /// <param name="calendar">Which days are working days.</param>
    public static DueDay? WorkingDaysAfter(DateOnly start, int days, WorkingCalendar calendar) => Worked(start, days, countsStart: false, calendar);

    /// <summary>The last day on a list, inclusive, for who is entered on a day: the same-numbered day of the month its term ends in, or the month's last.</summary>
    /// <param name="list">The list.</param>
    /// <param name="entered">The day of entry.</param>
    /// <returns>The day; null where the list has no term of its own.</returns>
    /// <source id="market-serious-list-2021">移出</source>
    public static DateOnly? EndsOn(SubjectList list, DateOnly entered) =>
        list.Months?.On(entered) is { } months ? After(entered, (long)months) : null;

    /// <summary>A rate in percent; null where nothing is counted.</summary>
    /// <param name="part">The numerator, 0 or more.</param>
    /// <param name="whole">The denominator, 0 or more.</param>
    /// <returns>Percent, to six places, half to even.</returns>
    /// <source id="hebei-2021">2</source>
    public static decimal? Percent(long part, long whole) =>
        whole == 0 ? null : Math.Round(part * 100m / whole, 6, MidpointRounding.ToEven);

    /// <summary>What a mask leaves of a text: the characters kept with a <c>*</c> for each hidden one; null: the field is not shown at all.</summary>
    /// <param name="mask">The mask.</param>
    /// <param name="text">The text. One no longer than what is kept is hidden to the last character.</param>
    public static string? Masked(Mask mask, string text)
    {
        if (mask.Keep is not { } keep)
        {
            return null;
        }

        var characters = text.EnumerateRunes().ToList();
        var hidden = characters.Count - keep.First - keep.Last;
        return hidden <= 0
            ? new string('*', characters.Count)
            : $"{string.Concat(characters[..keep.First])}{new string('*', hidden)}{string.Concat(characters[^keep.Last..])}";
    }

    /// <summary>The same-numbered day some months on, or the month's last; the last day of the calendar beyond its end.</summary>
    internal static DateOnly After(DateOnly day, long months) =>
        months > ((DateOnly.MaxValue.Year - day.Year) * (long)MonthsOfYear) + MonthsOfYear - day.Month ? DateOnly.MaxValue : day.AddMonths((int)months);

    private static DueDay Sure(DateOnly day) => new(day, false);

    private static DueDay? Worked(DateOnly start, int days, bool countsStart, WorkingCalendar calendar)
    {
        var day = countsStart || start == DateOnly.MaxValue ? start : start.AddDays(1);
        for (var left = days; ; day = day.AddDays(1))
        {
            left -= calendar.IsWorked(day) ? 1 : 0;
            if (left <= 0)
            {
                return new DueDay(day, calendar.IsProvisional(day) || calendar.IsProvisional(start));
            }

            if (day == DateOnly.MaxValue)
            {
                return null;
            }
        }
    }

    private static DueDay? Counted(DateOnly start, int number, string unit, bool countsStart)
    {
        var end = unit switch
        {
            "days" => DateOnly.MaxValue.DayNumber - start.DayNumber < number ? DateOnly.MaxValue : start.AddDays(number),
            "months" => After(start, number),
            _ => After(start, number * (long)MonthsOfYear),
        };
        return end == DateOnly.MaxValue ? null : Sure(countsStart ? end.AddDays(-1) : end);
    }

    private static DateOnly OfMonth(DateOnly day, int number) =>
        new(day.Year, day.Month, Math.Min(number, DateTime.DaysInMonth(day.Year, day.Month)));

    private static DateOnly EndOf(Recurrence stretch, DateOnly day)
    {
        var length = stretch switch
        {
            Recurrence.Month => 1,
            Recurrence.Quarter => 3,
            Recurrence.HalfYear => 6,
            Recurrence.Year => MonthsOfYear,
        };
        var month = (((day.Month - 1) / length) + 1) * length;
        return new(day.Year, month, DateTime.DaysInMonth(day.Year, month));
    }
}
