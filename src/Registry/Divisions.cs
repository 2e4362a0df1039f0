using System.Collections.Frozen;

namespace Xinheng.Registry;

/// <summary>An administrative division, or a local region that has no national code.</summary>
/// <param name="Code">Six characters.</param>
/// <param name="Name">Name, such as 三河市.</param>
/// <param name="Parent">Code of the division it lies in; null for a province.</param>
/// <param name="AbolishedOn">First day on which it no longer existed; null while it does.</param>
/// <param name="Successor">Code of what took its place; null when there is none or it is not known.</param>
/// <param name="IsNational">Whether the code is one of GB/T 2260.</param>
public sealed record Division(
    string Code, string Name, string? Parent, DateOnly? AbolishedOn = null, string? Successor = null, bool IsNational = true)
{
    /// <summary>Further names addresses use for it, such as 廊坊开发区.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];
}

/// <summary>
/// Administrative divisions, current and abolished, with local regions added. Immutable; safe for many threads.
/// <source id="GB/T 2260">全文</source>
/// </summary>
public sealed class Divisions
{
    private const string Placeholder = "市辖区";

    private readonly FrozenDictionary<string, Division> byCode;
    private readonly ILookup<string, Division> byParent;
    private readonly AddressMatcher addresses;

    private Divisions(IEnumerable<Division> divisions)
    {
        byCode = divisions.ToFrozenDictionary(d => d.Code, StringComparer.Ordinal);
        byParent = byCode.Values
            .Where(d => d.AbolishedOn is null && d.Name != Placeholder)
            .OrderBy(d => d.Code, StringComparer.Ordinal)
            .ToLookup(d => d.Parent ?? string.Empty, StringComparer.Ordinal);
        addresses = new AddressMatcher(byCode.Values.Where(d => d.Name != Placeholder));
    }

    /// <summary>The national divisions, with the regions that statistics give a code.</summary>
    public static Divisions National { get; } = new(Read());

    /// <summary>The division with a code, current or abolished; null when there is none.</summary>
    public Division? Find(string code) => byCode.GetValueOrDefault(code);

    /// <summary>These and further local regions; a region with a code already known takes its place.</summary>
    public Divisions With(IEnumerable<Division> localRegions)
    {
        var all = byCode.ToDictionary(StringComparer.Ordinal);
        foreach (var region in localRegions)
        {
            all[region.Code] = region;
        }

        return new Divisions(all.Values);
    }

    /// <summary>The divisions directly under one, current only, by code; the provinces when null.</summary>
    public IReadOnlyList<Division> Under(string? code) => [.. byParent[code ?? string.Empty]];

    /// <summary>
    /// The division an address names: its county, else its city, else its province; null when none is named or when several
    /// are equally likely. An abolished county's name gives the county that took its place.
    /// </summary>
    /// <param name="address">An address as people write it.</param>
    /// <param name="withinPrefix">Beginning of the code of where the address is known to lie, such as <c>1310</c>; null when not known.</param>
    public Division? FromAddress(string? address, string? withinPrefix = null)
    {
        var found = addresses.Find(address ?? string.Empty, withinPrefix ?? string.Empty);
        return found is { AbolishedOn: not null, Successor: { } successor } ? Find(successor) ?? found : found;
    }

    private static IEnumerable<Division> Read()
    {
        var rows = ReferenceTable.Rows("divisions.csv").ToArray();
        var codes = rows.Select(row => row[0]).ToHashSet(StringComparer.Ordinal);
        return rows.Select(row => new Division(
            row[0],
            row[1],
            ParentOf(row[0], codes),
            row[4] is "" ? null : DateOnly.ParseExact(row[4], "yyyy-MM-dd"),
            row[5] is "" ? null : row[5],
            row[3] == "1"));
    }

    private static string? ParentOf(string code, HashSet<string> codes)
    {
        if (code.EndsWith("0000", StringComparison.Ordinal))
        {
            return null;
        }

        var city = code[..4] + "00";
        return city != code && codes.Contains(city) ? city : code[..2] + "0000";
    }
}
