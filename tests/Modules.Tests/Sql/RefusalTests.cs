using Xinheng.Evaluation.Sql;
using Xinheng.Policy;
using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>What SQL cannot say the same is refused with its place, never graded otherwise.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("record.document.matches('^[\\\\d]+$')", "matches")]
    [InlineData("record.document.matches('a{256}')", "matches")]
    [InlineData("decimal(record.document) > 1.5", "decimal(record.document)")]
    [InlineData("decimal(record.amount_fen) * 1000000000000000000000000.0 > 1.0", "decimal(record.amount_fen) *")]
    public void A_construct_that_would_come_out_otherwise_is_refused_with_its_text_and_place(string where, string named)
    {
        var reading = PackSql.Of(Pack(where), new DateOnly(2026, 6, 30), FactTables.Sources);

        var refusal = Assert.Single(reading.Refusals);
        Assert.Null(reading.Statements);
        Assert.Equal("SQ-001", refusal.Code);
        Assert.Contains(named, refusal.Message.Zh, StringComparison.Ordinal);
        Assert.Contains(named, refusal.Message.En, StringComparison.Ordinal);
        Assert.Equal("pack.yaml", refusal.Span?.File);
    }

    [Theory]
    [InlineData("record.document.matches('^(ab|[^c-e])+?\\\\d{2,3}.$')")]
    [InlineData("record.document == '\\'; DROP TABLE fact_record; --'")]
    [InlineData("record.document.contains('$1 @p0 :x {0}')")]
    [InlineData("record.document < '中' && size(record.document) < 9")]
    public async Task What_looks_odd_in_a_condition_is_still_said(string where)
    {
        await using var tables = await FactTables.CreateAsync();
        var (pack, asOf) = (Pack($"has(record.document) && {where}"), new DateOnly(2026, 6, 30));

        await tables.CompareAsync(pack, asOf, MadeUp.For(pack, asOf, 60, 4));
    }

    private static CompiledPack Pack(string where)
    {
        var text = $$"""
            pack: test/pack
            version: "1"
            title: {zh: 测试包, en: test pack}
            issuer: {zh: 某市, en: some city}
            territory: "131000"
            in_force: {from: 2020-01-01}
            document: rules
            categories: [{id: administrative, title: {zh: 行政, en: administrative}, source: 一}]
            kinds: [{id: penalty, title: {zh: 处罚, en: penalty}, category: administrative, temporality: event, effects: [{effect: general, source: 一}], source: 一}]
            parameters: [{id: cycle_months, title: {zh: 周期, en: cycle}, unit: months, value: 12, source: 一}]
            indicators:
              - {id: odd, title: {zh: 指标, en: odd}, aggregate: count, where: "{{where.Replace("\\", "\\\\", StringComparison.Ordinal)}}", within: cycle, source: 一}
            scheme: {id: test, title: {zh: 方案, en: scheme}, scale: [{letter: A, name: {zh: 优, en: good}, source: 一}, {letter: B, name: {zh: 差, en: poor}, source: 一}], cycle: cycle_months, planes: [internal], source: 一}
            precedence: first-match
            gap: review
            grades:
              - {grade: B, when: odd > 0, title: {zh: 有, en: some}, source: 一}
              - {grade: A, when: odd == 0, title: {zh: 无, en: none}, source: 一}
            """;
        var files = new PackFiles("test/pack", new Dictionary<string, string>
        {
            ["pack.yaml"] = text, ["documents/rules.yaml"] = "id: rules\ntitle: {zh: 办法, en: rules}\nclauses: {一: 第一条的文字。}\n",
        });
        var compiled = PackCompiler.Compile(files, _ => null);
        return compiled.Pack ?? throw new InvalidOperationException(string.Join('\n', compiled.Diagnostics.Select(found => found.Message.En)));
    }
}
