namespace Xinheng.Policy.Packs.Tables;

/// <summary>The tables of a pack as written: the entries of each section, opened and not yet taken apart.</summary>
internal sealed record WrittenTables(IReadOnlyDictionary<string, IReadOnlyList<MapReader>> Sections)
{
    /// <summary>The sections, in the order they are looked for.</summary>
    private static readonly string[] Names =
    [
        "measures", "channels", "masks", "publications", "duties", "lists", "commitments",
        "treatments", "draws", "consistency", "warnings", "rates", "catalogues",
    ];

    /// <summary>The sections of a pack.</summary>
    public static WrittenTables Read(MapReader map) => new(Names.ToDictionary(name => name, name => map.Maps(name) ?? []));
}
