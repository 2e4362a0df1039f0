using Xinheng.Evaluation.Cases;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sheets;

/// <summary>Tells which rules and entries of a pack a case tries: those that made its outcome what it is.</summary>
public static class EntryReach
{
    /// <summary>
    /// What a case reaches: what its answers name; and where it expects a grade or points, the kinds of its records, the
    /// indicators that counted some of them, the scores that measured something, and what brought points.
    /// </summary>
    /// <param name="outcome">How the case went.</param>
    public static IReadOnlySet<CaseReach> Of(CaseOutcome outcome)
    {
        var reached = outcome.Reached.ToHashSet();
        if (outcome.Explanation is { } explanation && IsGraded(outcome))
        {
            reached.UnionWith(Of(explanation));
        }

        return reached;
    }

    /// <summary>Rules and limits that were asked on the way to a case's grade, whether they held or not.</summary>
    /// <param name="outcome">How the case went.</param>
    public static IReadOnlySet<CaseReach> Asked(CaseOutcome outcome) => outcome.Explanation is { } explanation && IsGraded(outcome)
        ? explanation.Rules.Select(rule => new CaseReach("grades", $"{rule.Rule.Number}"))
            .Concat(explanation.Limits.Select(limit => new CaseReach("limits", limit.Limit.Id))).ToHashSet()
        : new HashSet<CaseReach>();

    private static bool IsGraded(CaseOutcome outcome) => outcome.Answers.Any(answer => answer.Reached.Any(reach => reach.Section is "grades" or "scores"));

    private static IEnumerable<CaseReach> Of(Explanation explanation) =>
    [
        .. explanation.Records.Where(record => record.Effect is not null).Select(record => new CaseReach("kinds", record.Record.Kind)),
        .. explanation.Indicators.Where(indicator => indicator.Records.Count > 0).Select(indicator => new CaseReach("indicators", indicator.Indicator.Id)),
        .. explanation.Scores.Where(score => score.Measured is not (Value.Null or Value.Error) && IsNumber(score.Points)).Select(score => new CaseReach("scores", score.Score.Id)),
        .. explanation.Results.Where(result => result.Letter is not null).Select(result => new CaseReach("results", result.Result.Id)),
        .. Of(explanation.Total),
    ];

    private static IEnumerable<CaseReach> Of(TotalTrace? total) => total is null || !IsNumber(total.Score) ? []
        : total.Nodes.Select(node => new CaseReach("tree", node.Node.Id))
            .Concat(total.Items.Where(item => item.Points is Value.Decimal { Content: not 0m }).Select(item => new CaseReach("scorecard", item.Item.Id)))
            .Concat(total.Base is null ? [] : [new CaseReach("scorecard", "scorecard")]);

    private static bool IsNumber(Value value) => value is Value.Int or Value.Decimal;
}
