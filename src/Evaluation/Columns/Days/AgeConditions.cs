using Xinheng.Evaluation.Grading;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Tells packs that name the evaluation date only to say how many days old a subject is, as a part of their score.</summary>
internal static class AgeConditions
{
    private static readonly Reference Today = new("as_of", null);
    private static readonly Reference Registration = new("subject", "registered");

    /// <summary>Whether a subject's age in days is all that a pack's score and rules take of the evaluation date.</summary>
    public static bool AreAll(PreparedPack pack)
    {
        if (pack.RecordsDependOnDay)
        {
            return false;
        }

        var ofScore = pack.Pack.Scores.Select(score => score.Of).Concat((pack.Pack.Scorecard?.Items ?? []).Select(item => item.Value).OfType<Condition>()).ToList();
        var rules = pack.Pack.Grades.Select(rule => rule.When).Concat(pack.Pack.Limits.Select(limit => limit.When)).ToList();
        var dated = pack.Pack.Scores.Where(score => score.Of.References.Contains(Today)).Select(score => new Reference(score.Id, null)).ToHashSet();
        return !rules.Any(rule => rule.References.Contains(Today))
            && !rules.Concat(ofScore).Any(condition => condition.References.Any(dated.Contains))
            && ofScore.Where(condition => condition.References.Any(name => name == Today || name == Registration)).All(condition => IsByAge(condition.Root));
    }

    private static bool IsByAge(Expression node) => node switch
    {
        Expression.Call { Function: "days_between", Operands: [Expression.Select { Target: Expression.Variable { Name: "subject" }, Field: "registered" }, Expression.Variable { Name: "as_of" }] } => true,
        Expression.Variable { Name: "as_of" } or Expression.Select { Target: Expression.Variable { Name: "subject" }, Field: "registered" } => false,
        _ => ExpressionWalk.Parts(node).All(IsByAge),
    };
}
