using System.Numerics;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>
/// Goes through the days of a stretch on which a subject's counts change, and through those of its age, to the first with
/// another letter. Each record is looked at once for its days and once on each of them. One a thread.
/// </summary>
/// <param name="stretch">A stretch on which the pack is in force.</param>
/// <param name="end">The day after the last that is looked at.</param>
internal sealed class StretchWalk(DayStretch stretch, int end)
{
    private readonly DayClass[] classes = stretch.Classes ?? [];
    private readonly uint[] lanesOfWindow = [.. stretch.Windows.Select(window => window.Lanes)];
    private readonly LeavingDays[] leaves = [.. stretch.Windows.Select(window => window.Leaves)];
    private readonly uint endless = stretch.Endless;
    private readonly int from = stretch.From;
    private readonly LetterWalk letters = new(stretch);
    private readonly int[] breaks = [.. stretch.Breaks];
    private readonly ItemRecovery?[] recoveries = [.. stretch.Recoveries];
    private readonly int firstItem = stretch.Plan?.Source.Lanes.Indicators.Count ?? 0;
    private readonly uint items = stretch.Plan is { Source.Lanes: var lanes } ? ((1U << lanes.Items.Count) - 1) << lanes.Indicators.Count : 0;
    private ulong[] turns = new ulong[64];
    private int turnCount;

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
        if (!letters.Begin(subject.At, subject.Packed) || !TryCount(records))
        {
            return RecordLooks.Alone;
        }

        if (isLater && letters.On(from) is var first && first != letter)
        {
            return first == LetterWalk.Untold ? RecordLooks.Alone : from;
        }

        turns.AsSpan(0, turnCount).Sort();
        var last = from;
        for (var at = 0; at < turnCount;)
        {
            var day = DayOf(turns[at]);
            if (letters.FirstByAge(last, day, letter) is not LeavingDays.Never and var aged)
            {
                return aged;
            }

            Turn(ref at, day, records);
            if (letters.On(day) is var found && found != letter)
            {
                return found == LetterWalk.Untold ? RecordLooks.Alone : day;
            }

            last = day;
        }

        return letters.FirstByAge(last, end, letter);
    }

    private int DayOf(ulong turn) => from + (int)(turn >> 32);

    /// <summary>Counts what records add on the first day and takes down on which days each adds something else.</summary>
    private bool TryCount(ReadOnlySpan<ulong> records)
    {
        turnCount = 0;
        if (items != 0 && records.Length > ItemPoints.MostRecords)
        {
            return false;
        }

        for (var at = 0; at < records.Length; at++)
        {
            var record = new PackedRecord(records[at]);
            ref readonly var found = ref ClassOf(record);
            var any = found.Before | found.After;
            if (any == 0)
            {
                continue;
            }

            if ((any & DayClass.Alone) != 0)
            {
                return false;
            }

            Count(found, record, at);
        }

        letters.Settle();
        return true;
    }

    private void Count(in DayClass found, PackedRecord record, int at)
    {
        var (happened, after) = (record.Day, After(record));
        var seen = found.IsState ? uint.MaxValue : endless;
        for (var rest = found.Windows; rest != 0; rest &= rest - 1)
        {
            var window = BitOperations.TrailingZeroCount(rest);
            var leaving = leaves[window].Of(happened);
            if (leaving > from)
            {
                seen |= lanesOfWindow[window];
                AddTurn(leaving, at);
            }
        }

        var bits = (after > from ? found.Before : found.After) & seen;
        if (happened > from)
        {
            AddTurn(happened, at);
        }
        else if (bits != 0)
        {
            letters.Add(bits);
        }

        if (after > from && (((found.Before ^ found.After) & seen) | (found.After & items)) != 0)
        {
            AddTurn(after, at);
        }

        if (((found.Before | found.After) & items) != 0)
        {
            Bring(found, record, from, 1);
            AddRecoveries(found, happened, at);
        }
    }

    private void AddRecoveries(in DayClass found, int happened, int at)
    {
        for (var item = 0; item < recoveries.Length; item++)
        {
            if (recoveries[item] is { } recovery && ((found.Before | found.After) >> (firstItem + item) & 1) != 0)
            {
                for (var day = recovery.NextAfter(happened, from); day < end; day = recovery.NextAfter(happened, day))
                {
                    AddTurn(day, at);
                }
            }
        }
    }

    /// <summary>Brings to items what a record does on a day, or takes it away.</summary>
    private void Bring(in DayClass found, PackedRecord record, int day, int sign)
    {
        var points = day < After(record) ? found.PointsBefore : found.PointsAfter;
        for (var rest = Lanes(found, record, day) & items; rest != 0; rest &= rest - 1)
        {
            var item = BitOperations.TrailingZeroCount(rest) - firstItem;
            letters.Bring(item, sign * points[item] * (recoveries[item]?.LeftOn(record.Day, day) ?? ItemRecovery.Whole));
        }
    }

    private void AddTurn(int day, int record)
    {
        if (day < end)
        {
            if (turnCount == turns.Length)
            {
                Array.Resize(ref turns, turnCount * 2);
            }

            turns[turnCount++] = ((ulong)(uint)(day - from) << 32) | (uint)record;
        }
    }

    /// <summary>Takes all turns of a day.</summary>
    private void Turn(ref int at, int day, ReadOnlySpan<ulong> records)
    {
        for (var first = at; at < turnCount && DayOf(turns[at]) == day; at++)
        {
            if (at > first && turns[at] == turns[at - 1])
            {
                continue;
            }

            var record = new PackedRecord(records[(int)(uint)turns[at]]);
            ref readonly var found = ref ClassOf(record);
            var (before, after) = (Lanes(found, record, day - 1), Lanes(found, record, day));
            letters.Change(before & ~after, -1);
            letters.Change(after & ~before, 1);
            if (((before | after) & items) != 0)
            {
                Bring(found, record, day - 1, -1);
                Bring(found, record, day, 1);
            }
        }
    }

    /// <summary>The lanes a record adds to on a day.</summary>
    private uint Lanes(in DayClass found, PackedRecord record, int day)
    {
        if (day < record.Day)
        {
            return 0;
        }

        var seen = found.IsState ? uint.MaxValue : endless;
        for (var rest = found.Windows; rest != 0; rest &= rest - 1)
        {
            var window = BitOperations.TrailingZeroCount(rest);
            seen |= day < leaves[window].Of(record.Day) ? lanesOfWindow[window] : 0;
        }

        return (day < After(record) ? found.Before : found.After) & seen;
    }

    private ref readonly DayClass ClassOf(PackedRecord record)
    {
        if (breaks.Length == 0)
        {
            return ref classes[record.Profile];
        }

        var values = 0;
        while (values < breaks.Length && breaks[values] <= record.Day)
        {
            values++;
        }

        return ref classes[(record.Profile * (breaks.Length + 1)) + values];
    }

    private static int After(PackedRecord record) => record.Span == PackedRecord.Endless ? LeavingDays.Never : record.Day + record.Span + 1;
}
