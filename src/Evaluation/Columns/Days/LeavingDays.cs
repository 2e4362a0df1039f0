namespace Xinheng.Evaluation.Columns.Days;

/// <summary>
/// A day by the day a record happened, such as the one it leaves a window on; each worked out when first asked for.
/// Both are counted from 1900-01-01. Threads that meet at one write the same.
/// </summary>
/// <param name="find">The day for a record of a day; <see cref="Never"/> when there is none.</param>
internal sealed class LeavingDays(Func<DateOnly, int> find)
{
    /// <summary>No such day.</summary>
    public const int Never = int.MaxValue;

    private const int Unasked = 0;

    private readonly int[] days = new int[1 << 17];

    /// <summary>The day for records of a day.</summary>
    public int Of(int happened)
    {
        var day = days[happened];
        return day != Unasked ? day : days[happened] = find(DateOnly.FromDayNumber(PackedRecord.FirstDay + happened));
    }

    /// <summary>A day as it is counted here.</summary>
    public static int Number(DateOnly? day) => day is { } known ? known.DayNumber - PackedRecord.FirstDay : Never;
}
