using System.Text.Json;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Grades of one subject that lie too far apart, as the pages and the command line see them.</summary>
public sealed class ConsistencyOverHttpTests
{
    private const string Code = "91110000710925462X";
    private const string City = "重庆市发展和改革委员会";
    private const string Registration = $"名称,统一社会信用代码,成立日期,行政区划代码\n三河市澍衡隆商贸有限公司,{Code},2015-03-02,131082\n";
    private const string National = $"企业名称,统一社会信用代码,评价体系,等级,评价日期,评价单位,撤销日期\n三河市澍衡隆商贸有限公司,{Code},enterprise-credit-comprehensive,C,2026-05-01,全国信用信息共享平台,\n";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public async Task A_case_opens_in_the_background_is_reviewed_by_the_departments_and_closed(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registration);
        await server.SendInAsync("全国综合评价.csv", National);
        await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = "chongqing/public-credit", asOf = "2026-11-22" }));

        var opened = await FirstAsync(server);
        var (_, half) = await DecideAsync(server, "reviews", opened, City);
        var (refused, problem) = await DecideAsync(server, "close", half, null);
        var (_, whole) = await DecideAsync(server, "reviews", half, "全国信用信息共享平台");
        var (status, closed) = await DecideAsync(server, "close", whole, null);
        var (overtaken, late) = await DecideAsync(server, "close", whole, null);

        Assert.Equal(("open", Code, 2), (Text(opened, "state"), Text(opened, "subjectKey"), opened.GetProperty("apart").GetInt32()));
        Assert.Equal("A 优秀", $"{Text(opened.GetProperty("grades")[0], "letter")} {Text(opened.GetProperty("grades")[0].GetProperty("name"), "zh")}");
        Assert.Equal("二(三)8", Text(opened.GetProperty("clause"), "article"));
        Assert.Equal((409, "AS-082", 200, "closed"), (refused, Text(problem, "code"), status, Text(closed, "state")));
        Assert.Equal((409, "AS-081"), (overtaken, Text(late, "code")));
    }

    [Theory]
    [InlineData("/api/consistency/cases?state=lost", 400, "HT-012")]
    [InlineData("/api/consistency/cases?rule=two-steps", 400, "HT-012")]
    [InlineData("/api/consistency/cases?division=%E5%BB%8A", 400, "HT-012")]
    [InlineData("/api/consistency/cases?subject=x", 404, "HT-001")]
    [InlineData("/api/consistency/cases?limit=0", 400, "HT-011")]
    [InlineData("/api/consistency/cases/7", 404, "AS-080")]
    [InlineData("/api/consistency/counts?overdu=true", 400, "HT-013")]
    public async Task A_question_about_what_is_not_there_is_refused(string address, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.GetAsync(address);

        Assert.Equal((status, code), (found, Text(problem, "code")));
    }

    [Theory]
    [InlineData("""{"revision":1,"by":"李明","decision":"kept","reason":"口径不同","department":"市局"}""", 404, "AS-080")]
    [InlineData("""{"revision":1,"by":"  ","decision":"kept","reason":"口径不同","department":"市局"}""", 400, "AS-028")]
    [InlineData("""{"revision":1,"by":"李明","decision":"kept","reason":"  ","department":"市局"}""", 400, "AS-084")]
    [InlineData("""{"revision":1,"by":"李明","decision":"perhaps","reason":"口径不同"}""", 400, "HT-014")]
    public async Task A_review_that_cannot_be_taken_is_refused(string body, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.PostAsync("/api/consistency/cases/7/reviews", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (found, Text(problem, "code")));
    }

    [Fact]
    public async Task The_command_line_lists_cases_and_warnings_and_refuses_what_is_not_there()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var empty = await CommandLineTests.RunAsync(place, "consistency", "list", "--lang", "zh");
        var none = await CommandLineTests.RunAsync(place, "consistency", "show", "7", "--json");
        var rules = await CommandLineTests.RunAsync(place, "warnings", "rules", "--lang", "en");
        var drafted = await CommandLineTests.RunAsync(place, "warnings", "draft", "--title", "处罚三次", "--department", "市市场监管局", "--pack", "liaoning/general-risk", "--indicator", "penalties_3m", "--above", "3", "--by", "李明", "--json");
        var both = await CommandLineTests.RunAsync(place, "warnings", "draft", "--above", "3", "--below", "1");
        var tried = await CommandLineTests.RunAsync(place, "warnings", "try", "1", "--lang", "zh");
        var on = await CommandLineTests.RunAsync(place, "warnings", "on", "1", "--by", "李明", "--json");
        var off = await CommandLineTests.RunAsync(place, "warnings", "off", "1", "--by", "李明", "--reason", "口径调整", "--lang", "zh");
        var acted = await CommandLineTests.RunAsync(place, "warnings", "act", "close", "1", "2", "--outcome", "confirmed", "--reason", "属实", "--by", "李明");

        Assert.Equal("没有符合条件的等级核查。", empty.Output.Trim());
        Assert.Equal((ExitCode.Refused, "AS-080"), (none.Code, JsonDocument.Parse(none.Output).RootElement.GetProperty("code").GetString()));
        Assert.Contains("There is no rule yet.", rules.Output, StringComparison.Ordinal);
        Assert.Equal("draft", JsonDocument.Parse(drafted.Output).RootElement.GetProperty("state").GetString());
        Assert.Equal(ExitCode.Usage, both.Code);
        Assert.Contains("监测 0 户", tried.Output, StringComparison.Ordinal);
        Assert.Equal("on", JsonDocument.Parse(on.Output).RootElement.GetProperty("state").GetString());
        Assert.Contains("停用", off.Output, StringComparison.Ordinal);
        Assert.Equal((ExitCode.Refused, true), (acted.Code, acted.Error.Contains("AS-061", StringComparison.Ordinal)));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static Task<(int Status, JsonElement Body)> DecideAsync(TestServer server, string step, JsonElement seen, string? department) => server.PostAsync(
        $"/api/consistency/cases/1/{step}",
        TestServer.Json(new { revision = seen.TryGetProperty("revision", out var revision) ? revision.GetInt64() : 0, by = "李明", decision = "kept", reason = "指标口径不同", department }));

    /// <summary>The first case, once the background work has opened it.</summary>
    private static async Task<JsonElement> FirstAsync(TestServer server)
    {
        for (var look = 0; look < 300; look++)
        {
            var (status, view) = await server.GetAsync("/api/consistency/cases/1");
            if (status == 200)
            {
                return view;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("No case was opened.");
    }
}
