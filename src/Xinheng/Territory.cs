using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng;

/// <summary>A region of use in the territory that national codes do not have.</summary>
/// <param name="Code">Six digits, of the platform's own choice.</param>
/// <param name="Name">Its name, as addresses write it.</param>
internal sealed record LocalRegion(string Code, string Name);

/// <summary>The territory a deployment serves, its divisions, and the rule of its directories.</summary>
internal sealed class Territory
{
    private Territory(string? code, IReadOnlyList<LocalRegion> regions, TerritoryRules? rules)
    {
        (Code, LocalRegions) = (code, regions);
        Divisions = Divisions.National.With(regions.Select(region => new Division(region.Code, region.Name, code, IsNational: false)));
        DirectoryRule = new DirectoryRule(code ?? "000000", rules?.Directories.CityStateOwned ?? [], rules?.Directories.Source ?? string.Empty);
    }

    /// <summary>Its division code; null when it was never set.</summary>
    public string? Code { get; }

    /// <summary>Regions of its own, beside those with a national code.</summary>
    public IReadOnlyList<LocalRegion> LocalRegions { get; }

    /// <summary>What the codes of its divisions begin with: 1310 for 131000; null when the territory was never set.</summary>
    public string? DivisionPrefix => Code?.TrimEnd('0') switch
    {
        null or "" => null,
        { Length: <= 2 } => Code[..2],
        { Length: <= 4 } => Code[..4],
        _ => Code,
    };

    /// <summary>National divisions with the territory's own regions.</summary>
    public Divisions Divisions { get; }

    /// <summary>Which office answers for which subject.</summary>
    public DirectoryRule DirectoryRule { get; }

    /// <summary>Its name; null when it was never set.</summary>
    public Http.Named? Named => Code is null ? null : NameOf(Code);

    /// <summary>The territory a deployment says it serves, with what the packs beside it lay down.</summary>
    public static async Task<Territory> OfAsync(Settings settings, string packDirectory, CancellationToken cancellation)
    {
        var code = await settings.TerritoryAsync(cancellation);
        return new Territory(
            code, await settings.LocalRegionsAsync(cancellation), code is null ? null : TerritoryRules.Find(packDirectory, code));
    }

    /// <summary>A division with its name; null for null.</summary>
    public Http.Named? NameOf(string? division) =>
        division is null or "" ? null : new Http.Named(division, Local(Divisions.Find(division)?.Name ?? division));

    /// <summary>An industry with its name, a section's in both languages; null for null.</summary>
    public static Http.Named? IndustryOf(string? industry)
    {
        if (industry is null or "")
        {
            return null;
        }

        var name = Industries.Find(industry)?.Name ?? industry;
        return new Http.Named(industry, new LocalText(name, SectionTitles.Find(industry) ?? name));
    }

    private static LocalText Local(string name) => new(name, name);
}
