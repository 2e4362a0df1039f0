using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xinheng.Registry;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Trying packs on everybody over HTTP: twelve enterprises, the first ten with as many penalties as their number.</summary>
public sealed class WhatIfOverHttpTests
{
    private const string Address = "/api/what-if";

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_lower_limit_is_tried_on_everybody_and_changes_nothing(Engine engine)
    {
        await using var server = await CityAsync(engine);

        var (status, view) = await server.PostAsync(Address, TestServer.Json(Trial(limit: "2")));

        // By the limit of 5, numbers 6 to 10 are C; by 2, numbers 3 to 5 are too.
        Assert.Equal(200, status);
        Assert.Equal((12, 3, 0, 3), (Whole(view, "subjects"), Whole(view, "moved"), Whole(view, "better"), Whole(view, "worse")));
        Assert.Equal(["A>A 2", "B>B 2", "B>C 3", "C>C 5"], view.GetProperty("moves").EnumerateArray().Select(Way));
        var counties = view.GetProperty("groups").EnumerateArray().Where(group => Packs.Text(group, "by") == "county").ToList();
        Assert.Equal(3, counties.Sum(group => Whole(group, "worse")));
        var sizes = view.GetProperty("groups").EnumerateArray().Where(group => Packs.Text(group, "by") == "capital").ToList();
        Assert.Equal((12, 3), (sizes.Sum(group => Whole(group, "subjects")), sizes.Sum(group => Whole(group, "worse"))));
        var load = Assert.Single(view.GetProperty("loads").EnumerateArray());
        Assert.True(load.GetProperty("after").GetDecimal() > load.GetProperty("before").GetDecimal());
        Assert.Empty(await server.Deployment.Runs.ListAsync(10, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_mover_is_listed_page_by_page_exported_and_explained()
    {
        await using var server = await CityAsync(Engine.Sqlite);
        var trial = Trial(limit: "2");

        var (_, first) = await server.PostAsync($"{Address}/movers", TestServer.Json(new { trial, from = "B", to = "C", limit = 2 }));
        var (_, second) = await server.PostAsync($"{Address}/movers", TestServer.Json(new { trial, limit = 2, after = Whole(first, "next") }));
        using var exported = await server.Client.PostAsync($"{Address}/movers/export", TestServer.Json(new { trial }));
        var mover = second.GetProperty("items")[0];
        var (_, why) = await server.PostAsync($"{Address}/movers/explain", TestServer.Json(new { trial, subject = Packs.Text(mover, "subject") }));

        Assert.Equal(
            [Code(3), Code(4), Code(5)], first.GetProperty("items").EnumerateArray().Append(mover).Select(one => Packs.Text(one, "subject")));
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(4, (await exported.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(
            ("B", "C"), (Packs.Text(why.GetProperty("live").GetProperty("grade"), "letter"), Packs.Text(why.GetProperty("tried").GetProperty("grade"), "letter")));
    }

    [Fact]
    public async Task A_draft_that_begins_next_year_is_tried_as_though_it_were_in_force()
    {
        await using var server = await CityAsync(Engine.Sqlite);
        var draft = await Packs.OpenAsync(server, "2027.1", ("from: 2023-01-19", "from: 2027-01-01"), ("    value: 5\n", "    value: 2\n"));

        var (_, parameters) = await server.GetAsync($"{Address}/parameters/{Packs.Id}?draft={Packs.Number(draft)}");
        var (status, view) = await server.PostAsync(Address, TestServer.Json(new { pack = Packs.Id, draft = Packs.Number(draft) }));

        Assert.Equal((200, 3), (status, Whole(view, "worse")));
        Assert.Equal("2", Packs.Text(parameters.EnumerateArray().Single(one => Packs.Text(one, "id") == "general_limit"), "value"));
    }

    [Theory]
    [InlineData("""{"pack":"langfang/nothing"}""", 404, "HT-003")]
    [InlineData("""{"pack":"../../etc/passwd"}""", 404, "HT-003")]
    [InlineData("""{"pack":"langfang/public-credit","version":"1066.1"}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","against":"1066.1"}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","draft":77}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","draft":1,"version":"2023.1"}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","values":{"no_such":"1"}}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","values":{"general_limit":"1e999"}}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","values":{"general_limit":"NaN"}}""", 400, "HT-012")]
    [InlineData("""{"pack":"langfang/public-credit","values":{"general_limit":null}}""", 400, "HT-014")]
    [InlineData("""{"pack":"langfang/public-credit","values":{"general_limit":5}}""", 400, "HT-014")]
    [InlineData("""{"pack":"langfang/public-credit","asOf":"2001-01-01"}""", 400, "AS-007")]
    [InlineData("""{"pack":"langfang/public-credit","asOf":"yesterday"}""", 400, "HT-014")]
    [InlineData("""{"pack":"national/catalogue"}""", 400, "AS-005")]
    [InlineData("""{"pack":null}""", 400, "HT-014")]
    [InlineData("""{}""", 400, "HT-014")]
    [InlineData("""[]""", 400, "HT-014")]
    public async Task What_cannot_be_tried_is_refused_with_a_code_and_a_way_out(string body, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var answer = await server.PostAsync(Address, new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.True(status == answer.Status, answer.Body.ToString());
        Assert.True(code == Packs.Text(answer.Body, "code"), answer.Body.ToString());
        Assert.NotEmpty(Packs.Text(answer.Body, "remedy"));
    }

    [Fact]
    public async Task More_values_than_a_trial_takes_are_refused()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);
        var values = Enumerable.Range(0, 51).ToDictionary(at => $"v{at}", _ => new string('9', 2_000));

        var (status, problem) = await server.PostAsync(Address, TestServer.Json(new { pack = Packs.Id, values }));

        Assert.Equal((400, "HT-012"), (status, Packs.Text(problem, "code")));
        Assert.InRange(problem.ToString().Length, 1, 2_000);
    }

    [Theory]
    [InlineData("""{"limit":0}""", "HT-011")]
    [InlineData("""{"limit":501}""", "HT-011")]
    [InlineData("""{"from":"Z"}""", "HT-012")]
    [InlineData("""{"to":"<script>"}""", "HT-012")]
    [InlineData("""{"after":99999999999}""", "HT-014")]
    public async Task Movers_asked_for_wrongly_are_refused(string wish, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);
        var body = $$$"""{"trial":{"pack":"{{{Packs.Id}}}"},{{{wish[1..]}}}""";

        var (status, problem) = await server.PostAsync($"{Address}/movers", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((400, code), (status, Packs.Text(problem, "code")));
    }

    [Theory]
    [InlineData("/movers", """{"trial":null}""", "HT-014")]
    [InlineData("/movers/export", """{"trial":{"pack":null}}""", "HT-014")]
    [InlineData("/movers/explain", """{"trial":null,"subject":"1"}""", "HT-014")]
    [InlineData("/movers/explain", """{"trial":{"pack":"langfang/public-credit"},"subject":null}""", "HT-014")]
    [InlineData("/trials", """{"name":null,"trial":{"pack":"langfang/public-credit"}}""", "HT-014")]
    [InlineData("/trials", """{"name":"甲","trial":null}""", "HT-014")]
    [InlineData("/trials/1", """{"isShadow":null}""", "HT-014")]
    public async Task Nothing_in_place_of_something_is_refused(string path, string body, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, problem) = await server.PostAsync($"{Address}{path}", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal((400, code), (status, Packs.Text(problem, "code")));
    }

    [Theory]
    [InlineData("/movers/explain", """{"trial":{"pack":"langfang/public-credit"},"subject":"91131000MA00000000"}""")]
    public async Task A_subject_that_is_not_there_is_not_explained(string path, string body)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, _) = await server.PostAsync($"{Address}{path}", new StringContent(body, Encoding.UTF8, "application/json"));

        Assert.Equal(404, status);
    }

    [Theory]
    [InlineData(2147483647)]
    [InlineData(-2147483648)]
    public async Task A_place_far_outside_the_population_is_no_more_than_an_empty_or_a_first_page(int after)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, page) = await server.PostAsync($"{Address}/movers", TestServer.Json(new { trial = new { pack = Packs.Id }, after }));

        Assert.Equal((200, 0), (status, page.GetProperty("items").GetArrayLength()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("101")]
    public async Task A_trial_is_kept_under_a_name_of_1_to_100_characters(string name)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, problem) = await server.PostAsync(
            $"{Address}/trials", TestServer.Json(new { name = name == "101" ? new string('试', 101) : name, trial = new { pack = Packs.Id } }));

        Assert.Equal((400, "HT-012"), (status, Packs.Text(problem, "code")));
    }

    [Fact]
    public async Task A_kept_trial_is_listed_opened_and_left_out_again_whatever_its_name()
    {
        const string Name = "<img src=x onerror=alert(1)>'; DROP TABLE assessment_trial; --";
        await using var server = await CityAsync(Engine.Sqlite);

        var (_, kept) = await server.PostAsync($"{Address}/trials", TestServer.Json(new { name = Name, trial = Trial(limit: "2") }));
        var number = Whole(kept.GetProperty("trial"), "number");
        var (_, listed) = await server.GetAsync($"{Address}/trials");
        var (_, opened) = await server.GetAsync($"{Address}/trials/{number}");
        using var removed = await server.Client.DeleteAsync($"{Address}/trials/{number}");
        var (gone, problem) = await server.GetAsync($"{Address}/trials/{number}");

        Assert.Equal(Name, Packs.Text(Assert.Single(listed.EnumerateArray()), "name"));
        Assert.Equal(3, Whole(Assert.Single(opened.GetProperty("reports").EnumerateArray()), "worse"));
        Assert.Equal("2", Packs.Text(opened.GetProperty("trial").GetProperty("trial").GetProperty("values"), "general_limit"));
        Assert.Equal((204, 404, "HT-050"), ((int)removed.StatusCode, gone, Packs.Text(problem, "code")));
    }

    [Fact]
    public async Task A_trial_in_the_shadow_is_asked_once_a_day_until_it_is_told_to_stop()
    {
        await using var server = await CityAsync(Engine.Sqlite);
        var token = TestContext.Current.CancellationToken;
        var (_, kept) = await server.PostAsync($"{Address}/trials", TestServer.Json(new { name = "每天", trial = Trial(limit: "2"), isShadow = true }));
        var address = $"{Address}/trials/{Whole(kept.GetProperty("trial"), "number")}";

        Assert.False(await Shadows.RunAsync(server.Deployment, token)); // kept today with what came of it
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await Shadows.RunAsync(server.Deployment, token));
        Assert.False(await Shadows.RunAsync(server.Deployment, token));
        await server.PostAsync(address, TestServer.Json(new { isShadow = false }));
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await Shadows.RunAsync(server.Deployment, token));

        var (_, opened) = await server.GetAsync(address);
        Assert.Equal(["2026-11-23", "2026-11-22"], opened.GetProperty("reports").EnumerateArray().Select(report => Packs.Text(report, "asOf")));
    }

    [Theory]
    [InlineData("GET", "/api/what-if/trials/9999", 404, "HT-050")]
    [InlineData("DELETE", "/api/what-if/trials/9999", 404, "HT-050")]
    [InlineData("GET", "/api/what-if/parameters/langfang/nothing", 404, "HT-003")]
    [InlineData("GET", "/api/what-if/parameters/langfang/public-credit?version=1066.1", 400, "HT-012")]
    [InlineData("GET", "/api/what-if/parameters/langfang/public-credit?draft=9999", 400, "HT-012")]
    public async Task What_is_not_there_is_said_not_to_be(string method, string address, int status, string code)
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        using var response = await server.Client.SendAsync(request);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(code, Packs.Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "code"));
    }

    private static object Trial(string limit) => new { pack = Packs.Id, values = new Dictionary<string, string> { ["general_limit"] = limit } };

    private static async Task<TestServer> CityAsync(Engine engine)
    {
        var server = await TestServer.StartAsync(engine, runsPipeline: false);
        var database = server.Deployment.Database;
        var (taking, origin) = (new RegistryTaking(database), new ChangeOrigin(0, server.Clock.GetUtcNow()));
        var row = 0;
        await database.WriteAsync((transaction, _) => taking.TakeAsync(
            transaction, (IReadOnlyList<IncomingRegistration>)[.. Enumerable.Range(1, 12).Select(number => Registration(number, ++row))], origin));
        await database.WriteAsync((transaction, _) => taking.TakeAsync(
            transaction, (IReadOnlyList<IncomingRecord>)[.. Enumerable.Range(1, 10).SelectMany(number => Enumerable.Range(1, number).Select(day => Penalty(number, day, ++row)))], origin));
        return server;
    }

    /// <summary>The code of the made-up enterprise with a number.</summary>
    private static string Code(int number) => $"1310{number:D11}";

    private static IncomingRegistration Registration(int number, int row) => new()
    {
        Code = CreditCode.Read(Code(number)),
        Name = $"廊坊市虚构企业{number}有限公司",
        Registered = new DateOnly(2015, 3, 2),
        Division = number % 2 == 0 ? "131082" : "131002",
        Row = row,
    };

    private static IncomingRecord Penalty(int number, int day, int row) => new()
    {
        Kind = "penalty",
        Code = CreditCode.Read(Code(number)),
        SubjectName = $"廊坊市虚构企业{number}有限公司",
        Key = $"罚〔{row}〕号",
        Happened = new DateOnly(2026, 5, day),
        Penalties = "fine",
        GraveConsequence = "no",
        Document = $"罚〔{row}〕号",
        Content = "{}"u8.ToArray(),
        Row = row,
    };

    private static long Whole(JsonElement body, string property) => body.GetProperty(property).GetInt64();

    private static string Way(JsonElement move) => $"{move.GetProperty("from").GetString()}>{move.GetProperty("to").GetString()} {Whole(move, "subjects")}";
}
