using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>What models give on one day, each worked out when first asked for. Not for several threads.</summary>
internal sealed class DayModels(SubjectEvaluation evaluation, DateOnly day)
{
    private readonly ResultTrace?[] results = new ResultTrace?[evaluation.Pack.Results.Count];

    /// <summary>A result by its place in the pack.</summary>
    public ResultTrace Result(int at) => results[at] ??= evaluation.Results.On(at, day);

    /// <summary>The value of <c>results.FIELD</c>.</summary>
    public Value Result(string field)
    {
        for (var at = 0; at < results.Length; at++)
        {
            if (evaluation.Pack.Results[at].Result.Id == field)
            {
                return Result(at).Value;
            }
        }

        return new Value.Error("unknown-name", new LocalText($"没有名为 results.{field} 的结果", $"There is no result named results.{field}"));
    }
}
