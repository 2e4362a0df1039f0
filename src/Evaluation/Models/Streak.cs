using Xinheng.Evaluation.Grading;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Models;

/// <summary>Whole stretches of time without something.</summary>
internal static class Streak
{
    /// <summary>
    /// How many whole units lie between the last day of something and an evaluation date: the greatest n for which a window
    /// of n units that ends on the date no longer holds the day.
    /// </summary>
    public static long Length(WindowKind? unit, DateOnly last, DateOnly day)
    {
        if (unit is not (WindowKind.Months or WindowKind.Years) || last > day)
        {
            return Math.Max(0, day.DayNumber - last.DayNumber);
        }

        var length = unit is WindowKind.Years ? day.Year - last.Year : ((day.Year - last.Year) * 12) + day.Month - last.Month;
        return new WindowSpan(unit.Value, length).StartBefore(day) >= last ? length : length - 1;
    }
}
