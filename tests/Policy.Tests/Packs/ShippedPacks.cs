using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>The packs of the repository, read from their folders.</summary>
internal static class ShippedPacks
{
    private static readonly Lazy<string> Root = new(FindRoot);

    /// <summary>The folder that holds them.</summary>
    public static string Folder => Root.Value;

    /// <summary>Ids of all packs.</summary>
    public static IReadOnlyList<string> Ids =>
    [
        .. Directory.EnumerateFiles(Root.Value, "pack.yaml", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root.Value, Path.GetDirectoryName(file)!).Replace('\\', '/')) // a file has a folder
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A pack's files; null when there is no such pack.</summary>
    public static PackFiles? Find(string id)
    {
        var folder = Path.Combine(Root.Value, id);
        return Directory.Exists(folder)
            ? new(id, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
                file => Path.GetRelativePath(folder, file).Replace('\\', '/'),
                File.ReadAllText))
            : null;
    }

    /// <summary>A pack compiled; fails when it has findings.</summary>
    public static CompiledPack Compile(string id)
    {
        var reading = PackCompiler.Compile(Find(id)!, Find); // a missing pack fails the test
        Assert.Empty(reading.Diagnostics.Select(diagnostic => DiagnosticText.Render(diagnostic, "en")));
        return reading.Pack!; // no findings: there is a pack
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "packs", "national")))
            {
                return Path.Combine(folder.FullName, "packs");
            }
        }

        throw new DirectoryNotFoundException("The folder packs/ was not found above the test's folder.");
    }
}
