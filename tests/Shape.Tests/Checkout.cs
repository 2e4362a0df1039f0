using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Xinheng.Shape.Tests;

/// <summary>The checkout the tests were built from, as files on disk.</summary>
internal static class Checkout
{
    private static readonly string[] Generated = ["bin", "obj", "node_modules", "wwwroot", "dist", ".git", "data", "out", "results"];

    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Every source file of ours: paths relative to the root, forward slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } = [.. Walk(Root).Order(StringComparer.Ordinal)];

    /// <summary>The modules: the folders of <c>src/</c> with a project file.</summary>
    public static IReadOnlyList<string> Modules { get; } =
        [.. Files.Where(f => f.StartsWith("src/", StringComparison.Ordinal) && f.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>C# files under a folder.</summary>
    public static IEnumerable<string> Code(string folder) =>
        Files.Where(f => f.StartsWith(folder, StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

    /// <summary>A file's text.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(Root, path));

    /// <summary>A C# file's syntax.</summary>
    public static SyntaxNode Syntax(string path) =>
        CSharpSyntaxTree.ParseText(Read(path), new CSharpParseOptions(LanguageVersion.Preview), path).GetRoot();

    /// <summary>The projects a module's project file references.</summary>
    public static IReadOnlyList<string> References(string module) =>
        [.. XDocument.Parse(Read($"src/{module}/{module}.csproj")).Descendants("ProjectReference")
            .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value)).Order(StringComparer.Ordinal)];

    /// <summary>
    /// Holds an approved file against what the sources say now.
    /// With <c>XINHENG_APPROVE=1</c> in the environment the file is written instead.
    /// </summary>
    public static void Approve(string path, string content)
    {
        var full = Path.Combine(Root, path);
        if (Environment.GetEnvironmentVariable("XINHENG_APPROVE") == "1")
        {
            File.WriteAllText(full, content);
        }

        Xunit.Assert.True(File.Exists(full), $"{path} is missing. Run ./test --approve and look at what it writes.");
        Xunit.Assert.True(
            File.ReadAllText(full) == content,
            $"{path} no longer says what the sources say. Run ./test --approve, look at the change and commit it.");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Xinheng.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Xinheng.slnx was not found above the tests' folder.");
    }

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            yield return Path.GetRelativePath(Root, file).Replace('\\', '/');
        }

        foreach (var child in Directory.EnumerateDirectories(folder).Where(c => !Generated.Contains(Path.GetFileName(c))))
        {
            foreach (var file in Walk(child))
            {
                yield return file;
            }
        }
    }
}
