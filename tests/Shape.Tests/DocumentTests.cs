using System.Text.RegularExpressions;
using Xunit;

namespace Xinheng.Shape.Tests;

/// <summary>Documents name things that exist.</summary>
public sealed partial class DocumentTests
{
    public static TheoryData<string> Documents =>
        [.. Checkout.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !f.StartsWith("web/node_modules", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_link_and_path_in_a_document_leads_to_a_file(string document)
    {
        var text = Checkout.Read(document);
        var folder = Path.GetDirectoryName(document) ?? string.Empty;

        var links = Link().Matches(text).Select(m => m.Groups[1].Value)
            .Where(l => !l.Contains("://", StringComparison.Ordinal) && !l.StartsWith('#'))
            .Select(l => Path.Combine(folder, l.Split('#')[0]));
        var paths = CodePath().Matches(text).Select(m => m.Groups[1].Value).Where(IsOurs);

        Assert.Empty(links.Concat(paths).Where(path => !Exists(path)).Distinct());
    }

    [Fact]
    public void The_types_that_documents_name_exist()
    {
        var declared = Checkout.Code("src/").Concat(Checkout.Code("tests/"))
            .SelectMany(file => TypeDeclaration().Matches(Checkout.Read(file)).Select(m => m.Groups[1].Value))
            .Concat(Checkout.Modules).ToHashSet();

        var unknown = Checkout.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !f.StartsWith("CHANGELOG", StringComparison.Ordinal))
            .SelectMany(f => CodeType().Matches(Checkout.Read(f)).Select(m => (f, Name: m.Groups[1].Value)))
            .Where(x => !declared.Contains(x.Name) && !Known.Contains(x.Name))
            .Select(x => $"{x.f}: {x.Name}").Distinct();

        Assert.Empty(unknown);
    }

    /// <summary>Names of other people's types that our documents mention.</summary>
    private static readonly HashSet<string> Known = ["TimeProvider", "DateOnly", "DateTimeOffset", "ExcelDataReader", "YamlDotNet", "SQLite", "PostgreSQL"];

    private static bool IsOurs(string path) =>
        path.Split('/')[0] is "src" or "tests" or "docs" or "packs" or "web" or "bench" && !path.Contains('<') && !path.Contains('*') && !path.Contains('…');

    private static bool Exists(string path)
    {
        var full = Path.GetFullPath(Path.Combine(Checkout.Root, path));
        return File.Exists(full) || Directory.Exists(full);
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"`([\w.-]+/[^`\s]*)`")]
    private static partial Regex CodePath();

    [GeneratedRegex(@"`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`")]
    private static partial Regex CodeType();

    [GeneratedRegex(@"\b(?:class|record|struct|enum|interface|record struct|delegate \w+)\s+([A-Z]\w+)")]
    private static partial Regex TypeDeclaration();
}
