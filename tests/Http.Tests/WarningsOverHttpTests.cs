using System.Text.Json;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Rules that watch and the warnings they give, as the pages see them.</summary>
public sealed class WarningsOverHttpTests
{
    private const string Code = "91110000710925462X";
    private const string Registration = $"名称,统一社会信用代码,成立日期,行政区划代码\n三河市澍衡隆商贸有限公司,{Code},2015-03-02,131082\n";

    private const string Penalty =
        $"""
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
        三河市澍衡隆商贸有限公司,法人及非法人组织,{Code},（演示）三罚字〔2026〕1号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.500000,2026-11-20,2029-11-20,2029-11-20,三河市市场监督管理局

        """;

    private static readonly object Spec = new
    {
        title = "三个月内有处罚", department = "市市场监管局", pack = "liaoning/general-risk", indicator = "penalties_3m", threshold = 1, direction = "above", severity = "high", dueDays = 15,
    };

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("liaoning-2022", "第十三条", "LN-13")]
    [Clause("fengxian-2021", "(十七)", "FX-17")]
    public async Task A_department_tries_a_rule_switches_it_on_is_warned_when_a_record_comes_and_closes_the_warning(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registration);
        var (drafted, rule) = await server.PostAsync("/api/warnings/rules", TestServer.Json(new { spec = Spec, by = "李明" }));
        var (tried, trial) = await server.PostAsync("/api/warnings/try", TestServer.Json(new { spec = Spec }));
        var (on, _) = await server.PostAsync("/api/warnings/rules/1/on", TestServer.Json(new { revision = rule.GetProperty("revision").GetInt64(), by = "李明" }));

        await server.SendInAsync("行政处罚.csv", Penalty);
        var row = await FirstAsync(server);
        var close = new { act = "close", warnings = new[] { 1, 99 }, by = "王芳", outcome = "confirmed", reason = "现场核实属实" };
        var (closed, done) = await server.PostAsync("/api/warnings/acts", TestServer.Json(close), "close-1");
        var (_, again) = await server.PostAsync("/api/warnings/acts", TestServer.Json(close), "close-1");
        var (_, view) = await server.GetAsync("/api/warnings/1");
        var (_, rules) = await server.GetAsync("/api/warnings/rules");

        Assert.Equal((201, 200, 200, 200), (drafted, tried, on, closed));
        Assert.Equal((1, 0, true), (trial.GetProperty("watched").GetInt32(), trial.GetProperty("past").GetInt32(), trial.GetProperty("isComplete").GetBoolean()));
        Assert.Equal((Code, "high", "2026-12-07", 1m), (Text(row, "subjectKey"), Text(row, "severity"), Text(row, "due"), row.GetProperty("value").GetDecimal()));
        Assert.Equal("三个月内行政处罚数达到或超过 1", Text(row.GetProperty("words"), "zh"));
        Assert.Equal("AS-061", Text(done.GetProperty("skipped")[0], "code"));
        Assert.Equal(done.GetRawText(), again.GetRawText());
        Assert.Equal(("closed", "confirmed", 1), (Text(view, "state"), Text(view, "outcome"), view.GetProperty("steps").GetArrayLength()));
        Assert.Equal("第十三条", Text(view.GetProperty("clause"), "article"));
        Assert.Equal(1, rules[0].GetProperty("precision").GetProperty("share").GetDouble());
    }

    [Fact]
    public async Task What_can_be_watched_is_listed_with_the_packs_own_warnings_and_their_clauses()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, choices) = await server.GetAsync("/api/warnings/choices");

        var general = choices.EnumerateArray().Single(choice => Text(choice, "pack") == "liaoning/general-risk");
        Assert.Equal(["many-penalties", "many-complaints"], general.GetProperty("entries").EnumerateArray().Select(entry => Text(entry, "id")));
        Assert.All(general.GetProperty("entries").EnumerateArray(), entry => Assert.Equal("第十三条", Text(entry.GetProperty("clause"), "article")));
        Assert.Contains("penalties_3m", general.GetProperty("indicators").EnumerateArray().Select(indicator => Text(indicator, "id")));
    }

    [Theory]
    [InlineData("/api/warnings?state=lost", 400, "HT-012")]
    [InlineData("/api/warnings?division=13%25", 400, "HT-012")]
    [InlineData("/api/warnings?severity=5", 400, "HT-012")]
    [InlineData("/api/warnings?cursor=zz", 400, "HT-010")]
    [InlineData("/api/warnings?rule=NaN", 400, "HT-014")]
    [InlineData("/api/warnings?staet=new", 400, "HT-013")]
    [InlineData("/api/warnings?subject=91131082MY99999999", 404, "HT-001")]
    [InlineData("/api/warnings/counts?assignee=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", 400, "HT-012")]
    [InlineData("/api/warnings/7", 404, "AS-061")]
    [InlineData("/api/warnings/rules/7", 404, "AS-060")]
    public async Task A_question_about_what_is_not_there_is_refused(string address, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.GetAsync(address);

        Assert.Equal((status, code), (found, Text(problem, "code")));
    }

    [Theory]
    [InlineData("rules", """{"spec":{"title":"t","department":"d","pack":"liaoning/general-risk","indicator":"penalties_3m","threshold":NaN},"by":"李明"}""", 400, "HT-014")]
    [InlineData("rules", """{"spec":{"title":"t","department":"d","pack":"liaoning/general-risk","indicator":"penalties_3m","threshold":1e400},"by":"李明"}""", 400, "HT-014")]
    [InlineData("rules", """{"spec":{"title":"标题","department":"市局","pack":"liaoning/general-risk","indicator":"penalties_3m","threshold":1e27},"by":"李明"}""", 400, "AS-067")]
    [InlineData("rules", """{"spec":{"title":"标题","department":"市局","pack":"liaoning/general-risk","indicator":"penalties_3m","threshold":1},"by":"12"}""", 400, "AS-028")]
    [InlineData("rules", """{"spec":{"title":"标题","department":"市局","pack":"liaoning/general-risk","indicator":"penalties_3m","threshold":1,"direction":"sideways"},"by":"李明"}""", 400, "HT-014")]
    [InlineData("rules", """{"spec":null,"by":"李明"}""", 400, "HT-014")]
    [InlineData("try", """{"spec":{"title":"标题","department":"市局","pack":"liaoning/general-risk","indicator":"penalties_3m","threshold":1},"day":"2099-01-01"}""", 400, "HT-012")]
    [InlineData("try", """{"spec":{"title":"标题","department":"市局","pack":"liaoning/general-risk","indicator":"no_such","threshold":1}}""", 400, "AS-063")]
    [InlineData("acts", """{"act":"acknowledge","warnings":[7],"by":"李明"}""", 404, "AS-061")]
    [InlineData("acts", """{"act":"acknowledge","warnings":[],"by":"李明"}""", 400, "AS-074")]
    [InlineData("acts", """{"act":"acknowledge","warnings":null,"by":"李明"}""", 400, "HT-014")]
    [InlineData("acts", """{"act":"undo","warnings":[7],"by":"李明"}""", 404, "AS-061")]
    [InlineData("acts", """{"act":"close","warnings":[7],"by":"李明","outcome":"confirmed"}""", 400, "AS-070")]
    [InlineData("acts/7/undo", """{"by":"李明"}""", 409, "AS-075")]
    [InlineData("rules/7/on", """{"revision":1,"by":"李明"}""", 404, "AS-060")]
    public async Task A_request_that_cannot_be_done_is_refused_and_keeps_nothing(string address, string body, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.PostAsync($"/api/warnings/{address}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (found, Text(problem, "code")));
        Assert.Equal(0, (await server.GetAsync("/api/warnings/rules")).Body.GetArrayLength());
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    /// <summary>The first warning, once the background work has given it.</summary>
    private static async Task<JsonElement> FirstAsync(TestServer server)
    {
        for (var look = 0; look < 300; look++)
        {
            var (_, page) = await server.GetAsync("/api/warnings?state=open");
            if (page.GetProperty("items").GetArrayLength() > 0)
            {
                return page.GetProperty("items")[0];
            }

            await Task.Delay(100);
        }

        throw new TimeoutException("No warning was given.");
    }
}
