using System.Text.RegularExpressions;
using Xinheng.Policy;
using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;

namespace Xinheng.Assessment;

/// <summary>A pack as found on disk.</summary>
public sealed record PackEntry
{
    /// <summary>Issuer and name, such as <c>langfang/public-credit</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Its folder.</summary>
    public required string Folder { get; init; }

    /// <summary>Its files as text.</summary>
    public required PackFiles Files { get; init; }

    /// <summary>The pack ready to run; null when it has errors.</summary>
    public required CompiledPack? Pack { get; init; }

    /// <summary>What the compiler and the linter found, errors first.</summary>
    public required IReadOnlyList<Diagnostic> Diagnostics { get; init; }

    /// <summary>Its cases; empty when it has errors.</summary>
    public required IReadOnlyList<PackCase> Cases { get; init; }

    /// <summary>Whether a finding forbids grading with it.</summary>
    public bool IsBlocked => Pack is null || Diagnostics.Any(PackLinter.BlocksActivation);
}

/// <summary>
/// The policy packs of a folder: <c>ROOT/ISSUER/PACK/pack.yaml</c>. Compiled once, and again when a file changes.
/// Bad folders give diagnostics, never exceptions. Safe to use from many threads.
/// </summary>
/// <param name="root">The folder that holds the issuers' folders.</param>
public sealed partial class PackLibrary(string root)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (string Stamp, PackEntry Entry)> compiled = new(StringComparer.Ordinal);

    /// <summary>The folder that holds the issuers' folders.</summary>
    public string Root => root;

    /// <summary>All packs by id.</summary>
    public IReadOnlyList<PackEntry> List()
    {
        var folders = Directory.Exists(root)
            ? Directory.EnumerateDirectories(root).SelectMany(Directory.EnumerateDirectories).Where(IsPack).ToList()
            : [];
        return [.. folders.Select(Read).OrderBy(entry => entry.Id, StringComparer.Ordinal)];
    }

    /// <summary>The pack with an id; null when the library has none. A path is never an id.</summary>
    public PackEntry? Find(string id)
    {
        var folder = FolderOf(id);
        return folder is not null && IsPack(folder) ? Read(folder) : null;
    }

    /// <summary>The pack with an id, else the one in the folder a person at the machine names; null when there is neither.</summary>
    public PackEntry? Open(string idOrFolder) =>
        Find(idOrFolder) ?? (IsPack(idOrFolder) ? Read(Path.GetFullPath(idOrFolder)) : null);

    private static bool IsPack(string folder) => File.Exists(Path.Combine(folder, "pack.yaml"));

    private string? FolderOf(string id) => PackId().IsMatch(id) ? Path.Combine(root, id) : null;

    private PackEntry Read(string folder)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var stamp = PackFolder.Stamp(root, folder);
        lock (gate)
        {
            if (compiled.TryGetValue(folder, out var kept) && kept.Stamp == stamp)
            {
                return kept.Entry;
            }
        }

        var entry = Compile(folder);
        lock (gate)
        {
            compiled[folder] = (stamp, entry);
        }

        return entry;
    }

    private PackEntry Compile(string folder)
    {
        var (files, unread) = PackFolder.Read(folder);
        var reading = PackCompiler.Compile(files, id => Resolve(folder, id));
        var found = reading.Pack is { } pack ? PackLinter.Check(pack) : [];
        return new PackEntry
        {
            Id = files.Id,
            Folder = folder,
            Files = files,
            Pack = unread.Count == 0 ? reading.Pack : null,
            Diagnostics = [.. unread.Concat(reading.Diagnostics).Concat(found).OrderBy(diagnostic => diagnostic.Severity)],
            Cases = reading.Cases,
        };
    }

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

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]*/[a-z0-9][a-z0-9-]*\z", RegexOptions.NonBacktracking)]
    private static partial Regex PackId();
}
