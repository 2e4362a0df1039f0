using Xinheng.Policy.Linting;
using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Tables;

public sealed class ExampleAndExtensionTests
{
    [Theory]
    [InlineData("status: example", true, null)]
    [InlineData("status: sample", null, "PK-013")]
    public void A_value_can_be_marked_as_an_example(string status, bool? isExample, string? code)
    {
        var files = SmallPack.Changed("    value: 5\n", $"    value: 5\n    {status}\n");

        var reading = SmallPack.Read(files);

        Assert.Equal(code, reading.Diagnostics.SingleOrDefault()?.Code);
        Assert.Equal(isExample, reading.Pack?.Parameters.Single(parameter => parameter.Id == "limit").Values[0].IsExample);
    }

    [Fact]
    public void Entries_of_every_kind_can_be_examples()
    {
        var text = SmallPack.Text
            .Replace("    temporality: event\n", "    temporality: event\n    status: example\n", StringComparison.Ordinal)
            .Replace("{effect: general, source: 一}", "{effect: general, status: example, source: 一}", StringComparison.Ordinal)
            .Replace("    aggregate: count\n", "    aggregate: count\n    status: example\n", StringComparison.Ordinal)
            .Replace("  id: small\n", "  id: small\n  status: example\n", StringComparison.Ordinal)
            .Replace("  - grade: B\n", "  - grade: B\n    status: example\n", StringComparison.Ordinal);

        var pack = SmallPack.Read(SmallPack.Of(text)).Pack;

        Assert.True(pack is { Scheme.IsExample: true } && pack.RecordKinds[0].IsExample && pack.RecordKinds[0].Effects[0].IsExample);
        Assert.True(pack.Indicators[0].IsExample && pack.Grades[0].IsExample && !pack.Grades[1].IsExample);
    }

    [Fact]
    public void An_extending_pack_replaces_entries_of_tables_by_id_and_adds_its_own()
    {
        const string above = """
            pack: somewhere/above
            version: "1"
            title: {zh: 上层, en: Above}
            issuer: {zh: 某市, en: Some city}
            territory: "131000"
            in_force: {from: 2023-01-19}
            extends: somewhere/small
            document: rules-2023
            channels:
              - {id: portal, title: {zh: 新网站, en: new portal}, source: 一}
            publications:
              - {id: penalties, title: {zh: 处罚, en: penalties}, channel: board, kinds: [penalty], until: end, source: 一}
            """;
        var below = Tabled.Files("""
            channels:
              - {id: portal, title: {zh: 网站, en: portal}, source: 一}
              - {id: board, title: {zh: 公告栏, en: board}, source: 一}
            """);

        var reading = PackCompiler.Compile(new("somewhere/above", new Dictionary<string, string> { ["pack.yaml"] = above }), _ => below);

        Assert.Empty(reading.Diagnostics);
        Assert.Equal(["new portal", "board"], reading.Pack?.Tables.Channels.Select(channel => channel.Title.En));
        Assert.Equal("board", reading.Pack?.Tables.Publications.Single().Channel);
    }

    [Theory]
    [InlineData("about: [general_count]", null)]
    [InlineData("about: [portal]", null)]
    [InlineData("about: [general_cuont]", "PK-013")]
    public void A_ruling_is_about_entries_the_pack_has(string about, string? code)
    {
        var sections = $$"""
            channels: [{id: portal, title: {zh: 网站, en: portal}, source: 一}]
            rulings:
              - {id: one, resolves: L9, {{about}}, statement: {zh: 定, en: so}, reason: {zh: 因, en: for}, source: 一}
            """;

        var reading = SmallPack.Read(Tabled.Files(sections));

        Assert.Equal(code, reading.Diagnostics.SingleOrDefault()?.Code);
    }

    [Theory]
    [InlineData("duties: none")]
    [InlineData("duties: [none]")]
    [InlineData("duties: {id: one}")]
    [InlineData("measures: [[[[]]]]")]
    [InlineData("masks: [{id: [a], title: 3, field: {x: y}, keep: 7}]")]
    [InlineData("publications: [{id: a, kinds: {a: b}, channel: [x], months: [1], until: {}, starts: []}]")]
    [InlineData("catalogues: [{id: a, entries: 5}]")]
    [InlineData("treatments: [{id: a, rules: [{id: b, when: 5, measures: {a: b}, except: 3}]}]")]
    [InlineData("draws: [{id: a, by: {x: y}, published: maybe}]")]
    [InlineData("consistency: [{id: a, between: 3, apart: [], then: x}]")]
    public void Sections_of_any_other_form_are_refused_and_never_crash(string section)
    {
        var reading = SmallPack.Read(Tabled.Files(section));

        Assert.Null(reading.Pack);
        Assert.All(reading.Diagnostics, diagnostic => Assert.Matches("^(PK|EX)-[0-9]{3}$", diagnostic.Code));
    }

    [Fact]
    public void Thousands_of_entries_that_name_what_is_not_there_are_told_in_bounded_time_and_memory()
    {
        var sections = "measures: []\ntreatments:\n" + string.Concat(Enumerable.Range(0, 2_000).Select(at =>
            $"  - {{id: t{at}, title: {{zh: 表, en: t}}, source: 一, rules: [{{id: r, title: {{zh: 规, en: r}}, when: general_count > {at}, measures: [m{at}], source: 一}}]}}\n"));
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var findings = SmallPack.Read(Tabled.Files(sections)).Diagnostics;

        Assert.Equal(2_000, findings.Count(finding => finding.Code == "PK-013"));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60), $"It took {watch.Elapsed}");
    }

    [Fact]
    public void Ever_more_periods_and_conditions_are_given_up_and_said_so()
    {
        var warnings = string.Concat(Enumerable.Range(0, 1_200).Select(at => $"  - {{id: w{at}, title: {{zh: 警, en: w}}, when: general_count > params.limit, source: 一}}\n"));
        var values = string.Concat(Enumerable.Range(1, 3_000).Select(day => $"      - {{from: {new DateOnly(2023, 1, 19).AddDays(day):yyyy-MM-dd}, value: {day}, source: 一}}\n"));
        var text = Tabled.Files($"warnings:\n{warnings}").Texts["pack.yaml"].Replace("    value: 5\n    source: 一\n", $"    values:\n      - {{value: 5, source: 一}}\n{values}", StringComparison.Ordinal);
        var watch = System.Diagnostics.Stopwatch.StartNew();

        var findings = PackLinter.Check(SmallPack.Read(SmallPack.Of(text)).Pack!); // the pack is sound

        Assert.Contains(findings, finding => finding.Code == "LN-005");
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"It took {watch.Elapsed}");
    }
}
