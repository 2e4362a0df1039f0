using System.Runtime.Intrinsics;
using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// A pack made into tables for a population and a day: what each record adds to each lane, and what each key leads to.
/// Where a pack asks what tables cannot say, every subject is looked at on its own.
/// </summary>
internal sealed class GradingPlan
{
    private GradingPlan(LaneSource source, OutcomeCodes codes) => (Source, Codes) = (source, codes);

    /// <summary>The pack on the day.</summary>
    public LaneSource Source { get; }

    /// <summary>Codes of what it gives.</summary>
    public OutcomeCodes Codes { get; }

    /// <summary>The windows of the lanes.</summary>
    public required LaneWindows Windows { get; init; }

    /// <summary>What records add, by table; null when conditions ask more than a table can say.</summary>
    public PlainClasses? Classes { get; private init; }

    /// <summary>What conditions about records look at.</summary>
    public required RecordQuestions Questions { get; init; }

    /// <summary>How the key is laid out.</summary>
    public required DecisionKey Key { get; init; }

    /// <summary>What rules look at of the subject.</summary>
    public required SubjectParts Subjects { get; init; }

    /// <summary>What rules look at of other models.</summary>
    public required ResultParts Results { get; init; }

    /// <summary>The score as a sum; null when no rule looks at it.</summary>
    public TreeTerms? Terms { get; private init; }

    /// <summary>The stretches of the score; null when no rule looks at it.</summary>
    public ScoreCuts? Cuts { get; private init; }

    /// <summary>Where the stretch of the score stands in the key.</summary>
    public int ScoreAt { get; private init; }

    /// <summary>All ones in the lanes whose every count matters, and in the lane of records to be looked at on their own.</summary>
    public required Vector256<byte> Exact { get; init; }

    /// <summary>What keys lead to.</summary>
    public required DecisionTable Decisions { get; init; }

    /// <summary>The plan; null when every subject must be looked at on its own.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="day">The day.</param>
    /// <param name="codes">Codes of what the pack gives.</param>
    /// <param name="inner">Grades the population by another pack.</param>
    public static GradingPlan? Of(PreparedPack pack, Population population, DateOnly day, OutcomeCodes codes, Func<CompiledPack, PopulationGrades> inner)
    {
        var rules = pack.Pack.Grades.Select(rule => rule.When).Concat(pack.Pack.Limits.Select(limit => limit.When)).ToList();
        var used = new UsedInputs(pack);
        rules.ForEach(used.Add);
        var ofScore = new UsedInputs(pack);
        foreach (var leaf in used.HasTotal ? LeavesOf(pack) : [])
        {
            ofScore.Add(leaf.Of);
        }

        var period = pack.PeriodOf(day);
        var first = Counted(pack, used);
        var lanes = first.Concat(Counted(pack, ofScore).Except(first)).ToList();
        if (!IsSayable(pack, used, period) || lanes.Count > LaneSet.Limit || !lanes.All(at => LaneSet.IsCount(pack.Pack.Indicators[at])))
        {
            return null;
        }

        var source = new LaneSource(pack, population, new LaneSet(pack, lanes), day);
        var terms = used.HasTotal && pack.Pack.Tree is { } tree ? TreeTerms.Of(tree, source) : null;
        var cuts = terms is null ? null : ScoreCuts.Of(rules, source.Bindings(LaneSource.Nobody, new byte[Vector256<byte>.Count]), terms.Scale);
        return used.HasTotal && cuts is null ? null : Made(source, codes, (rules, used, first), (terms, cuts), inner);
    }

    private static GradingPlan? Made(
        LaneSource source, OutcomeCodes codes, (List<Condition> Rules, UsedInputs Used, List<int> First) asked,
        (TreeTerms? Terms, ScoreCuts? Cuts) score, Func<CompiledPack, PopulationGrades> inner)
    {
        var (pack, population, day) = (source.Pack, source.Population, source.Day);
        var caps = new LaneCaps(pack, source.Period);
        asked.Rules.ForEach(caps.Add);
        foreach (var one in pack.Pack.Scores.Where(one => asked.Rules.Any(rule => rule.References.Any(name => name.Variable == one.Id))))
        {
            caps.AddExact(one.Of);
        }

        var byLane = asked.First.Select(caps.Of).ToList();
        var key = new DecisionKey(byLane);
        var subjects = new SubjectParts(population, asked.Used.Fields, key);
        var results = new ResultParts(asked.Used.Results, (pack, population, day), key, inner);
        var scoreAt = score.Cuts is { } cuts ? key.Reserve(cuts.Starts.Length + 1) : 0;
        if (key.Bits > DecisionKey.Limit)
        {
            return null;
        }

        var questions = new RecordQuestions(pack.Pack);
        var plan = default(GradingPlan);
        plan = new GradingPlan(source, codes)
        {
            Windows = new LaneWindows(source.Lanes.WindowsIn(source.Period), day),
            Questions = questions,
            Classes = questions.IsPlain && questions.Breaks.Count < byte.MaxValue ? new PlainClasses(source.Lanes, population, questions, day) : null,
            Key = key,
            Subjects = subjects,
            Results = results,
            Terms = score.Terms,
            Cuts = score.Cuts,
            ScoreAt = scoreAt,
            Exact = ExactOf(source.Lanes, byLane),
            Decisions = new DecisionTable(key.Bits, one => plan!.Decide(one)), // there before anything is asked
        };
        return plan;
    }

    private byte Decide(ulong key)
    {
        var subject = Subjects.Representative(key);
        var facts = Results.IsEmpty ? subject : subject with { Assumed = Results.Assumed(key) };
        var score = Cuts?.Representative((int)((key >> ScoreAt) & ((1UL << DecisionKey.BitsFor(Cuts.Starts.Length)) - 1)));
        var outcome = Source.Decide(facts, Key.Counts(key), score);
        return Codes.Of(new GradeOutcome(outcome.Letter, outcome.Rule?.Number, false));
    }

    private static Vector256<byte> ExactOf(LaneSet lanes, List<int> caps)
    {
        var exact = new byte[Vector256<byte>.Count];
        for (var lane = 0; lane < lanes.Indicators.Count; lane++)
        {
            // A lane beyond those that rules look at is one that the score is made of.
            exact[lane] = lane >= caps.Count || caps[lane] == LaneCaps.Exact ? byte.MaxValue : (byte)0;
        }

        exact[LaneSet.Apart] = byte.MaxValue;
        return Vector256.Create(exact);
    }

    private static List<int> Counted(PreparedPack pack, UsedInputs inputs) =>
        [.. inputs.Indicators.Where(at => pack.Pack.Indicators[at].Aggregate is not Aggregate.Ratio)];

    private static IEnumerable<Score> LeavesOf(PreparedPack pack) =>
        (pack.Pack.Tree?.Root.All() ?? []).Select(node => node.Score).OfType<string>().Select(pack.ScoreOf).OfType<Score>();

    private static bool IsSayable(PreparedPack pack, UsedInputs used, PackPeriod period) =>
        !used.HasResultScore
        && !(used.HasTotal && pack.Pack.Tree is null)
        && used.Results.All(at => pack.Results[at].Inner is not null || !period.ResultSpans[at].IsOpen);
}
