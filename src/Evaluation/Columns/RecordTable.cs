using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
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

    /// <summary>With more stretches a day's is looked up rather than counted.</summary>
    private const int MostCounted = 16;

    private const int CountedAtOnce = 64;
    private const int SpanAt = 31;
    private const int DayAt = 47;
    private const int SixteenBits = 0xFFFF;

    private readonly Vector256<byte>[] adds;
    private readonly byte[] stretchOfDay;
    private readonly int[] later;
    private readonly int stretches;

    private RecordTable(Vector256<byte>[] adds, byte[] stretchOfDay, List<int> firstDays) =>
        (this.adds, this.stretchOfDay, later, stretches) = (adds, stretchOfDay, [.. firstDays.Skip(1)], firstDays.Count);

    /// <summary>By class and, within it, stretch: what is added.</summary>
    public Vector256<byte>[] Adds => adds;

    /// <summary>What is added in eight bytes, the last of them of <see cref="LaneSet.Apart"/>; null where there are more lanes.</summary>
    public ulong[]? Narrow { get; private init; }

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

        return new RecordTable(adds, stretchOfDay, firstDays)
        {
            HasApart = hasApart,
            Narrow = lanes < sizeof(ulong) ? [.. adds.Select(one => one.AsUInt64()[0] | ((ulong)one[LaneSet.Apart] << ApartShift))] : null,
        };
    }

    /// <summary>Where in the table what records add stands.</summary>
    /// <param name="records">The records.</param>
    /// <param name="today">Days from 1900-01-01 to the day.</param>
    /// <param name="places">Takes the places, as many as there are records.</param>
    public void FindPlaces(ReadOnlySpan<ulong> records, int today, Span<int> places)
    {
        var done = stretches <= MostCounted ? FindEights(records, today, places) : 0;
        for (var at = done; at < records.Length; at++)
        {
            var record = new PackedRecord(records[at]);
            var one = (record.Profile * 2) + (record.Day + record.Span < today ? 1 : 0);
            places[at] = (one * stretches) + stretchOfDay[record.Day];
        }
    }

    /// <summary>What records add together; 255 and more in a lane are 255.</summary>
    /// <param name="records">The records.</param>
    /// <param name="today">Days from 1900-01-01 to the day.</param>
    public Vector256<byte> Count(ReadOnlySpan<ulong> records, int today)
    {
        var counts = Vector256<byte>.Zero;
        Span<int> places = stackalloc int[CountedAtOnce];
        while (!records.IsEmpty)
        {
            var some = records[..Math.Min(records.Length, CountedAtOnce)];
            FindPlaces(some, today, places);
            foreach (var place in places[..some.Length])
            {
                counts = Vector256.AddSaturate(counts, adds[place]);
            }

            records = records[some.Length..];
        }

        return counts;
    }

    /// <summary>Eight records at a time: a day's stretch is how many of the later stretches have begun by then. How many records were done.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int FindEights(ReadOnlySpan<ulong> records, int today, Span<int> places)
    {
        var fours = MemoryMarshal.Cast<ulong, Vector256<ulong>>(records);
        var eights = MemoryMarshal.Cast<int, Vector256<int>>(places);
        var (starts, each, now) = (later, stretches, Vector256.Create(today));
        var at = 0;
        for (var four = 0; four + 1 < fours.Length && at < eights.Length; four += 2, at++)
        {
            var (first, second) = (fours[four], fours[four + 1]);
            var days = Vector256.Narrow(first >> DayAt, second >> DayAt).AsInt32();
            var spans = Vector256.Narrow(first >> SpanAt, second >> SpanAt).AsInt32() & Vector256.Create(SixteenBits);
            var profiles = Vector256.Narrow(first, second).AsInt32() & Vector256.Create(SixteenBits);
            var place = ((profiles + profiles) - ((days + spans - now) >> 31)) * each; // a difference below 0 shifted is −1
            foreach (var start in starts)
            {
                place -= Vector256.GreaterThan(days, Vector256.Create(start - 1)); // true is −1
            }

            eights[at] = place;
        }

        return at * Vector256<int>.Count;
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
