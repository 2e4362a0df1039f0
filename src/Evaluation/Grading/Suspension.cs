using Xinheng.Policy;

namespace Xinheng.Evaluation.Grading;

/// <summary>Marks a grade while a record that counts is under objection, where the scheme says so.</summary>
internal static class Suspension
{
    /// <summary>
    /// Whether a letter is suspended on a day; null when the scheme lets such records count like any other.
    /// Where there is no letter there is nothing to suspend.
    /// </summary>
    public static bool? On(SubjectEvaluation evaluation, DateOnly day, string? letter) => evaluation.Pack.Scheme.UnderObjection switch
    {
        ObjectionEffect.Counts => null,
        ObjectionEffect.Suspended => letter is not null && Disputed(evaluation).Any(record =>
            StandingOfRecord.On(record.Facts, day) == StandingOfRecord.UnderObjection && RecordReasons.CountsOn(evaluation, record, day)),
    };

    /// <summary>Every day after <paramref name="asOf"/> on which time alone can change the mark and not the letter, in any order.</summary>
    public static List<DateOnly> Days(SubjectEvaluation evaluation, DateOnly asOf)
    {
        var days = new List<DateOnly>();
        if (evaluation.Pack.Scheme.UnderObjection is ObjectionEffect.Suspended)
        {
            foreach (var record in Disputed(evaluation))
            {
                Timeline.AddDaysAround(evaluation, record, asOf, days);
                Timeline.AddIfLater(days, Timeline.After(record.Facts.Until), asOf);
            }
        }

        return days;
    }

    private static IEnumerable<ClassedRecord> Disputed(SubjectEvaluation evaluation) =>
        evaluation.Records.Where(record => record.Facts.Standing == StandingOfRecord.UnderObjection);
}
