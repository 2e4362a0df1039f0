using Xinheng.Http;
using Xinheng.Policy;

namespace Xinheng;

/// <summary>Which scheme and pack are meant when nobody says.</summary>
internal static class Schemes
{
    /// <summary>The scheme of the latest run; null while nothing has been graded.</summary>
    public static async Task<string?> LatestAsync(this Deployment deployment, CancellationToken cancellation) =>
        await deployment.Runs.ListAsync(1, cancellation) is [var latest, ..] ? latest.Scheme : null;

    /// <summary>The words of the pack that carries a scheme; null when there is none.</summary>
    public static PolicyWords? WordsOf(this Deployment deployment, string scheme) =>
        deployment.Packs.List()
            .Where(entry => entry.Pack?.Scheme?.Id == scheme)
            .OrderBy(entry => entry.IsBlocked)
            .Select(entry => entry.Pack)
            .OfType<CompiledPack>()
            .Select(pack => new PolicyWords(pack, deployment.Today))
            .FirstOrDefault();

    /// <summary>
    /// The pack asked for; when none is, that of the latest run, else the only one that may grade.
    /// </summary>
    public static async Task<(CompiledPack? Pack, Refusal? Refusal)> PackToGradeByAsync(
        this Deployment deployment, string? asked, CancellationToken cancellation)
    {
        var chosen = asked
            ?? (await deployment.Runs.ListAsync(1, cancellation) is [var latest, ..] ? latest.Pack : null)
            ?? OnlyOne(deployment.Packs.List().Where(entry => entry.Pack?.Scheme is not null && !entry.IsBlocked).Select(entry => entry.Id));
        if (chosen is null)
        {
            return (null, Refusal.NoPackChosen());
        }

        return deployment.Packs.Find(chosen) switch
        {
            null => (null, Refusal.NoSuchPack(chosen)),
            { Pack.Scheme: not null } entry => (entry.Pack, null),
            _ => (null, Refusal.NothingToExplain(chosen)),
        };
    }

    private static string? OnlyOne(IEnumerable<string> ids) => ids.Take(2).ToList() is [var only] ? only : null;
}
