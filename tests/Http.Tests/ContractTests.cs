using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
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

    [Fact]
    public async Task A_route_that_refuses_a_misspelt_filter_names_those_of_its_description_and_no_others()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var description = JsonDocument.Parse(await File.ReadAllTextAsync(Committed(), TestContext.Current.CancellationToken));

        var refused = 0;
        foreach (var path in description.RootElement.GetProperty("paths").EnumerateObject())
        {
            if (!path.Value.TryGetProperty("get", out var operation))
            {
                continue;
            }

            var asked = operation.TryGetProperty("parameters", out var parameters)
                ? parameters.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "query").Select(one => one.GetProperty("name").GetString()).Order().ToList() : [];
            var address = Regex.Replace(path.Name, "{(number|act)}", "7").Replace("{code}", "131082", StringComparison.Ordinal).Replace('{', 'x').Replace('}', 'x');
            var (_, body) = await server.GetAsync($"{address}?misspelt=1", "en");
            if (body.TryGetProperty("code", out var code) && code.GetString() == "HT-013")
            {
                refused++;
                var known = Regex.Match(body.GetProperty("title").GetString() ?? string.Empty, @"Known here: (.*)\.$").Groups[1].Value;
                Assert.Equal(asked, known.Split(", ", StringSplitOptions.RemoveEmptyEntries).Order());
            }
        }

        Assert.True(refused > 25, $"{refused} routes refused the parameter");
    }

    private static string Committed([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here) ?? string.Empty, "../../docs/openapi.json");
}
