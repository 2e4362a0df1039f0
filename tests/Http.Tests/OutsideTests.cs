using Xinheng.Commands;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Whether a grade may leave the office: what is said and set, and the mark every grade bears.</summary>
public sealed class OutsideTests
{
    private const string Code = "91110000710925462X";
    private const string LeftOpen = "fengxian/public-credit";

    private const string Registrations =
        $"""
        名称,统一社会信用代码,企业类型,成立日期,行政区划代码,住所,行业代码,登记状态
        三河市澍衡隆商贸有限公司,{Code},有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路1号,F5211,存续

        """;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_grade_bears_its_mark_on_the_list_the_page_the_explanation_and_the_overview_until_showing_it_is_allowed(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);
        await GradeAsync(server, LeftOpen);
        var grounds = (await GroundsAsync(server)).ToList();

        var (status, view) = await server.PostAsync($"/api/packs/{LeftOpen}/outside", TestServer.Json(new { isAllowed = true, by = "李明", reason = "区信用办决定" }));

        Assert.Equal(Enumerable.Repeat("not-set", 5), grounds);
        Assert.Equal((200, "set-to-allow"), (status, view.GetProperty("mark").GetProperty("ground").GetString()));
        Assert.Equal(("李明", "区信用办决定"), (view.GetProperty("settings")[0].GetProperty("by").GetString(), view.GetProperty("settings")[0].GetProperty("reason").GetString()));
        Assert.Equal(Enumerable.Repeat("set-to-allow", 5), await GroundsAsync(server));
    }

    [Fact]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public async Task What_leaves_the_office_in_a_file_says_in_every_row_whether_it_may_be_shown_and_why()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        await server.SendInAsync("登记.csv", Registrations);
        await GradeAsync(server, "langfang/public-credit");
        await GradeAsync(server, "langfang/industry-risk");

        var csv = await server.Client.GetStringAsync(new Uri("/api/subjects/export?format=csv", UriKind.Relative), TestContext.Current.CancellationToken);

        var lines = csv.Split("\r\n");
        Assert.EndsWith("等级,等级名称,暂缓使用,可否对外展示,依据", lines[0], StringComparison.Ordinal);
        Assert.Contains(",否,不得,政策包写明不得对外展示（《", lines[1], StringComparison.Ordinal);
        Assert.EndsWith("》四(一)）", lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("langfang/industry-risk", "李明", "想展示", 422, "AS-040")]
    [InlineData("langfang/public-credit", "李明", "想展示", 422, "AS-040")]
    [InlineData(LeftOpen, "李明", " ", 400, "AS-041")]
    [InlineData(LeftOpen, "123", "想展示", 400, "AS-028")]
    [InlineData("national/catalogue", "李明", "想展示", 400, "HT-006")]
    [InlineData("no/where", "李明", "想展示", 404, "HT-003")]
    public async Task What_is_not_for_the_deployment_to_set_or_is_set_by_nobody_for_no_reason_is_refused(string pack, string by, string reason, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.PostAsync($"/api/packs/{pack}/outside", TestServer.Json(new { isAllowed = true, by, reason }));

        Assert.Equal((status, code), (found, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task On_the_command_line_every_scheme_is_listed_with_what_it_says_and_one_that_is_left_open_is_set()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (_, before, _) = await CommandLineTests.RunAsync(place, "grades", "outside");
        var (done, _, _) = await CommandLineTests.RunAsync(place, "grades", "outside", LeftOpen, "--allow", "--by", "李明", "--why", "区信用办决定");
        var (_, after, _) = await CommandLineTests.RunAsync(place, "grades", "outside", LeftOpen, "--lang", "en");
        var (refused, _, problem) = await CommandLineTests.RunAsync(place, "grades", "outside", "liaoning/food-safety", "--allow", "--by", "李明", "--why", "想展示");

        Assert.Contains("尚未设定", before.Split('\n').Single(line => line.StartsWith(LeftOpen, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("第五条", before.Split('\n').Single(line => line.StartsWith("liaoning/food-safety", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal((ExitCode.Done, ExitCode.Refused), (done, refused));
        Assert.Contains("李明  allowed: 区信用办决定", after, StringComparison.Ordinal);
        Assert.StartsWith("AS-040", problem);
    }

    [Theory]
    [InlineData("outside", LeftOpen, "--allow", "--deny")]
    [InlineData("outside", "--allow", "--by", "李明", "--why", "决定")]
    [InlineData("outside", LeftOpen, "--by", "李明")]
    public async Task Options_of_a_setting_that_do_not_go_together_are_a_wrong_use(params string[] arguments)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var (code, _, error) = await CommandLineTests.RunAsync(place, ["grades", .. arguments]);

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains("用法不对", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_on_the_command_line_says_that_it_is_for_use_inside_only()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(Path.Combine(place.Folder, "登记.csv"), Registrations, TestContext.Current.CancellationToken);
        await CommandLineTests.RunAsync(place, "import", Path.Combine(place.Folder, "登记.csv"));

        var (_, chinese, _) = await CommandLineTests.RunAsync(place, "explain", Code, "--pack", "langfang/industry-risk");
        var (_, json, _) = await CommandLineTests.RunAsync(place, "explain", Code, "--pack", "langfang/industry-risk", "--json");

        Assert.Contains("仅供内部使用，不得对外展示：政策包写明不得对外展示（《", chinese, StringComparison.Ordinal);
        Assert.Contains("\"ground\": \"never\"", json, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_suspended_grade_is_marked_counted_and_filtered(Engine engine)
    {
        const string Pack = "chongqing/procurement-suppliers";
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);
        await ObjectedAsync(server);
        await GradeAsync(server, Pack);

        var (_, page) = await server.GetAsync($"/api/subjects?suspended=true");
        var (_, overview) = await server.GetAsync("/api/overview");
        var (_, explanation) = await server.GetAsync($"/api/subjects/{Code}/explanation?pack={Pack}");
        var (_, history) = await server.GetAsync($"/api/subjects/{Code}/grades");
        var csv = await server.Client.GetStringAsync(new Uri("/api/subjects/export?format=csv&suspended=true", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal((1, Code), (page.GetProperty("total").GetInt32(), page.GetProperty("items")[0].GetProperty("key").GetString()));
        Assert.Equal(1, overview.GetProperty("suspended").GetInt32());
        Assert.All(
            [page.GetProperty("items")[0].GetProperty("grade"), explanation.GetProperty("grade"), history[0].GetProperty("grade")],
            grade => Assert.True(grade.GetProperty("isSuspended").GetBoolean()));
        Assert.Contains("因异议处理暂缓使用", explanation.GetProperty("sentence").GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.Contains(",是,不得,", csv, StringComparison.Ordinal);
    }

    /// <summary>What decides it for the grade of the one subject, wherever it is shown.</summary>
    private static async Task<IEnumerable<string?>> GroundsAsync(TestServer server)
    {
        var (_, page) = await server.GetAsync("/api/subjects");
        var (_, subject) = await server.GetAsync($"/api/subjects/{Code}");
        var (_, explanation) = await server.GetAsync($"/api/subjects/{Code}/explanation?pack={LeftOpen}");
        var (_, history) = await server.GetAsync($"/api/subjects/{Code}/grades");
        var (_, overview) = await server.GetAsync("/api/overview");
        return new[]
        {
            page.GetProperty("items")[0].GetProperty("grade"), subject.GetProperty("grades")[0], explanation.GetProperty("grade"), history[0].GetProperty("grade"), overview,
        }.Select(one => one.GetProperty("outside").GetProperty("ground").GetString());
    }

    private static async Task GradeAsync(TestServer server, string pack)
    {
        var start = await server.Deployment.Runs.StartAsync(pack, server.Deployment.Today);
        Assert.Empty(start.Refusal.Select(refusal => refusal.Code));
        var run = await server.Deployment.Runs.ContinueAsync(start.Run!.Number); // not refused: there is one
        Assert.Equal(Assessment.RunState.Done, run.State);
    }

    /// <summary>An act in procurement of the one subject, under objection.</summary>
    private static Task ObjectedAsync(TestServer server) => server.Deployment.Database.WriteAsync(async (transaction, _) =>
    {
        var origin = new ChangeOrigin(0, server.Deployment.Clock.GetUtcNow());
        var act = new IncomingRecord
        {
            Kind = "procurement-general", Code = CreditCode.Read(Code), SubjectName = "三河市澍衡隆商贸有限公司", Key = "采〔2026〕1号",
            Happened = new(2026, 5, 1), Content = "{}"u8.ToArray(), Row = 1,
        };
        var taken = await new RegistryTaking(server.Deployment.Database).TakeAsync(transaction, [act], origin);
        await new RecordEvents(server.Deployment.Database).AppendAsync(
            transaction, [new IncomingEvent { Record = taken.Single().Record, Kind = RecordEventKind.Objected, On = new(2026, 6, 1) }], origin);
    });
}
