using Xinheng.Evaluation.Grading;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Finds the days of single subjects by their facts, as the explaining back end does. Safe to use from many threads.</summary>
/// <param name="pack">The pack.</param>
/// <param name="population">The population.</param>
/// <param name="asOf">The day after which days are sought.</param>
internal sealed class SubjectDays(PreparedPack pack, Population population, DateOnly asOf)
{
    /// <summary>The day numbers of a subject's next change and next look; 0 where there is none.</summary>
    /// <param name="at">The subject's place.</param>
    public (int Change, int Look) Of(int at)
    {
        var subject = population.FactsOf(at);
        if (subject.Registered is { } registered && registered > asOf)
        {
            return (0, registered.DayNumber);
        }

        var evaluation = SubjectEvaluation.Of(pack, subject, population.RecordsOf(at));
        var days = Timeline.DaysWithMark(evaluation, asOf);
        var change = Timeline.NextChange(evaluation, asOf, evaluation.LetterOn(asOf), days);
        return (change?.On.DayNumber ?? 0, Timeline.NextLook(pack, days)?.DayNumber ?? 0);
    }

    /// <summary>A subject's next change after another day, counted from 1900-01-01; <see cref="LeavingDays.Never"/> when there is none.</summary>
    /// <param name="at">The subject's place.</param>
    /// <param name="last">A day up to which nothing changes.</param>
    public int ChangeAfter(int at, DateOnly last)
    {
        var evaluation = SubjectEvaluation.Of(pack, population.FactsOf(at), population.RecordsOf(at));
        var days = Timeline.DaysWithMark(evaluation, asOf).Where(day => day > last).ToList();
        return LeavingDays.Number(Timeline.NextChange(evaluation, asOf, evaluation.LetterOn(asOf), days)?.On);
    }
}
