using System.Runtime.CompilerServices;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class ContractTests
{
    [Fact]
    public async Task The_committed_description_of_the_interface_is_what_the_program_serves()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);

        var served = await server.Client.GetStringAsync("/openapi/v1.json", TestContext.Current.CancellationToken);

        var committed = await File.ReadAllTextAsync(Committed(), TestContext.Current.CancellationToken);
        Assert.Equal(committed.Trim(), served.Trim());
    }

    [Fact]
    public async Task An_address_that_is_no_interface_gives_the_pages_or_says_how_to_build_them()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);

        var page = await (await server.Client.GetAsync("/subjects/anything", TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.True(page.Contains("npm run build", StringComparison.Ordinal) || page.Contains("<div id=\"root\"", StringComparison.Ordinal), page);
    }

    private static string Committed([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here) ?? string.Empty, "../../docs/openapi.json");
}
