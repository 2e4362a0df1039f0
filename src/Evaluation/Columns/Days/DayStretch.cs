using System.Runtime.Intrinsics;
using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>A stretch of days on which a pack says the same of the same counts, with its tables. Days are counted from 1900-01-01.</summary>
/// <param name="From">Its first day.</param>
/// <param name="End">The day after its last; <see cref="LeavingDays.Never"/> when it has no end.</param>
internal sealed record DayStretch(int From, int End)
{
    /// <summary>The tables; null where the pack is not in force.</summary>
    public GradingPlan? Plan { get; private init; }

    /// <summary>The lanes of each window that ends, and when records leave it.</summary>
    public IReadOnlyList<(uint Lanes, LeavingDays Leaves)> Windows { get; private init; } = [];

    /// <summary>Lanes that every day looks back on without an end.</summary>
    public uint Endless { get; private init; }

    /// <summary>Lanes whose every count matters.</summary>
    public uint Exact { get; private init; }

    /// <summary>By profile and by values of records' days: how a record is classed; null when that does not tell.</summary>
    public DayClass[]? Classes { get; private init; }

    /// <summary>Days on which values of records' days change.</summary>
    public IReadOnlyList<int> Breaks { get; private init; } = [];

    /// <summary>By item of records: how its points come back; null where they do not.</summary>
    public IReadOnlyList<ItemRecovery?> Recoveries { get; init; } = [];

    /// <summary>What ages bring; null when the pack does not name the evaluation date.</summary>
    public AgeCurve? Ages { get; init; }

    /// <summary>A stretch on which the pack is in force.</summary>
    /// <param name="span">Its first day, and the day after its last.</param>
    /// <param name="plan">The pack on its first day.</param>
    /// <param name="leaves">When records leave a window.</param>
    public static DayStretch Of((int From, int End) span, GradingPlan plan, Func<WindowSpan, LeavingDays> leaves)
    {
        var windows = plan.Source.Lanes.WindowsIn(plan.Source.Period);
        var ending = windows.Index().Where(lane => LaneWindows.HasStart(lane.Item)).GroupBy(lane => lane.Item, lane => lane.Index).ToList();
        var ofWindows = ending.Select(window => (Lanes: Bits(window), Leaves: leaves(window.Key))).ToList();
        return new DayStretch(span.From, span.End)
        {
            Plan = plan,
            Windows = ofWindows,
            Endless = ofWindows.Aggregate(uint.MaxValue, (rest, window) => rest & ~window.Lanes),
            Exact = Bits(Enumerable.Range(0, windows.Count).Where(lane => plan.Exact.GetElement(lane) != 0)),
            Breaks = [.. plan.Questions.Breaks.Select(day => LeavingDays.Number(day))],
            Classes = plan.Questions.IsPlain ? ByProfile(plan, ofWindows) : null,
        };
    }

    private static DayClass[] ByProfile(GradingPlan plan, List<(uint Lanes, LeavingDays Leaves)> windows)
    {
        var (profiles, breaks) = (plan.Source.Population.Profiles, plan.Questions.Breaks);
        var classes = new DayClass[profiles.Count * (breaks.Count + 1)];
        for (var at = 0; at < classes.Length; at++)
        {
            var found = DayClass.Of(plan.Source, LaneSource.Nobody, Representative(profiles, breaks, at));
            var seen = windows.Index().Where(window => (window.Item.Lanes & (found.Before | found.After)) != 0).Select(window => window.Index);
            classes[at] = found.IsState ? found : found with { Windows = Bits(seen) };
        }

        return classes;
    }

    /// <summary>A record of a profile and a day with some values of records' days; the values are the faster of the two.</summary>
    public static RecordFacts Representative(IReadOnlyList<RecordProfile> profiles, IReadOnlyList<DateOnly> breaks, int at)
    {
        var profile = profiles[at / (breaks.Count + 1)];
        var stretch = at % (breaks.Count + 1);
        return new RecordFacts
        {
            Record = 0,
            Kind = profile.Kind,
            Standing = profile.Standing,
            Penalties = profile.Penalties,
            GraveConsequence = profile.GraveConsequence,
            Happened = stretch == 0 ? DateOnly.MinValue : breaks[stretch - 1],
        };
    }

    private static uint Bits(IEnumerable<int> lanes) => lanes.Aggregate(0U, (bits, lane) => bits | (1U << lane));
}
