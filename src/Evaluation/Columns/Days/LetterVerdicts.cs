using Xinheng.Evaluation.Grading;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Columns.Days;

/// <summary>Asks for the letter alone: <see cref="None"/>, or from 2 on its place on the scale.</summary>
internal sealed class LetterVerdicts(PreparedPack pack) : Verdicts
{
    /// <summary>The code of no letter.</summary>
    public const byte None = 1;

    /// <summary>Steps of a scale at most.</summary>
    public const int Limit = byte.MaxValue - None;

    /// <inheritdoc/>
    public override IReadOnlyList<Condition> Conditions { get; } =
        [.. pack.Pack.Grades.Select(rule => rule.When), .. pack.Pack.Limits.Select(limit => limit.When)];

    /// <inheritdoc/>
    public override byte Of(SubjectEvaluation evaluation, DateOnly day, Value[] values, Value? score) => CodeOf(evaluation.Decide(day, values, score).Letter);

    /// <inheritdoc/>
    public override byte Of(SubjectEvaluation evaluation, DateOnly day) => CodeOf(evaluation.LetterOn(day));

    /// <summary>The code of a letter.</summary>
    public byte CodeOf(string? letter) => pack.Rank(letter) is { } rank ? (byte)(None + 1 + rank) : None;
}
