using Xinheng.Policy;
using Xinheng.Policy.Hierarchies;

namespace Xinheng.Evaluation.Sensitivity;

/// <summary>How firm one subject's grade is against changes of the weights of a weighted tree, one at a time.</summary>
public sealed record GradeSensitivity
{
    /// <summary>The grade as it is; null when a person must decide.</summary>
    public required string? Letter { get; init; }

    /// <summary>The tree's score; null where it cannot be told.</summary>
    public required decimal? Score { get; init; }

    /// <summary>Why nothing could be worked out; null when it could.</summary>
    public SensitivityObstacle? Obstacle { get; init; }

    /// <summary>Every part of the tree but the root, each before its own parts.</summary>
    public IReadOnlyList<WeightSensitivity> Weights { get; init; } = [];

    /// <summary>Every judgement above the diagonal of every matrix, in the order of the tree, row by row.</summary>
    public IReadOnlyList<JudgementSensitivity> Judgements { get; init; } = [];

    /// <summary>How many judgements were not tried because there are too many.</summary>
    public int Untried { get; init; }

    /// <summary>The part whose weight has to move least for another grade, the first of equals; null when none does it alone.</summary>
    public WeightSensitivity? Nearest => Weights.Where(one => one.Least is not null).MinBy(one => one.LeastMove);
}

/// <summary>Why a subject's sensitivity cannot be worked out.</summary>
public enum SensitivityObstacle
{
    /// <summary>The policy is not in force on the day.</summary>
    NotInForce,

    /// <summary>Some part of the tree has no points, and so there is no score.</summary>
    NoScore,

    /// <summary>A condition uses the score otherwise than in a comparison that can be solved for it.</summary>
    Unsolved,
}

/// <summary>What a part's weight does to the grade, the weights of its siblings rescaled in proportion.</summary>
/// <param name="Node">The part.</param>
/// <param name="Depth">1 for a part of the root.</param>
/// <param name="Points">The part's value.</param>
/// <param name="Higher">The least greater weight that gives another grade; null when none up to 1 does.</param>
/// <param name="Lower">The greatest smaller weight that gives another grade; null when none down to 0 does.</param>
public sealed record WeightSensitivity(TreeNode Node, int Depth, decimal Points, WeightChange? Higher, WeightChange? Lower)
{
    /// <summary>The nearer of the two, the higher of equals; null when there is none.</summary>
    public WeightChange? Least => Lower is null || MoveTo(Higher) <= MoveTo(Lower) ? Higher : Lower;

    /// <summary>By how much the weight has to move for <see cref="Least"/>; the greatest number when there is none.</summary>
    public decimal LeastMove => MoveTo(Least);

    private decimal MoveTo(WeightChange? change) => change is null ? decimal.MaxValue : Math.Abs(change.Weight - Node.Weight);
}

/// <summary>A weight that gives another grade.</summary>
/// <param name="Weight">The weight, to <see cref="WeightedTree.WeightPlaces"/> places; the next one nearer to the weight as it is still gives the old grade.</param>
/// <param name="Letter">The grade it gives; null when a person must decide.</param>
/// <param name="Score">The score it gives.</param>
public sealed record WeightChange(decimal Weight, string? Letter, decimal Score);

/// <summary>What one judgement of a matrix does to the grade, all others kept.</summary>
/// <param name="Of">The node whose parts are judged.</param>
/// <param name="Row">The part judged.</param>
/// <param name="Column">The part it is judged against.</param>
/// <param name="Judgement">How many times the first outweighs the second.</param>
/// <param name="Higher">The fewest steps up Saaty's scale that give another grade; null when none up to 9 do.</param>
/// <param name="Lower">The fewest steps down that give another grade; null when none down to 1/9 do.</param>
public sealed record JudgementSensitivity(
    TreeNode Of, TreeNode Row, TreeNode Column, Judgement Judgement, JudgementChange? Higher, JudgementChange? Lower)
{
    /// <summary>The one of fewer steps, the higher of equals; null when there is none.</summary>
    public JudgementChange? Least => Lower is null || Higher?.Steps <= Lower.Steps ? Higher : Lower;
}

/// <summary>A judgement that gives another grade.</summary>
/// <param name="Judgement">The judgement.</param>
/// <param name="Steps">Steps of the scale from the judgement as it is.</param>
/// <param name="Letter">The grade it gives; null when a person must decide.</param>
/// <param name="Score">The score it gives.</param>
/// <param name="ConsistencyRatio">CR of the matrix then; null where its size has none.</param>
public sealed record JudgementChange(Judgement Judgement, int Steps, string? Letter, decimal Score, decimal? ConsistencyRatio);
