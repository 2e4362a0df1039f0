using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng;

/// <summary>The territory a deployment serves, its divisions, and the rule of its directories.</summary>
internal sealed class Territory
{
    /// <summary>Regions of use in the territory that GB/T 2260 does not have.</summary>
    private static readonly Division[] LocalRegions =
    [
        new("131071", "廊坊经济技术开发区", "131000", IsNational: false),
    ];

    private Territory(string? code)
    {
        Code = code;
        Divisions = Divisions.National.With(LocalRegions);
        DirectoryRule = new DirectoryRule(code ?? "000000", ["municipal"], "langfang-2023 二(二)");
    }

    /// <summary>Its division code; null when it was never set.</summary>
    public string? Code { get; }

    /// <summary>What the codes of its divisions begin with: 1310 for 131000; null when the territory was never set.</summary>
    public string? DivisionPrefix => Code?.TrimEnd('0') switch
    {
        null or "" => null,
        { Length: <= 2 } province => Code[..2],
        { Length: <= 4 } => Code[..4],
        _ => Code,
    };

    /// <summary>National divisions with the territory's own regions.</summary>
    public Divisions Divisions { get; }

    /// <summary>Which office answers for which subject.</summary>
    public DirectoryRule DirectoryRule { get; }

    /// <summary>Its name; null when it was never set.</summary>
    public Http.Named? Named => Code is null ? null : NameOf(Code);

    /// <summary>The territory a database says it serves.</summary>
    public static async Task<Territory> OfAsync(Database database, CancellationToken cancellation) =>
        new(await new Settings(database).TerritoryAsync(cancellation));

    /// <summary>A division with its name; null for null.</summary>
    public Http.Named? NameOf(string? division) =>
        division is null or "" ? null : new Http.Named(division, Local(Divisions.Find(division)?.Name ?? division));

    /// <summary>An industry with its name; null for null.</summary>
    public static Http.Named? IndustryOf(string? industry) =>
        industry is null or "" ? null : new Http.Named(industry, Local(Industries.Find(industry)?.Name ?? industry));

    private static LocalText Local(string name) => new(name, name);
}
