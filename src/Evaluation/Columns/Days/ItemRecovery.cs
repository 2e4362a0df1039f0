using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>How the points of a scorecard's item come back while some parameters hold. Immutable; safe to share between threads.</summary>
internal sealed class ItemRecovery
{
    /// <summary>All of a record's points.</summary>
    public const int Whole = 10_000;

    private readonly int months;
    private readonly int[] left;

    private ItemRecovery(int months, int[] left) => (this.months, this.left) = (months, left);

    /// <summary>The recovery of an item; null when it is more than days are sought for, or its values are no numbers that fit.</summary>
    /// <param name="period">The values in force.</param>
    /// <param name="recovery">How points come back.</param>
    public static ItemRecovery? Of(PackPeriod period, Recovery recovery)
    {
        if (period.Compute(recovery.Months) is not Value.Int { Content: > 0 and <= StepDays.MostMonths and var months }
            || Points.Number(period.Compute(recovery.Share)) is not { } share)
        {
            return null;
        }

        var left = new List<int> { Whole };
        while (share > 0m && left[^1] > 0)
        {
            left.Add((int)((100m - Math.Min(left.Count * share, 100m)) * 100m));
            if (left.Count > StepDays.MostStretches)
            {
                return null;
            }
        }

        return new ItemRecovery((int)months, [.. left]);
    }

    /// <summary>The share of a record's points that is left on a day, in ten-thousandths.</summary>
    /// <param name="happened">The day the record happened, from 1900-01-01.</param>
    /// <param name="day">The day.</param>
    public int LeftOn(int happened, int day) => left[PassedOn(happened, day)];

    /// <summary>The first day after another on which more comes back; <see cref="LeavingDays.Never"/> when there is none.</summary>
    /// <param name="happened">The day the record happened, from 1900-01-01.</param>
    /// <param name="day">The other day.</param>
    public int NextAfter(int happened, int day)
    {
        var stretch = PassedOn(happened, Math.Max(happened, day)) + 1;
        return stretch == left.Length ? LeavingDays.Never
            : LeavingDays.Number(new WindowSpan(WindowKind.Months, (int)Math.Min((long)months * stretch, int.MaxValue)).LeavesOn(Date(happened)));
    }

    private int PassedOn(int happened, int day) => (int)Math.Min(Streak.Length(WindowKind.Months, Date(happened), Date(day)) / months, left.Length - 1);

    private static DateOnly Date(int day) => DateOnly.FromDayNumber(PackedRecord.FirstDay + day);
}
