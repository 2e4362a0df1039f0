using Xinheng.Policy;

namespace Xinheng.Assessment.Runs;

/// <summary>The letters of a pack's scheme in their order.</summary>
internal sealed class LetterRanks(CompiledPack pack)
{
    private readonly Dictionary<string, int> ranks = (pack.Scheme?.Scale ?? [])
        .Select((step, at) => (step.Letter, at)).ToDictionary(pair => pair.Letter, pair => pair.at, StringComparer.Ordinal);

    /// <summary>Below zero when the letter is better than before, above when it is worse; zero when that cannot be said.</summary>
    public int Step(string? before, string? now) =>
        before is not null && now is not null && ranks.TryGetValue(before, out var old) && ranks.TryGetValue(now, out var rank) ? rank - old : 0;
}
