namespace Xinheng.Policy.Tables;

/// <summary>Something that must be done in time.</summary>
/// <param name="Head">What every entry has.</param>
public sealed record Duty(EntryHead Head) : TableEntry(Head)
{
    /// <summary>Whose duty it is.</summary>
    public required LocalText Who { get; init; }

    /// <summary>What starts the clock; for what recurs, what it is about.</summary>
    public required LocalText Starts { get; init; }

    /// <summary>By when.</summary>
    public required DutyLimit Limit { get; init; }

    /// <summary>Whether the day of the start counts.</summary>
    public DayCounting Counting { get; init; } = DayCounting.Unstated;
}

/// <summary>By when a duty must be done.</summary>
public abstract record DutyLimit
{
    private DutyLimit()
    {
    }

    /// <summary>Within a length from the start.</summary>
    /// <param name="Length">In <c>days</c>, <c>working-days</c>, <c>months</c> or <c>years</c>.</param>
    public sealed record Within(Quantity Length) : DutyLimit;

    /// <summary>Each month, by a day of it, inclusive.</summary>
    /// <param name="Day">The day, 1–31; the last day of a month that is shorter.</param>
    public sealed record ByDayOfMonth(Quantity Day) : DutyLimit;

    /// <summary>Once in each stretch of the calendar.</summary>
    /// <param name="Stretch">The stretch.</param>
    public sealed record Each(Recurrence Stretch) : DutyLimit;
}

/// <summary>Stretches of the calendar in which something recurs.</summary>
public enum Recurrence
{
    /// <summary>A month.</summary>
    Month,

    /// <summary>A quarter.</summary>
    Quarter,

    /// <summary>A half-year.</summary>
    HalfYear,

    /// <summary>A year.</summary>
    Year,
}

/// <summary>Whether the day on which a limit starts counts.</summary>
public enum DayCounting
{
    /// <summary>The document does not say.</summary>
    Unstated,

    /// <summary>It does not count; the next day is the first.</summary>
    NextDay,

    /// <summary>It is the first day.</summary>
    SameDay,
}
