using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace Xinheng.Shape.Tests;

/// <summary>
/// Files, methods and parameter lists past the sizes of CONTRIBUTING.md stand in <c>oversize.txt</c> with their size.
/// The list may only shrink: a new offender, or one that grew, fails.
/// </summary>
public sealed class SizeTests
{
    private const int FileLines = 400;
    private const int MethodLines = 60;
    private const int ParameterCount = 6;

    private static readonly string List = "tests/Shape.Tests/oversize.txt";

    [Fact]
    public void No_file_or_method_is_longer_than_the_list_of_exceptions_allows()
    {
        var allowed = Checkout.Read(List).Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split(" = "))
            .ToDictionary(parts => parts[0], parts => int.Parse(parts[1], CultureInfo.InvariantCulture));

        var found = Offenders().ToDictionary(o => o.Name, o => o.Size);

        Assert.Empty(found.Where(o => !allowed.TryGetValue(o.Key, out var size) || o.Value > size).Select(o => $"{o.Key} = {o.Value}: split it"));
        Assert.Empty(allowed.Where(a => !found.TryGetValue(a.Key, out var size) || size < a.Value).Select(a => $"{a.Key} = {a.Value}: smaller now, mend the list"));
    }

    private static IEnumerable<(string Name, int Size)> Offenders()
    {
        foreach (var file in Checkout.Code("src/").Concat(Checkout.Code("tests/")).Concat(Checkout.Code("bench/")).Concat(Web()))
        {
            var lines = Checkout.Read(file).Split('\n').Length - 1;
            if (lines > FileLines)
            {
                yield return (file, lines);
            }
        }

        foreach (var offender in Checkout.Code("src/").SelectMany(Members))
        {
            yield return offender;
        }
    }

    private static IEnumerable<string> Web() =>
        Checkout.Files.Where(f => f.StartsWith("web/src/", StringComparison.Ordinal)
            && (f.EndsWith(".ts", StringComparison.Ordinal) || f.EndsWith(".tsx", StringComparison.Ordinal))
            && !f.EndsWith("schema.ts", StringComparison.Ordinal));

    private static IEnumerable<(string Name, int Size)> Members(string file)
    {
        foreach (var method in Checkout.Syntax(file).DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var name = $"{file}:{(method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor"}";
            if (method.Body is { } body && Lines(body) > MethodLines)
            {
                yield return ($"{name} (lines)", Lines(body));
            }

            if (method.ParameterList.Parameters.Count > ParameterCount)
            {
                yield return ($"{name} (parameters)", method.ParameterList.Parameters.Count);
            }
        }
    }

    private static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line - 1;
    }
}
