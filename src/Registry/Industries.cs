using System.Collections.Frozen;

namespace Xinheng.Registry;

/// <summary>A level of GB/T 4754-2017.</summary>
public enum IndustryLevel
{
    /// <summary>门类, one letter.</summary>
    Section,

    /// <summary>大类, letter and two digits.</summary>
    Division,

    /// <summary>中类, letter and three digits.</summary>
    Group,

    /// <summary>小类, letter and four digits.</summary>
    Class,
}

/// <summary>An industry of GB/T 4754-2017.</summary>
/// <param name="Code">Letter and up to four digits, such as <c>C1311</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Level">Level.</param>
/// <param name="Parent">Code one level up; null for a section.</param>
public sealed record Industry(string Code, string Name, IndustryLevel Level, string? Parent);

/// <summary>
/// The industries of GB/T 4754-2017. Safe for many threads.
/// <source id="GB/T 4754-2017">全文</source>
/// </summary>
public static class Industries
{
    private static readonly Industry[] All = [.. ReferenceTable.Rows("industries.csv").Select(row =>
        new Industry(row[0], row[3], Enum.Parse<IndustryLevel>(row[2], ignoreCase: true), row[5] is "" ? null : row[5]))];

    private static readonly FrozenDictionary<string, Industry> ByCode = All
        .SelectMany(i => i.Parent is null ? [(i.Code, i)] : new[] { (i.Code, i), (i.Code[1..], i) })
        .ToFrozenDictionary(pair => pair.Item1, pair => pair.i, StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Industry> ByName = All
        .GroupBy(i => i.Name, StringComparer.Ordinal)
        .ToFrozenDictionary(g => g.Key, g => g.MaxBy(i => i.Level) ?? g.First(), StringComparer.Ordinal);

    private static readonly ILookup<string, Industry> ByParent = All
        .OrderBy(i => i.Code, StringComparer.Ordinal)
        .ToLookup(i => i.Parent ?? string.Empty, StringComparer.Ordinal);

    /// <summary>The sections, A to T.</summary>
    public static IReadOnlyList<Industry> Sections { get; } = [.. ByParent[string.Empty]];

    /// <summary>The industry with a code, with its letter (<c>C1311</c>) or without (<c>1311</c>); null when there is none.</summary>
    public static Industry? Find(string code) => ByCode.GetValueOrDefault(code.Trim());

    /// <summary>The industry with a name, at the lowest level that bears it; null when there is none.</summary>
    public static Industry? FindByName(string name) => ByName.GetValueOrDefault(name.Trim());

    /// <summary>The industries directly under one, by code.</summary>
    public static IReadOnlyList<Industry> Under(string code) => [.. ByParent[code]];
}
