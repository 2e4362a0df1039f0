using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>What models give on one day, each worked out when first asked for. Not for several threads.</summary>
/// <param name="evaluation">The subject under the pack.</param>
/// <param name="day">The day.</param>
/// <param name="bindings">What scores are worked out from.</param>
/// <param name="indicators">The indicators' values in it.</param>
/// <param name="given">A score to go by in place of the scorecard's or the tree's; null: theirs.</param>
internal sealed class DayModels(SubjectEvaluation evaluation, DateOnly day, Bindings bindings, Value[] indicators, Value? given = null)
{
    private const string ScoreSuffix = "_score";

    private static readonly TotalTrace NoTotal = new(Value.Null.Instance);

    private readonly CompiledPack pack = evaluation.Pack.Pack;
    private readonly ResultTrace?[] results = evaluation.Pack.Results.Count == 0 ? [] : new ResultTrace?[evaluation.Pack.Results.Count];
    private Dictionary<string, ScoreTrace>? scores;
    private TotalTrace? total;

    /// <summary>A result by its place in the pack.</summary>
    public ResultTrace Result(int at) => results[at] ??= evaluation.Results.On(at, day);

    /// <summary>The scorecard's or the tree's score; absent where the pack has neither.</summary>
    public TotalTrace Total => total ??=
        given is not null ? new TotalTrace(given)
        : pack.Scorecard is { } scorecard ? new ScorecardSum(evaluation, day, bindings).Of(scorecard)
        : pack.Tree is { } tree ? new TreeSum(id => Score(id) ?? Value.Null.Instance, evaluation.Steady?.BranchesBy(indicators)).Of(tree)
        : NoTotal;

    /// <summary>The value of <c>results.FIELD</c>.</summary>
    public Value Result(string field)
    {
        for (var at = 0; at < results.Length; at++)
        {
            var id = evaluation.Pack.Results[at].Result.Id;
            if (field == id)
            {
                return Result(at).Value;
            }

            if (field == id + ScoreSuffix)
            {
                return Result(at).Score;
            }
        }

        return new Value.Error("unknown-name", new LocalText($"没有名为 results.{field} 的结果", $"There is no result named results.{field}"));
    }

    /// <summary>The points of a score, or of <c>score</c>; null for any other name.</summary>
    public Value? Score(string name) =>
        name == "score" && (pack.Scorecard is not null || pack.Tree is not null) ? Total.Score
        : evaluation.Pack.ScoreOf(name) is { } score ? Score(score).Points
        : null;

    /// <summary>A score with what it measured.</summary>
    public ScoreTrace Score(Score score)
    {
        var known = evaluation.Steady?.ScoresBy(score.Id, indicators) ?? (scores ??= []);
        if (!known.TryGetValue(score.Id, out var trace))
        {
            var measured = score.Of.Evaluate(bindings);
            trace = new ScoreTrace(score, measured, Points.Of(score, measured));
            known[score.Id] = trace;
        }

        return trace;
    }
}
