using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class IntakeOverHttpTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private const string Code = "91110000710925462X";

    private const string Penalties =
        $"""
        行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
        三河市澍衡隆商贸有限公司,法人及非法人组织,{Code},（演示）三罚字〔2026〕1号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.500000,2026-03-05,2029-03-05,2029-03-05,三河市市场监督管理局
        三河市澍衡隆商贸有限公司,法人及非法人组织,{Code},（演示）三罚字〔2026〕2号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.500000,2026-13-45,2029-03-05,2029-03-05,三河市市场监督管理局
        （演示）某人,自然人,,（演示）三罚字〔2026〕3号,违反管理规定,未按规定明码标价,演示依据,警告,警告,,2026-03-05,2029-03-05,2029-03-05,三河市市场监督管理局

        """;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rejected_rows_come_back_with_reasons_and_are_taken_when_they_are_corrected_and_sent_in_again(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);

        var receipt = await server.SendInAsync("行政处罚.csv", Penalties);
        var number = receipt.GetProperty("number").GetInt64();
        var (_, findings) = await server.GetAsync($"/api/intake/batches/{number}/findings?outcome=rejected");
        var workbook = await server.Client.GetByteArrayAsync($"/api/intake/batches/{number}/rejected.xlsx", TestContext.Current.CancellationToken);
        var again = await server.SendInAsync("更正.xlsx", Corrected(workbook, "2026-13-45", "2026-03-15"));
        var (_, records) = await server.GetAsync($"/api/subjects/{Code}/records");

        Assert.Equal((3, 1, 1, 1), Rows(receipt));
        Assert.Contains(findings.GetProperty("items").EnumerateArray(), finding => finding.GetProperty("found").GetString() == "2026-13-45");
        Assert.Equal((1, 1, 0, 0), Rows(again));
        Assert.Equal(["2026-03-15", "2026-03-05"], records.EnumerateArray().Select(record => record.GetProperty("happened").GetString()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_progress_of_a_batch_is_told_until_it_comes_to_rest(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var number = (await server.SubmitAsync("行政处罚.csv", Penalties)).GetProperty("number").GetInt64();

        var told = await server.Client.GetStringAsync($"/api/intake/batches/{number}/progress", TestContext.Current.CancellationToken);

        var last = JsonDocument.Parse(told.Split('\n').Last(line => line.StartsWith("data:", StringComparison.Ordinal))[5..]).RootElement;
        Assert.Equal("finished", last.GetProperty("state").GetString());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_layout_nobody_knows_waits_for_a_person_whose_mapping_is_remembered(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        static string Sheet(int from) =>
            "甲列,乙列,丙列\n" + string.Concat(Enumerable.Range(from, 5).Select(index => $"澍衡隆演示{index}号有限公司,{Demo.MadeCodes.Make('1', "131082", index)},2015-03-02\n"));

        var waiting = await server.SendInAsync("一月.csv", Sheet(0));
        var number = waiting.GetProperty("number").GetInt64();
        var (_, proposal) = await server.GetAsync($"/api/intake/batches/{number}/mapping");
        var (wrongStatus, wrong) = await server.PutAsync($"/api/intake/batches/{number}/mapping", Mapping("no_such_field"));
        var (rightStatus, _) = await server.PutAsync($"/api/intake/batches/{number}/mapping", Mapping("subject_name"));
        var finished = await server.RestAsync(number);
        var next = await server.SendInAsync("二月.csv", Sheet(100));
        var (_, profiles) = await server.GetAsync("/api/intake/profiles");

        Assert.Equal("needs-mapping", waiting.GetProperty("state").GetString());
        Assert.Equal("乙列", proposal.GetProperty("sheets")[0].GetProperty("columns")[1].GetProperty("header").GetString());
        Assert.Equal((400, "HT-012", 200), (wrongStatus, wrong.GetProperty("code").GetString(), rightStatus));
        Assert.Equal((5, 5, 0, 0), Rows(finished));
        Assert.Equal("三列登记", Assert.Single(profiles.EnumerateArray()).GetProperty("name").GetString());
        Assert.Equal(("registration", "finished"), (next.GetProperty("kind").GetString(), next.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_batch_that_waits_is_cancelled_and_taken_up_again_and_one_at_rest_says_so()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite, runsPipeline: false);
        var number = (await server.SubmitAsync("行政处罚.csv", Penalties)).GetProperty("number").GetInt64();

        var (_, cancelled) = await server.PostAsync($"/api/intake/batches/{number}/cancel", null);
        var (_, resumed) = await server.PostAsync($"/api/intake/batches/{number}/resume", null);
        await server.Deployment.Intake.RunDueAsync(null, TestContext.Current.CancellationToken);
        var (status, refused) = await server.PostAsync($"/api/intake/batches/{number}/cancel", null);
        var (unknown, _) = await server.PostAsync("/api/intake/batches/99/resume", null);

        Assert.Equal(("cancelled", "waiting"), (cancelled.GetProperty("state").GetString(), resumed.GetProperty("state").GetString()));
        Assert.Equal((409, 404), (status, unknown));
        Assert.StartsWith("IN-", refused.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_file_sent_twice_with_one_key_is_one_batch()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var key = Guid.NewGuid().ToString();

        var first = await server.SubmitAsync("行政处罚.csv", Penalties, key);
        var again = await server.SubmitAsync("行政处罚.csv", Penalties, key);
        var (_, batches) = await server.GetAsync("/api/intake/batches");

        Assert.Equal(first.ToString(), again.ToString());
        Assert.Single(batches.GetProperty("items").EnumerateArray());
    }

    [Theory]
    [InlineData("空.csv", "")]
    [InlineData("图片.xlsx", "\u0089PNG\r\n\u001a\n")]
    [InlineData("../../etc/passwd", "root:x:0:0:root:/root:/bin/bash\n")]
    [InlineData("脚本.csv", "<script>alert(1)</script>,=cmd|' /C calc'!A0\n1,2\n")]
    public async Task Files_that_are_no_tables_come_to_rest_with_a_reason_or_a_question(string name, string text)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);

        var batch = await server.SendInAsync(name, text);

        Assert.Contains(batch.GetProperty("state").GetString(), (string[])["needs-mapping", "refused"]);
        Assert.Equal(0, batch.GetProperty("rows").GetProperty("accepted").GetInt64());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public async Task A_run_asked_for_over_the_interface_grades_what_was_sent_in(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("行政处罚.csv", Penalties);

        var (status, run) = await server.PostAsync(
            "/api/assessment/runs", TestServer.Json(new { pack = "langfang/public-credit", asOf = "2026-11-22" }), Guid.NewGuid().ToString());
        var done = await server.UntilAsync($"/api/assessment/runs/{run.GetProperty("number").GetInt64()}", "state", "running");
        var (_, overview) = await server.GetAsync("/api/overview");
        var (_, explained) = await server.GetAsync($"/api/subjects/{Code}/explanation");
        var (late, refused) = await server.PostAsync($"/api/assessment/runs/{run.GetProperty("number").GetInt64()}/cancel", null);
        var (outside, notInForce) = await server.PostAsync(
            "/api/assessment/runs", TestServer.Json(new { pack = "langfang/public-credit", asOf = "1990-01-01" }));

        Assert.Equal((202, "finished", 1L), (status, done.GetProperty("state").GetString(), done.GetProperty("done").GetInt64()));
        Assert.Equal(1, overview.GetProperty("grades").EnumerateArray().Single(grade => grade.GetProperty("letter").GetString() == "B").GetProperty("count").GetInt64());
        Assert.Equal("B", explained.GetProperty("grade").GetProperty("letter").GetString());
        Assert.Equal((409, "HT-022"), (late, refused.GetProperty("code").GetString()));
        Assert.Equal(422, outside);
        Assert.StartsWith("AS-", notInForce.GetProperty("code").GetString());
    }

    private static (long Read, long Accepted, long Rejected, long Persons) Rows(JsonElement batch)
    {
        var rows = batch.GetProperty("rows");
        long Of(string name) => rows.GetProperty(name).GetInt64();
        return (Of("read"), Of("accepted"), Of("rejected"), Of("naturalPersons"));
    }

    private static StringContent Mapping(string nameField) => TestServer.Json(new
    {
        kind = "registration",
        saveAs = "三列登记",
        sheets = new[]
        {
            new
            {
                sheet = 0,
                firstDataRow = 2,
                columns = new[] { new { index = 0, field = nameField }, new { index = 1, field = "credit_code" }, new { index = 2, field = "registered" } },
            },
        },
    });

    /// <summary>The workbook with a text in its cells replaced, as a person would correct it.</summary>
    private static ByteArrayContent Corrected(byte[] workbook, string found, string right)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            {
                using var part = entry.Open();
                using var reader = new StreamReader(part, Encoding.UTF8, leaveOpen: true);
                var text = reader.ReadToEnd().Replace(found, right, StringComparison.Ordinal);
                part.SetLength(0);
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        var content = new ByteArrayContent(stream.ToArray());
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }
}
