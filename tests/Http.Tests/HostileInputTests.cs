using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class HostileInputTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    public static IEnumerable<object[]> RefusedReadings =>
        from refusal in new (string Address, int Status, string Code)[]
        {
            ("/api/subjects?limit=0", 400, "HT-011"),
            ("/api/subjects?limit=100000", 400, "HT-011"),
            ("/api/subjects?limit=ten", 400, "HT-014"),
            ("/api/subjects?limit=99999999999999999999", 400, "HT-014"),
            ("/api/subjects?cursor=%27%3B%20DROP%20TABLE%20registry_subject", 400, "HT-010"),
            ("/api/subjects?cursor=LTE", 400, "HT-010"),
            ("/api/subjects?grde=D", 400, "HT-013"),
            ("/api/subjects?text=%E5%9B%BA", 400, "HT-012"),
            ("/api/subjects?grade=%3Cscript%3E", 400, "HT-012"),
            ("/api/subjects?division=13%25", 400, "HT-012"),
            ("/api/subjects?licence=dead", 400, "HT-012"),
            ("/api/subjects?kind=person", 400, "HT-012"),
            ("/api/subjects/export?format=exe", 400, "HT-012"),
            ("/api/subjects/91131082MY99999999", 404, "HT-001"),
            ("/api/subjects/%27%20OR%201%3D1--", 404, "HT-001"),
            ("/api/subjects/%3Cscript%3Ealert(1)%3C%2Fscript%3E/records", 404, "HT-001"),
            ("/api/subjects/91131082MY99999999/explanation?pack=langfang/public-credit", 404, "HT-001"),
            ("/api/subjects/x/explanation?asOf=2026-13-45", 400, "HT-014"),
            ("/api/subjects/x/explanation?pack=..%2F..%2Fetc", 404, "HT-003"),
            ("/api/packs/langfang/none", 404, "HT-003"),
            ("/api/packs/..%2F..%2Fetc/passwd", 404, "HT-003"),
            ("/api/packs?on=2026-13-45", 400, "HT-014"),
            ("/api/packs/langfang/none/files", 404, "HT-003"),
            ("/api/packs/langfang/public-credit?fingerprint=%27%3B--", 404, "HT-003"),
            ("/api/pack-drafts/7", 404, "HT-025"),
            ("/api/pack-drafts?state=lost", 400, "HT-014"),
            ("/api/pack-drafts?cursor=zz", 400, "HT-010"),
            ("/api/intake/batches/7", 404, "HT-002"),
            ("/api/intake/batches/7/progress", 404, "HT-002"),
            ("/api/intake/batches/7/findings", 404, "HT-002"),
            ("/api/intake/batches/7/findings?outcome=good", 400, "HT-012"),
            ("/api/intake/batches/7/rejected.xlsx", 404, "HT-002"),
            ("/api/intake/batches/7/mapping", 404, "HT-002"),
            ("/api/intake/batches?limit=-1", 400, "HT-011"),
            ("/api/assessment/runs/9", 404, "HT-004"),
            ("/api/assessment/reviews?cursor=zz", 400, "HT-010"),
            ("/api/directories/999999", 404, "HT-005"),
            ("/api/directories/131082?cursor=!!", 400, "HT-010"),
            ("/api/grades/langfang-public-credit/9113", 400, "HT-080"),
            ("/api/grades/langfang-public-credit/%02%03", 400, "HT-080"),
            ("/api/grades/langfang-public-credit/%27%20OR%201%3D1--", 400, "HT-080"),
            ("/api/grades/langfang-public-credit/~zz%27", 404, "HT-081"),
            ("/api/grades/%27%3B%20DROP%20TABLE/91131082MY99999999", 404, "HT-081"),
            ("/api/grades/langfang-public-credit/91131082MY99999999?run=1", 400, "HT-013"),
            ("/api/nothing/here", 404, "HT-404"),
        }
        from engine in TestDatabase.Engines
        select new object[] { engine[0], refusal.Address, refusal.Status, refusal.Code };

    [Theory]
    [MemberData(nameof(RefusedReadings))]
    public async Task A_request_that_cannot_be_answered_says_why_with_a_stable_code(Engine engine, string address, int status, string code)
    {
        var server = await SharedServers.OfAsync(engine);

        var (found, body) = await server.GetAsync(address);

        Assert.Equal((status, code), (found, body.GetProperty("code").GetString()));
        Assert.NotEqual(string.Empty, body.GetProperty("remedy").GetString());
        Assert.All(["zh", "en"], language => Assert.DoesNotContain(" / ", body.GetProperty("messages").GetProperty(language).GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_is_refused_is_answered_with_what_was_expected_in_each_language_alone()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, division) = await server.GetAsync("/api/subjects?division=13%25", "en");
        var (_, licence) = await server.GetAsync("/api/subjects?licence=dead", "en");

        Assert.Equal("The value \"13%\" of division is not valid; expected: a division code or its beginning, such as 131082.", division.GetProperty("title").GetString());
        Assert.Equal("division 的值“13%”无效，应为：行政区划代码或其开头，例如 131082。", division.GetProperty("messages").GetProperty("zh").GetString());
        Assert.EndsWith("expected: one of active, revoked, cancelled, moved-out, unknown.", licence.GetProperty("title").GetString());
        Assert.EndsWith("应为：active、revoked、cancelled、moved-out、unknown 之一。", licence.GetProperty("messages").GetProperty("zh").GetString());
    }

    [Fact]
    public async Task A_refusal_speaks_the_language_asked_for_and_chinese_otherwise()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, english) = await server.GetAsync("/api/intake/batches/7", "fr, en;q=0.8");
        var (_, chinese) = await server.GetAsync("/api/intake/batches/7", "fr");

        Assert.Equal("There is no batch 7.", english.GetProperty("title").GetString());
        Assert.Equal("没有批次 7。", chinese.GetProperty("title").GetString());
    }

    [Theory]
    [InlineData("{}", 400, "HT-014")]
    [InlineData("{\"pack\": \"langfang/public-credit\", \"asOf\": \"yesterday\"}", 400, "HT-014")]
    [InlineData("{\"pack\": 5, \"asOf\": \"2026-01-01\"}", 400, "HT-014")]
    [InlineData("{\"pack\": \"langfang/public-credit\", \"asOf\": \"2026-01-01\", \"force\": true}", 400, "HT-014")]
    [InlineData("not json", 400, "HT-014")]
    [InlineData("{\"pack\": \"../../etc\", \"asOf\": \"2026-01-01\"}", 404, "HT-003")]
    public async Task A_run_that_is_asked_for_wrongly_is_refused(string body, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (found, answer) = await server.PostAsync("/api/assessment/runs", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (found, answer.GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("{}", "请求无法读取：正文缺少字段：pack", "The request cannot be read: the body lacks fields: pack")]
    [InlineData("{\"pack\": \"langfang/public-credit\", \"asOf\": \"yesterday\"}", "请求无法读取：正文里“asOf”的值不是所要的形式。", "The request cannot be read: the value of \"asOf\" in the body has the wrong form.")]
    [InlineData("{\"pack\": \"langfang/public-credit\", \"asOf\": \"2026-01-01\", \"force\": true}", "请求无法读取：正文里有不认识的字段“force”。", "The request cannot be read: the body has an unknown field \"force\".")]
    [InlineData("{\n  \"pack\": ", "请求无法读取：正文不是完整的 JSON（第 2 行", "The request cannot be read: the body is no complete JSON (line 2")]
    public async Task A_body_that_cannot_be_read_is_told_where_and_why_in_the_readers_language(string body, string chinese, string english)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, answer) = await server.PostAsync("/api/assessment/runs", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.StartsWith(chinese, answer.GetProperty("messages").GetProperty("zh").GetString(), StringComparison.Ordinal);
        Assert.StartsWith(english, answer.GetProperty("messages").GetProperty("en").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/subjects?limit=ten", "请求无法读取：参数“limit”的值“ten”：应为整数，例如 1。")]
    [InlineData("/api/packs?on=2026-13-45", "请求无法读取：参数“on”的值“2026-13-45”：应为日期，例如 2026-01-31。")]
    [InlineData("/api/packs/liaoning/general-risk/sensitivity?case=一", "请求无法读取：参数“case”的值“一”：应为整数，例如 1。")]
    public async Task A_parameter_that_cannot_be_read_is_named_with_what_is_expected(string path, string chinese)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (_, answer) = await server.GetAsync(path);

        Assert.Equal(chinese, answer.GetProperty("messages").GetProperty("zh").GetString());
    }

    [Fact]
    public async Task Files_must_come_as_a_form_and_there_must_be_one()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "comment" } };

        var (notAForm, first) = await server.PostAsync("/api/intake/batches", new StringContent("{}", Encoding.UTF8, "application/json"));
        var (withoutFile, second) = await server.PostAsync("/api/intake/batches", empty);

        Assert.Equal((415, "HT-018"), (notAForm, first.GetProperty("code").GetString()));
        Assert.Equal((400, "HT-015"), (withoutFile, second.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task A_broken_form_is_refused_and_the_server_goes_on()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes("--b\r\nno end"));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");

        var (status, body) = await server.PostAsync("/api/intake/batches", content);
        var (after, _) = await server.GetAsync("/api/about");

        Assert.Equal((400, "HT-014", 200), (status, body.GetProperty("code").GetString(), after));
    }

    [Fact]
    public async Task An_unknown_kind_is_refused_with_the_kinds_there_are()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);
        using var form = new MultipartFormDataContent { { new StringContent("a,b"), "files", "x.csv" } };

        var (status, body) = await server.PostAsync("/api/intake/batches?kind=gossip", form);

        Assert.Equal((400, "HT-012"), (status, body.GetProperty("code").GetString()));
        Assert.Contains("penalty", body.GetProperty("title").GetString());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_request_repeated_with_its_key_gets_the_first_answer_and_another_request_with_it_is_refused(Engine engine)
    {
        var server = await SharedServers.OfAsync(engine);
        var key = Guid.NewGuid().ToString();
        static StringContent Body(string pack) => new(JsonSerializer.Serialize(new { pack, asOf = "2026-11-01" }), Encoding.UTF8, "application/json");

        var first = await server.PostAsync("/api/assessment/runs", Body("none/such"), key);
        var again = await server.PostAsync("/api/assessment/runs", Body("none/such"), key);
        var other = await server.PostAsync("/api/assessment/runs", Body("none/other-pack"), key);

        Assert.Equal(first.Body.ToString(), again.Body.ToString());
        Assert.Equal((422, "HT-019"), (other.Status, other.Body.GetProperty("code").GetString()));
    }
}
