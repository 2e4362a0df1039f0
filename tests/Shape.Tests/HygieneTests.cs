using System.Text.RegularExpressions;
using Xunit;

namespace Xinheng.Shape.Tests;

public sealed partial class HygieneTests
{
    [Fact]
    public void No_file_names_a_registry_host_or_a_path_of_a_machine()
    {
        var found = Text().Where(f => f != "tests/Shape.Tests/HygieneTests.cs")
            .SelectMany(f => HostOrPath().Matches(Checkout.Read(f)).Select(m => $"{f}: {m.Value}"));

        Assert.Empty(found);
    }

    [Fact]
    public void Nothing_is_left_unfinished()
    {
        var found = Checkout.Code("src/").Concat(Checkout.Files.Where(f => f.StartsWith("web/src/", StringComparison.Ordinal)))
            .SelectMany(f => Unfinished().Matches(Checkout.Read(f)).Select(m => $"{f}: {m.Value}"));

        Assert.Empty(found);
    }

    [Fact]
    public void No_exception_is_swallowed_outside_the_host()
    {
        var found = Checkout.Code("src/").Where(f => !f.StartsWith("src/Xinheng/", StringComparison.Ordinal))
            .SelectMany(f => CatchAll().Matches(Checkout.Read(f)).Select(m => $"{f}: {m.Value}"));

        Assert.Empty(found);
    }

    private static IEnumerable<string> Text() =>
        Checkout.Files.Where(f => Path.GetExtension(f) is ".cs" or ".md" or ".ts" or ".tsx" or ".json" or ".yaml" or ".yml" or ".csproj" or ".props" or ".targets" or ".html" or "");

    [GeneratedRegex(@"registry\.npmjs\.org|api\.nuget\.org|deb\.debian\.org|(?<![\w/.])/(?:work|root|home)/\w+")]
    private static partial Regex HostOrPath();

    [GeneratedRegex(@"\b(?:TODO|FIXME|HACK|XXX)\b|new NotImplementedException")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"catch\s*(?:\(Exception[^)]*\)\s*)?\{(?![^}]*throw)")]
    private static partial Regex CatchAll();
}
