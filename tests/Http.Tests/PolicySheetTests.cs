using System.Text.Json;
using Xinheng.Assessment;
using Xinheng.Commands;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>The sheet of a pack for sign-off.</summary>
public sealed class PolicySheetTests
{
    private static readonly DateOnly Day = new(2026, 11, 22);

    [Fact]
    public async Task A_rule_stands_beside_its_clause_its_values_and_the_cases_that_try_it()
    {
        var server = await SharedServers.OfAsync(Engine.Sqlite);

        var (status, sheet) = await server.GetAsync("/api/packs/langfang/public-credit/sheet");

        var rule = Section(sheet, "grades")[1];
        Assert.Equal((200, "C"), (status, rule.GetProperty("letter").GetString()));
        Assert.Equal("三(五)", rule.GetProperty("clause").GetProperty("article").GetString());
        Assert.Contains("严重失信", rule.GetProperty("clause").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("5条", Assert.Single(rule.GetProperty("values").EnumerateArray()).GetProperty("words").GetProperty("zh").GetString());
        Assert.NotEmpty(rule.GetProperty("cases").EnumerateArray());
        Assert.Equal(["LN-001"], Section(sheet, "grades")[2].GetProperty("findings").EnumerateArray().Select(code => code.GetString()));
    }

    [Fact]
    public void A_rule_is_tried_by_exactly_the_cases_it_decides()
    {
        var entry = Open("langfang/public-credit");
        var sheet = Sheet(entry);

        var rows = sheet.Sections.Single(section => section.Id == "grades").Rows;
        var decided = CaseViews.Run(entry).Cases.Select((one, at) => (Number: at + 1, Rule: one.Explanation?.Rule?.Number)).ToList();

        Assert.All(rows, row => Assert.Equal(decided.Where(one => $"{one.Rule}" == row.Id).Select(one => one.Number), row.Cases));
    }

    [Fact]
    public void What_no_case_tries_has_none_and_is_counted_unless_no_case_could()
    {
        var sheet = Sheet(Open("fengxian/transport-evaluation"));

        var untried = sheet.Sections.SelectMany(section => section.Rows.Select(row => (Section: section.Id, Row: row))).Where(row => row.Row.Cases.Count == 0).ToList();

        Assert.Equal(untried.Count(row => row.Row.CanBeTried), sheet.Untried);
        Assert.Contains(untried, row => row.Section == "scheme");
        Assert.All(untried, row => Assert.Equal(row.Section is not ("scheme" or "scales" or "measures" or "channels" or "draws" or "commitments" or "catalogues"), row.Row.CanBeTried));
        Assert.Equal(sheet.Sections.Sum(section => section.Rows.Count), sheet.Entries);
    }

    [Fact]
    public void A_parameter_is_tried_where_a_rule_that_names_it_was_asked()
    {
        var entry = Open("liaoning/general-risk");
        var sheet = Sheet(entry);

        var rows = sheet.Sections.Single(section => section.Id == "parameters").Rows.ToDictionary(row => row.Id);

        Assert.Equal(entry.Cases.Select((one, at) => (one, at)).Where(pair => pair.one.ExpectsGrade).Select(pair => pair.at + 1).Except(rows["a_below"].Cases), []); // every grade begins with the first rule
        Assert.True(rows["c_below"].Cases.Count < rows["a_below"].Cases.Count);
        Assert.All(rows.Values, row => Assert.True(row.IsExample));
    }

    [Fact]
    public void A_rule_of_a_table_is_a_row_of_its_own_with_its_cases()
    {
        var sheet = Sheet(Open("langfang/fused-regulation"));

        var rows = sheet.Sections.Single(section => section.Id == "treatments").Rows;

        Assert.Contains(rows, row => row.Depth == 1 && row.Id.Contains('.', StringComparison.Ordinal));
        Assert.All(rows, row => Assert.NotEmpty(row.Cases));
    }

    [Theory]
    [InlineData("national/catalogue", "kinds")]
    [InlineData("langfang/literal", "grades")]
    [InlineData("hebei/credit-action", "duties")]
    public void A_pack_without_grades_or_with_open_findings_has_a_sheet_as_well(string id, string section) =>
        Assert.Contains(section, Sheet(Open(id)).Sections.Select(one => one.Id));

    [Theory]
    [InlineData("zh", "没有案例", "法制审核")]
    [InlineData("en", "No case tries it", "Legal review")]
    public async Task The_file_to_print_needs_nothing_beside_it(string language, string untried, string signature)
    {
        var (code, html, _) = await RunAsync("pack", "sheet", "liaoning/general-risk", "--lang", language, "--as-of", "2026-11-22");

        Assert.Equal(ExitCode.Done, code);
        Assert.StartsWith("<!doctype html>", html, StringComparison.Ordinal);
        Assert.Contains("size: A4 landscape", html, StringComparison.Ordinal);
        Assert.Contains("counter(page)", html, StringComparison.Ordinal);
        Assert.Contains("@top-left { content: \"liaoning/general-risk 2022.1", html, StringComparison.Ordinal);
        Assert.Contains(untried, html, StringComparison.Ordinal);
        Assert.Contains(signature, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("http", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_pack_writes_is_text_on_its_sheet_and_never_markup()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        var pack = Path.Combine(folder, "somewhere", "hostile");
        Directory.CreateDirectory(Path.Combine(pack, "documents"));
        await File.WriteAllTextAsync(Path.Combine(pack, "documents", "rules.yaml"), "id: rules\ntitle: {zh: 办法, en: rules}\nclauses: {一: '<script>alert(1)</script>'}\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            Path.Combine(pack, "pack.yaml"),
            """
            pack: somewhere/hostile
            version: '1"; } body { display: none }'
            title: {zh: '<b>表', en: '</style><img src=x onerror=alert(1)>'}
            issuer: {zh: 某市, en: Some city}
            territory: "131000"
            in_force: {from: 2023-01-19}
            document: rules
            channels:
              - {id: portal, title: {zh: 网站, en: portal}, source: 一}
            """,
            TestContext.Current.CancellationToken);

        var (code, html, error) = await RunAsync("pack", "sheet", pack, "--lang", "en");

        Directory.Delete(folder, recursive: true);
        Assert.True(code == ExitCode.Done, error);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("@top-left { content: \"somewhere/hostile 1; } body { display: none } · ", html, StringComparison.Ordinal); // inside the quotes, and no quote of its own
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pack_with_mistakes_has_no_sheet_and_says_where_to_see_them()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "pack.yaml"), "pack: somewhere/broken\n", TestContext.Current.CancellationToken);

        var (code, _, error) = await RunAsync("pack", "sheet", folder);

        Directory.Delete(folder, recursive: true);
        Assert.Equal(ExitCode.Refused, code);
        Assert.Contains("HT-042", error, StringComparison.Ordinal);
    }

    private static IReadOnlyList<JsonElement> Section(JsonElement sheet, string id) =>
        [.. sheet.GetProperty("sections").EnumerateArray().Single(section => section.GetProperty("id").GetString() == id).GetProperty("rows").EnumerateArray()];

    private static PackEntry Open(string id) => new PackLibrary(DeploymentPlace.OwnPacks).Open(id) ?? throw new InvalidOperationException($"{id} comes with the program.");

    private static PolicySheetView Sheet(PackEntry entry) => PolicySheetViews.Of(entry, Day) ?? throw new InvalidOperationException($"{entry.Id} can be read.");

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Entry.RunAsync(args, output, error, TimeProvider.System, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
