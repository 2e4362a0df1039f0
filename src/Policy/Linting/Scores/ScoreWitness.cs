using Xinheng.Policy.Conditions;

namespace Xinheng.Policy.Linting.Scores;

/// <summary>Values that were worked out together: scores from what they follow from, counts from records.</summary>
/// <param name="OfAxes">A value for each axis.</param>
/// <param name="Beside">What scores follow from and no rule looks at, with its value.</param>
internal sealed record ScoreWitness(IReadOnlyList<Value> OfAxes, IReadOnlyList<(Axis Axis, Value Value)> Beside);
