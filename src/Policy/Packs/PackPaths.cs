namespace Xinheng.Policy.Packs;

/// <summary>Which files a pack is made of.</summary>
internal static class PackPaths
{
    /// <summary>Whether the file holds the text of cited clauses.</summary>
    public static bool IsDocument(string path) => IsIn(path, "documents/");

    /// <summary>Whether the file holds cases.</summary>
    public static bool IsCase(string path) => IsIn(path, "cases/");

    /// <summary>Whether the file holds a broken case.</summary>
    public static bool IsBroken(string path) => IsIn(path, "broken/");

    /// <summary>Whether the file is any part of a pack.</summary>
    public static bool IsPart(string path) => path is "pack.yaml" || IsDocument(path) || IsCase(path) || IsBroken(path);

    private static bool IsIn(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && path.EndsWith(".yaml", StringComparison.Ordinal);
}
