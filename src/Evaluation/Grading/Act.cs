using Xinheng.Policy;

namespace Xinheng.Evaluation.Grading;

/// <summary>Something the enterprise or an authority can do, and the record before and after it.</summary>
/// <param name="Step">The act as a step of a way, with the first day it is possible.</param>
/// <param name="Before">The record as it stands; null for the licence.</param>
/// <param name="After">The record once it is done; null for the licence.</param>
internal sealed record Act(WayStep Step, ClassedRecord? Before, ClassedRecord? After)
{
    private static readonly Act Licence = new(new WayStep("licence-restored", null, EvaluationText.LicenceRestored(), null), null, null);

    /// <summary>What the enterprise can bring about, the oldest record first: those run out first by themselves, so they are dropped first.</summary>
    public static List<Act> Of(SubjectEvaluation evaluation, DateOnly asOf)
    {
        var acts = new List<Act>();
        foreach (var record in evaluation.Records)
        {
            if (RecordReasons.CountsOn(evaluation, record, asOf)
                && StandingOfRecord.Stands(StandingOfRecord.On(record.Facts, asOf)))
            {
                var (knowing, known) = evaluation.Results.Knowing(record);
                if (RepairDay.Of(knowing, known, asOf) is { } possible)
                {
                    acts.Add(On(evaluation, record, known, EvaluationText.When(knowing.Pack.Pack, possible), possible));
                }
            }
        }

        if (evaluation.Subject.Licence == "revoked")
        {
            acts.Add(Licence);
        }

        return acts;
    }

    /// <summary>Whether the act is possible on a day. One whose day somebody sets may be possible on any.</summary>
    public bool IsOpenOn(DateOnly day) => !(Step.From > day);

    /// <summary>The subject with its records once the acts are done.</summary>
    public static SubjectEvaluation Apply(SubjectEvaluation evaluation, IReadOnlyList<Act> acts)
    {
        var subject = acts.Contains(Licence) ? evaluation.Subject with { Licence = "active" } : evaluation.Subject;
        var after = acts.Where(act => act.Before is not null).ToDictionary(act => act.Before!, act => act.After!); // both or neither
        var records = evaluation.Records.Select(record => after.GetValueOrDefault(record, record));
        if (!ReferenceEquals(subject, evaluation.Subject))
        {
            records = records.Select(record => new ClassedRecord(evaluation.Pack, subject, record.Facts));
        }

        return new SubjectEvaluation(evaluation.Pack, subject, [.. records]);
    }

    private static Act On(SubjectEvaluation evaluation, ClassedRecord record, ClassedRecord known, LocalText when, RepairDay possible)
    {
        var (kind, standing, what) = known.IsState
            ? ("removal", StandingOfRecord.Lifted, EvaluationText.Removal(known))
            : ("repair", StandingOfRecord.Repaired, EvaluationText.Repair(known));
        var text = new LocalText($"{what.Zh}；{when.Zh}", $"{what.En}; {when.En}");
        var after = new ClassedRecord(evaluation.Pack, evaluation.Subject, record.Facts with { Standing = standing });
        return new Act(new WayStep(kind, record.Facts.Record, text, possible.Day, possible.Term?.Source), record, after);
    }
}
