using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Models;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>
/// The days after the evaluation date on which records can begin or stop to matter to any part of the pack, looked up.
/// Days are counted from 1900-01-01.
/// </summary>
internal sealed class RecordLooks
{
    private const byte Idle = 0;
    private const byte Event = 1;
    private const byte EndingEvent = 2;
    private const byte State = 3;
    private const byte Disputed = 4;

    /// <summary>Stands for a day where the subject must be looked at on its own.</summary>
    public const int Alone = int.MinValue;

    private readonly byte[] sorts;
    private readonly int[] breaks;
    private readonly int[] shared;
    private readonly int asOf;
    private readonly LeavingDays first;
    private readonly LeavingDays firstOfState;
    private readonly LeavingDays last;

    /// <param name="pack">A pack whose records are classed by profile and values of their days.</param>
    /// <param name="population">The population.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="breaks">Days on which values of records' days change.</param>
    public RecordLooks(PreparedPack pack, Population population, DateOnly asOf, IReadOnlyList<DateOnly> breaks)
    {
        this.asOf = LeavingDays.Number(asOf);
        this.breaks = [.. breaks.Select(day => LeavingDays.Number(day))];
        shared = [.. pack.SharedDays.Where(day => day > asOf).Select(day => LeavingDays.Number(day))];
        var windows = pack.PeriodsFrom(asOf).SelectMany(period => period.Windows.Concat(period.ItemWindows)).Distinct().ToList();
        first = First(happened => Leaving(windows, happened).Concat(Recovering(pack, happened)));
        firstOfState = First(happened => Recovering(pack, happened));
        last = new LeavingDays(happened => Later(Leaving(windows, happened).Concat(Recovering(pack, happened))).DefaultIfEmpty(this.asOf).Max());
        sorts = [.. Enumerable.Range(0, population.Profiles.Count * (breaks.Count + 1)).Select(at =>
            SortOf(pack, asOf, DayStretch.Representative(population.Profiles, breaks, at)))];
        CanMark = sorts.Contains(Disputed);
    }

    /// <summary>Whether some record can mark a grade.</summary>
    public bool CanMark { get; }

    /// <summary>The first day on which some record can matter otherwise, days everyone shares apart; <see cref="LeavingDays.Never"/> when there is none, <see cref="Alone"/> where a record marks the grade.</summary>
    public int FirstOf(ReadOnlySpan<ulong> records)
    {
        var found = LeavingDays.Never;
        foreach (var bits in records)
        {
            var record = new PackedRecord(bits);
            var sort = SortOf(record);
            if (sort == Disputed)
            {
                return Alone;
            }

            if (sort == Idle)
            {
                continue;
            }

            var happened = record.Day;
            found = Math.Min(found, (sort == State ? firstOfState : first).Of(happened));
            found = sort == Event ? found : Earlier(found, After(record));
            found = happened <= asOf ? found : Earlier(found, happened);
        }

        return found;
    }

    /// <summary>Whether some record can matter otherwise after a day.</summary>
    public bool HasLater(ReadOnlySpan<ulong> records, int day)
    {
        foreach (var bits in records)
        {
            var record = new PackedRecord(bits);
            var sort = SortOf(record);
            if (sort != Idle && (record.Day > day || last.Of(record.Day) > day || (sort != Event && After(record) is not LeavingDays.Never and var after && after > day)))
            {
                return true;
            }
        }

        return false;
    }

    private byte SortOf(PackedRecord record)
    {
        if (breaks.Length == 0)
        {
            return sorts[record.Profile];
        }

        var stretch = 0;
        while (stretch < breaks.Length && breaks[stretch] <= record.Day)
        {
            stretch++;
        }

        return sorts[(record.Profile * (breaks.Length + 1)) + stretch];
    }

    private int Earlier(int found, int day) => day < found && day > asOf && !shared.Contains(day) ? day : found;

    private LeavingDays First(Func<DateOnly, IEnumerable<DateOnly>> days) =>
        new(happened => Later(days(happened)).Where(day => !shared.Contains(day)).DefaultIfEmpty(LeavingDays.Never).Min());

    private IEnumerable<int> Later(IEnumerable<DateOnly> days) => days.Select(day => LeavingDays.Number(day)).Where(day => day > asOf);

    private static IEnumerable<DateOnly> Leaving(IReadOnlyList<WindowSpan> windows, DateOnly happened) =>
        windows.Select(window => window.LeavesOn(happened)).OfType<DateOnly>();

    private IEnumerable<DateOnly> Recovering(PreparedPack pack, DateOnly happened) =>
        pack.IsScored ? StepDays.OfRecovery(pack, new ClassedRecord(pack, LaneSource.Nobody, OfDay(happened)), DateOnly.FromDayNumber(PackedRecord.FirstDay + asOf)) : [];

    private static RecordFacts OfDay(DateOnly happened) => new() { Record = 0, Kind = string.Empty, Standing = StandingOfRecord.Effective, Happened = happened };

    private static int After(PackedRecord record) => record.Span == PackedRecord.Endless ? LeavingDays.Never : record.Day + record.Span + 1;

    private static byte SortOf(PreparedPack pack, DateOnly asOf, RecordFacts facts)
    {
        var record = new ClassedRecord(pack, LaneSource.Nobody, facts with { Until = facts.Happened });
        return pack.Scheme.UnderObjection is ObjectionEffect.Suspended && facts.Standing == StandingOfRecord.UnderObjection ? Disputed
            : !record.IsLive ? Idle
            : record.IsState ? State
            : pack.PeriodsFrom(asOf).Any(record.DependsOnExpiry) ? EndingEvent
            : Event;
    }
}
