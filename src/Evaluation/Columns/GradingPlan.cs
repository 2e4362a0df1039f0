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
    private GradingPlan(LaneSource source, Verdicts verdicts) => (Source, Verdicts) = (source, verdicts);

    /// <summary>The pack on the day.</summary>
    public LaneSource Source { get; }

    /// <summary>What is asked of every subject.</summary>
    public Verdicts Verdicts { get; }

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
    public ScoreTerms? Terms { get; private init; }

    /// <summary>What records bring to items; null when no rule looks at a scorecard.</summary>
    public ItemPoints? Items { get; private init; }

    /// <summary>The stretches of the score; null when no rule looks at it.</summary>
    public ScoreCuts? Cuts { get; private init; }

    /// <summary>Where the stretch of the score stands in the key.</summary>
    public int ScoreAt { get; private init; }

    /// <summary>All ones in the lanes whose every count matters, and in the lane of records to be looked at on their own.</summary>
    public required Vector256<byte> Exact { get; init; }

    /// <summary>What keys lead to.</summary>
    public required DecisionTable Decisions { get; init; }

    /// <summary>The tables that most subjects are graded by; null where some part of the plan is no table.</summary>
    public QuickTables? Quick { get; private set; }

    /// <summary>The plan; null when every subject must be looked at on its own.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="population">The population.</param>
    /// <param name="day">The day.</param>
    /// <param name="verdicts">What is asked of every subject.</param>
    /// <param name="inner">Grades the population by another pack.</param>
    public static GradingPlan? Of(PreparedPack pack, Population population, DateOnly day, Verdicts verdicts, Func<CompiledPack, PopulationGrades> inner)
    {
        var used = new UsedInputs(pack);
        foreach (var condition in verdicts.Conditions)
        {
            used.Add(condition);
        }

        var ofScore = new UsedInputs(pack);
        foreach (var part in used.HasTotal ? PartsOf(pack) : [])
        {
            ofScore.Add(part);
        }

        var period = pack.PeriodOf(day);
        var first = Counted(pack, used);
        var lanes = first.Concat(Counted(pack, ofScore).Except(first)).ToList();
        var set = new LaneSet(pack, lanes, used.HasTotal ? ItemsOf(pack) : []);
        if (!IsSayable(pack, used, ofScore, period) || set.Count > LaneSet.Limit || !lanes.All(at => LaneSet.IsCount(pack.Pack.Indicators[at])))
        {
            return null;
        }

        return Made(new LaneSource(pack, population, set, day), verdicts, (used, ofScore, first), inner);
    }

    private static GradingPlan? Made(
        LaneSource source, Verdicts verdicts, (UsedInputs Used, UsedInputs OfScore, List<int> First) asked, Func<CompiledPack, PopulationGrades> inner)
    {
        var (pack, population, day) = (source.Pack, source.Population, source.Day);
        var byLane = CapsOf(source, verdicts.Conditions, asked.First);
        var key = new DecisionKey(byLane);
        var subjects = new SubjectParts(population, asked.Used.Fields, key);
        var results = new ResultParts(asked.Used.Results.Union(asked.OfScore.Results), (pack, population, day), key, inner);
        var terms = asked.Used.HasTotal ? ScoreTerms.Of(source, results) : null;
        var cuts = terms is null ? null : ScoreCuts.Of(verdicts.Conditions, source.Bindings(LaneSource.Nobody, new byte[Vector256<byte>.Count]), terms.Scale);
        var scoreAt = cuts is null ? 0 : key.Reserve(cuts.Starts.Length + 1);
        var items = ItemPoints.Of(pack, source.Lanes.Items, day);
        if ((asked.Used.HasTotal && cuts is null) || key.Bits > DecisionKey.Limit || items is null)
        {
            return null;
        }

        var questions = new RecordQuestions(pack.Pack);
        var plan = default(GradingPlan);
        plan = new GradingPlan(source, verdicts)
        {
            Windows = new LaneWindows(source.Lanes.WindowsIn(source.Period), day),
            Questions = questions,
            Classes = questions.IsPlain && questions.Breaks.Count < byte.MaxValue ? new PlainClasses(source.Lanes, population, questions, day) : null,
            Key = key,
            Subjects = subjects,
            Results = results,
            Terms = terms,
            Cuts = cuts,
            ScoreAt = scoreAt,
            Items = items,
            Exact = ExactOf(source.Lanes, byLane),
            Decisions = new DecisionTable(key.Bits, one => plan!.Decide(one)), // there before anything is asked
        };
        plan.Quick = QuickTables.Of(plan);
        return plan;
    }

    private byte Decide(ulong key)
    {
        var subject = Subjects.Representative(key);
        var facts = Results.IsEmpty ? subject : subject with { Assumed = Results.Assumed(key) };
        var score = Cuts?.Representative((int)((key >> ScoreAt) & ((1UL << DecisionKey.BitsFor(Cuts.Starts.Length)) - 1)));
        return Verdicts.Of(
            new SubjectEvaluation(Source.Pack, facts, []), Source.Day, Source.Lanes.Values(Source.Period, Key.Counts(key)), score);
    }

    private static List<int> CapsOf(LaneSource source, IReadOnlyList<Condition> rules, List<int> indicators)
    {
        var caps = new LaneCaps(source.Pack, source.Period);
        foreach (var rule in rules)
        {
            caps.Add(rule);
        }

        foreach (var one in source.Pack.Pack.Scores.Where(one => rules.Any(rule => rule.References.Any(name => name.Variable == one.Id))))
        {
            caps.AddExact(one.Of);
        }

        return [.. indicators.Select(caps.Of)];
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

    private static IEnumerable<Condition> PartsOf(PreparedPack pack) =>
        (pack.Pack.Tree?.Root.All() ?? []).Select(node => node.Score).OfType<string>().Select(pack.ScoreOf).OfType<Score>().Select(score => score.Of)
            .Concat((pack.Pack.Scorecard?.Items ?? []).Select(item => item.Value).OfType<Condition>());

    private static List<int> ItemsOf(PreparedPack pack) =>
        [.. (pack.Pack.Scorecard?.Items ?? []).Select((item, at) => (item, at)).Where(pair => pair.item.Points is not null).Select(pair => pair.at)];

    private static bool IsSayable(PreparedPack pack, UsedInputs used, UsedInputs ofScore, PackPeriod period) =>
        !used.HasResultScore && !ofScore.HasResultScore
        && used.Results.Union(ofScore.Results).All(at => pack.Results[at].Inner is not null || !period.ResultSpans[at].IsOpen);
}
