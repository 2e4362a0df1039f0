using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class PackLifeOverHttpTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_draft_becomes_the_version_in_force_that_a_run_uses(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        var draft = await Packs.OpenAsync(server, "2026.2");

        draft = (await Packs.StepAsync(server, draft, "submit", "李明")).Body;
        draft = (await Packs.StepAsync(server, draft, "approve", "王芳")).Body;
        var (activated, _) = await Packs.ActivateAsync(server, draft, "2026-12-01");
        var (_, before) = await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = Packs.Id, asOf = "2026-11-30" }));
        var (_, after) = await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = Packs.Id, asOf = "2026-12-01" }));

        Assert.Equal(200, activated);
        Assert.Equal(("2023.1", "2026.2"), (Packs.Text(before, "version"), Packs.Text(after, "version")));
        Assert.Equal(["2023.1", "2026.2"], await VersionsAsync(server, "2026-11-30", isInForce: null));
        Assert.Equal(["2023.1"], await VersionsAsync(server, "2026-11-30", isInForce: true));
        Assert.Equal(["2026.2"], await VersionsAsync(server, "2026-12-01", isInForce: true));
    }

    [Theory]
    [InlineData("langfang/literal", false)]
    [InlineData("langfang/industry-risk", true)]
    [InlineData("chongqing/industry-model", true)]
    public async Task A_pack_that_takes_the_grade_of_one_on_the_same_base_is_checked_with_it(string id, bool isFit)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var (_, kept) = await server.GetAsync($"/api/packs/{id}/files");

        var (status, check) = await server.PostAsync("/api/packs/check", TestServer.Json(new { pack = id, files = kept.GetProperty("files") }));

        Assert.Equal((200, isFit), (status, check.GetProperty("isFit").GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_pack_that_takes_the_grade_of_another_grades_and_is_explained_with_the_text_it_was_graded_by(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", "企业名称,统一社会信用代码,成立日期\n廊坊甲商贸有限公司,91131000710925462J,2015-03-02\n");

        var (_, run) = await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = "langfang/industry-risk", asOf = "2026-11-22" }));
        var ended = await server.UntilAsync($"/api/assessment/runs/{Packs.Number(run)}", "state", "running");
        var (status, explained) = await server.GetAsync($"/api/subjects/91131000710925462J/explanation?run={Packs.Number(run)}");

        Assert.Equal(("finished", 200), (Packs.Text(ended, "state"), status));
        Assert.Equal("langfang/industry-risk", Packs.Text(explained.GetProperty("pack"), "id"));
    }

    [Fact]
    public async Task Unsaved_text_is_checked_with_places_cases_and_nothing_kept()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var sound = await Packs.FilesAsync(server);
        var failing = await Packs.FilesAsync(server, ("value: 5\n    source: 三(五)", "value: 4\n    source: 三(五)"));
        var misspelt = await Packs.FilesAsync(server, ("precedence: first-match", "precedense: first-match"));

        var (_, fit) = await CheckAsync(server, sound);
        var (_, unfit) = await CheckAsync(server, failing);
        var (_, wrong) = await CheckAsync(server, misspelt);

        Assert.True(fit.GetProperty("isFit").GetBoolean(), $"{fit}");
        Assert.All(fit.GetProperty("broken").EnumerateArray(), one => Assert.True(one.GetProperty("passed").GetBoolean()));
        Assert.Contains(unfit.GetProperty("cases").EnumerateArray(), one => !one.GetProperty("passed").GetBoolean() && Packs.Text(one, "expected") == "B");
        var finding = wrong.GetProperty("diagnostics").EnumerateArray().First(one => Packs.Text(one, "code") == "PK-009");
        Assert.Equal(("pack.yaml", "error", 1, "precedense".Length), (Packs.Text(finding, "file"), Packs.Text(finding, "severity"), finding.GetProperty("column").GetInt32(), finding.GetProperty("length").GetInt32()));
        Assert.Empty((await server.GetAsync("/api/pack-drafts")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_pack_that_is_not_fit_is_not_submitted_and_the_answer_says_what_stands_against_it()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var draft = await Packs.OpenAsync(server, "2026.2", ("value: 5\n    source: 三(五)", "value: 4\n    source: 三(五)"));

        var (status, body) = await Packs.StepAsync(server, draft, "submit", "李明");

        Assert.Equal((422, "AS-024"), (status, Packs.Text(body, "code")));
        Assert.Contains(body.GetProperty("check").GetProperty("cases").EnumerateArray(), one => !one.GetProperty("passed").GetBoolean());
    }

    [Fact]
    public async Task The_second_to_save_is_told_who_was_faster_and_what_they_changed()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var draft = await Packs.OpenAsync(server, "2026.2");
        var address = $"/api/pack-drafts/{Packs.Number(draft)}";
        var theirs = await Packs.FilesAsync(server, ("version: \"2023.1\"", "version: \"2026.3\""));
        var mine = await Packs.FilesAsync(server, ("version: \"2023.1\"", "version: \"2026.4\""));

        var (first, saved) = await server.PutAsync(address, TestServer.Json(new { revision = Packs.Revision(draft), files = theirs, by = "赵强" }));
        var (second, refused) = await server.PutAsync(address, TestServer.Json(new { revision = Packs.Revision(draft), files = mine, by = "李明" }));

        Assert.Equal((200, 409, "AS-021"), (first, second, Packs.Text(refused, "code")));
        var meanwhile = refused.GetProperty("overtaking");
        Assert.Equal(("赵强", Packs.Revision(saved)), (Packs.Text(meanwhile, "by"), meanwhile.GetProperty("revision").GetInt64()));
        Assert.Equal(["pack.yaml"], meanwhile.GetProperty("changed").EnumerateArray().Select(path => path.GetString()));
    }

    [Theory]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"../pack.yaml","text":""}],"by":"李明"}""", 400, "AS-030")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"pack.yaml","text":""},{"path":"pack.yaml","text":""}],"by":"李明"}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":null,"text":""}],"by":"李明"}""", 400, "HT-014")]
    [InlineData("""{"pack":"langfang/public-credit","files":[null],"by":"李明"}""", 400, "HT-014")]
    [InlineData("""{"pack":"langfang/public-credit","files":null,"by":"李明"}""", 400, "HT-014")]
    [InlineData("""{"pack":null,"files":[{"path":"pack.yaml","text":""}],"by":"李明"}""", 400, "HT-014")]
    [InlineData("""{"pack":"../../etc","files":[{"path":"pack.yaml","text":""}],"by":"李明"}""", 400, "AS-034")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"pack.yaml","text":""}],"by":"  "}""", 400, "AS-028")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"pack.yaml","text":""}],"by":null}""", 400, "HT-014")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"pack.yaml","text":""}],"by":"李明","basedOn":"x"}""", 400, "AS-035")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"pack.yaml","text":""}]}""", 400, "HT-014")]
    [InlineData("""{"pack":"langfang/public-credit","files":[{"path":"pack.yaml","text":"\ud800"}],"by":"李明"}""", 400, "HT-014")]
    [InlineData("[[[[", 400, "HT-014")]
    public async Task A_draft_that_cannot_be_one_is_refused_with_a_code(string body, int status, string code)
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);

        var (found, problem) = await server.PostAsync("/api/pack-drafts", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((status, code), (found, Packs.Text(problem, "code")));
        Assert.Empty((await server.GetAsync("/api/pack-drafts")).Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task A_body_larger_than_any_draft_is_refused_unread()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Client.BaseAddress!.Host, server.Client.BaseAddress.Port, TestContext.Current.CancellationToken); // set where the server starts
        await using var stream = connection.GetStream();

        await stream.WriteAsync("POST /api/packs/check HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 12000001\r\nConnection: close\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        var answer = await new StreamReader(stream).ReadToEndAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("HTTP/1.1 413", answer);
        Assert.Contains("HT-017", answer);
        Assert.Contains("12 MB", answer);
    }

    [Fact]
    public async Task Steps_out_of_turn_by_the_wrong_person_or_on_the_wrong_day_are_refused_with_a_code()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var draft = await Packs.OpenAsync(server, "2026.2");
        var early = await Packs.StepAsync(server, draft, "approve", "王芳");
        draft = (await Packs.StepAsync(server, draft, "submit", "李明")).Body;
        var own = await Packs.StepAsync(server, draft, "approve", "李 明");
        var silent = await Packs.StepAsync(server, draft, "return", "王芳");
        draft = (await Packs.StepAsync(server, draft, "approve", "王芳")).Body;
        var past = await Packs.ActivateAsync(server, draft, "2026-11-21");
        var none = await server.PostAsync("/api/pack-drafts/99/discard", TestServer.Json(new { revision = 1, by = "王芳" }));

        Assert.Equal(
            [(409, "AS-022"), (409, "AS-023"), (400, "AS-029"), (400, "AS-026"), (404, "AS-020")],
            new[] { early, own, silent, past, none }.Select(answer => (answer.Status, Packs.Text(answer.Body, "code"))));
    }

    [Fact]
    public async Task A_version_that_no_longer_is_in_force_can_still_be_read_by_its_fingerprint()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var (_, shipped) = await server.GetAsync($"/api/packs/{Packs.Id}");
        var draft = await Packs.OpenAsync(server, "2026.2");
        draft = (await Packs.StepAsync(server, draft, "submit", "李明")).Body;
        draft = (await Packs.StepAsync(server, draft, "approve", "王芳")).Body;
        await Packs.ActivateAsync(server, draft, "2026-11-22");

        var (_, now) = await server.GetAsync($"/api/packs/{Packs.Id}");
        var (_, then) = await server.GetAsync($"/api/packs/{Packs.Id}/files?fingerprint={Packs.Text(shipped, "fingerprint")}");
        var (missing, problem) = await server.GetAsync($"/api/packs/{Packs.Id}?fingerprint=0000");

        Assert.Equal(("2026.2", "2023.1"), (Packs.Text(now.GetProperty("pack"), "version"), Packs.Text(then, "version")));
        Assert.Equal((404, "HT-003"), (missing, Packs.Text(problem, "code")));
    }

    [Fact]
    public async Task Checks_of_one_client_take_turns_and_all_are_answered_or_asked_to_wait()
    {
        await using var server = await TestServer.StartAsync(Engine.Sqlite);
        var files = await Packs.FilesAsync(server);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => CheckAsync(server, files)));

        Assert.All(answers, answer => Assert.True(answer.Status is 200 || (answer.Status is 429 && Packs.Text(answer.Body, "code") is "HT-026"), $"{answer}"));
        Assert.Contains(answers, answer => answer.Status is 200);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_explanation_of_a_run_is_made_with_the_version_the_run_used(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await server.SendInAsync("登记.csv", "名称,统一社会信用代码,企业类型,成立日期,行政区划代码,住所,行业代码,登记状态\n三河市澍衡隆商贸有限公司,91110000710925462X,有限责任公司,2015-03-02,131082,河北省廊坊市三河市燕郊镇演示路1号,F5211,存续\n");
        var (_, run) = await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = Packs.Id, asOf = "2026-11-22" }));
        await server.UntilAsync($"/api/assessment/runs/{Packs.Number(run)}", "state", "running");
        var draft = await Packs.OpenAsync(server, "2026.2");
        draft = (await Packs.StepAsync(server, draft, "submit", "李明")).Body;
        draft = (await Packs.StepAsync(server, draft, "approve", "王芳")).Body;
        await Packs.ActivateAsync(server, draft, "2026-11-22");

        var (_, today) = await server.GetAsync("/api/subjects/91110000710925462X/explanation");
        var (_, then) = await server.GetAsync($"/api/subjects/91110000710925462X/explanation?run={Packs.Number(run)}");
        var (both, problem) = await server.GetAsync($"/api/subjects/91110000710925462X/explanation?run={Packs.Number(run)}&asOf=2026-11-22");
        var (none, _) = await server.GetAsync("/api/subjects/91110000710925462X/explanation?run=99");

        Assert.Equal(("2026.2", "2023.1"), (Packs.Text(today.GetProperty("pack"), "version"), Packs.Text(then.GetProperty("pack"), "version")));
        Assert.Equal((400, "HT-012", 404), (both, Packs.Text(problem, "code"), none));
    }

    private static Task<(int Status, JsonElement Body)> CheckAsync(TestServer server, object[] files) =>
        server.PostAsync("/api/packs/check", TestServer.Json(new { pack = Packs.Id, files }));

    private static async Task<IEnumerable<string>> VersionsAsync(TestServer server, string on, bool? isInForce)
    {
        var (_, packs) = await server.GetAsync($"/api/packs?on={on}");
        return [.. packs.EnumerateArray().Single(pack => Packs.Text(pack, "id") == Packs.Id).GetProperty("versions").EnumerateArray()
            .Where(version => isInForce is null || version.GetProperty("isInForce").GetBoolean() == isInForce)
            .Select(version => Packs.Text(version, "version"))];
    }
}
