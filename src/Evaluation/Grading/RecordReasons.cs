using Xinheng.Evaluation.Models;
using Xinheng.Policy;

namespace Xinheng.Evaluation.Grading;

/// <summary>Says of every record why it counts or not.</summary>
internal static class RecordReasons
{
    /// <summary>The record's trace on a day.</summary>
    public static RecordTrace Trace(SubjectEvaluation evaluation, ClassedRecord record, DateOnly day)
    {
        var pack = evaluation.Pack;
        var period = pack.PeriodOf(day);
        var classed = record.ClassOn(day, period);
        var counting = CountingIn(evaluation, record, day);
        var code = counting.Count > 0 ? "counted" : CodeOfNotCounting(pack, record, classed, day, period);
        var text = code == "counted"
            ? EvaluationText.Counted(counting, StandingOfRecord.On(record.Facts, day))
            : EvaluationText.NotCounted(code, record);
        var values = record.ValuesOn(day, period);
        var stops = code == "counted" ? Timeline.StopsCounting(evaluation, record, day) : null;
        return new RecordTrace(record.Facts, classed.Effect, classed.EffectSource, code == "counted", EvaluationText.WithValues(pack.Pack, text, record.Facts, values), code, stops)
        {
            Values = values,
        };
    }

    /// <summary>Whether a rule sees the record on a day through some indicator, or through a model whose result it takes.</summary>
    public static bool CountsOn(SubjectEvaluation evaluation, ClassedRecord record, DateOnly day) =>
        CountingIn(evaluation, record, day).Count > 0;

    /// <summary>The titles of all that a rule sees the record through.</summary>
    private static List<LocalText> CountingIn(SubjectEvaluation evaluation, ClassedRecord record, DateOnly day)
    {
        var counting = record.IsLive ? CountingIndicators(evaluation.Pack, record, day) : [];
        if (evaluation.Pack.HasModels)
        {
            counting.AddRange(ScorecardSum.CountingOn(evaluation.Pack, record, day));
            counting.AddRange(evaluation.Results.CountingOn(record, day));
        }

        return counting;
    }

    private static List<LocalText> CountingIndicators(PreparedPack pack, ClassedRecord record, DateOnly day)
    {
        var period = pack.PeriodOf(day);
        var taken = record.ClassOn(day, period).Taken;
        var counting = new List<LocalText>();
        for (var at = 0; at < taken.Length; at++)
        {
            var window = period.Windows[at];
            if (pack.IsUsed[at] && taken[at] is not null && record.IsWithin(window, window.StartBefore(day), day))
            {
                counting.Add(pack.Pack.Indicators[at].Title);
            }
        }

        return counting;
    }

    private static string CodeOfNotCounting(
        PreparedPack pack, ClassedRecord record, RecordClass classed, DateOnly day, PackPeriod period)
    {
        if (record.Kind is null)
        {
            return "kind-unknown";
        }

        if (!record.Kind.IsEnabled)
        {
            return "kind-off";
        }

        if (record.Facts.Happened > day)
        {
            return "not-yet-happened";
        }

        var standing = StandingOfRecord.On(record.Facts, day);
        if (IsSelected(pack, classed) && !(record.IsState && !StandingOfRecord.Stands(standing)))
        {
            return ScorecardSum.IsAllBack(pack, record, day) ? "points-back" : "outside-window";
        }

        var ifEffective = record.ClassWith(StandingOfRecord.Effective, day, period);
        return standing != StandingOfRecord.Effective && IsSelected(pack, ifEffective) ? standing
            : classed.Effect == "basic" ? "basic"
            : "not-selected";
    }

    private static bool IsSelected(PreparedPack pack, RecordClass classed)
    {
        if (pack.IsScored && classed.Points.Any(points => points is not null))
        {
            return true;
        }

        for (var at = 0; at < classed.Taken.Length; at++)
        {
            if (pack.IsUsed[at] && classed.Taken[at] is not null)
            {
                return true;
            }
        }

        return false;
    }
}
