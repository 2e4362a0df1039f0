using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>
/// The reference back end: one subject, straight and readable. Pure, and safe to call from many threads.
/// </summary>
public static class Explainer
{
    /// <summary>
    /// Grades a subject and tells why: rules, indicators, every record, the next change and the ways to a better grade.
    /// Events count inside their window and states as long as they stand, both never before they happened; a window of
    /// months that ends on a day without a counterpart in the month it reaches back to begins after that month's last
    /// day. A day outside the pack's period in force gives no letter and the question <c>not-in-force</c>.
    /// </summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject as it stood on <paramref name="asOf"/>.</param>
    /// <param name="records">Its records in any order, with their standing on <paramref name="asOf"/>.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <exception cref="ArgumentException">The pack has no scheme: it is only there to be extended.</exception>
    public static Explanation Explain(
        CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf)
    {
        var evaluation = SubjectEvaluation.Of(PreparedPack.Of(pack), subject, records);
        var outcome = evaluation.On(asOf);
        return new Explanation
        {
            Subject = subject.Subject,
            Scheme = evaluation.Pack.Scheme.Id,
            AsOf = asOf,
            Letter = outcome.Letter,
            Rule = outcome.Rule,
            Rules = Rules(evaluation, asOf, outcome),
            Indicators = Indicators(evaluation, asOf, outcome),
            Records = [.. evaluation.Records.Select(record => RecordReasons.Trace(evaluation, record, asOf))],
            Parameters = Parameters(evaluation.Pack, asOf),
            Questions = Questions.Of(evaluation, asOf, outcome),
            NextChange = Timeline.NextChange(evaluation, asOf, outcome.Letter),
            Ways = Ways.Find(evaluation, asOf, outcome.Letter),
            Results = [.. evaluation.Pack.Results.Select((_, at) => evaluation.Results.On(at, asOf))],
            Scores = outcome.Models is { } models ? [.. pack.Scores.Select(models.Score)] : [],
            Total = pack.Scorecard is null && pack.Tree is null ? null : outcome.Models?.Total,
            Limits = outcome.Limits,
            IsSuspended = Suspension.On(evaluation, asOf, outcome.Letter),
        };
    }

    /// <summary>The same decision as <see cref="Explain"/> without the reasons; cheap enough for a whole population.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject as it stood on <paramref name="asOf"/>.</param>
    /// <param name="records">Its records in any order, with their standing on <paramref name="asOf"/>.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <exception cref="ArgumentException">The pack has no scheme: it is only there to be extended.</exception>
    public static GradeResult Grade(
        CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf)
    {
        var evaluation = SubjectEvaluation.Of(PreparedPack.Of(pack), subject, records);
        var outcome = evaluation.On(asOf);
        var days = Timeline.DaysWithMark(evaluation, asOf);
        return new GradeResult(
            outcome.Letter, outcome.Rule?.Number, outcome.Indicators, Timeline.NextChange(evaluation, asOf, outcome.Letter, days))
        {
            IsSuspended = Suspension.On(evaluation, asOf, outcome.Letter) is true,
            NextLook = Timeline.NextLook(evaluation.Pack, days),
        };
    }

    /// <summary>What <see cref="Grade"/> decides, without the indicators and without the next change.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject as it stood on <paramref name="asOf"/>.</param>
    /// <param name="records">Its records in any order, with their standing on <paramref name="asOf"/>.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <exception cref="ArgumentException">The pack has no scheme: it is only there to be extended.</exception>
    public static GradeOutcome Decide(
        CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly asOf)
    {
        var evaluation = SubjectEvaluation.Of(PreparedPack.Of(pack), subject, records);
        var outcome = evaluation.On(asOf);
        return new GradeOutcome(outcome.Letter, outcome.Rule?.Number, Suspension.On(evaluation, asOf, outcome.Letter) is true);
    }

    private static List<RuleTrace> Rules(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome)
    {
        var bindings = new RuleBindings(evaluation, day, outcome.Indicators);
        var traces = new List<RuleTrace>();
        foreach (var rule in evaluation.Pack.Pack.Grades)
        {
            var holds = (rule.When.Evaluate(bindings) as Value.Bool)?.Content;
            traces.Add(new RuleTrace(
                rule, holds, [.. rule.When.Trace(bindings).Select(atom => new AtomTrace(atom.Text, atom.Seen, atom.Holds))]));
            if (evaluation.Pack.Pack.Precedence is Precedence.FirstMatch && holds is not false)
            {
                break;
            }
        }

        return traces;
    }

    private static List<IndicatorTrace> Indicators(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome)
    {
        var period = evaluation.Pack.PeriodOf(day);
        var traces = new List<IndicatorTrace>();
        for (var at = 0; at < outcome.Indicators.Length; at++)
        {
            var window = period.Windows[at];
            var before = window.StartBefore(day);
            var records = evaluation.Records
                .Where(record => record.IsLive && record.ClassOn(day, period).Taken[at] is not null && record.IsWithin(window, before, day))
                .Select(record => record.Facts.Record);
            traces.Add(new IndicatorTrace(
                evaluation.Pack.Pack.Indicators[at], outcome.Indicators[at], FirstDay(window, before), [.. records]));
        }

        return traces;
    }

    private static DateOnly? FirstDay(WindowSpan window, DateOnly before) =>
        window.IsOpen || window.Kind is WindowKind.AsOf or WindowKind.Ever ? null : before.AddDays(1);

    private static List<ParameterTrace> Parameters(PreparedPack pack, DateOnly day) =>
        [.. pack.Pack.Parameters.Where(parameter => parameter.By is DatedBy.Evaluation).Append(pack.Scheme.CycleMonths).DistinctBy(parameter => parameter.Id)
            .Select(parameter => (parameter, value: parameter.On(day)))
            .Where(pair => pair.value is not null)
            .Select(pair => new ParameterTrace(pair.parameter, pair.value!))]; // filtered on the line before
}
