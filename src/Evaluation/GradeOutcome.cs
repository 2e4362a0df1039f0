namespace Xinheng.Evaluation;

/// <summary>What a pack gives a subject.</summary>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Rule">Number of the rule that gave it; null when none did.</param>
/// <param name="IsSuspended">Whether the grade is marked as suspended.</param>
public sealed record GradeOutcome(string? Letter, int? Rule, bool IsSuspended);
