using System.Runtime.Intrinsics;
using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// The indicators that are counted side by side, a byte each: how many records of each there are, up to 255. The last
/// lane counts records whose subject must be looked at on its own.
/// </summary>
internal sealed class LaneSet
{
    /// <summary>Indicators at most.</summary>
    public const int Limit = 31;

    /// <summary>The lane of records whose subject must be looked at on its own.</summary>
    public const int Apart = 31;

    private readonly PreparedPack pack;
    private readonly int[] laneOf;

    /// <param name="pack">The pack.</param>
    /// <param name="indicators">Places of the indicators, in the order of their lanes.</param>
    public LaneSet(PreparedPack pack, IReadOnlyList<int> indicators)
    {
        this.pack = pack;
        Indicators = indicators;
        laneOf = new int[pack.Pack.Indicators.Count];
        Array.Fill(laneOf, -1);
        for (var lane = 0; lane < indicators.Count; lane++)
        {
            laneOf[indicators[lane]] = lane;
        }
    }

    /// <summary>Places of the indicators by lane.</summary>
    public IReadOnlyList<int> Indicators { get; }

    /// <summary>The lane of an indicator; −1 when it has none.</summary>
    public int LaneOf(int indicator) => laneOf[indicator];

    /// <summary>Whether an indicator is a number of records or whether there is one.</summary>
    public static bool IsCount(Indicator indicator) => indicator.Aggregate is Aggregate.Count or Aggregate.Exists;

    /// <summary>The windows by lane.</summary>
    public IReadOnlyList<WindowSpan> WindowsIn(PackPeriod period) => [.. Indicators.Select(at => period.Windows[at])];

    /// <summary>What a record adds to each lane on a day, were it inside every window.</summary>
    /// <param name="subject">The subject it is of.</param>
    /// <param name="record">The record.</param>
    /// <param name="day">The day.</param>
    public (Vector256<byte> Lanes, bool IsState) Read(SubjectFacts subject, RecordFacts record, DateOnly day)
    {
        var classed = new ClassedRecord(pack, subject, record);
        var lanes = new byte[Vector256<byte>.Count];
        if (classed.IsLive)
        {
            var period = pack.PeriodOf(day);
            var standing = StandingOfRecord.On(record, day);
            var taken = classed.ClassWith(standing, day, period).Taken;
            for (var lane = 0; lane < Indicators.Count; lane++)
            {
                var at = Indicators[lane];
                lanes[Apart] |= taken[at] is Value.Error ? byte.MaxValue : (byte)0;
                lanes[lane] = taken[at] is not null && IsThere(period.Windows[at], classed.IsState, standing) ? (byte)1 : (byte)0;
            }
        }

        if (pack.Scheme.UnderObjection is ObjectionEffect.Suspended && StandingOfRecord.On(record, day) == StandingOfRecord.UnderObjection)
        {
            lanes[Apart] = byte.MaxValue;
        }

        return (Vector256.Create(lanes), classed.IsState);
    }

    /// <summary>Puts counts in place of indicators' values and works out the ratios.</summary>
    /// <param name="period">The values in force.</param>
    /// <param name="counts">Counts by lane.</param>
    public Value[] Values(PackPeriod period, ReadOnlySpan<byte> counts)
    {
        var indicators = pack.Pack.Indicators;
        var values = new Value[indicators.Count];
        for (var at = 0; at < values.Length; at++)
        {
            var count = laneOf[at] < 0 ? 0 : counts[laneOf[at]];
            values[at] = period.Windows[at].IsOpen ? SubjectEvaluation.NoWindow
                : indicators[at].Aggregate is Aggregate.Exists ? Value.Bool.Of(count > 0)
                : new Value.Int(count);
        }

        Models.Ratios.Fill(pack, values);
        return values;
    }

    private static bool IsThere(WindowSpan window, bool isState, string standing) =>
        window.Kind is WindowKind.Ever || !(isState || window.Kind is WindowKind.AsOf) || StandingOfRecord.Stands(standing);
}
