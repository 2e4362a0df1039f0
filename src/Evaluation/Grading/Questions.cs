using Xinheng.Policy;

namespace Xinheng.Evaluation.Grading;

/// <summary>Finds what only a person can answer.</summary>
internal static class Questions
{
    /// <summary>Records tried one by one; beyond that many they are asked about together.</summary>
    private const int TriedAlone = 64;

    /// <summary>The questions a day leaves open.</summary>
    public static IReadOnlyList<OpenQuestion> Of(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome)
    {
        var questions = new List<OpenQuestion>();
        if (outcome.Open is { } open)
        {
            questions.Add(OfOpen(evaluation, day, outcome, open));
        }

        if (GraveConsequence(evaluation, day, outcome) is { } grave)
        {
            questions.Add(grave);
        }

        return questions;
    }

    private static OpenQuestion OfOpen(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome, OpenReason open)
    {
        var pack = evaluation.Pack;
        var counted = evaluation.Records.Where(record => RecordReasons.CountsOn(evaluation, record, day))
            .Select(record => record.Facts.Record).ToList();
        return open switch
        {
            OpenReason.Gap => new("gap", EvaluationText.Gap(pack, outcome), counted, ClauseOf(pack, "L1")),
            OpenReason.Undecided => Undecided(evaluation, day, outcome, counted),
            OpenReason.Overlap => new("overlap", EvaluationText.Overlap(), counted, ClauseOf(pack, "L2")),
            OpenReason.NotInForce => new("not-in-force", EvaluationText.NotInForce(pack.Pack), [], pack.Scheme.Source),
        };
    }

    private static OpenQuestion Undecided(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome, List<long> counted)
    {
        var bindings = new RuleBindings(evaluation, day, outcome.Indicators);
        if (outcome.Limits.FirstOrDefault(limit => limit.Holds is null) is { Limit: var limit })
        {
            return new OpenQuestion("undecided", EvaluationText.UndecidedLimit(limit), counted, limit.Source);
        }

        var rule = evaluation.Pack.Pack.Grades.First(rule => rule.When.Evaluate(bindings) is not Policy.Conditions.Value.Bool);
        return new OpenQuestion("undecided", EvaluationText.Undecided(rule.Number), counted, rule.Source);
    }

    /// <summary>Asks about records whose consequence nobody has judged, where the answer changes the grade.</summary>
    private static OpenQuestion? GraveConsequence(SubjectEvaluation evaluation, DateOnly day, DayOutcome outcome)
    {
        var unjudged = evaluation.Records
            .Where(record => record.Facts.GraveConsequence == "unknown" && RecordReasons.CountsOn(evaluation, record, day))
            .ToList();
        if (unjudged.Count == 0)
        {
            return null;
        }

        var ifGrave = LetterIfGrave(evaluation, day, unjudged);
        if (ifGrave == outcome.Letter)
        {
            return null;
        }

        var alone = unjudged.Count > TriedAlone ? []
            : unjudged.Where(record => LetterIfGrave(evaluation, day, [record]) != outcome.Letter).ToList();
        var asked = alone.Count > 0 ? alone : unjudged;
        return new OpenQuestion(
            "grave-consequence", EvaluationText.GraveConsequence(outcome.Letter, ifGrave),
            [.. asked.Select(record => record.Facts.Record)], ClauseOf(evaluation.Pack, "L1"));
    }

    private static string? LetterIfGrave(SubjectEvaluation evaluation, DateOnly day, IReadOnlyCollection<ClassedRecord> grave)
    {
        var chosen = grave.ToHashSet();
        var records = evaluation.Records.Select(record => !chosen.Contains(record) ? record
            : new ClassedRecord(evaluation.Pack, evaluation.Subject, record.Facts with { GraveConsequence = "yes" }));
        return new SubjectEvaluation(evaluation.Pack, evaluation.Subject, [.. records]).LetterOn(day);
    }

    /// <summary>The clause whose gap a ruling settles; else the scheme's.</summary>
    private static SourceReference ClauseOf(PreparedPack pack, string check) =>
        pack.Pack.Rulings.FirstOrDefault(ruling => ruling.Resolves == check)?.Source ?? pack.Scheme.Source;
}
