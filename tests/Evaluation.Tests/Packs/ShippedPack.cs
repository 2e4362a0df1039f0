using System.Collections.Concurrent;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Evaluation.Tests.Packs;

/// <summary>The packs of the repository with their cases, each compiled once.</summary>
internal static class ShippedPack
{
    private static readonly string Folder = Path.Combine(Guide.Root, "packs");

    private static readonly ConcurrentDictionary<string, Lazy<PackReading>> Known = [];

    private static readonly ConcurrentDictionary<string, PackFiles?> Found = [];

    /// <summary>Ids of all packs that can be put in force; the literal renderings of documents are there to be found wanting.</summary>
    public static IReadOnlyList<string> Usable =>
    [
        .. Directory.EnumerateFiles(Folder, "pack.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Folder, Path.GetDirectoryName(file)!).Replace('\\', '/')) // a file has a folder
            .Where(id => !id.EndsWith("/literal", StringComparison.Ordinal)).Order(StringComparer.Ordinal),
    ];

    /// <summary>A pack's files; null when there is no such pack.</summary>
    public static PackFiles? Files(string id) => Found.GetOrAdd(id, static one =>
    {
        var folder = Path.Combine(Folder, one);
        return Directory.Exists(folder)
            ? new(one, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'), File.ReadAllText))
            : null;
    });

    /// <summary>A pack with its cases.</summary>
    public static PackReading Read(string id) =>
        Known.GetOrAdd(id, static one => new(() => PackCompiler.Compile(Files(one)!, Files))).Value; // asked for by ids of shipped packs

    /// <summary>How all cases of a pack go.</summary>
    public static IReadOnlyList<CaseOutcome> Run(string id) => CaseRunner.Run(Read(id).Pack!, Read(id).Cases); // shipped packs compile

    /// <summary>The pack with one piece of its text changed.</summary>
    public static PackReading Changed(string id, string find, string put)
    {
        var files = Files(id)!; // as above
        var text = files.Texts["pack.yaml"];
        Assert.Equal(2, text.Split(find).Length);
        return PackCompiler.Compile(files with { Texts = new Dictionary<string, string>(files.Texts) { ["pack.yaml"] = text.Replace(find, put, StringComparison.Ordinal) } }, Files);
    }
}
