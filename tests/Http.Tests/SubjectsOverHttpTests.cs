using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class SubjectsOverHttpTests
{
    private const string Punished = "91110000710925462X";

    private static readonly string Registrations =
        "名称,统一社会信用代码,企业类型,成立日期,行政区划代码,住所,行业代码,登记状态\n"
        + $"三河市澍衡隆商贸有限公司,{Punished},有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路1号,F5211,存续\n"
        + $"三河市澍衡隆演示有限公司,{Demo.MadeCodes.Make('1', "131082", 1)},有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路2号,F5211,存续\n";

    private const string Penalties =
        $"""
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
        三河市澍衡隆商贸有限公司,法人及非法人组织,{Punished},（演示）三罚字〔2026〕1号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.500000,2026-03-05,2029-03-05,2029-03-05,三河市市场监督管理局

        """;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Subjects_are_listed_by_a_kind_of_record_they_have(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);
        await server.SendInAsync("行政处罚.csv", Penalties);

        var (_, all) = await server.GetAsync("/api/subjects");
        var (_, punished) = await server.GetAsync("/api/subjects?record=penalty");
        var (_, honoured) = await server.GetAsync("/api/subjects?record=honour&division=131082");

        Assert.Equal(2, all.GetProperty("items").GetArrayLength());
        Assert.Equal([Punished], punished.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("key").GetString()));
        Assert.Equal(0, honoured.GetProperty("items").GetArrayLength());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_subject_found_by_a_former_name_says_so_and_one_found_by_its_present_name_does_not(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);
        await server.SendInAsync("变更.csv", Registrations.Replace("三河市澍衡隆商贸有限公司", "三河市燕澄贸易有限公司", StringComparison.Ordinal));

        var (_, byFormer) = await server.GetAsync($"/api/subjects?text={Uri.EscapeDataString("澍衡隆商贸")}");
        var (_, byPresent) = await server.GetAsync($"/api/subjects?text={Uri.EscapeDataString("燕澄")}");

        var found = byFormer.GetProperty("items")[0];
        Assert.Equal((Punished, "三河市燕澄贸易有限公司"), (found.GetProperty("key").GetString(), found.GetProperty("name").GetString()));
        Assert.Equal(["三河市澍衡隆商贸有限公司"], found.GetProperty("former").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal(0, byPresent.GetProperty("items")[0].GetProperty("former").GetArrayLength());
    }

    [Fact]
    public async Task A_kind_of_record_that_does_not_exist_is_refused()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, problem) = await server.GetAsync("/api/subjects?record=no-such-kind");

        Assert.Equal((400, "HT-012"), (status, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Every_section_of_industry_has_a_name_in_both_languages()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, sections) = await server.GetAsync("/api/reference/industries");

        Assert.Equal(20, sections.GetArrayLength());
        Assert.All(sections.EnumerateArray(), section => Assert.True(
            section.GetProperty("name").GetProperty("en").GetString() is { } name && name.All(char.IsAscii), $"{section}"));
    }

    [Fact]
    public async Task An_explanation_says_parameters_and_indicators_in_the_readers_words()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "行政处罚.csv"), Penalties, TestContext.Current.CancellationToken);
        await CommandLineTests.RunAsync(place, "import", Path.Combine(place.Folder, "行政处罚.csv"));
        string[] explain = ["explain", Punished, "--pack", "langfang/public-credit", "--as-of", "2026-11-22", "--lang"];

        var (_, chinese, _) = await CommandLineTests.RunAsync(place, [.. explain, "zh"]);
        var (_, english, _) = await CommandLineTests.RunAsync(place, [.. explain, "en"]);

        Assert.Contains("评价周期：12个月（《", chinese);
        Assert.Contains("不再计入评价的记录状态：已修复、已撤销（《", chinese);
        Assert.Contains("评价周期内一般失信行为记录数：1条", chinese);
        Assert.Contains("evaluation cycle: 12 months (", english);
        Assert.Contains("general records in the cycle: 1 record", english);
        Assert.DoesNotContain("permit-suspended", chinese + english, StringComparison.Ordinal);
    }
}
