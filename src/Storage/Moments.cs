namespace Xinheng.Storage;

/// <summary>How times stand in columns: moments as UTC milliseconds since 1970, dates as day numbers.</summary>
public static class Moments
{
    /// <summary>The column value of a moment.</summary>
    public static long ToColumn(DateTimeOffset moment) => moment.ToUnixTimeMilliseconds();

    /// <summary>The moment of a column value, in UTC.</summary>
    public static DateTimeOffset FromColumn(long value) => DateTimeOffset.FromUnixTimeMilliseconds(value);

    /// <summary>The column value of a date, or null.</summary>
    public static int? ToColumn(DateOnly? date) => date?.DayNumber;

    /// <summary>The date of a column value, or null.</summary>
    public static DateOnly? DateFromColumn(long? value) => value is { } day ? DateOnly.FromDayNumber((int)day) : null;
}
