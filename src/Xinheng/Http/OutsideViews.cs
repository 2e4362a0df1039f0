using Xinheng.Assessment.Outside;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>Showing grades outside, for the pages and the command line alike.</summary>
internal static class OutsideViews
{
    /// <summary>Every scheme in force, by the id of its pack.</summary>
    public static async Task<IReadOnlyList<OutsideView>> ListAsync(Deployment deployment, CancellationToken cancellation)
    {
        var views = new List<OutsideView>();
        foreach (var pack in (await deployment.SchemesInForceAsync(cancellation)).OrderBy(pack => pack.Id, StringComparer.Ordinal))
        {
            views.Add(await OfAsync(deployment, pack, cancellation));
        }

        return views;
    }

    /// <summary>The pack in force with an id; refused when there is none or it gives no grades.</summary>
    public static async Task<(CompiledPack? Pack, Refusal? Refusal)> FindAsync(Deployment deployment, string id, CancellationToken cancellation) =>
        (await deployment.Versions.OnAsync(id, deployment.Today, null, cancellation))?.Entry switch
        {
            null => (null, Refusal.NoSuchPack(id)),
            { Pack: { Scheme: not null } pack } => (pack, null),
            _ => (null, Refusal.NothingToExplain(id)),
        };

    /// <summary>What a pack's scheme and the deployment say.</summary>
    public static async Task<OutsideView> OfAsync(Deployment deployment, CompiledPack pack, CancellationToken cancellation)
    {
        var words = await deployment.WordsAsync(pack, deployment.Today, cancellation);
        var scheme = words.Scheme ?? throw new ArgumentException($"The pack {pack.Id} has no scheme.", nameof(pack));
        var settings = await deployment.Outside.HistoryAsync(scheme.Id, cancellation);
        return new OutsideView
        {
            Pack = pack.Id,
            Scheme = scheme.Id,
            SchemeTitle = scheme.Title,
            Mark = words.Outside,
            Clause = words.OutsideClause,
            CanBeSet = pack.Scheme?.Outside is OutsideUse.Deployment,
            Settings = [.. settings.Select(setting => new OutsideSettingView(setting.IsAllowed, setting.By.Name, setting.At, setting.Reason))],
        };
    }

    /// <summary>Sets it; refused when it is not for the deployment to set, without a name, and without a reason.</summary>
    public static async Task<(OutsideView? View, Refusal? Refusal)> SetAsync(
        Deployment deployment, string id, OutsideRequest request, CancellationToken cancellation)
    {
        var (pack, refusal) = await FindAsync(deployment, id, cancellation);
        var (person, nobody) = PackRequests.Person(request.By);
        if (pack is null || person is null)
        {
            return (null, refusal ?? nobody);
        }

        var answer = await deployment.Outside.SetAsync(pack, new OutsideWish(request.IsAllowed, person, request.Reason), cancellation);
        return answer.Refusal is { } refused
            ? (null, Refused(refused))
            : (await OfAsync(deployment, pack, cancellation), null);
    }

    private static Refusal Refused(Diagnostic refused) => new(
        refused.Code,
        refused.Code is "AS-041" ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity,
        refused.Message,
        new("查看各评价体系的规定和设定：xinheng grades outside。", "See what is said and set for every scheme: xinheng grades outside."));
}
