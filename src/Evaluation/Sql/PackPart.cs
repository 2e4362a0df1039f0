using Xinheng.Evaluation.Grading;
using Xinheng.Policy;
using Xinheng.Policy.Conditions;

namespace Xinheng.Evaluation.Sql;

/// <summary>A pack, and the packs whose grades it takes.</summary>
/// <param name="Pack">The pack.</param>
/// <param name="Prefix">What its columns begin with; empty for the pack asked about.</param>
/// <param name="Inner">Per result of the pack: the pack that gives it; null for a received one.</param>
internal sealed record PackPart(PreparedPack Pack, string Prefix, IReadOnlyList<PackPart?> Inner)
{
    /// <summary>Whether the score is wanted, by a rule of its own or by the pack that takes its grade.</summary>
    public bool IsScored { get; private init; }

    /// <summary>Whether everything is wanted because its score is, though none of its own rules looks at it.</summary>
    public bool IsWhole => IsScored && !Pack.IsScored;

    /// <summary>A pack with those below it.</summary>
    public static PackPart Of(PreparedPack pack) => Of(pack, string.Empty, false);

    /// <summary>The packs below it, each before those that take its grade, and itself last.</summary>
    public IEnumerable<PackPart> InOrder() => Inner.OfType<PackPart>().SelectMany(part => part.InOrder()).Append(this);

    /// <summary>Whether an indicator is wanted.</summary>
    public bool Wants(int indicator) => Prefix.Length == 0 || IsWhole || Pack.IsUsed[indicator];

    /// <summary>Whether a result is wanted.</summary>
    public bool WantsResult(int at) => IsWhole || Pack.Results[at].IsUsed;

    /// <summary>Ids of the kinds whose records count.</summary>
    public IReadOnlyList<string> Kinds(Temporality? temporality = null) =>
        [.. Pack.Pack.RecordKinds.Where(kind => kind.IsEnabled && (temporality is null || kind.Temporality == temporality)).Select(kind => kind.Id)];

    private static PackPart Of(PreparedPack pack, string prefix, bool isScoreTaken)
    {
        var taken = Conditions(pack.Pack).SelectMany(condition => condition.References).Where(name => name.Variable == "results").Select(name => name.Field).ToHashSet();
        var inner = pack.Results.Select((result, at) => result.Inner is { } below ? Of(below, $"{prefix}r{at}_", taken.Contains($"{result.Result.Id}_score")) : null);
        return new(pack, prefix, [.. inner]) { IsScored = pack.IsScored || isScoreTaken };
    }

    private static IEnumerable<Condition> Conditions(CompiledPack pack) =>
        pack.Grades.Select(rule => rule.When).Concat(pack.Limits.Select(limit => limit.When)).Concat(pack.Scores.Select(score => score.Of))
            .Concat((pack.Scorecard?.Items ?? []).Select(item => item.Value).OfType<Condition>());
}
