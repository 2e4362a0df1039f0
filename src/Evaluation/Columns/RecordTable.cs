using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What a record adds to the lanes, windows and all, in one look-up: by its class (profile, whether it has expired) and the
/// stretch of days it happened in. A stretch ends where any window begins or a value that goes by records' days changes.
/// </summary>
internal sealed class RecordTable
{
    /// <summary>Records of a subject up to which no count passes what a byte holds.</summary>
    public const int MostRecords = 254;

    /// <summary>Where the lane of records whose subject must be looked at on its own stands in eight bytes.</summary>
    public const int ApartShift = 56;

    private const int Entries = 1 << 18;

    private readonly Vector256<byte>[] adds;
    private readonly byte[] stretchOfDay;

    private RecordTable(Vector256<byte>[] adds, byte[] stretchOfDay, int stretches) =>
        (this.adds, this.stretchOfDay, Stretches) = (adds, stretchOfDay, stretches);

    /// <summary>By class and, within it, stretch: what is added.</summary>
    public ReadOnlySpan<Vector256<byte>> Adds => adds;

    /// <summary>What is added in eight bytes, the last of them of <see cref="LaneSet.Apart"/>; null where there are more lanes.</summary>
    public ulong[]? Narrow { get; private init; }

    /// <summary>By day from 1900-01-01: its stretch.</summary>
    public ReadOnlySpan<byte> StretchOfDay => stretchOfDay;

    /// <summary>How many stretches there are.</summary>
    public int Stretches { get; }

    /// <summary>Whether some record keeps its subject from being told by tables.</summary>
    public bool HasApart { get; private init; }

    /// <summary>The table; null when it would be too large to be worth it.</summary>
    /// <param name="classes">What records add.</param>
    /// <param name="windows">Which lanes look at a day.</param>
    /// <param name="lanes">How many lanes there are.</param>
    public static RecordTable? Of(PlainClasses classes, LaneWindows windows, int lanes)
    {
        var stretchOfDay = new byte[windows.Stretches.Length];
        var firstDays = FirstDays(classes, windows);
        var count = classes.Lanes.Length / classes.Stretches;
        if (firstDays.Count > byte.MaxValue || (long)count * firstDays.Count > Entries)
        {
            return null;
        }

        var adds = new Vector256<byte>[count * firstDays.Count];
        var hasApart = false;
        for (var stretch = 0; stretch < firstDays.Count; stretch++)
        {
            var day = firstDays[stretch];
            stretchOfDay.AsSpan(day).Fill((byte)stretch);
            var (window, value) = (windows.Stretches[day], classes.StretchOfDay.IsEmpty ? 0 : classes.StretchOfDay[day]);
            for (var one = 0; one < count; one++)
            {
                var at = (one * classes.Stretches) + value;
                adds[(one * firstDays.Count) + stretch] = classes.Lanes[at] & (classes.IsState[at] != 0 ? windows.States : windows.Events)[window];
                hasApart |= adds[(one * firstDays.Count) + stretch][LaneSet.Apart] != 0;
            }
        }

        return new RecordTable(adds, stretchOfDay, firstDays.Count)
        {
            HasApart = hasApart,
            Narrow = lanes < sizeof(ulong) ? [.. adds.Select(one => one.AsUInt64()[0] | ((ulong)one[LaneSet.Apart] << ApartShift))] : null,
        };
    }

    private static List<int> FirstDays(PlainClasses classes, LaneWindows windows)
    {
        var byWindow = windows.Stretches;
        var byValue = classes.StretchOfDay;
        var days = new List<int> { 0 };
        for (var day = 1; day < byWindow.Length; day++)
        {
            if (byWindow[day] != byWindow[day - 1] || (!byValue.IsEmpty && byValue[day] != byValue[day - 1]))
            {
                days.Add(day);
            }
        }

        return days;
    }
}
