using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>Days on which time changes a grade though no record begins or ends: points come back, streaks lengthen, results change or grow old.</summary>
internal static class StepDays
{
    /// <summary>Shares are whole percents or more; a smaller one is a slip.</summary>
    public const int MostStretches = 1200;

    /// <summary>The longest stretch after which points come back; a longer one is a slip.</summary>
    public const int MostMonths = 12_000;

    /// <summary>Every such day after <paramref name="asOf"/>, in any order.</summary>
    public static IEnumerable<DateOnly> Of(SubjectEvaluation evaluation, DateOnly asOf) =>
        evaluation.Results.Days(asOf)
            .Concat(OfRecovery(evaluation, asOf))
            .Concat(OfStreaks(evaluation))
            .Where(day => day > asOf);

    /// <summary>The days on which a record's points come back, in every period that can still be.</summary>
    public static IEnumerable<DateOnly> OfRecovery(PreparedPack pack, ClassedRecord record, DateOnly asOf) =>
        from recovery in (pack.Pack.Scorecard?.Items ?? []).Select(item => item.Recovery).OfType<Recovery>()
        from period in pack.PeriodsFrom(asOf)
        from day in Recoveries(period, recovery, record.Facts.Happened)
        select day;

    private static IEnumerable<DateOnly> OfRecovery(SubjectEvaluation evaluation, DateOnly asOf) =>
        evaluation.Pack.IsScored
            ? evaluation.Records.Where(record => record.IsLive).SelectMany(record => OfRecovery(evaluation.Pack, record, asOf))
            : [];

    private static IEnumerable<DateOnly> Recoveries(PackPeriod period, Recovery recovery, DateOnly happened)
    {
        if (period.Compute(recovery.Months) is not Value.Int { Content: > 0 and <= MostMonths and var months }
            || Points.Number(period.Compute(recovery.Share)) is not (> 0m and var share))
        {
            yield break;
        }

        for (var stretch = 1; stretch <= MostStretches && (stretch - 1) * share < 100m; stretch++)
        {
            if (new WindowSpan(WindowKind.Months, (int)Math.Min(months * stretch, int.MaxValue)).LeavesOn(happened) is { } day)
            {
                yield return day;
            }
        }
    }

    private static IEnumerable<DateOnly> OfStreaks(SubjectEvaluation evaluation)
    {
        foreach (var streak in evaluation.Pack.StreakSteps.OfType<StreakSteps>())
        {
            foreach (var last in Begins(evaluation).Distinct())
            {
                foreach (var length in streak.Steps ?? [])
                {
                    if (new WindowSpan(streak.Unit, length).LeavesOn(last) is { } day)
                    {
                        yield return day;
                    }
                }
            }
        }
    }

    /// <summary>Every day a streak can begin on: the registration, each event, and the last day of each state.</summary>
    private static IEnumerable<DateOnly> Begins(SubjectEvaluation evaluation) =>
        evaluation.Records.Where(record => record.IsLive)
            .SelectMany(record => new[] { record.Facts.Happened, record.IsState ? record.Facts.Until : null })
            .Append(evaluation.Subject.Registered).OfType<DateOnly>();
}
