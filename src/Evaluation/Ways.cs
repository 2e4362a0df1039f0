namespace Xinheng.Evaluation;

/// <summary>
/// Finds the lawful ways to the next better grade by trying: time alone, acts of the enterprise, and both together.
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

        var acts = Acts(evaluation, asOf);
        var ways = new List<Way>();
        var byTime = Timeline.FirstAtLeast(evaluation, asOf, rank - 1);
        if (byTime is { } waiting)
        {
            ways.Add(new Way(waiting.Letter, [WaitStep(evaluation, asOf, waiting.Day)], waiting.Day));
        }

        if (acts.Count > 0)
        {
            AddWayByActs(evaluation, asOf, rank - 1, acts, byTime?.Day, ways);
        }

        return [.. ways.OrderBy(way => way.Earliest ?? DateOnly.MaxValue).ThenBy(way => way.Steps.Count)];
    }

    /// <summary>What the enterprise can bring about, the oldest record first: those run out first by themselves, so they are dropped first.</summary>
    private static List<Act> Acts(SubjectEvaluation evaluation, DateOnly asOf)
    {
        var acts = new List<Act>();
        foreach (var record in evaluation.Records)
        {
            if (RecordReasons.CountsOn(evaluation.Pack, record, asOf)
                && StandingOfRecord.Stands(StandingOfRecord.On(record.Facts, asOf)))
            {
                acts.Add(Act.On(evaluation, record));
            }
        }

        if (evaluation.Subject.Licence == "revoked")
        {
            acts.Add(Act.Licence);
        }

        return acts;
    }

    private static void AddWayByActs(
        SubjectEvaluation evaluation, DateOnly asOf, int rank, List<Act> acts, DateOnly? byTime, List<Way> ways)
    {
        if (IsReached(evaluation, asOf, rank, acts))
        {
            var least = Least(acts, Tries(evaluation), chosen => IsReached(evaluation, asOf, rank, chosen));
            ways.Add(new Way(Letter(evaluation, asOf, least), [.. least.Select(act => act.Step)], null));
            return;
        }

        // Acts alone are not enough today. Together with time they may be, sooner than time alone.
        if (Timeline.FirstAtLeast(Apply(evaluation, acts), asOf, rank) is { } reached && !(reached.Day >= byTime))
        {
            var least = Least(acts, Tries(evaluation), chosen => IsReached(evaluation, reached.Day, rank, chosen));
            var wait = new WayStep("wait", null, EvaluationText.WaitUntil(reached.Day), reached.Day);
            ways.Add(new Way(reached.Letter, [.. least.Select(act => act.Step), wait], null));
        }
    }

    private static WayStep WaitStep(SubjectEvaluation evaluation, DateOnly asOf, DateOnly day)
    {
        var gone = evaluation.Records.Where(record =>
            RecordReasons.CountsOn(evaluation.Pack, record, asOf) && !RecordReasons.CountsOn(evaluation.Pack, record, day)).ToList();
        return new WayStep("wait", gone.Count == 1 ? gone[0].Facts.Record : null, EvaluationText.Wait(day, gone.Count), day);
    }

    private static bool IsReached(SubjectEvaluation evaluation, DateOnly day, int rank, IReadOnlyList<Act> acts) =>
        evaluation.Pack.Rank(Apply(evaluation, acts).LetterOn(day)) <= rank;

    private static string Letter(SubjectEvaluation evaluation, DateOnly day, IReadOnlyList<Act> acts) =>
        Apply(evaluation, acts).LetterOn(day)
            ?? throw new InvalidOperationException("A way was found to lead to a letter, and gave none.");

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

    private static SubjectEvaluation Apply(SubjectEvaluation evaluation, IReadOnlyList<Act> acts)
    {
        var subject = acts.Contains(Act.Licence) ? evaluation.Subject with { Licence = "active" } : evaluation.Subject;
        var after = acts.Where(act => act.Before is not null).ToDictionary(act => act.Before!, act => act.After!); // both or neither
        var records = evaluation.Records.Select(record => after.GetValueOrDefault(record, record));
        if (!ReferenceEquals(subject, evaluation.Subject))
        {
            records = records.Select(record => new ClassedRecord(evaluation.Pack, subject, record.Facts));
        }

        return new SubjectEvaluation(evaluation.Pack, subject, [.. records]);
    }

    /// <summary>Something the enterprise or an authority can do, and the record before and after it.</summary>
    private sealed record Act(WayStep Step, ClassedRecord? Before, ClassedRecord? After)
    {
        public static readonly Act Licence = new(new WayStep("licence-restored", null, EvaluationText.LicenceRestored(), null), null, null);

        public static Act On(SubjectEvaluation evaluation, ClassedRecord record)
        {
            var (kind, standing, text) = record.IsState
                ? ("removal", StandingOfRecord.Lifted, EvaluationText.Removal(record))
                : ("repair", StandingOfRecord.Repaired, EvaluationText.Repair(record));
            var after = new ClassedRecord(evaluation.Pack, evaluation.Subject, record.Facts with { Standing = standing });
            return new Act(new WayStep(kind, record.Facts.Record, text, null), record, after);
        }
    }
}
