using Xinheng.Evaluation.Grading;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Evaluation.Columns;

/// <summary>What is asked of every subject: some conditions of a pack, and what follows from how they come out. A verdict is a code from 1 on.</summary>
internal abstract class Verdicts
{
    /// <summary>All conditions about the subject as a whole that it looks at.</summary>
    public abstract IReadOnlyList<Condition> Conditions { get; }

    /// <summary>What follows on a day where indicators have some values.</summary>
    /// <param name="evaluation">A subject without records.</param>
    /// <param name="day">The day.</param>
    /// <param name="values">The indicators' values.</param>
    /// <param name="score">The score, where it does not follow from these.</param>
    public abstract byte Of(SubjectEvaluation evaluation, DateOnly day, Value[] values, Value? score);

    /// <summary>What follows for a subject with its records on a day.</summary>
    public abstract byte Of(SubjectEvaluation evaluation, DateOnly day);
}

/// <summary>Asks for the grade.</summary>
internal sealed class GradeVerdicts(PreparedPack pack, OutcomeCodes codes) : Verdicts
{
    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Conditions { get; } =
        [.. pack.Pack.Grades.Select(rule => rule.When), .. pack.Pack.Limits.Select(limit => limit.When)];

    /// <inheritdoc/>
    public override byte Of(SubjectEvaluation evaluation, DateOnly day, Value[] values, Value? score)
    {
        var outcome = evaluation.Decide(day, values, score);
        return codes.Of(new GradeOutcome(outcome.Letter, outcome.Rule?.Number, false));
    }

    /// <inheritdoc/>
    public override byte Of(SubjectEvaluation evaluation, DateOnly day)
    {
        var outcome = evaluation.On(day);
        return codes.Of(new GradeOutcome(outcome.Letter, outcome.Rule?.Number, Suspension.On(evaluation, day, outcome.Letter) is true));
    }
}

/// <summary>Asks what a treatment gives: 1 where a person must judge, else 2 and more by rule.</summary>
internal sealed class TreatmentVerdicts(Treatment table) : Verdicts
{
    private const byte NoRule = 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Conditions { get; } = [.. table.Rules.Select(rule => rule.When)];

    /// <inheritdoc/>
    public override byte Of(SubjectEvaluation evaluation, DateOnly day, Value[] values, Value? score) =>
        CodeOf(new SubjectOnDay(evaluation, new RuleBindings(evaluation, day, values, score), day));

    /// <inheritdoc/>
    public override byte Of(SubjectEvaluation evaluation, DateOnly day) =>
        CodeOf(new SubjectOnDay(evaluation, evaluation.BindingsOn(day), day));

    private byte CodeOf(SubjectOnDay subject) =>
        subject.Treat(table).Rule is { } rule ? (byte)(NoRule + 1 + table.Rules.ToList().IndexOf(rule)) : NoRule;
}
