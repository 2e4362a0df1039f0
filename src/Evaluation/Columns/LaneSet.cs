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
    /// <param name="items">Places of the scorecard's items of records; their lanes follow.</param>
    public LaneSet(PreparedPack pack, IReadOnlyList<int> indicators, IReadOnlyList<int> items)
    {
        this.pack = pack;
        (Indicators, Items) = (indicators, items);
        laneOf = new int[pack.Pack.Indicators.Count];
        Array.Fill(laneOf, -1);
        for (var lane = 0; lane < indicators.Count; lane++)
        {
            laneOf[indicators[lane]] = lane;
        }
    }

    /// <summary>Places of the indicators by lane.</summary>
    public IReadOnlyList<int> Indicators { get; }

    /// <summary>Places of the scorecard's items of records, in the order of their lanes.</summary>
    public IReadOnlyList<int> Items { get; }

    /// <summary>How many lanes are taken.</summary>
    public int Count => Indicators.Count + Items.Count;

    /// <summary>The lane of an indicator; −1 when it has none.</summary>
    public int LaneOf(int indicator) => laneOf[indicator];

    /// <summary>Whether an indicator is a number of records or whether there is one.</summary>
    public static bool IsCount(Indicator indicator) => indicator.Aggregate is Aggregate.Count or Aggregate.Exists;

    /// <summary>The windows by lane.</summary>
    public IReadOnlyList<WindowSpan> WindowsIn(PackPeriod period) =>
        [.. Indicators.Select(at => period.Windows[at]), .. Items.Select(at => period.ItemWindows[at])];

    /// <summary>What a record adds to each lane on a day, were it inside every window.</summary>
    /// <param name="subject">The subject it is of.</param>
    /// <param name="record">The record.</param>
    /// <param name="day">The day.</param>
    public RecordAdds Read(SubjectFacts subject, RecordFacts record, DateOnly day)
    {
        var classed = new ClassedRecord(pack, subject, record);
        var lanes = new byte[Vector256<byte>.Count];
        var points = Items.Count == 0 ? [] : new long[Items.Count];
        if (classed.IsLive)
        {
            var period = pack.PeriodOf(day);
            var standing = StandingOfRecord.On(record, day);
            var found = classed.ClassWith(standing, day, period);
            for (var lane = 0; lane < Indicators.Count; lane++)
            {
                var at = Indicators[lane];
                lanes[Apart] |= found.Taken[at] is Value.Error ? byte.MaxValue : (byte)0;
                lanes[lane] = found.Taken[at] is not null && IsThere(period.Windows[at], classed.IsState, standing) ? (byte)1 : (byte)0;
            }

            for (var item = 0; item < Items.Count; item++)
            {
                if (found.Points[Items[item]] is { } worth && IsThere(period.ItemWindows[Items[item]], classed.IsState, standing))
                {
                    lanes[Indicators.Count + item] = 1;
                    points[item] = ItemPoints.TenThousandths(worth);
                    lanes[Apart] |= points[item] == ItemPoints.Untold ? byte.MaxValue : (byte)0;
                }
            }
        }

        if (pack.Pack.Scheme?.UnderObjection is ObjectionEffect.Suspended && StandingOfRecord.On(record, day) == StandingOfRecord.UnderObjection)
        {
            lanes[Apart] = byte.MaxValue;
        }

        return new RecordAdds(Vector256.Create(lanes), classed.IsState, points);
    }

    /// <summary>Puts counts in place of indicators' values and works out the ratios.</summary>
    /// <param name="period">The values in force.</param>
    /// <param name="counts">Counts by lane.</param>
    public Value[] Values(PackPeriod period, ReadOnlySpan<byte> counts)
    {
        Span<int> whole = stackalloc int[Vector256<byte>.Count];
        for (var lane = 0; lane < counts.Length; lane++)
        {
            whole[lane] = counts[lane];
        }

        return Values(period, whole);
    }

    /// <summary>As with bytes, for counts of any size.</summary>
    /// <param name="period">The values in force.</param>
    /// <param name="counts">Counts by lane.</param>
    public Value[] Values(PackPeriod period, ReadOnlySpan<int> counts)
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

    /// <summary>Whether a window holds a record with a standing, whatever its day.</summary>
    public static bool IsThere(WindowSpan window, bool isState, string standing) =>
        window.Kind is WindowKind.Ever || !(isState || window.Kind is WindowKind.AsOf) || StandingOfRecord.Stands(standing);
}

/// <summary>What a record adds.</summary>
/// <param name="Lanes">To each lane, were it inside every window.</param>
/// <param name="IsState">Whether it is a state.</param>
/// <param name="Points">To each item of records, in ten-thousandths, before any come back.</param>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
internal readonly record struct RecordAdds(Vector256<byte> Lanes, bool IsState, long[] Points);
