namespace Xinheng.Policy.Packs.Models;

/// <summary>The sections of a model merged with what the pack extends.</summary>
internal sealed record BoundModels
{
    public required IReadOnlyList<Scale> Scales { get; init; }
    public required IReadOnlyList<BoundMapping> Mappings { get; init; }
    public required IReadOnlyList<BoundResult> Results { get; init; }
    public required IReadOnlyList<Laid<WrittenScore>> Scores { get; init; }
    public required Laid<WrittenScorecard>? Scorecard { get; init; }
    public required Laid<WrittenTree>? Tree { get; init; }
    public required IReadOnlyList<Laid<WrittenLimit>> Limits { get; init; }
}

internal sealed record BoundMapping(WrittenMapping Written, SourceReference Source);

internal sealed record BoundResult(WrittenResult Written, IReadOnlyList<ScaleStep>? Steps, SourceReference Source);
