using Xinheng.Evaluation.Grading;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>What a record adds to lanes while some parameters hold, were it inside every window: a bit a lane.</summary>
/// <param name="Before">Up to and including its last day in effect.</param>
/// <param name="After">From the next day on.</param>
/// <param name="IsState">Whether it is a state, which windows do not end.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct DayClass(uint Before, uint After, bool IsState)
{
    /// <summary>Which windows look at it and leave it behind, by place: none at a state.</summary>
    public uint Windows { get; init; }

    /// <summary>What it brings to each item of records up to its last day in effect, in ten-thousandths, before any comes back.</summary>
    public long[] PointsBefore { get; init; } = [];

    /// <summary>What it brings from the next day on.</summary>
    public long[] PointsAfter { get; init; } = [];

    /// <summary>The bit of records whose subject must be looked at on its own.</summary>
    public const uint Alone = 1U << LaneSet.Apart;

    /// <summary>How a record is classed. It must not depend on the day itself.</summary>
    /// <param name="source">The pack with the parameters that hold.</param>
    /// <param name="subject">The subject the record is of.</param>
    /// <param name="record">The record.</param>
    public static DayClass Of(LaneSource source, SubjectFacts subject, RecordFacts record)
    {
        var classed = new ClassedRecord(source.Pack, subject, record);
        var after = StandingOfRecord.Stands(record.Standing) ? StandingOfRecord.Expired : record.Standing;
        var (before, pointsBefore) = Lanes(source, classed, record.Standing);
        var (later, pointsAfter) = Lanes(source, classed, after);
        return new DayClass(before, later, classed.IsState) { PointsBefore = pointsBefore, PointsAfter = pointsAfter };
    }

    private static (uint Lanes, long[] Points) Lanes(LaneSource source, ClassedRecord record, string standing)
    {
        var (lanes, period) = (source.Lanes, source.Period);
        var (bits, points) = (0U, lanes.Items.Count == 0 ? [] : new long[lanes.Items.Count]);
        if (!record.IsLive)
        {
            return (bits, points);
        }

        var found = record.ClassWith(standing, source.Day, period);
        for (var lane = 0; lane < lanes.Indicators.Count; lane++)
        {
            var at = lanes.Indicators[lane];
            bits |= found.Taken[at] is Value.Error ? Alone : 0;
            bits |= found.Taken[at] is not null && LaneSet.IsThere(period.Windows[at], record.IsState, standing) ? 1U << lane : 0;
        }

        for (var item = 0; item < points.Length; item++)
        {
            if (found.Points[lanes.Items[item]] is { } worth && LaneSet.IsThere(period.ItemWindows[lanes.Items[item]], record.IsState, standing))
            {
                points[item] = ItemPoints.TenThousandths(worth);
                bits |= points[item] == ItemPoints.Untold ? Alone : 1U << (lanes.Indicators.Count + item);
            }
        }

        return (bits, points);
    }
}
