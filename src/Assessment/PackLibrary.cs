using System.Text.RegularExpressions;
using Xinheng.Policy.Packs;

namespace Xinheng.Assessment;

/// <summary>
/// The policy packs of a folder: <c>ROOT/ISSUER/PACK/pack.yaml</c>. Compiled once, and again when a file changes.
/// Bad folders give diagnostics, never exceptions. Safe to use from many threads.
/// </summary>
/// <param name="root">The folder that holds the issuers' folders.</param>
public sealed partial class PackLibrary(string root)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Stamp, Lazy<PackEntry> Entry)> compiled = new(StringComparer.Ordinal);

    /// <summary>The folder that holds the issuers' folders.</summary>
    public string Root => root;

    /// <summary>All packs by id.</summary>
    public IReadOnlyList<PackEntry> List()
    {
        var folders = Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Where(IsPack).ToList()
            : [];
        var stamp = PackFolder.Stamp(root, root);
        return [.. folders.Select(folder => Read(folder, stamp)).OrderBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    /// <summary>The pack with an id; null when the library has none. A path is never an id.</summary>
    public PackEntry? Find(string id)
    {
        var folder = FolderOf(id);
        return folder is not null && IsPack(folder) ? Read(folder, PackFolder.Stamp(root, root)) : null;
    }

    /// <summary>The pack with an id, else the one in the folder a person at the machine names; null when there is neither.</summary>
    public PackEntry? Open(string idOrFolder) =>
        Find(idOrFolder) ?? (idOrFolder.Length > 0 && IsPack(idOrFolder) ? Read(idOrFolder, PackFolder.Stamp(root, idOrFolder)) : null);

    private static bool IsPack(string folder) => File.Exists(Path.Combine(folder, "pack.yaml"));

    private string? FolderOf(string id) => IsId(id) ? Path.Combine(root, id) : null;

    private PackEntry Read(string folder, string stamp)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Lazy<PackEntry> entry;
        lock (gate)
        {
            // Whoever comes while a pack is being compiled waits for it: after a start all ask at once.
            entry = compiled.TryGetValue(folder, out var kept) && kept.Stamp == stamp ? kept.Entry : new Lazy<PackEntry>(() => Compile(folder));
            compiled[folder] = (stamp, entry);
        }

        return entry.Value;
    }

    private PackEntry Compile(string folder)
    {
        var (files, unread) = IsWithin(folder) ? PackFolder.Read(folder) : PackFolder.ReadCopy(folder);
        return PackEntry.Compile(files, id => Resolve(folder, id), folder, unread);
    }

    private bool IsWithin(string folder) => Path.GetDirectoryName(Path.GetDirectoryName(folder)) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));

    /// <summary>The files of a pack another extends: from the library, else from beside the folder.</summary>
    private PackFiles? Resolve(string folder, string id)
    {
        if (FolderOf(id) is not { } within)
        {
            return null;
        }

        var beside = Path.GetFullPath(Path.Combine(folder, "..", "..", id));
        return IsPack(within) ? PackFolder.Read(within).Files : IsPack(beside) ? PackFolder.Read(beside).Files : null;
    }

    /// <summary>Whether a text has the form of a pack's id: issuer and name. A path never has.</summary>
    internal static bool IsId(string text) => PackId().IsMatch(text);

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex PackId();
}
