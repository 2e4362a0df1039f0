using System.Text.Json;
using Xinheng.Assessment.Increments;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class StandingGradesOverHttpTests
{
    private const string Scheme = "langfang-public-credit";
    private const string Code = "91110000710925462X";
    private const string Registrations =
        $"""
        名称,统一社会信用代码,企业类型,成立日期,行政区划代码,住所,行业代码,登记状态
        三河市澍衡隆商贸有限公司,{Code},有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路1号,F5211,存续

        """;

    private const string Penalties =
        $"""
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
        三河市澍衡隆商贸有限公司,法人及非法人组织,{Code},（演示）三罚字〔2026〕1号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.500000,2026-03-05,2029-03-05,2029-03-05,三河市市场监督管理局

        """;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_grade_is_read_by_code_in_any_writing_and_follows_a_record_that_is_sent_in(Engine engine)
    {
        await using var server = await GradedAsync(engine);
        await InMemoryAsync(server, (await server.Deployment.Changes.LastAsync()).Value);

        var (status, first) = await server.GetAsync($"/api/grades/{Scheme}/{Code}");
        await server.SendInAsync("行政处罚.csv", Penalties);
        await InMemoryAsync(server, (await server.Deployment.Changes.LastAsync()).Value);
        var (_, then) = await server.GetAsync($"/api/grades/{Scheme}/{Uri.EscapeDataString("９１１１００００-7109 25462x")}");

        Assert.Equal((200, "A"), (status, first.GetProperty("letter").GetString()));
        Assert.Equal(["scheme", "code", "letter", "rule", "isSuspended", "since", "nextChange", "asOf", "knownOn"], first.EnumerateObject().Select(property => property.Name));
        Assert.Equal(
            (Scheme, Code, "B", false, "2026-11-22", "2027-03-05", "2026-11-22"),
            (Text(then, "scheme"), Text(then, "code"), Text(then, "letter"), then.GetProperty("isSuspended").GetBoolean(), Text(then, "since"), Text(then, "nextChange"), Text(then, "asOf")));
        Assert.True(then.GetProperty("knownOn").GetInt64() > first.GetProperty("knownOn").GetInt64());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Before_memory_is_filled_the_database_gives_the_same_answer(Engine engine)
    {
        await using var server = await GradedAsync(engine, runsPipeline: false);

        var address = $"/api/grades/{Scheme}/{Code}";
        var asked = await (await server.Client.GetAsync(address, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        await server.Deployment.StandingGrades.CatchUpAsync();
        var held = await (await server.Client.GetAsync(address, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(server.Deployment.StandingGrades.Find(Scheme, Code));
        Assert.Equal(asked, held);
    }

    [Fact]
    public async Task A_persons_number_is_refused_and_not_repeated()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, problem) = await server.GetAsync($"/api/grades/{Scheme}/11010519491231002X");

        Assert.Equal((400, "HT-080"), (status, problem.GetProperty("code").GetString()));
        Assert.DoesNotContain("11010519491231002X", problem.ToString(), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();

    private static async Task<TestServer> GradedAsync(Engine engine, bool runsPipeline = true)
    {
        var server = await TestServer.StartAsync(engine, runsPipeline);
        if (runsPipeline)
        {
            await server.SendInAsync("登记.csv", Registrations);
        }
        else
        {
            await server.SubmitAsync("登记.csv", Registrations);
            await server.Deployment.Intake.RunDueAsync(null, TestContext.Current.CancellationToken);
        }

        var start = await server.Deployment.Runs.StartAsync("langfang/public-credit", server.Deployment.Today, null, TestContext.Current.CancellationToken);
        await server.Deployment.Runs.ContinueAsync(start.Run!.Number, null, TestContext.Current.CancellationToken); // the shipped pack is not refused
        return server;
    }

    private static async Task InMemoryAsync(TestServer server, long change)
    {
        GradesState? state = null;
        for (var look = 0; look < 300 && state is null; look++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
            state = server.Deployment.StandingGrades.StateOf(Scheme) is { } now && now.KnownOn.Value >= change ? now : null;
        }

        Assert.NotNull(state);
    }
}
