using Xinheng.Assessment.PackLife;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Lists packs by where they hold: the nation, then each province with its cities and districts; literal renderings last.</summary>
internal static class PackListing
{
    private const string Placeholder = "市辖区";

    /// <summary>All packs in the version a day is answered with, in the order they are shown.</summary>
    public static async Task<IReadOnlyList<PackRow>> OfAsync(Deployment deployment, DateOnly day, CancellationToken cancellation)
    {
        var lines = await deployment.Versions.LinesAsync(cancellation);
        var rows = lines.Select(line => PackVersion.On(line, day) is { } version ? PackViews.Row(version.Entry, line, day) : null).OfType<PackRow>().ToList();
        var places = rows.Where(row => row.Place is not null).DistinctBy(Issuer).ToDictionary(Issuer, row => row.Place, StringComparer.Ordinal);
        return
        [
            .. rows.Select(row => row.Place is null ? row with { Place = places.GetValueOrDefault(Issuer(row)) } : row)
                .OrderBy(row => row.IsLiteral).ThenBy(row => row.Place is null).ThenBy(row => row.Place?.Code, StringComparer.Ordinal)
                .ThenBy(Rank).ThenBy(row => row.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether a pack renders a document word for word, for the linter to examine.</summary>
    public static bool IsLiteral(string id) => id.EndsWith("/literal", StringComparison.Ordinal);

    /// <summary>A territory with the divisions it lies in: 河北省 廊坊市; null for null.</summary>
    public static Named? PlaceOf(string? territory)
    {
        if (territory is null)
        {
            return null;
        }

        var names = new List<string>();
        for (var division = Divisions.National.Find(territory); division is not null; division = division.Parent is { } parent ? Divisions.National.Find(parent) : null)
        {
            names.Insert(0, division.Name);
        }

        var path = string.Join(' ', names.Where(name => name != Placeholder));
        return new Named(territory, territory is "000000" ? new("全国", "The nation") : path.Length > 0 ? new(path, path) : new(territory, territory));
    }

    /// <summary>How a version stands on a day.</summary>
    public static PackForce ForceOn(PackVersion? version, DateOnly day) => version switch
    {
        null or { From: null } => PackForce.Unplaced,
        _ when version.IsInForceOn(day) => PackForce.InForce,
        _ when version.From > day => PackForce.Later,
        _ => PackForce.Ended,
    };

    private static string Issuer(PackRow row) => row.Id.Split('/')[0];

    private static int Rank(PackRow row) => row.CanRun ? 0 : row.Scheme is null && row.Errors == 0 ? 1 : 2;
}
