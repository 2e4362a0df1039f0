using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Tables;

/// <summary>
/// A subject under a pack on one day, to be asked what the pack's tables give it: treatments, warnings, whether two
/// grades agree, points. The pack need not give grades itself. Pure; not for several threads at once.
/// </summary>
public sealed class SubjectOnDay
{
    private readonly SubjectEvaluation evaluation;
    private readonly RuleBindings bindings;
    private readonly DateOnly day;

    /// <param name="evaluation">The subject under the pack.</param>
    /// <param name="bindings">What conditions see of it on the day.</param>
    /// <param name="day">The day.</param>
    internal SubjectOnDay(SubjectEvaluation evaluation, RuleBindings bindings, DateOnly day) =>
        (this.evaluation, this.bindings, this.day) = (evaluation, bindings, day);

    private CompiledPack Pack => evaluation.Pack.Pack;

    /// <summary>The subject on a day.</summary>
    /// <param name="pack">The pack.</param>
    /// <param name="subject">The subject as it stood on <paramref name="day"/>.</param>
    /// <param name="records">Its records in any order, with their standing on <paramref name="day"/>.</param>
    /// <param name="day">The day.</param>
    public static SubjectOnDay Of(CompiledPack pack, SubjectFacts subject, IReadOnlyList<RecordFacts> records, DateOnly day) =>
        Of(SubjectEvaluation.Of(PreparedPack.OfTables(pack), subject, records), day);

    private static SubjectOnDay Of(SubjectEvaluation evaluation, DateOnly day) => new(evaluation, evaluation.BindingsOn(day), day);

    /// <summary>What a table of the pack says is to be done.</summary>
    /// <param name="table">A treatment of the pack.</param>
    /// <source id="langfang-2023">四(二)</source>
    public TreatmentOutcome Treat(Treatment table)
    {
        if (!evaluation.Pack.IsInForce(day))
        {
            return new TreatmentOutcome(null, TreatmentCode.NotInForce);
        }

        var holding = new List<TreatmentRule>();
        foreach (var rule in table.Rules)
        {
            switch (rule.When.Evaluate(bindings))
            {
                case Value.Bool { Content: true }:
                    holding.Add(rule);
                    break;
                case not Value.Bool when table.Precedence is not TreatmentPrecedence.FirstMatch || holding.Count == 0:
                    // It may be the one that prevails.
                    return new TreatmentOutcome(null, TreatmentCode.Undecided);
            }
        }

        return holding.Count == 0 ? new TreatmentOutcome(null, TreatmentCode.NoRule) : table.Precedence switch
        {
            TreatmentPrecedence.FirstMatch => Ruled(holding[0]),
            TreatmentPrecedence.Strictest => Ruled(holding[^1]),
            TreatmentPrecedence.Unstated => holding.All(holding[0].IsSameAs) ? Ruled(holding[0]) : new TreatmentOutcome(null, TreatmentCode.Overlap),
        };
    }

    /// <summary>Whether a warning of the pack is called for, whenever the last was; null when that cannot be told, or the policy is not in force.</summary>
    /// <param name="warning">A warning of the pack.</param>
    /// <source id="liaoning-2022">第十三条</source>
    public bool? IsWarned(WarningRule warning) =>
        evaluation.Pack.IsInForce(day) ? (warning.When.Evaluate(bindings) as Value.Bool)?.Content : null;

    /// <summary>How far two grades lie apart on one scale.</summary>
    /// <param name="rule">A rule of consistency of the pack.</param>
    /// <source id="chongqing-2020">8</source>
    public ConsistencyOutcome Compare(ConsistencyRule rule)
    {
        var mapping = Pack.Mappings.FirstOrDefault(known => known.Id == rule.Mapping);
        var ranks = rule.Between.Select(Grade).Select(grade => grade is null ? null : RankOf(grade, mapping)).ToList();
        var steps = ranks is [{ } one, { } other] && one.Count == other.Count ? Math.Abs(one.Rank - other.Rank) : (int?)null;
        return new ConsistencyOutcome(steps, rule.Apart?.On(day))
        {
            IsBarred = ranks.Contains(null) ? null : (rule.Bars?.Evaluate(bindings) as Value.Bool)?.Content,
        };
    }

    /// <summary>The value of an indicator on that day; null when the pack has none of that id, or the policy is not in force.</summary>
    /// <param name="id">Its id.</param>
    public Value? Indicator(string id) =>
        evaluation.Pack.IsInForce(day) && evaluation.Pack.IndexOfIndicator(id) >= 0 ? bindings.Get(id) : null;

    /// <summary>A grade of another model as it stands on that day; null when the pack takes none of that id.</summary>
    /// <param name="id">Its id.</param>
    public ResultTrace? Result(string id) =>
        Pack.Results.ToList().FindIndex(known => known.Id == id) is >= 0 and var at ? evaluation.Results.On(at, day) : null;

    /// <summary>
    /// The first later day on which time alone can change a grade the subject received: one grows too old, was taken back or given from a
    /// day ahead. Null when it received none, or none ever changes.
    /// </summary>
    public DateOnly? NextChangeOfReceived =>
        evaluation.Subject.Results.Count == 0 ? null : evaluation.Results.DaysOfReceived(day).Select(later => (DateOnly?)later).Min();

    /// <summary>The points of a score, an item of the scorecard or a node of the tree; null when there is no such, or it cannot be told.</summary>
    /// <param name="id">Its id; null for the scorecard's or the tree's score.</param>
    public decimal? Points(string? id = null)
    {
        if (bindings.Models is not { } models)
        {
            return null;
        }

        var value = id is null ? models.Total.Score
            : evaluation.Pack.ScoreOf(id) is { } score ? models.Score(score).Points
            : models.Total.Items.FirstOrDefault(item => item.Item.Id == id)?.Points
                ?? models.Total.Nodes.FirstOrDefault(node => node.Node.Id == id)?.Value;
        return value is null ? null : Models.Points.Number(value);
    }

    private TreatmentOutcome Ruled(TreatmentRule rule) =>
        new(rule, TreatmentCode.Ruled) { RatioPercent = rule.Ratio?.On(day), TimesAYear = rule.Times?.On(day) };

    /// <summary>A grade as conditions see it, with the steps it is one of; null when there is none.</summary>
    private SeenGrade? Grade(string id)
    {
        var at = Pack.Results.ToList().FindIndex(known => known.Id == id);
        if (at >= 0)
        {
            var result = Pack.Results[at];
            return evaluation.Results.On(at, day).Letter is { } read ? new SeenGrade((result.Mapping?.To ?? result.Scale).Id, read, result.Steps) : null;
        }

        return Pack.Scheme is { } scheme && scheme.Id == id && evaluation.LetterOn(day) is { } letter ? new SeenGrade(id, letter, scheme.Scale) : null;
    }

    private static RankedGrade? RankOf(SeenGrade grade, ScaleMapping? mapping)
    {
        if (mapping is not null && grade.Scale == mapping.From.Id && mapping.Map(grade.Letter) is { } read)
        {
            grade = new SeenGrade(mapping.To.Id, read, mapping.To.Steps);
        }

        var rank = grade.Steps.Select(step => step.Letter).ToList().IndexOf(grade.Letter);
        return rank >= 0 ? new RankedGrade(rank, grade.Steps.Count) : null;
    }

    private sealed record SeenGrade(string Scale, string Letter, IReadOnlyList<ScaleStep> Steps);

    private sealed record RankedGrade(int Rank, int Count);
}
