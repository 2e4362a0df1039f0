using Xinheng.Policy;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>What is to be tried: a pack that is not in force, or one with other values, on everybody.</summary>
/// <param name="Live">The version it is compared with.</param>
/// <param name="Tried">What is tried: a version, a draft, or the live one with other values.</param>
/// <param name="TriedKey">Tells what is tried from everything else: a fingerprint, with the values that were changed.</param>
/// <param name="AsOf">The evaluation date.</param>
public sealed record WhatIfQuestion(CompiledPack Live, CompiledPack Tried, string TriedKey, DateOnly AsOf)
{
    /// <summary>Packs with treatments that may take the grades: their inspections are compared too.</summary>
    public IReadOnlyList<CompiledPack> Regulations { get; init; } = [];
}
