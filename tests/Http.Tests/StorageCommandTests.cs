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

    [Fact]
    public async Task A_snapshot_of_columns_is_missed_built_shown_and_found_damaged()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await CommandLineTests.RunAsync(place, "demo", "--subjects", "50", "--seed", "4");

        var missing = await CommandLineTests.RunAsync(place, "storage", "snapshot", "show", "--json");
        var built = await CommandLineTests.RunAsync(place, "storage", "snapshot", "build", "--json");
        var again = await CommandLineTests.RunAsync(place, "storage", "snapshot", "build", "--json");
        var verified = await CommandLineTests.RunAsync(place, "storage", "snapshot", "verify", "--json");
        await FlipAsync(Text(built.Output, "path"));
        var damaged = await CommandLineTests.RunAsync(place, "storage", "snapshot", "verify", "--json");

        Assert.Equal((ExitCode.Refused, "AS-105"), (missing.Code, Text(missing.Output, "code")));
        Assert.Equal((ExitCode.Done, "built"), (built.Code, Text(built.Output, "work")));
        Assert.Equal((ExitCode.Done, "none"), (again.Code, Text(again.Output, "work")));
        Assert.Equal(ExitCode.Done, verified.Code);
        Assert.Equal((ExitCode.Refused, "AS-103"), (damaged.Code, Text(damaged.Output, "code")));
    }

    private static string? Text(string json, string name) => JsonDocument.Parse(json).RootElement.GetProperty(name).GetString();

    private static async Task FlipAsync(string? path)
    {
        var bytes = await File.ReadAllBytesAsync(path!); // it was just built there
        bytes[5000] ^= 1;
        await File.WriteAllBytesAsync(path!, bytes);
    }
}
