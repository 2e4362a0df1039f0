using System.Text.RegularExpressions;
using Xunit;

namespace Xinheng.Shape.Tests;

public sealed partial class ReferenceTests
{
    [Fact]
    public void The_reference_table_of_the_architecture_is_what_the_project_files_say()
    {
        var table = Table();

        var projects = Checkout.Modules.ToDictionary(m => m, m => string.Join(", ", Checkout.References(m)));

        Assert.Equal(projects.OrderBy(p => p.Key, StringComparer.Ordinal), table.OrderBy(p => p.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void References_go_downward_only()
    {
        var order = Table().Keys.ToList();

        foreach (var module in Checkout.Modules)
        {
            var place = order.IndexOf(module);
            Assert.All(Checkout.References(module), below => Assert.True(
                order.IndexOf(below) < place, $"{module} references {below}, which stands below it in the table of ARCHITECTURE.md."));
        }
    }

    [Theory]
    [InlineData("Policy")]
    [InlineData("Evaluation")]
    public void A_pure_module_touches_no_file_network_clock_or_random_source(string module)
    {
        string[] forbidden =
        [
            "System.IO.File", "File.", "Directory.", "HttpClient", "Socket", "TimeProvider", "Random.", "new Random",
            "Guid.NewGuid", "RandomNumberGenerator", "DbConnection", "Environment.",
        ];

        var found = Checkout.Code($"src/{module}/")
            .SelectMany(file => Checkout.Syntax(file).DescendantNodes()
                .Where(node => node is Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax or Microsoft.CodeAnalysis.CSharp.Syntax.ObjectCreationExpressionSyntax)
                .Select(node => node.ToString())
                .Where(text => forbidden.Any(word => text.StartsWith(word, StringComparison.Ordinal)))
                .Select(text => $"{file}: {text}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Namespaces_match_folders()
    {
        var wrong = Checkout.Code("src/").Select(file => (file, expected: Expected(file), actual: NamespaceLine().Match(Checkout.Read(file)).Groups[1].Value))
            .Where(x => x.actual.Length > 0 && x.actual != x.expected)
            .Select(x => $"{x.file}: {x.actual}, expected {x.expected}");

        Assert.Empty(wrong);
    }

    private static string Expected(string file)
    {
        var folders = Path.GetDirectoryName(file)!.Replace('\\', '/').Split('/')[1..];
        return folders[0] == "Xinheng" ? string.Join('.', folders) : "Xinheng." + string.Join('.', folders);
    }

    /// <summary>Rows <c>| `Module` | what | may reference |</c>, lowest module first.</summary>
    private static Dictionary<string, string> Table() =>
        TableRow().Matches(Checkout.Read("ARCHITECTURE.md"))
            .ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value.Trim() == "–" ? string.Empty : m.Groups[2].Value.Trim());

    [GeneratedRegex(@"^\| `(\w+)` \|[^|]*\|([^|]*)\|$", RegexOptions.Multiline)]
    private static partial Regex TableRow();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
