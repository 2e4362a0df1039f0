namespace Xinheng.Policy.Packs.Models;

/// <summary>Scales, mappings and results with their sources settled, merged with what the pack extends.</summary>
internal sealed record BoundModels
{
    public static readonly BoundModels None = new() { Scales = [], Mappings = [], Results = [] };

    public required IReadOnlyList<Scale> Scales { get; init; }
    public required IReadOnlyList<BoundMapping> Mappings { get; init; }
    public required IReadOnlyList<BoundResult> Results { get; init; }
}

internal sealed record BoundMapping(WrittenMapping Written, SourceReference Source);

internal sealed record BoundResult(WrittenResult Written, IReadOnlyList<ScaleStep>? Steps, SourceReference Source);
