using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What records bring to the items of a scorecard in whole parts of a point: a record's points with four places times the
/// share of them that has not come back, with two places of a percent.
/// </summary>
internal sealed class ItemPoints
{
    /// <summary>Decimal places of a part: four of the points, four of the share.</summary>
    public const int Digits = 8;

    /// <summary>Records of a subject up to which their sum surely fits.</summary>
    public const int MostRecords = 4_096;

    /// <summary>What brings no number that fits.</summary>
    public const long Untold = long.MinValue;

    private const long MostPoints = 1L << 32;
    private const int Days = 1 << 17;

    private readonly List<int[]?> shares = [];

    private ItemPoints(PreparedPack pack, IReadOnlyList<int> items, DateOnly day)
    {
        var period = pack.PeriodOf(day);
        foreach (var item in items)
        {
            shares.Add(pack.Pack.Scorecard!.Items[item].Recovery is { } recovery ? SharesLeft(period, recovery, day) : null); // items are of it
        }

        IsWhole = items.All(item => !period.ItemWindows[item].IsOpen);
    }

    private bool IsWhole { get; set; }

    /// <summary>What items of records bring; null when it cannot be said in whole parts.</summary>
    public static ItemPoints? Of(PreparedPack pack, IReadOnlyList<int> items, DateOnly day)
    {
        var points = new ItemPoints(pack, items, day);
        return points.IsWhole ? points : null;
    }

    /// <summary>What a record brings to an item.</summary>
    /// <param name="item">The item's place among those of records.</param>
    /// <param name="points">The record's points, in ten-thousandths.</param>
    /// <param name="happened">Days from 1900-01-01 to the day it happened.</param>
    public long Brought(int item, long points, int happened) => points * (shares[item] is { } left ? left[happened] : 10_000);

    /// <summary>A record's points in ten-thousandths; <see cref="Untold"/> when they are no number that fits.</summary>
    public static long TenThousandths(Value worth)
    {
        if (Points.Number(worth) is not { } points || Math.Abs(points) * 10_000m >= MostPoints)
        {
            return Untold;
        }

        return decimal.IsInteger(points * 10_000m) ? (long)(points * 10_000m) : Untold;
    }

    private int[]? SharesLeft(PackPeriod period, Recovery recovery, DateOnly day)
    {
        if (period.Compute(recovery.Months) is not Value.Int { Content: > 0 and var months }
            || Points.Number(period.Compute(recovery.Share)) is not { } share || Math.Abs(share) > 1_000_000m || !decimal.IsInteger(share * 100m))
        {
            IsWhole = false;
            return null;
        }

        var left = new int[Days];
        for (var happened = 0; happened < Days; happened++)
        {
            var stretches = Streak.Length(WindowKind.Months, DateOnly.FromDayNumber(PackedRecord.FirstDay + happened), day) / months;
            left[happened] = (int)((100m - Math.Clamp(stretches * share, 0m, 100m)) * 100m);
        }

        return left;
    }
}
