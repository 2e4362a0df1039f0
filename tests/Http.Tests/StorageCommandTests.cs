using System.Text.Json;
using Dapper;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class StorageCommandTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_derived_can_be_lost_and_is_built_anew(Engine engine)
    {
        await using var place = await TestDatabase.CreateAsync(engine);
        await CommandLineTests.RunAsync(place, "demo", "--subjects", "200", "--seed", "4");
        var before = await CommandLineTests.RunAsync(place, "subject", "find", "廊坊", "--json");
        await place.Database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync(
            "DELETE FROM registry_search; DELETE FROM assessment_standing", transaction: transaction));
        var lost = await CommandLineTests.RunAsync(place, "subject", "find", "廊坊", "--json");

        var rebuilt = await CommandLineTests.RunAsync(place, "storage", "rebuild", "--json");
        var after = await CommandLineTests.RunAsync(place, "subject", "find", "廊坊", "--json");

        Assert.Equal(ExitCode.Done, rebuilt.Code);
        Assert.NotEqual(before.Output, lost.Output);
        Assert.Equal(before.Output, after.Output);
        Assert.True(JsonDocument.Parse(rebuilt.Output).RootElement.GetProperty("standings")[0].GetProperty("subjects").GetInt64() >= 200);
    }
}
