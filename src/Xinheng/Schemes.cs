using Xinheng.Assessment.PackLife;
using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng;

/// <summary>Which scheme and pack are meant when nobody says.</summary>
internal static class Schemes
{
    /// <summary>The scheme of the latest run; null while nothing has been graded.</summary>
    public static async Task<string?> LatestAsync(this Deployment deployment, CancellationToken cancellation) =>
        await deployment.Runs.ListAsync(1, cancellation) is [var latest, ..] ? latest.Scheme : null;

    /// <summary>The pack in force that carries each scheme; one that may grade goes before one that may not.</summary>
    public static Task<IReadOnlyList<CompiledPack>> SchemesInForceAsync(this Deployment deployment, CancellationToken cancellation) =>
        deployment.SchemesInForceAsync(deployment.Today, cancellation);

    private static async Task<IReadOnlyList<CompiledPack>> SchemesInForceAsync(this Deployment deployment, DateOnly day, CancellationToken cancellation) =>
    [
        .. (await deployment.Versions.AllOnAsync(day, cancellation))
            .OrderBy(version => version.Entry.IsBlocked)
            .Select(version => version.Entry.Pack)
            .OfType<CompiledPack>()
            .Where(pack => pack.Scheme is not null)
            .DistinctBy(pack => pack.Scheme?.Id),
    ];

    /// <summary>The words of the pack in force that carries a scheme; null when there is none.</summary>
    public static async Task<PolicyWords?> WordsOfAsync(this Deployment deployment, string scheme, CancellationToken cancellation)
    {
        var pack = (await deployment.SchemesInForceAsync(cancellation)).FirstOrDefault(one => one.Scheme?.Id == scheme);
        return pack is { Scheme: { } known }
            ? new PolicyWords(pack, deployment.Today) { Showing = await deployment.Outside.DecideAsync(known, known, cancellation) }
            : null;
    }

    /// <summary>The words of the pack that carried a scheme on a day, whose letters were given then; those of today when there was none.</summary>
    public static async Task<PolicyWords?> WordsOfAsync(this Deployment deployment, string scheme, DateOnly day, CancellationToken cancellation) =>
        (await deployment.SchemesInForceAsync(day, cancellation)).FirstOrDefault(one => one.Scheme?.Id == scheme) is { } pack
            ? await deployment.WordsAsync(pack, day, cancellation)
            : await deployment.WordsOfAsync(scheme, cancellation);

    /// <summary>The words of a version of a pack, with whether grades given under it may be shown outside today.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="pack">The version.</param>
    /// <param name="day">The day whose parameter values stand in the words.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<PolicyWords> WordsAsync(this Deployment deployment, CompiledPack pack, DateOnly day, CancellationToken cancellation)
    {
        if (pack.Scheme is not { } scheme)
        {
            return new PolicyWords(pack, day);
        }

        var inForce = (await deployment.SchemesInForceAsync(cancellation)).FirstOrDefault(one => one.Scheme?.Id == scheme.Id);
        return new PolicyWords(pack, day) { Showing = await deployment.Outside.DecideAsync(scheme, inForce?.Scheme, cancellation) };
    }

    /// <summary>
    /// Id of the pack meant when nobody says: that of the latest run, else the only one that may grade, else the one the
    /// territory's other packs build on; null where none can be told.
    /// </summary>
    public static async Task<string?> PackMeantAsync(this Deployment deployment, DateOnly day, CancellationToken cancellation) =>
        await deployment.Runs.ListAsync(1, cancellation) is [var latest, ..] ? latest.Pack
            : OfTerritory(await deployment.Versions.AllOnAsync(day, cancellation), deployment.Territory.Code);

    /// <summary>The pack asked for, or the one meant when none is asked for, in the version a day is answered with.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="asked">Id of the pack; null when nobody says.</param>
    /// <param name="day">The evaluation date.</param>
    /// <param name="knownAt">Only versions activated up to this moment are known; null: all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<(CompiledPack? Pack, Refusal? Refusal)> PackToGradeByAsync(
        this Deployment deployment, string? asked, DateOnly day, DateTimeOffset? knownAt, CancellationToken cancellation)
    {
        var chosen = asked ?? await deployment.PackMeantAsync(day, cancellation);
        if (chosen is null)
        {
            return (null, Refusal.NoPackChosen());
        }

        return (await deployment.Versions.OnAsync(chosen, day, knownAt, cancellation))?.Entry switch
        {
            null => (null, Refusal.NoSuchPack(chosen)),
            { Pack.Scheme: not null } entry => (entry.Pack, null),
            _ => (null, Refusal.NothingToExplain(chosen)),
        };
    }

    /// <summary>The pack a territory grades by: of its packs the one that takes no other pack's grades.</summary>
    private static string? OfTerritory(IEnumerable<PackVersion> versions, string? territory)
    {
        var ready = versions.Where(version => version.Entry is { IsBlocked: false, Pack.Scheme: not null }).Select(version => version.Entry.Pack).OfType<CompiledPack>().ToList();
        return OnlyOne(ready) ?? OnlyOne(ready.Where(pack => pack.Territory == territory && pack.Results.All(result => result.Pack is null)));
    }

    private static string? OnlyOne(IEnumerable<CompiledPack> packs) => packs.Take(2).ToList() is [var only] ? only.Id : null;
}
