using Xinheng.Policy.Tables;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Tables;

public sealed class MeasureTests
{
    private const string Measure = """
        measures:
          - id: entry-limited
            class: rights
            title: {zh: 限制市场准入, en: market entry limited}
            content: {zh: 一定期限内不得进入, en: no entry for a time}
            on: {zh: 严重失信主体, en: subjects on a severe list}
            body: {zh: 主管部门, en: competent department}
            basis: {zh: 《某法》第十条, en: "Some Law, article 10"}
            source: 一
        """;

    [Fact]
    public void A_measure_carries_its_class_its_basis_and_who_applies_it()
    {
        var measure = Assert.Single(Tabled.Read(Measure).Measures);

        Assert.Equal(("entry-limited", MeasureClass.Rights, "Some Law, article 10", "competent department"), (measure.Id, measure.Class, measure.Basis.En, measure.Body.En));
        Assert.Equal(new("rules-2023", "一"), measure.Source);
        Assert.Equal("- id: entry-limited".Length - 1, measure.Head.Span?.Length + "- id: ".Length - 1);
    }

    [Fact]
    [Clause("fengxian-2021", "(二)", "FX-2")]
    public void A_measure_without_a_legal_basis_is_refused()
    {
        var finding = Tabled.OneFinding(Measure.Replace("    basis: {zh: 《某法》第十条, en: \"Some Law, article 10\"}\n", "", StringComparison.Ordinal));

        Assert.Equal("PK-083", finding.Code);
        Assert.Contains("“entry-limited” names no legal basis", finding.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    [Clause("fengxian-2021", "(二)", "FX-2")]
    public void An_entry_of_any_table_without_a_source_is_refused()
    {
        Assert.Equal("PK-016", Tabled.OneFinding(Measure.Replace("    source: 一", "", StringComparison.Ordinal)).Code);
        Assert.Equal("PK-016", Tabled.OneFinding("channels: [{id: portal, title: {zh: 网站, en: portal}}]").Code);
    }

    [Theory]
    [InlineData("class: rights", "class: right", "PK-013", "“rights”")]
    [InlineData("id: entry-limited", "id: Entry_Limited", "PK-014", "entry_limited")]
    [InlineData("    basis:", "    basises:", "PK-009", "“basis”")]
    public void A_slip_of_the_pen_is_told_with_what_was_meant(string find, string put, string code, string meant)
    {
        var findings = Packs.SmallPack.Read(Tabled.Files(Measure.Replace(find, put, StringComparison.Ordinal))).Diagnostics;

        var finding = findings.Single(found => found.Code == code);
        Assert.Contains(meant, finding.Message.En, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    [Clause("hebei-2021", "11", "HB-11")]
    public void A_measure_that_is_not_in_the_list_cannot_follow_from_anything()
    {
        const string treatment = """

            treatments:
              - id: fused
                title: {zh: 处理, en: treatment}
                rules: [{id: bad, title: {zh: 差, en: bad}, when: general_count > 5, measures: [market-entry-limited], source: 一}]
                source: 一
            """;

        var finding = Tabled.OneFinding(Measure + treatment);

        Assert.Equal("PK-013", finding.Code);
        Assert.Contains("“market-entry-limited” cannot stand for “measures”", finding.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_twice_in_a_table_is_refused_and_the_first_place_named()
    {
        var second = Measure["measures:\n".Length..];

        var finding = Tabled.OneFinding($"{Measure}\n{second}");

        Assert.Equal("PK-015", finding.Code);
        Assert.Contains("first in pack.yaml", finding.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_states_its_numerator_and_denominator_and_may_aim_at_none()
    {
        var rate = Assert.Single(Tabled.Read("""
            rates:
              - id: late-rate
                title: {zh: 迟报率, en: late rate}
                part: {zh: 迟报的记录数, en: records reported late}
                whole: {zh: 上报的记录数, en: records reported}
                target: params.late
                source: 一
            """).Rates);

        Assert.Equal(("records reported late", "records reported"), (rate.Part.En, rate.Whole.En));
        Assert.Equal(0, rate.Target?.On(new(2024, 1, 1)));
    }

    [Fact]
    public void A_catalogue_keeps_its_entries_in_order_and_refuses_the_same_one_twice()
    {
        const string catalogue = """
            catalogues:
              - id: objection-kinds
                title: {zh: 异议种类, en: kinds of objection}
                entries:
                  - {id: wrong, title: {zh: 错误, en: wrong}, source: 一}
                  - {id: missing, title: {zh: 遗漏, en: missing}, text: {zh: 应有而没有, en: should be there}, source: 一}
                source: 一
            """;

        Assert.Equal(["wrong", "missing"], Assert.Single(Tabled.Read(catalogue).Catalogues).Entries.Select(entry => entry.Id));
        Assert.Equal("PK-015", Tabled.OneFinding(catalogue.Replace("id: missing", "id: wrong", StringComparison.Ordinal)).Code);
        Assert.Equal("PK-010", Tabled.OneFinding("catalogues: [{id: empty, title: {zh: 空, en: empty}, source: 一}]").Code);
    }
}
