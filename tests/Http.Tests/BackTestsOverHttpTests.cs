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

    private const string Inspections =
        """
        检查对象名称,统一社会信用代码,抽查任务编号,检查日期,检查机关,检查结果
        三河市澍衡隆商贸有限公司,91110000710925462X,任1号,2026-03-05,三河市市场监督管理局,发现问题已责令改正
        三河市澍衡隆商贸有限公司,91110000710925462X,任2号,2026-08-05,三河市市场监督管理局,未发现问题
        三河市澍衡隆商贸有限公司,91110000710925462X,任3号,2026-08-06,三河市税务局,未发现开展本次抽查涉及的经营活动
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
    [MemberData(nameof(Engines))]
    public async Task Inspections_that_were_sent_in_are_counted_and_become_a_report(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registrations);
        await server.SendInAsync("抽查.csv", Inspections);

        var (_, held) = await server.GetAsync("/api/backtests/inspections?from=2026-01-01");
        var (status, started) = await server.PostAsync("/api/backtests/inspections?pack=langfang/public-credit&known=happened&from=2026-01-01", null);
        var address = $"/api/backtests/{started.GetProperty("number").GetInt64()}";
        var view = await DoneAsync(server, address);

        Assert.Equal((3, 2, 1), (held.GetProperty("inspections").GetInt32(), held.GetProperty("usable").GetInt32(), held.GetProperty("found").GetInt32()));
        Assert.Equal(("2026-03-05", "2026-08-05", JsonValueKind.Null), (held.GetProperty("firstDay").GetString(), held.GetProperty("lastDay").GetString(), held.GetProperty("trouble").ValueKind));
        Assert.Equal("三河市市场监督管理局", held.GetProperty("departments")[0].GetProperty("name").GetString());
        Assert.Equal(["BT-110"], held.GetProperty("leftOut").EnumerateArray().Select(fate => fate.GetProperty("code").GetString()));
        Assert.Equal((202, "platform", 2), (status, view.GetProperty("test").GetProperty("source").GetString(), view.GetProperty("result").GetProperty("taken").GetInt32()));
        Assert.Equal(0.5, view.GetProperty("result").GetProperty("report").GetProperty("overall").GetProperty("rate").GetDouble());
    }

    [Theory]
    [InlineData("", "BT-303")]
    [InlineData("?pack=langfang/public-credit", "BT-007")]
    [InlineData("?pack=langfang/public-credit&from=2026-02-01&through=2026-01-01", "BT-302")]
    [InlineData("?pack=langfang/public-credit&from=2027-01-01", "BT-009")]
    [InlineData("?pack=langfang/none", "HT-003")]
    [InlineData("?pack=langfang/public-credit&from=2026-02-30", "HT-014")]
    [InlineData("?pack=langfang/public-credit&departement=x", "HT-013")]
    public async Task Inspections_that_cannot_be_tested_on_are_refused_with_a_code(string query, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, problem) = await server.PostAsync($"/api/backtests/inspections{query}", null);

        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.NotEmpty(problem.GetProperty("remedy").GetString() ?? "");
    }

    [Theory]
    [InlineData("", 200, "BT-007")]
    [InlineData("?department=%27%20OR%201%3D1&through=2025-01-01", 200, "BT-007")]
    [InlineData("?from=2027-01-01", 200, "BT-009")]
    [InlineData("?from=2026-02-01&through=2026-01-01", 422, "BT-302")]
    [InlineData("?until=2026-01-01", 400, "HT-013")]
    public async Task A_preview_of_nothing_says_why_and_what_to_do(string query, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, body) = await server.GetAsync($"/api/backtests/inspections{query}");

        Assert.Equal((status, code), (found, (status == 200 ? body.GetProperty("trouble") : body).GetProperty("code").GetString()));
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

    [Fact]
    public async Task A_back_test_on_the_platform_and_one_on_its_rows_written_as_a_file_give_the_same_report()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var rows = Path.Combine(place.Folder, "逐行.csv");
        await CommandLineTests.RunAsync(place, "demo", "--subjects", "300");
        string[] wish = ["backtest", "--grades", "langfang-public-credit", "--known", "happened", "--resamples", "200", "--json"];

        var platform = await RunAsync(place, [.. wish, "--outcomes", "platform", "--from", "2024-01-01", "-o", rows]);
        var file = await RunAsync(place, [.. wish, "--outcomes", rows]);

        var (one, other) = (JsonDocument.Parse(platform.Output).RootElement, JsonDocument.Parse(file.Output).RootElement);
        Assert.Equal(("platform", "file"), (one.GetProperty("test").GetProperty("source").GetString(), other.GetProperty("test").GetProperty("source").GetString()));
        Assert.InRange(one.GetProperty("result").GetProperty("taken").GetInt32(), 30, 1_000);
        Assert.Equal(one.GetProperty("result").GetProperty("report").GetRawText(), other.GetProperty("result").GetProperty("report").GetRawText());
    }

    [Theory]
    [InlineData("zh", "平台中的检查结果：三河市市场监督管理局", "平台中有 2 次检查，计入 2 次检查", "未计入")]
    [InlineData("en", "inspections in the platform: 三河市市场监督管理局", "2 inspections in the platform, 2 inspections", "left out")]
    public async Task The_command_line_takes_the_inspections_of_one_body_in_a_period(string language, string source, string read, string leftOut)
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        var (registrations, inspections) = (Path.Combine(place.Folder, "登记.csv"), Path.Combine(place.Folder, "抽查.csv"));
        await File.WriteAllTextAsync(registrations, Registrations, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(inspections, Inspections, TestContext.Current.CancellationToken);
        await RunAsync(place, "import", registrations);
        await RunAsync(place, "import", inspections);
        string[] wish = ["backtest", "--grades", "langfang-public-credit", "--known", "happened", "--outcomes", "platform", "--lang", language];

        var ofBody = await RunAsync(place, [.. wish, "--department", "三河市市场监督管理局", "--through", "2026-12-31"]);
        var all = await RunAsync(place, wish);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (ofBody.Code, all.Code));
        Assert.All([source, read], words => Assert.Contains(words, ofBody.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(leftOut, ofBody.Output, StringComparison.Ordinal);
        Assert.Contains($"{leftOut} BT-110 × 1", all.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_line_refuses_a_body_for_a_file_and_says_what_is_missing()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Sqlite);
        string[] wish = ["backtest", "--grades", "langfang-public-credit", "--lang", "zh", "--outcomes"];

        var body = await RunAsync(place, [.. wish, "结果.csv", "--department", "某局"]);
        var file = await RunAsync(place, [.. wish, "./platform"]);
        var nothing = await RunAsync(place, [.. wish, "platform"]);

        Assert.Equal((ExitCode.Usage, ExitCode.Refused, ExitCode.Refused), (body.Code, file.Code, nothing.Code));
        Assert.Contains("--outcomes platform", body.Error, StringComparison.Ordinal);
        Assert.StartsWith("HT-012", file.Error, StringComparison.Ordinal);
        Assert.StartsWith("BT-007", nothing.Error, StringComparison.Ordinal);
        Assert.Contains("xinheng import", nothing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_result_is_taken_back_by_sending_it_with_its_day_of_withdrawal_beside_the_right_one()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        const string Header = "企业名称,统一社会信用代码,检查任务编号,检查日期,检查机关,检查结果,撤销日期\n三河市澍衡隆商贸有限公司,91110000710925462X,任1号,2026-03-05,某局,";
        await server.SendInAsync("登记.csv", Registrations);
        await server.SendInAsync("抽查.csv", $"{Header}发现问题,\n");

        await server.SendInAsync("更正.csv", $"{Header}发现问题,2026-03-06\n{Header.Split('\n')[1]}未发现问题,\n");

        var (_, held) = await server.GetAsync("/api/backtests/inspections");
        Assert.Equal((2, 1, 0), (held.GetProperty("inspections").GetInt32(), held.GetProperty("usable").GetInt32(), held.GetProperty("found").GetInt32()));
        Assert.Equal(["BT-109"], held.GetProperty("leftOut").EnumerateArray().Select(fate => fate.GetProperty("code").GetString()));
        var (_, subject) = await server.GetAsync("/api/subjects/91110000710925462X/records");
        Assert.Equal(
            [("inspection-clean", "effective"), ("inspection-problem", "withdrawn")],
            subject.EnumerateArray().Select(record => (record.GetProperty("kind").GetString(), record.GetProperty("standing").GetString())).Order());
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
