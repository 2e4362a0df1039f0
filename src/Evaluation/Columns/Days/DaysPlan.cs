using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>A pack from the evaluation date on as stretches of days with their tables. Days are counted from 1900-01-01.</summary>
internal sealed class DaysPlan
{
    private DaysPlan(PreparedPack pack, Population population, DateOnly asOf) => (Pack, Population, AsOf) = (pack, population, asOf);

    /// <summary>The pack.</summary>
    public PreparedPack Pack { get; }

    /// <summary>The population.</summary>
    public Population Population { get; }

    /// <summary>The evaluation date.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The stretches, from the evaluation date on.</summary>
    public required IReadOnlyList<DayStretch> Stretches { get; init; }

    /// <summary>When records begin or stop to matter; null where that takes more than their profiles and days: subjects with records or received results are then looked at on their own.</summary>
    public required RecordLooks? Looks { get; init; }

    /// <summary>Which subjects without records have the same days ahead; null where more bears on them.</summary>
    public IdleKinds? Idle { get; private init; }

    /// <summary>The last day up to which every single day is tried; <see cref="LeavingDays.Never"/> where only records and stretches change a grade.</summary>
    public required int Horizon { get; init; }

    /// <summary>Whether every single day is tried.</summary>
    public bool IsDaily => Horizon != LeavingDays.Never;

    /// <summary>The plan; null when every subject must be looked at on its own.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="letters">What is asked.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static DaysPlan? Of(PreparedPack pack, Population population, DateOnly asOf, LetterVerdicts letters, CancellationToken cancellation)
    {
        var questions = new RecordQuestions(pack.Pack);
        if (HasStreaks(pack) || pack.Scheme.Scale.Count > LetterVerdicts.Limit || (pack.DependsOnDay && !AgeConditions.AreAll(pack)))
        {
            return null;
        }

        var horizon = pack.DependsOnDay ? LeavingDays.Number(Timeline.LastTried(asOf)) : LeavingDays.Never;
        if (StretchesOf(pack, population, letters, (asOf, horizon, cancellation)) is not { } stretches)
        {
            return null;
        }

        var isWalked = questions.IsPlain && pack.Results.Count == 0 && stretches.TrueForAll(stretch => stretch.Plan is null || stretch.Recoveries.Count == stretch.Plan.Source.Lanes.Items.Count);
        var plan = new DaysPlan(pack, population, asOf)
        {
            Stretches = stretches,
            Looks = isWalked ? new RecordLooks(pack, population, asOf, questions.Breaks) : null,
            Horizon = horizon,
        };
        return new DaysPlan(pack, population, asOf) { Stretches = plan.Stretches, Looks = plan.Looks, Horizon = horizon, Idle = IdleKinds.Of(plan) };
    }

    private static bool HasStreaks(PreparedPack pack) =>
        pack.StreakSteps.Any(steps => steps is not null) || pack.Results.Any(result => result.Inner is { } inner && (inner.DependsOnDay || HasStreaks(inner)));

    private static List<DayStretch>? StretchesOf(PreparedPack pack, Population population, LetterVerdicts letters, (DateOnly AsOf, int Horizon, CancellationToken Cancellation) asked)
    {
        var leaves = new Dictionary<WindowSpan, LeavingDays>();
        var starts = pack.SharedDays.Where(day => day > asked.AsOf).Append(asked.AsOf).Distinct().Order().ToList();
        var stretches = new List<DayStretch>();
        for (var at = 0; at < starts.Count; at++)
        {
            var (from, end) = (LeavingDays.Number(starts[at]), at + 1 < starts.Count ? LeavingDays.Number(starts[at + 1]) : LeavingDays.Never);
            if (!pack.IsInForce(starts[at]))
            {
                stretches.Add(new DayStretch(from, end));
                continue;
            }

            var day = starts[at];
            if (GradingPlan.Of(pack, population, day, letters, inner => ColumnarGrading.Grade(inner, population, day, asked.Cancellation)) is not { } plan)
            {
                return null;
            }

            stretches.Add(DayStretch.Of((from, end), plan, window => LeavesOf(leaves, window)) with
            {
                Ages = asked.Horizon == LeavingDays.Never ? null : AgesOf(plan, from, Math.Min(end, (long)asked.Horizon + 1)),
                Recoveries = RecoveriesOf(plan.Source),
            });
        }

        return stretches;
    }

    /// <summary>How the points of items come back; fewer than there are items when that cannot be said of one.</summary>
    private static List<ItemRecovery?> RecoveriesOf(LaneSource source)
    {
        var found = new List<ItemRecovery?>();
        foreach (var recovery in source.Lanes.Items.Select(item => source.Pack.Pack.Scorecard?.Items[item].Recovery))
        {
            var ofItem = recovery is null ? null : ItemRecovery.Of(source.Period, recovery);
            if (recovery is not null && ofItem is null)
            {
                return [];
            }

            found.Add(ofItem);
        }

        return found;
    }

    /// <summary>What ages bring on the days of a stretch of a pack that names the evaluation date; null where none makes a difference.</summary>
    private static AgeCurve? AgesOf(GradingPlan plan, int from, long end)
    {
        if (plan.Terms?.ByRegistered is not { } byRegistered)
        {
            return null;
        }

        var earliest = int.MaxValue;
        foreach (var bits in plan.Source.Population.Subjects.Span)
        {
            earliest = new PackedSubject(bits).RegisteredDay is > 0 and var day && day < earliest ? day : earliest;
        }

        var first = from + PackedRecord.FirstDay - PackedSubject.FirstDay;
        return new AgeCurve(byRegistered, first, (int)(Math.Max(first, end + PackedRecord.FirstDay - PackedSubject.FirstDay) - Math.Min(first, earliest)) + 1);
    }

    private static LeavingDays LeavesOf(Dictionary<WindowSpan, LeavingDays> known, WindowSpan window)
    {
        if (!known.TryGetValue(window, out var leaves))
        {
            known[window] = leaves = new LeavingDays(happened => LeavingDays.Number(window.LeavesOn(happened)));
        }

        return leaves;
    }
}
