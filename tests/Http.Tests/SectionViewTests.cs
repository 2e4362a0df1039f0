using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Http.Tests;

public sealed class SectionViewTests
{
    private const string Pack = """
        pack: somewhere/tables
        version: "1"
        title: {zh: 表, en: Tables}
        issuer: {zh: 某市, en: Some city}
        territory: "131000"
        in_force: {from: 2023-01-19}
        document: rules-2023
        channels:
          - {id: portal, title: {zh: 网站, en: portal}, note: {zh: 示例渠道, en: made up}, status: example, source: 一}
        catalogues:
          - id: objection-kinds
            title: {zh: 异议种类, en: kinds of objection}
            entries: [{id: wrong, title: {zh: 错误, en: wrong}, text: {zh: 与事实不符, en: not as the facts are}, source: 一}]
            source: 一
        """;

    private const string Document = """
        id: rules-2023
        title: {zh: 某办法, en: Some rules}
        clauses: {一: 第一条的文字。}
        """;

    [Fact]
    public void The_tables_of_a_pack_are_shown_line_by_line_beside_their_clauses()
    {
        var files = new PackFiles("somewhere/tables", new Dictionary<string, string> { ["pack.yaml"] = Pack, ["documents/rules-2023.yaml"] = Document });
        var reading = PackCompiler.Compile(files, _ => null);
        Assert.Empty(reading.Diagnostics);
        var day = new DateOnly(2024, 1, 1);

        var sections = SectionViews.Of(PackView.Of(reading.Pack!, day), new PolicyWords(reading.Pack!, day)); // no findings: there is a pack

        Assert.Equal(["channels", "catalogues"], sections.Select(section => section.Id));
        Assert.Equal([(0, "objection-kinds"), (1, "wrong")], sections[1].Lines.Select(line => (line.Depth, line.Id)));
        Assert.Equal("not as the facts are", sections[1].Lines[1].Words.En);
        var channel = Assert.Single(sections[0].Lines);
        Assert.Equal((true, "made up", "第一条的文字。"), (channel.IsExample, channel.Note?.En, channel.Clause?.Text));
    }
}
