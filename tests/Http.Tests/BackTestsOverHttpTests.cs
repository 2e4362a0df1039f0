using System.Text;
using System.Text.Json;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class BackTestsOverHttpTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private const string ByPack = "/api/backtests?pack=langfang/public-credit";

    private const string Registrations =
        """
        名称,统一社会信用代码,企业类型,成立日期,行政区划代码,住所,行业代码,登记状态
        三河市澍衡隆商贸有限公司,91110000710925462X,有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路1号,F5211,存续
        """;

    private const string Outcomes =
        """
        统一社会信用代码,检查日期,检查结果,入样概率
        91110000710925462X,2026-03-05,发现问题,0.5
        91110000710925462X,2026-08-05,未发现问题,0.5
        91110000710925462X,2026-13-05,未发现问题,0.5
        =cmd|' /C calc'!A0,2026-03-05,1,0.5
        91131082MY99999999,2026-03-05,1,0.5
        """;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Outcomes_that_are_sent_in_become_a_report_that_can_be_opened_again(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);

        var (status, started) = await SendAsync(server, $"{ByPack}&known=happened&period=year", Outcomes);
        var address = $"/api/backtests/{started.GetProperty("number").GetInt64()}";
        var view = await DoneAsync(server, address);

        var result = view.GetProperty("result");
        Assert.Equal(202, status);
        Assert.Equal((2, 5), (result.GetProperty("taken").GetInt32(), view.GetProperty("asked").GetProperty("rowsRead").GetInt32()));
        Assert.Equal(["BT-102", "BT-105", "BT-201"], result.GetProperty("fates").EnumerateArray().Select(fate => fate.GetProperty("code").GetString()));
        Assert.Equal(0.5, result.GetProperty("report").GetProperty("overall").GetProperty("rate").GetDouble());
        Assert.Contains("已发生", result.GetProperty("knownWords").GetProperty("zh").GetString());
        Assert.Equal("结果.csv", Assert.Single((await server.GetAsync("/api/backtests")).Body.EnumerateArray()).GetProperty("fileName").GetString());
        var lines = (await server.Client.GetStringAsync($"{address}/outcomes.csv", TestContext.Current.CancellationToken)).Split("\r\n");
        Assert.Equal("2,91110000710925462X,2026-03-05,是,0.5,,langfang-public-credit,A,,,仅限内部", lines[1]);
    }

    [Theory]
    [InlineData("/api/backtests", 422, "BT-303", Outcomes)]
    [InlineData("/api/backtests?scheme=none", 422, "BT-301", Outcomes)]
    [InlineData("/api/backtests?pack=langfang/none", 404, "HT-003", Outcomes)]
    [InlineData("/api/backtests?pack=..%2F..%2Fpacks", 404, "HT-003", Outcomes)]
    [InlineData(ByPack + "&known=all", 400, "HT-012", Outcomes)]
    [InlineData(ByPack + "&period=week", 400, "HT-012", Outcomes)]
    [InlineData(ByPack + "&resamples=1", 422, "BT-304", Outcomes)]
    [InlineData(ByPack + "&seed=x", 400, "HT-014", Outcomes)]
    [InlineData(ByPack + "&from=2026-02-01&through=2026-01-01", 422, "BT-302", Outcomes)]
    [InlineData(ByPack + "&form=2026-02-01", 400, "HT-013", Outcomes)]
    [InlineData(ByPack, 422, "BT-001", "名称,日期\n甲,2026-01-01\n")]
    [InlineData(ByPack, 422, "BT-004", "信用代码,日期,结果\n不是代码,2026-01-01,1\n")]
    [InlineData(ByPack, 422, "IN-001", "")]
    public async Task What_cannot_be_tested_is_refused_with_a_code(string address, int status, string code, string outcomes)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await SendAsync(server, address, outcomes);

        Assert.Equal((status, code), (found, problem.GetProperty("code").GetString()));
        Assert.NotEmpty(problem.GetProperty("remedy").GetString() ?? "");
    }

    [Theory]
    [InlineData("/api/backtests/77", 404, "BT-305")]
    [InlineData("/api/backtests/77/outcomes.csv", 404, "BT-305")]
    [InlineData("/api/backtests/x", 404, "HT-404")]
    public async Task What_is_not_there_is_told_with_a_code(string address, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, problem) = await server.GetAsync(address);

        Assert.Equal((status, code), (found, problem.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task The_rows_that_could_not_be_read_stand_in_the_refusal_of_a_file()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, problem) = await SendAsync(server, ByPack, "信用代码,日期,结果\n91110000710925462X,2026-01-01,也许\n");

        var row = Assert.Single(problem.GetProperty("rows").EnumerateArray());
        Assert.Equal(("BT-107", 2L, 3, "也许"), (row.GetProperty("code").GetString(), row.GetProperty("first")[0].GetProperty("row").GetInt64(), row.GetProperty("first")[0].GetProperty("column").GetInt32(), row.GetProperty("first")[0].GetProperty("found").GetString()));
    }

    [Theory]
    [InlineData("zh", "发现率", "未计入 BT-105 × 1", "按前一日以前已发生的事项评价")]
    [InlineData("en", "95% interval", "left out BT-105 × 1", "what had happened by the day before")]
    public async Task The_command_line_prints_the_report_and_writes_each_outcome(string language, params string[] words)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var (registrations, outcomes, rows) = (Path.Combine(place.Folder, "登记.csv"), Path.Combine(place.Folder, "结果.csv"), Path.Combine(place.Folder, "逐行.csv"));
        await File.WriteAllTextAsync(registrations, Registrations, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(outcomes, Outcomes, TestContext.Current.CancellationToken);
        await RunAsync(place, "import", registrations);

        var (code, output, _) = await RunAsync(place, "backtest", "--pack", "langfang/public-credit", "--outcomes", outcomes, "--known", "happened", "-o", rows, "--lang", language);

        Assert.Equal(ExitCode.Done, code);
        Assert.All(words, word => Assert.Contains(word, output, StringComparison.Ordinal));
        Assert.Equal(4, (await File.ReadAllLinesAsync(rows, TestContext.Current.CancellationToken)).Length);
    }

    [Fact]
    public async Task The_command_line_refuses_what_it_cannot_do()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);

        var neither = await RunAsync(place, "backtest", "--outcomes", "结果.csv", "--lang", "zh");
        var missing = await RunAsync(place, "backtest", "--pack", "langfang/public-credit", "--outcomes", "没有.csv");

        Assert.Equal((ExitCode.Usage, ExitCode.Refused), (neither.Code, missing.Code));
        Assert.Contains("--pack 与 --grades 须给其中一个", neither.Error, StringComparison.Ordinal);
        Assert.Contains("HT-012", missing.Error, StringComparison.Ordinal);
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(TestServer server, string address, string outcomes)
    {
        using var form = new MultipartFormDataContent("a-boundary") { { new ByteArrayContent(Encoding.UTF8.GetBytes(outcomes)), "files", "结果.csv" } };
        return await server.PostAsync(address, form);
    }

    private static async Task<JsonElement> DoneAsync(TestServer server, string address)
    {
        for (var look = 0; look < 600; look++)
        {
            var (_, view) = await server.GetAsync(address);
            if (view.GetProperty("test").GetProperty("state").GetString() is not "running")
            {
                return view;
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{address} did not end");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(TestDatabase place, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Entry.RunAsync([.. args, "--data", place.Folder], output, error, FixedClock.On("2026-11-22"), TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
