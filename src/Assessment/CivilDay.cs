namespace Xinheng.Assessment;

/// <summary>Civil days of Asia/Shanghai, which has kept UTC+8 without summer time since 1991.</summary>
internal static class CivilDay
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    /// <summary>The day a moment falls on.</summary>
    public static DateOnly Of(DateTimeOffset moment) => DateOnly.FromDateTime(moment.ToOffset(Shanghai).DateTime);
}
