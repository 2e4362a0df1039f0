using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Models;

/// <summary>
/// The lengths at which a streak makes a difference. Found where it is compared with a number or brought to points as it
/// stands; where it is computed with, every day has to be tried.
/// </summary>
internal sealed class StreakSteps
{
    /// <summary>Longest range of a straight line that is gone through length by length.</summary>
    private const int LongestRange = 1200;

    private readonly SortedSet<int> steps = [];
    private readonly CompiledPack pack;
    private readonly string id;
    private bool isPlain = true;

    public StreakSteps(CompiledPack pack, UsedNames used, Indicator streak)
    {
        (this.pack, id, Unit) = (pack, streak.Id, streak.Unit ?? WindowKind.Days);
        foreach (var condition in used.Conditions)
        {
            if (pack.Scores.FirstOrDefault(score => ReferenceEquals(score.Of, condition)) is { } score && IsStreak(condition.Root))
            {
                AddShape(score.Shape);
            }
            else
            {
                Walk(condition.Root);
            }
        }
    }

    /// <summary>What its lengths are counted in.</summary>
    public WindowKind Unit { get; }

    /// <summary>The lengths, ascending; null when every day has to be tried.</summary>
    public IReadOnlyCollection<int>? Steps => isPlain ? steps : null;

    private bool IsStreak(Expression node) => node is Expression.Variable variable && variable.Name == id;

    private void Walk(Expression node)
    {
        if (IsStreak(node))
        {
            isPlain = false;
        }
        else if (node is Expression.Call { Function: "==" or "!=" or "<" or "<=" or ">" or ">=", Operands: [var left, var right] } && (IsStreak(left) || IsStreak(right)))
        {
            AddBound(IsStreak(left) ? right : left);
        }
        else
        {
            foreach (var part in ExpressionWalk.Parts(node))
            {
                Walk(part);
            }
        }
    }

    private void AddBound(Expression bound)
    {
        switch (bound)
        {
            case Expression.Literal { Value: Value.Null }:
                break;
            case Expression.Literal { Value: var value } when Points.Number(value) is { } number:
                Add(number);
                break;
            case Expression.Select { Target: Expression.Variable { Name: "params" } } select:
                foreach (var dated in pack.Parameters.Where(parameter => parameter.Id == select.Field).SelectMany(parameter => parameter.Values))
                {
                    Add(Points.Number(dated.Value) ?? 0m);
                }

                break;
            default:
                isPlain = false;
                break;
        }
    }

    private void AddShape(ScoreShape shape)
    {
        switch (shape)
        {
            case ScoreShape.Bands bands:
                bands.Items.Select(item => item.To).OfType<decimal>().ToList().ForEach(Add);
                break;
            case ScoreShape.Table table:
                table.Items.Select(item => Points.Number(item.Is)).OfType<decimal>().ToList().ForEach(Add);
                break;
            case ScoreShape.Linear { Points: var points } when points[^1].At - points[0].At <= LongestRange:
                for (var at = points[0].At; at <= points[^1].At; at++)
                {
                    Add(at);
                }

                Add(points[^1].At);
                break;
            default:
                isPlain = false;
                break;
        }
    }

    // A comparison with a bound changes where the streak reaches it and where it passes it.
    private void Add(decimal bound)
    {
        var floor = decimal.Floor(bound);
        if (floor is >= 0 and < int.MaxValue / 12)
        {
            steps.Add((int)floor);
            steps.Add((int)floor + 1);
        }
    }
}
