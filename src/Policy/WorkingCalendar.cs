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
    /// <summary>No notice is known: weekends off and nothing else, and every day provisional.</summary>
    public static WorkingCalendar Unknown { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>(), DateOnly.MinValue);

    /// <summary>First day the notices speak of, inclusive; null where nothing before them is left open.</summary>
    public DateOnly? KnownFrom { get; init; }

    /// <summary>Every Saturday and Sunday off and nothing else, as a case states it that names no other day.</summary>
    public static WorkingCalendar PlainWeekends { get; } = new(new HashSet<DateOnly>(), new HashSet<DateOnly>());

    /// <summary>Whether a day is a working day.</summary>
    public bool IsWorked(DateOnly day) =>
        DaysWorked.Contains(day) || (day.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday && !DaysOff.Contains(day));

    /// <summary>Whether a notice that is not known can change what is said of a day.</summary>
    public bool IsProvisional(DateOnly day) => day > KnownThrough || day < KnownFrom;
}
