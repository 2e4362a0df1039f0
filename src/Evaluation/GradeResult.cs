using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>The outcome for one subject without its reasons: what a population run stores.</summary>
/// <param name="Letter">The grade's letter in the pack's scheme; null when a person must decide.</param>
/// <param name="Rule">Number of the rule that gave it; null when none did.</param>
/// <param name="Indicators">The indicators' values in the pack's order.</param>
/// <param name="NextChange">The earliest later day on which time alone changes the letter or the mark; null when it never does.</param>
public sealed record GradeResult(string? Letter, int? Rule, IReadOnlyList<Value> Indicators, NextChange? NextChange)
{
    /// <summary>Whether the grade is marked as suspended because a record that counts is under objection.</summary>
    public bool IsSuspended { get; init; }

    /// <summary>
    /// The earliest later day on which time alone can change anything of this, the rule and the indicators among it, days that
    /// <see cref="SharedDays"/> tells of every subject apart; null when there is none. Never after <see cref="NextChange"/> but for those days.
    /// </summary>
    public DateOnly? NextLook { get; init; }
}
