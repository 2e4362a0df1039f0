namespace Xinheng.Policy;

/// <summary>
/// Which days are working days: Monday to Friday, apart from the days off and the days worked instead that the yearly
/// notice names. Immutable.
/// </summary>
/// <param name="DaysOff">Days off, weekends among them or not.</param>
/// <param name="DaysWorked">Weekend days that are working days; they prevail over <paramref name="DaysOff"/>.</param>
/// <param name="KnownThrough">Last day the notices speak of, inclusive; null where the calendar is stated whole. Later days are plain weekends, and what reaches past it is provisional.</param>
public sealed record WorkingCalendar(IReadOnlySet<DateOnly> DaysOff, IReadOnlySet<DateOnly> DaysWorked, DateOnly? KnownThrough = null)
{
    /// <summary>Every Saturday and Sunday off and nothing else, as a case states it that names no other day.</summary>
    public static WorkingCalendar PlainWeekends { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    /// <summary>Whether a day is a working day.</summary>
    public bool IsWorked(DateOnly day) =>
        DaysWorked.Contains(day) || (day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday && !DaysOff.Contains(day));

    /// <summary>Whether a notice yet to come can change what is said of a day.</summary>
    public bool IsProvisional(DateOnly day) => day > KnownThrough;
}
