using System.Text.Json;
using Xinheng.Commands;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class ReceivedResultsOverHttpTests
{
    private const string Code = "91110000710925462X";
    private const string National = "national/comprehensive-2026";
    private const string Registration = $"名称,统一社会信用代码,成立日期\n三河市澍衡隆商贸有限公司,{Code},2015-03-02\n";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_result_sent_in_as_a_file_gives_the_grade_of_a_pack_that_takes_it_and_stands_in_its_explanation(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registration);

        var receipt = await server.SendInAsync("全国综合评价.csv", File("C", "2026-05-01"));
        var run = await GradeAsync(server);
        var explained = await ExplainAsync(server, $"pack={National}");
        var (_, subject) = await server.GetAsync($"/api/subjects/{Code}");

        Assert.Equal(("received-results", "外部评价结果"), (Text(receipt, "kind"), Text(receipt.GetProperty("kindTitle"), "zh")));
        Assert.Equal((1, 0), (run.GetProperty("written").GetInt32(), run.GetProperty("reviews").GetInt32()));
        Assert.Equal("C", Text(explained.GetProperty("grade"), "letter"));
        var counted = Assert.Single(explained.GetProperty("results").EnumerateArray());
        Assert.Equal(("received", "C", "2026-05-01", "全国信用信息共享平台"), (Text(counted, "code"), Text(counted, "given"), Text(counted, "day"), Text(counted, "issuer")));
        Assert.Equal("C（C级）：2026-05-01 作出，全国信用信息共享平台", Text(counted.GetProperty("words"), "zh"));
        var kept = Assert.Single(subject.GetProperty("results").EnumerateArray());
        Assert.Equal(("企业信用状况综合评价", "C", "effective"), (Text(kept.GetProperty("schemeTitle"), "zh"), Text(kept, "letter"), Text(kept, "standing")));
        Assert.Equal((receipt.GetProperty("number").GetInt64(), 2), (kept.GetProperty("batch").GetInt64(), kept.GetProperty("row").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_corrected_result_changes_the_next_grade_and_leaves_the_earlier_explanation_as_it_was(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registration);
        await server.SendInAsync("一.csv", File("C", "2026-05-01"));
        var first = await GradeAsync(server);
        var before = await ExplainAsync(server, $"run={first.GetProperty("number").GetInt64()}");

        await server.SendInAsync("二.csv", File("B", "2026-05-01"));
        var second = await GradeAsync(server);
        var again = await ExplainAsync(server, $"run={first.GetProperty("number").GetInt64()}");
        var after = await ExplainAsync(server, $"run={second.GetProperty("number").GetInt64()}");
        var (_, subject) = await server.GetAsync($"/api/subjects/{Code}");
        var (_, history) = await server.GetAsync($"/api/subjects/{Code}/grades");

        // Whether the run gives it or the grades that follow got there first: it is given once.
        Assert.Equal(["B", "C"], history.EnumerateArray().Select(entry => Text(entry.GetProperty("grade"), "letter")));
        Assert.Equal(before.GetRawText(), again.GetRawText());
        Assert.Equal(("C", "B"), (Text(before.GetProperty("grade"), "letter"), Text(after.GetProperty("grade"), "letter")));
        Assert.True(Assert.Single(subject.GetProperty("results").EnumerateArray()).GetProperty("isCorrected").GetBoolean());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_withdrawn_result_gives_no_grade_from_its_day_on_and_the_explanation_says_so(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", Registration);
        await server.SendInAsync("一.csv", File("C", "2026-05-01"));
        await server.SendInAsync("二.csv", File("C", "2026-05-01", "2026-09-01"));

        var before = await ExplainAsync(server, $"pack={National}&asOf=2026-08-31");
        var after = await ExplainAsync(server, $"pack={National}&asOf=2026-09-01");

        Assert.Equal(("C", "2026-09-01"), (Text(before.GetProperty("grade"), "letter"), Text(before.GetProperty("nextChange"), "on")));
        Assert.Equal(JsonValueKind.Null, after.GetProperty("grade").GetProperty("letter").ValueKind);
        var result = Assert.Single(after.GetProperty("results").EnumerateArray());
        Assert.Equal(("withdrawn", "2026-05-01 作出的 C 已撤销，不再采用"), (Text(result, "code"), Text(result.GetProperty("words"), "zh")));
    }

    [Fact]
    public async Task A_letter_that_is_not_on_its_scale_is_rejected_with_the_letters_there_are()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);

        var receipt = await server.SendInAsync("全国综合评价.csv", File("五星", "2026-05-01"));
        var (_, findings) = await server.GetAsync($"/api/intake/batches/{receipt.GetProperty("number").GetInt64()}/findings?outcome=rejected");

        var finding = Assert.Single(findings.GetProperty("items").EnumerateArray());
        Assert.Equal(("IN-111", 2, "五星"), (Text(finding, "code"), finding.GetProperty("row").GetInt32(), Text(finding, "found")));
        Assert.Equal("该评价体系的等级之一：A、B、C、D", Text(finding.GetProperty("expected"), "zh"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "四(一)", "LF-13")]
    public async Task A_result_imported_on_the_command_line_is_mapped_by_the_pack_that_takes_it_and_shown_with_the_subject(Engine engine)
    {
        await using var place = await TestDatabase.CreateAsync(engine);
        var file = Path.Combine(place.Folder, "风险分类.csv");
        await System.IO.File.WriteAllTextAsync(file, File("信用风险高", "2026-05-01").Replace("enterprise-credit-comprehensive", "企业信用风险分类", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var taken = await CommandLineTests.RunAsync(place, "import", file, "--as", "received-results");
        var explained = await CommandLineTests.RunAsync(place, "explain", Code, "--pack", "langfang/industry-risk");
        var shown = await CommandLineTests.RunAsync(place, "subject", "show", Code);

        Assert.Equal((ExitCode.Done, ExitCode.Done), (taken.Code, explained.Code));
        Assert.Contains("较高", explained.Output, StringComparison.Ordinal);
        Assert.Contains("2026-05-01 作出，全国信用信息共享平台，原为 D", explained.Output, StringComparison.Ordinal);
        Assert.Contains("企业信用风险分类 D · 2026-05-01，全国信用信息共享平台", shown.Output, StringComparison.Ordinal);
    }

    private static string File(string letter, string day, string withdrawn = "") =>
        $"""
        企业名称,统一社会信用代码,评价体系,等级,评价日期,评价单位,撤销日期
        三河市澍衡隆商贸有限公司,{Code},enterprise-credit-comprehensive,{letter},{day},全国信用信息共享平台,{withdrawn}

        """;

    private static async Task<JsonElement> GradeAsync(TestServer server)
    {
        var (status, run) = await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = National, asOf = "2026-11-22" }));
        return status == 202
            ? await server.UntilAsync($"/api/assessment/runs/{run.GetProperty("number").GetInt64()}", "state", "running")
            : throw new InvalidOperationException($"{status}: {run}");
    }

    private static async Task<JsonElement> ExplainAsync(TestServer server, string query)
    {
        var (status, explained) = await server.GetAsync($"/api/subjects/{Code}/explanation?{query}");
        return status == 200 ? explained : throw new InvalidOperationException($"{status}: {explained}");
    }

    private static string? Text(JsonElement body, string property) => body.GetProperty(property).GetString();
}
