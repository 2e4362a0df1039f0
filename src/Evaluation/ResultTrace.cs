using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation;

/// <summary>A grade of another model as it went into this one.</summary>
/// <param name="Result">What it is.</param>
/// <param name="Given">The letter as given; null when there is none.</param>
/// <param name="Letter">The letter conditions saw, after its mapping; null when they saw none.</param>
/// <param name="Day">The day it is of; null when there is none.</param>
/// <param name="Issuer">Who gave a received one; null when unknown.</param>
/// <param name="Code">
/// Stable: <c>graded</c> (here, by its pack), <c>not-graded</c> (its pack gives no letter), <c>received</c>, <c>none</c>
/// (nothing received), <c>too-old</c>, <c>not-on-scale</c> (a letter outside its steps: a person must look), <c>no-window</c>,
/// <c>assumed</c> (taken as given to try the pack).
/// </param>
public sealed record ResultTrace(ModelResult Result, string? Given, string? Letter, DateOnly? Day, string? Issuer, string Code)
{
    /// <summary>The score of the model that graded it; null where it has none.</summary>
    public Value Score { get; init; } = Value.Null.Instance;

    /// <summary>Why it cannot be told; null when it can.</summary>
    internal Value.Error? Failure { get; init; }

    /// <summary>What conditions see.</summary>
    internal Value Value => Failure is not null ? Failure : Letter is null ? Value.Null.Instance : new Value.Text(Letter);
}
