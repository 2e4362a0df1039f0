using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.BackTests;
using Xinheng.Policy;

namespace Xinheng.Assessment.BackTests;

/// <summary>Which pack a day of the past is graded by: the one asked for, or the version of a scheme that was in force.</summary>
internal sealed class PackOnDay
{
    private readonly CompiledPack? asked;
    private readonly CompiledPack? reaching;
    private readonly IReadOnlyList<PackVersion> versions;

    private PackOnDay(CompiledPack? asked, IReadOnlyList<PackVersion> versions, Scheme scheme)
    {
        (this.asked, this.versions, Scheme) = (asked, versions, scheme);
        reaching = asked is null ? null : OutcomeGrading.ReachingBack(asked);
    }

    /// <summary>The scheme; of several versions that of the latest.</summary>
    public Scheme Scheme { get; }

    /// <summary>Every day by one pack; null when it has no scheme.</summary>
    public static PackOnDay? Of(CompiledPack pack) => pack.Scheme is { } scheme ? new PackOnDay(pack, [], scheme) : null;

    /// <summary>Each day by the version in force on it; null when no pack that may grade carries the scheme.</summary>
    public static PackOnDay? Of(IEnumerable<IReadOnlyList<PackVersion>> lines, string scheme)
    {
        var carrying = lines.SelectMany(line => line).Where(version => MayGrade(version.Entry) && version.Entry.Pack?.Scheme?.Id == scheme).ToList();
        return carrying.MaxBy(version => version.From)?.Entry.Pack?.Scheme is { } latest ? new PackOnDay(null, carrying, latest) : null;
    }

    /// <summary>Whether a version may grade at all.</summary>
    public static bool MayGrade(PackEntry entry) => entry is { IsBlocked: false, Pack: { Scheme: not null, Precedence: Precedence.FirstMatch } };

    /// <summary>The pack for a day, ready to grade, and the version it is; null when none was in force.</summary>
    public (CompiledPack Ready, CompiledPack Version)? On(DateOnly day) =>
        asked is not null && reaching is not null ? (reaching, asked)
        : versions.FirstOrDefault(version => version.IsInForceOn(day))?.Entry.Pack is { } inForce ? (inForce, inForce)
        : null;
}
