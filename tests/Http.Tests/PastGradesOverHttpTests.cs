using System.Text.Json;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class PastGradesOverHttpTests(PastGradesOverHttpTests.TwoDays days) : IClassFixture<PastGradesOverHttpTests.TwoDays>
{
    private const string Moved = "91110000710925462X";
    private const string Stayed = "91131000710925462J";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(四)", "LF-9")]
    public async Task A_list_an_export_and_the_overview_are_those_of_a_past_day_as_known_on_another(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await TwoDaysAsync(server);

        Assert.Equal([Moved], await KeysAsync(server, "grade=B"));
        Assert.Equal([Moved], await KeysAsync(server, "grade=B&asOf=2026-11-23"));
        Assert.Empty(await KeysAsync(server, "grade=B&asOf=2026-11-22"));
        Assert.Empty(await KeysAsync(server, "grade=B&asOf=2026-11-23&knownOn=2026-11-22"));
        Assert.Equal([Moved, Stayed], (await KeysAsync(server, "grade=A&asOf=2026-11-23&knownOn=2026-11-22")).Order());

        // It moved on the second day: by what was known on the first it is where it was.
        Assert.Equal([Moved], await KeysAsync(server, "division=131022&asOf=2026-11-23"));
        Assert.Empty(await KeysAsync(server, "division=131022&asOf=2026-11-23&knownOn=2026-11-22"));
        Assert.Equal([Moved], await KeysAsync(server, "division=131082&knownOn=2026-11-22"));
        Assert.Equal([Moved], await KeysAsync(server, "text=澍衡隆&knownOn=2026-11-22&grade=A"));

        using var export = await server.Client.GetAsync("/api/subjects/export?format=csv&grade=A&asOf=2026-11-23&knownOn=2026-11-22", Token);
        Assert.Equal("subjects-as-of-20261123-known-20261122.csv", export.Content.Headers.ContentDisposition?.FileNameStar);
        var lines = (await export.Content.ReadAsStringAsync(Token)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.EndsWith("截至日期,知悉于", lines[0]);
        Assert.All(lines[1..], line => Assert.EndsWith("2026-11-23,2026-11-22", line));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_overview_of_a_past_day_tells_what_is_kept_and_says_what_cannot_be_told(Engine engine)
    {
        await using var server = await TestServer.StartAsync(engine);
        await TwoDaysAsync(server);

        var (_, present) = await server.GetAsync("/api/overview");
        var (_, first) = await server.GetAsync("/api/overview?asOf=2026-11-22");
        var (_, knownThen) = await server.GetAsync("/api/overview?asOf=2026-11-23&knownOn=2026-11-22");

        Assert.Equal(((1L, 1L), (2L, 0L), (2L, 0L)), (AandB(present), AandB(first), AandB(knownThen)));
        Assert.Equal((JsonValueKind.Null, 0), (present.GetProperty("moment").ValueKind, present.GetProperty("notTold").GetArrayLength()));
        Assert.Equal(["records", "by-division", "by-industry", "batches"], Parts(first));
        Assert.Equal(["records", "by-division", "by-industry", "batches", "changes"], Parts(knownThen));
        Assert.Equal(("2026-11-23", "2026-11-22"), (Packs.Text(knownThen.GetProperty("moment"), "asOf"), Packs.Text(knownThen.GetProperty("moment"), "knownOn")));
    }

    [Fact]
    public async Task A_subject_and_its_records_are_shown_as_they_stood_and_as_they_were_known()
    {
        var server = await days.ServerAsync();

        var (_, now) = await server.GetAsync($"/api/subjects/{Moved}");
        var (_, then) = await server.GetAsync($"/api/subjects/{Moved}?knownOn=2026-11-22");
        var (_, records) = await server.GetAsync($"/api/subjects/{Moved}/records?knownOn=2026-11-22");
        var (_, before) = await server.GetAsync($"/api/subjects/{Moved}?knownOn=2026-11-21");

        Assert.Equal(("固安县澍衡隆商贸有限公司", 1, "B", 2), Facts(now));
        Assert.Equal(("三河市澍衡隆商贸有限公司", 0, "A", 1), Facts(then));
        Assert.Empty(then.GetProperty("formerNames").EnumerateArray());
        Assert.Equal(0, records.GetArrayLength());
        Assert.Equal("HT-008", Packs.Text(before, "code"));
    }

    [Theory]
    [InlineData("asOf=2026-11-25", 400, "HT-027")]
    [InlineData("knownOn=2026-11-24", 400, "HT-027")]
    [InlineData("knownOn=9999-12-31", 400, "HT-027")]
    [InlineData("asOf=2026-11-21", 404, "HT-028")]
    [InlineData("asOf=0001-01-01", 404, "HT-028")]
    [InlineData("asOf=2026-11-23&knownOn=0001-01-01", 404, "HT-028")]
    [InlineData("asOf=２０２６-11-22", 400, "HT-014")]
    [InlineData("asOf=2026-02-30", 400, "HT-014")]
    [InlineData("knownOn=20261122", 400, "HT-014")]
    public async Task A_moment_that_has_no_grades_is_refused_wherever_grades_are_asked_for(string moment, int status, string code)
    {
        var server = await days.ServerAsync();

        foreach (var address in (string[])["overview", "subjects", "subjects/export", "assessment/distribution", "assessment/reviews"])
        {
            var (found, problem) = await server.GetAsync($"/api/{address}?{moment}");

            Assert.Equal((address, status, code), (address, found, Packs.Text(problem, "code")));
        }
    }

    [Theory]
    [InlineData("explanation")]
    [InlineData("grades")]
    [InlineData("records")]
    [InlineData("")]
    public async Task What_will_be_known_on_a_day_to_come_is_not_answered(string page)
    {
        var server = await days.ServerAsync();

        var (status, problem) = await server.GetAsync($"/api/subjects/{Moved}/{page}?knownOn=2027-01-01".Replace("/?", "?", StringComparison.Ordinal));

        Assert.Equal((400, "HT-027"), (status, Packs.Text(problem, "code")));
    }

    [Theory]
    [InlineData("overview?scheme=no-such")]
    [InlineData("overview?scheme=no-such&asOf=2026-11-22")]
    [InlineData("assessment/distribution?scheme=no-such")]
    [InlineData("subjects?scheme=no-such&grade=A")]
    [InlineData("subjects?grade=Q")]
    [InlineData("subjects/export?grade=Q&asOf=2026-11-22")]
    public async Task A_scheme_or_a_letter_there_is_not_is_refused_with_those_there_are(string address)
    {
        var server = await days.ServerAsync();

        var (status, problem) = await server.GetAsync($"/api/{address}");

        Assert.Equal((400, "HT-012"), (status, Packs.Text(problem, "code")));
        Assert.Contains(address.Contains("grade=Q", StringComparison.Ordinal) ? "A、B、C、D、review" : "langfang-public-credit", Packs.Text(problem, "title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Work_lists_of_a_past_day_are_those_of_that_day()
    {
        var server = await days.ServerAsync();

        var (status, reviews) = await server.GetAsync("/api/assessment/reviews?asOf=2026-11-22");

        Assert.Equal((200, 0, 0), (status, reviews.GetProperty("items").GetArrayLength(), reviews.GetProperty("total").GetInt32()));
    }

    /// <summary>Two enterprises graded on one day; on the next one of them has moved and has a penalty.</summary>
    private static async Task TwoDaysAsync(TestServer server)
    {
        await server.SendInAsync("登记.csv", $"名称,统一社会信用代码,成立日期,行政区划代码\n三河市澍衡隆商贸有限公司,{Moved},2015-03-02,131082\n廊坊甲商贸有限公司,{Stayed},2015-03-02,131002\n");
        var (_, run) = await server.PostAsync("/api/assessment/runs", TestServer.Json(new { pack = "langfang/public-credit", asOf = "2026-11-22" }));
        await server.UntilAsync($"/api/assessment/runs/{Packs.Number(run)}", "state", "running");
        server.Clock.Advance(TimeSpan.FromDays(1));
        await server.SendInAsync("登记.csv", $"名称,统一社会信用代码,成立日期,行政区划代码\n固安县澍衡隆商贸有限公司,{Moved},2015-03-02,131022\n");
        await server.SendInAsync(
            "行政处罚.csv",
            $"""
            行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关
            固安县澍衡隆商贸有限公司,法人及非法人组织,{Moved},（演示）固罚字〔2026〕1号,违反管理规定,未按规定明码标价,演示依据,罚款,罚款五千元,0.5,2026-10-05,2029-03-05,2029-03-05,固安县市场监督管理局

            """);
        for (var look = 0; look < 300; look++)
        {
            if ((await server.GetAsync($"/api/subjects/{Moved}/grades")).Body.GetArrayLength() == 2)
            {
                return;
            }

            await Task.Delay(100, Token);
        }

        throw new TimeoutException("The penalty gave no grade.");
    }

    private static async Task<IReadOnlyList<string>> KeysAsync(TestServer server, string query)
    {
        var (status, page) = await server.GetAsync($"/api/subjects?{query}");
        Assert.Equal(200, status);
        var keys = page.GetProperty("items").EnumerateArray().Select(row => Packs.Text(row, "key")).ToList();
        Assert.True(page.GetProperty("total") is { ValueKind: JsonValueKind.Null } || page.GetProperty("total").GetInt64() == keys.Count, query);
        return keys;
    }

    private static (long A, long B) AandB(JsonElement overview) => (CountOf(overview, "A"), CountOf(overview, "B"));

    private static long CountOf(JsonElement overview, string letter) =>
        overview.GetProperty("grades").EnumerateArray().Single(grade => grade.GetProperty("letter").GetString() == letter).GetProperty("count").GetInt64();

    private static IEnumerable<string> Parts(JsonElement overview) => overview.GetProperty("notTold").EnumerateArray().Select(part => Packs.Text(part, "part"));

    /// <summary>The city of two days that the tests look at and none changes.</summary>
    public sealed class TwoDays : IAsyncDisposable
    {
        private TestServer? server;

        internal async Task<TestServer> ServerAsync()
        {
            if (server is null)
            {
                server = await TestServer.StartAsync(Engine.Sqlite);
                await TwoDaysAsync(server);
            }

            return server;
        }

        /// <inheritdoc/>
        public async ValueTask DisposeAsync()
        {
            if (server is not null)
            {
                await server.DisposeAsync();
            }
        }
    }

    private static (string Name, int Records, string Letter, int Versions) Facts(JsonElement subject) =>
        (Packs.Text(subject, "name"), subject.GetProperty("records").GetInt32(), Packs.Text(subject.GetProperty("grades")[0], "letter"), subject.GetProperty("versions").GetArrayLength());
}
