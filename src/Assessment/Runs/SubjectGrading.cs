using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Assessment.Runs;

/// <summary>What grading a subject gave.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Row">Its grade and place; null when it is registered after the day.</param>
/// <param name="Due">The day from which it must be looked at again though nothing new is known of it; null: never.</param>
internal readonly record struct GradedSubject(long Subject, StandingRow? Row, DateOnly? Due);

/// <summary>Grades subjects under one pack as of one day, on all cores.</summary>
internal sealed class SubjectGrading(CompiledPack pack, DateOnly asOf)
{
    /// <summary>One answer a subject, in the order of the subjects.</summary>
    public GradedSubject[] Grade(IReadOnlyList<SubjectStanding> subjects, CancellationToken cancellation)
    {
        var graded = new GradedSubject[subjects.Count];
        Parallel.For(0, subjects.Count, new ParallelOptions { CancellationToken = cancellation }, at => graded[at] = Grade(subjects[at]));
        return graded;
    }

    private GradedSubject Grade(SubjectStanding standing)
    {
        var subject = Facts.Of(standing);
        if (subject.Registered > asOf)
        {
            return new GradedSubject(subject.Subject, null, Earlier(subject.Registered, standing.NextTurn));
        }

        var result = Explainer.Grade(pack, subject, Facts.Of(standing.Records), asOf);
        var row = new StandingRow
        {
            Subject = subject.Subject,
            Letter = result.Letter,
            Rule = result.Rule,
            Indicators = ExplanationJson.WriteValues(result.Indicators),
            NextChange = result.NextChange?.On.DayNumber,
            Suspended = result.IsSuspended ? 1 : 0,
            Since = asOf.DayNumber,
            Division = subject.Division,
            Industry = subject.Industry,
        };
        return new GradedSubject(subject.Subject, row, Earlier(result.NextLook, standing.NextTurn));
    }

    private static DateOnly? Earlier(DateOnly? one, DateOnly? other) => one is null || other < one ? other : one;
}
