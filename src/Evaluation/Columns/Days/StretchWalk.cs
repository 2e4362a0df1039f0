using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>
/// Goes through the days of a stretch on which a subject's counts change, and through those of its age, to the first with
/// another letter. Each record is looked at once for its days and once on each of them. One a thread.
/// </summary>
/// <param name="stretch">A stretch on which the pack is in force.</param>
/// <param name="end">The day after the last that is looked at.</param>
internal sealed class StretchWalk(DayStretch stretch, int end)
{
    private readonly DayClass[] classes = stretch.Classes ?? throw new InvalidOperationException("Records are classed by profile where days are walked through.");
    private readonly (uint Lanes, LeavingDays Leaves)[] windows = [.. stretch.Windows];
    private readonly LetterWalk letters = new(stretch);
    private readonly int[] breaks = [.. stretch.Breaks];
    private readonly List<ulong> turns = [];
    private readonly int[] counts = new int[Vector256<byte>.Count];

    /// <summary>
    /// The first day with another letter, the stretch's first day with it unless it is the evaluation date;
    /// <see cref="LeavingDays.Never"/> when there is none, <see cref="RecordLooks.Alone"/> where tables cannot tell.
    /// </summary>
    /// <param name="subject">The subject's place, and its part of the columns.</param>
    /// <param name="records">Its records.</param>
    /// <param name="letter">The letter on the evaluation date.</param>
    /// <param name="isLater">Whether the stretch begins after the evaluation date.</param>
    public int First((int At, PackedSubject Packed) subject, ReadOnlySpan<ulong> records, byte letter, bool isLater)
    {
        if (!TryCount(records))
        {
            return RecordLooks.Alone;
        }

        letters.Begin(subject.At, subject.Packed, records.Length);
        letters.Take(counts);
        if (isLater && letters.On(stretch.From) != letter)
        {
            return stretch.From;
        }

        CollectionsMarshal.AsSpan(turns).Sort();
        var last = stretch.From;
        for (var at = 0; at < turns.Count;)
        {
            var day = DayOf(turns[at]);
            if (letters.FirstByAge(last, day, letter) is not LeavingDays.Never and var aged)
            {
                return aged;
            }

            if (Turn(ref at, day, records))
            {
                letters.Take(counts);
            }

            if (letters.On(day) != letter)
            {
                return day;
            }

            last = day;
        }

        return letters.FirstByAge(last, end, letter);
    }

    private int DayOf(ulong turn) => stretch.From + (int)(turn >> 32);

    /// <summary>Counts what records add on the first day and takes down on which days each adds something else.</summary>
    private bool TryCount(ReadOnlySpan<ulong> records)
    {
        turns.Clear();
        counts.AsSpan().Clear();
        for (var at = 0; at < records.Length; at++)
        {
            var record = new PackedRecord(records[at]);
            var found = ClassOf(record);
            var any = found.Before | found.After;
            if (any == 0)
            {
                continue;
            }

            if ((any & DayClass.Alone) != 0)
            {
                return false;
            }

            Add(Lanes(found, record, stretch.From), 1);
            AddTurns(found, record, at);
        }

        return true;
    }

    private void AddTurns(DayClass found, PackedRecord record, int at)
    {
        AddTurn(record.Day, at);
        if (found.Before != found.After)
        {
            AddTurn(After(record), at);
        }

        if (!found.IsState)
        {
            foreach (var (lanes, leaves) in windows)
            {
                if (((found.Before | found.After) & lanes) != 0)
                {
                    AddTurn(leaves.Of(record.Day), at);
                }
            }
        }
    }

    private void AddTurn(int day, int record)
    {
        if (day > stretch.From && day < end)
        {
            turns.Add(((ulong)(uint)(day - stretch.From) << 32) | (uint)record);
        }
    }

    /// <summary>Takes all turns of a day; whether counts changed.</summary>
    private bool Turn(ref int at, int day, ReadOnlySpan<ulong> records)
    {
        var isChanged = false;
        for (var first = at; at < turns.Count && DayOf(turns[at]) == day; at++)
        {
            if (at > first && turns[at] == turns[at - 1])
            {
                continue;
            }

            var record = new PackedRecord(records[(int)(uint)turns[at]]);
            var found = ClassOf(record);
            var (before, after) = (Lanes(found, record, day - 1), Lanes(found, record, day));
            Add(before & ~after, -1);
            Add(after & ~before, 1);
            isChanged |= before != after;
        }

        return isChanged;
    }

    /// <summary>The lanes a record adds to on a day.</summary>
    private uint Lanes(DayClass found, PackedRecord record, int day)
    {
        if (day < record.Day)
        {
            return 0;
        }

        var bits = day < After(record) ? found.Before : found.After;
        if (found.IsState)
        {
            return bits;
        }

        var seen = stretch.Endless;
        foreach (var (lanes, leaves) in windows)
        {
            seen |= (bits & lanes) != 0 && day < leaves.Of(record.Day) ? lanes : 0;
        }

        return bits & seen;
    }

    private void Add(uint lanes, int number)
    {
        for (; lanes != 0; lanes &= lanes - 1)
        {
            counts[BitOperations.TrailingZeroCount(lanes)] += number;
        }
    }

    private DayClass ClassOf(PackedRecord record)
    {
        if (breaks.Length == 0)
        {
            return classes[record.Profile];
        }

        var values = 0;
        while (values < breaks.Length && breaks[values] <= record.Day)
        {
            values++;
        }

        return classes[(record.Profile * (breaks.Length + 1)) + values];
    }

    private static int After(PackedRecord record) => record.Span == PackedRecord.Endless ? LeavingDays.Never : record.Day + record.Span + 1;
}
