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
        return new DayClass(Lanes(source, classed, record.Standing), Lanes(source, classed, after), classed.IsState);
    }

    private static uint Lanes(LaneSource source, ClassedRecord record, string standing)
    {
        var bits = 0U;
        if (record.IsLive)
        {
            var (lanes, period) = (source.Lanes, source.Period);
            var taken = record.ClassWith(standing, source.Day, period).Taken;
            for (var lane = 0; lane < lanes.Indicators.Count; lane++)
            {
                var at = lanes.Indicators[lane];
                bits |= taken[at] is Value.Error ? Alone : 0;
                bits |= taken[at] is not null && LaneSet.IsThere(period.Windows[at], record.IsState, standing) ? 1U << lane : 0;
            }
        }

        return bits;
    }
}
