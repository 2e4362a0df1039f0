namespace Xinheng.Assessment;

/// <summary>Civil days of Asia/Shanghai, which has kept UTC+8 without summer time since 1991.</summary>
public static class CivilDay
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);
    private static readonly TimeOnly LastMillisecond = new(23, 59, 59, 999);

    /// <summary>The day a moment falls on.</summary>
    /// <param name="moment">The moment.</param>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Shanghai).DateTime);

    /// <summary>The last millisecond of a day.</summary>
    /// <param name="day">The day, any there is.</param>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(LastMillisecond), Shanghai);
}
