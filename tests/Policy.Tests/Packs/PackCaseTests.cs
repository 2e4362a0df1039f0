using Xinheng.Policy.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class PackCaseTests
{
    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfangs_pack_carries_at_least_twenty_five_cases_of_every_class_and_of_review()
    {
        var cases = PackCompiler.Compile(ShippedPacks.Find("langfang/public-credit")!, ShippedPacks.Find).Cases; // it is shipped

        Assert.True(cases.Count >= 25, $"{cases.Count} cases");
        Assert.Equal(["A", "B", "C", "D", null], cases.Select(one => one.ExpectedLetter).Distinct().OrderBy(letter => letter ?? "Z"));
        Assert.All(cases, one => Assert.NotNull(one.Source));
        Assert.Equal(cases.Count, cases.Select(one => one.Title.Zh).Distinct().Count());
    }

    [Fact]
    public void A_case_reads_the_same_in_Chinese_and_in_English()
    {
        var chinese = Read("""
            案例:
              - 情形: 一例
                situation: One case
                评价日期: 2024-06-30
                企业: {营业执照: 已吊销, 类型: 个体工商户, 区划: "131002", 行业: C1311, 成立日期: 2010-01-05, 国有层级: 市属国有, 标签: [key-field:food]}
                记录:
                  - {种类: 行政处罚, 日期: 2024-01-05, 有效期至: 2025-01-05, 状态: 异议处理中, 处罚: [罚款, 吊销许可证件], 严重后果: 是, 金额分: 5000000, 作出单位: 某局, 文书号: 1号, 条数: 2}
                应为: B
                依据: 三(五)
            文件: rules-2023
            """);
        var english = Read("""
            cases:
              - situation: One case
                情形: 一例
                as_of: 2024-06-30
                subject: {licence: revoked, kind: individual-business, division: "131002", industry: C1311, registered: 2010-01-05, state_owned: municipal, tags: [key-field:food]}
                records:
                  - {kind: penalty, date: 2024-01-05, until: 2025-01-05, standing: under-objection, penalties: [fine, permit revoked], grave_consequence: yes, amount_fen: 5000000, issuer: 某局, document_number: 1号, times: 2}
                expect: B
                source: rules-2023 三(五)
            """);

        Assert.Empty(chinese.Diagnostics);
        Assert.Empty(english.Diagnostics);
        Assert.Equal(Plain(chinese.Cases), Plain(english.Cases));
        Assert.Equal(2, chinese.Cases[0].Records.Count);
        Assert.Equal(["fine", "permit-revoked"], chinese.Cases[0].Records[1].Penalties);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("人工研判")]
    public void A_case_can_expect_a_review_by_a_person(string written)
    {
        var reading = Read($"案例: [{{情形: 待定, 评价日期: 2024-06-30, 应为: {written}}}]");

        Assert.Null(Assert.Single(reading.Cases).ExpectedLetter);
    }

    [Theory]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: E}", "PK-013")]
    [InlineData("{情形: 某, 评价日期: 2024-06-31, 应为: A}", "PK-012")]
    [InlineData("{情形: 某, 应为: A}", "PK-010")]
    [InlineData("{评价日期: 2024-06-30, 应为: A}", "PK-010")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30}", "PK-010")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 记录: [{种类: 行政处分, 日期: 2024-01-01}]}", "PK-013")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 记录: [{种类: 行政处罚, 日期: 2024-01-01, 处罚: [罚金]}]}", "PK-013")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 记录: [{种类: 行政处罚, 日期: 2024-01-01, 条数: 0}]}", "PK-031")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 记录: [{种类: 行政处罚, 日期: 2024-01-01, 条数: 2000000000}]}", "PK-031")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 记录: {种类: 行政处罚}}", "PK-011")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 企业: {执照: 正常}}", "PK-009")]
    [InlineData("{情形: 某, 评价日期: 2024-06-30, 应为: A, 依据: rules-2023 九}", "PK-018")]
    [InlineData("某", "PK-011")]
    public void A_case_with_a_mistake_is_refused_at_its_own_line(string written, string code)
    {
        var reading = Read($"案例:\n  - {written}\n");

        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal((code, "cases/some.yaml", 2), (found.Code, found.Span?.File, found.Span?.Line));
        Assert.Empty(reading.Cases);
    }

    private static PackReading Read(string cases) => SmallPack.Read(SmallPack.Of(SmallPack.Text, ("cases/some.yaml", cases)));

    private static List<string> Plain(IReadOnlyList<PackCase> cases) =>
    [
        .. cases.Select(one => System.Text.Json.JsonSerializer.Serialize(one with { Span = Nowhere, Expected = [] })
            + string.Join(' ', one.Expected.Select(expected => System.Text.Json.JsonSerializer.Serialize<object>(expected with { Span = Nowhere })))),
    ];

    private static readonly SourceSpan Nowhere = new("x", 1, 1, 1);
}
