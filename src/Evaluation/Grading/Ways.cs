namespace Xinheng.Evaluation.Grading;

/// <summary>
/// Finds the lawful ways to the next better grade by trying: time alone, acts whose first day is known, and all acts,
/// those too whose day somebody else sets. An act counts from the first day it is possible, and time runs beside it.
/// A way is minimal: none of its acts can be left out. Work is bounded however many records there are.
/// </summary>
internal static class Ways
{
    /// <summary>Records looked at in all while a way is made minimal; enough for about a thousand records.</summary>
    private const int MostWork = 2_000_000;

    private const int FewestTries = 100;

    /// <summary>The ways from a letter, earliest first, those without a date last.</summary>
    public static IReadOnlyList<Way> Find(SubjectEvaluation evaluation, DateOnly asOf, string? letter)
    {
        if (evaluation.Pack.Rank(letter) is not (> 0 and var rank))
        {
            return [];
        }

        var ways = new List<Way>();
        var byTime = Timeline.FirstAtLeast(evaluation, asOf, rank - 1);
        if (byTime is { } waiting)
        {
            ways.Add(new Way(waiting.Letter, [WaitStep(evaluation, asOf, waiting.Day)], waiting.Day));
        }

        var acts = Act.Of(evaluation, asOf);
        var dated = acts.Where(act => act.Step.From is not null).ToList();
        var sure = ByActs(evaluation, asOf, rank - 1, dated, byTime?.Day);
        ways.AddRange(sure is null ? [] : [sure]);
        if (dated.Count < acts.Count
            && ByActs(evaluation, asOf, rank - 1, acts, sure?.Earliest ?? byTime?.Day) is { } open)
        {
            ways.Add(open);
        }

        return [.. ways.OrderBy(way => way.Earliest ?? DateOnly.MaxValue).ThenBy(way => way.Steps.Count)];
    }

    /// <summary>The way by acts, with time where they are not enough, that is done first; null when there is none before a day.</summary>
    private static Way? ByActs(SubjectEvaluation evaluation, DateOnly asOf, int rank, List<Act> acts, DateOnly? before)
    {
        List<Act> open = [];
        var applied = evaluation;
        foreach (var day in Days(evaluation, asOf, acts))
        {
            if (day >= before)
            {
                return null;
            }

            if (acts.Count(act => act.IsOpenOn(day)) != open.Count)
            {
                open = [.. acts.Where(act => act.IsOpenOn(day))];
                applied = Act.Apply(evaluation, open);
            }

            if (evaluation.Pack.Rank(applied.LetterOn(day)) <= rank)
            {
                return Made(evaluation, asOf, day, Least(open, Tries(evaluation), chosen => IsReached(evaluation, day, rank, chosen)));
            }
        }

        return null;
    }

    /// <summary>Every day from the evaluation date on that can bring a better letter, with all acts done, some or none.</summary>
    private static IEnumerable<DateOnly> Days(SubjectEvaluation evaluation, DateOnly asOf, List<Act> acts) =>
        acts.Count == 0 ? []
        : Timeline.Days(evaluation, asOf)
            .Concat(Timeline.Days(Act.Apply(evaluation, acts), asOf))
            .Concat(acts.Select(act => act.Step.From).OfType<DateOnly>())
            .Append(asOf).Distinct().Order();

    private static Way Made(SubjectEvaluation evaluation, DateOnly asOf, DateOnly day, List<Act> acts)
    {
        var letter = Act.Apply(evaluation, acts).LetterOn(day)
            ?? throw new InvalidOperationException("A way was found to lead to a letter, and gave none.");
        var steps = acts.Select(act => act.Step).ToList();
        var isDated = steps.All(step => step.From is not null);
        if (steps.All(step => !(step.From >= day)) && day > asOf)
        {
            steps.Add(new WayStep("wait", null, EvaluationText.WaitUntil(day), day));
        }

        return new Way(letter, steps, isDated ? day : null);
    }

    private static WayStep WaitStep(SubjectEvaluation evaluation, DateOnly asOf, DateOnly day)
    {
        var gone = evaluation.Records.Where(record =>
            RecordReasons.CountsOn(evaluation, record, asOf) && !RecordReasons.CountsOn(evaluation, record, day)).ToList();
        return new WayStep("wait", gone.Count == 1 ? gone[0].Facts.Record : null, gone.Count == 0 ? EvaluationText.WaitUntil(day) : EvaluationText.Wait(day, gone.Count), day);
    }

    private static bool IsReached(SubjectEvaluation evaluation, DateOnly day, int rank, IReadOnlyList<Act> acts) =>
        evaluation.Pack.Rank(Act.Apply(evaluation, acts).LetterOn(day)) <= rank;

    /// <summary>
    /// Drops acts, the first first, in stretches that grow while the rest is enough and shrink when it is not.
    /// What is left when the tries are spent is enough, though perhaps not minimal.
    /// </summary>
    private static List<Act> Least(List<Act> acts, int tries, Func<IReadOnlyList<Act>, bool> isEnough)
    {
        var kept = acts;
        var stretch = 1;
        for (var at = 0; at < kept.Count && tries > 0; tries--)
        {
            List<Act> fewer = [.. kept.Take(at), .. kept.Skip(at + stretch)];
            if (isEnough(fewer))
            {
                kept = fewer;
                stretch *= 2;
            }
            else if (stretch > 1)
            {
                stretch /= 2;
            }
            else
            {
                at++;
            }
        }

        return kept;
    }

    private static int Tries(SubjectEvaluation evaluation) => Math.Max(FewestTries, MostWork / Math.Max(1, evaluation.Records.Length));
}
