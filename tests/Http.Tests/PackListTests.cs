using System.Text.Json;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class PackListTests
{
    [Fact]
    public async Task Packs_are_listed_by_territory_the_nation_first_usable_ones_before_others_and_literal_renderings_last()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, packs) = await server.GetAsync("/api/packs");

        var rows = packs.EnumerateArray().ToList();
        var inUse = rows.TakeWhile(row => !row.GetProperty("isLiteral").GetBoolean()).ToList();
        Assert.All(rows.Skip(inUse.Count), row => Assert.EndsWith("/literal", row.GetProperty("id").GetString(), StringComparison.Ordinal));
        Assert.Equal(["000000", "130000", "131000", "210000", "310120", "500000"], inUse.Select(PlaceOf).Distinct());
        Assert.Equal("河北省 廊坊市", rows.First(row => PlaceOf(row) == "131000").GetProperty("place").GetProperty("name").GetProperty("zh").GetString());
        Assert.All(inUse.GroupBy(PlaceOf), group => Assert.Equal(group.OrderByDescending(CanRun).Select(CanRun), group.Select(CanRun)));
        var langfang = rows.Single(row => row.GetProperty("id").GetString() == "langfang/public-credit");
        Assert.True(langfang.GetProperty("cases").GetInt32() > 20);
        Assert.Equal("in-force", langfang.GetProperty("force").GetString());
        Assert.Contains("langfang-2023", langfang.GetProperty("documents").EnumerateArray().Select(document => document.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("2023-01-18", "later")]
    [InlineData("2023-01-19", "in-force")]
    [InlineData("2028-01-18", "in-force")]
    [InlineData("2028-01-19", "ended")]
    public async Task A_pack_in_the_list_says_how_it_stands_on_the_day_asked_for(string day, string force)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, packs) = await server.GetAsync($"/api/packs?on={day}");

        Assert.Equal(force, packs.EnumerateArray().Single(row => row.GetProperty("id").GetString() == "langfang/public-credit").GetProperty("force").GetString());
    }

    [Theory]
    [InlineData("000000", "全国")]
    [InlineData("310120", "上海市 奉贤区")]
    [InlineData("999999", "999999")]
    public void A_territory_is_named_with_the_divisions_it_lies_in(string code, string name) =>
        Assert.Equal(name, PackListing.PlaceOf(code)?.Name.Zh);

    [Fact]
    public void A_version_that_says_no_first_day_stands_nowhere_on_the_date_line() =>
        Assert.Equal(PackForce.Unplaced, PackListing.ForceOn(null, new(2026, 1, 1)));

    [Fact]
    public async Task How_grades_are_used_stands_on_the_pack_page_with_the_clause_on_showing_them()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, pack) = await server.GetAsync("/api/packs/langfang/industry-risk");

        var entries = pack.GetProperty("sections").EnumerateArray().Single(section => section.GetProperty("id").GetString() == "scheme")
            .GetProperty("lines").EnumerateArray().Where(line => line.GetProperty("depth").GetInt32() == 0).ToList();
        Assert.Equal(["scale", "cycle", "planes", "outside", "under-objection"], entries.Select(entry => entry.GetProperty("id").GetString()));
        Assert.Equal("四(一)", entries[3].GetProperty("clause").GetProperty("article").GetString());
        Assert.Equal(JsonValueKind.Null, entries[2].GetProperty("clause").ValueKind);
    }

    private static string? PlaceOf(JsonElement row) => row.GetProperty("place").GetProperty("code").GetString();

    private static bool CanRun(JsonElement row) => row.GetProperty("canRun").GetBoolean();
}
