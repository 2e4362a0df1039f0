using Xinheng.Policy.Packs;
using Xinheng.Policy.Tests.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Models;

/// <summary>Scales, mappings and results of other models, as packs write them.</summary>
public sealed class ResultTests
{
    private const string Scales = """
        scales:
          - id: risk
            title: {zh: 风险, en: risk}
            steps: [{letter: A, name: {zh: 低, en: low}}, {letter: B, name: {zh: 中, en: middle}}, {letter: C, name: {zh: 高, en: high}}]
            source: 一
          - id: two
            title: {zh: 两级, en: two steps}
            steps: [{letter: fine, name: {zh: 好, en: fine}}, {letter: poor, name: {zh: 差, en: poor}}]
            source: 一
        mappings:
          - id: three-to-two
            title: {zh: 三级到两级, en: three to two}
            from: risk
            to: two
            steps: [{from: A, to: fine}, {from: B, to: poor, lossy: true}, {from: C, to: poor, lossy: true}]
            source: 一
        results:
          - id: risk
            title: {zh: 风险等级, en: risk class}
            received: risk
            issuer: {zh: 省, en: the province}
            mapping: three-to-two
            valid: params.cycle_months
            source: 一

        """;

    [Clause("chongqing-2020", "3", "CQ-3")]
    [Fact]
    public void A_received_result_is_read_with_its_scale_its_mapping_and_how_long_it_is_good()
    {
        var pack = Compiled(SmallPack.Text + Scales);

        var result = Assert.Single(pack.Results);
        Assert.Equal(["fine", "poor"], result.Steps.Select(step => step.Letter));
        Assert.Equal("poor", result.Read("C"));
        Assert.Null(result.Read("D"));
        Assert.Equal("params.cycle_months", result.ValidMonths?.Text);
        Assert.Equal("the province", result.Issuer?.En);
        Assert.Equal(2, pack.Mappings[0].Steps.Count(step => step.IsLossy));
    }

    [Fact]
    public void A_grade_rule_names_a_result_and_its_letters_are_a_closed_set()
    {
        var named = Read(SmallPack.Text.Replace("general_count > params.limit", "results.risk == 'poor'", StringComparison.Ordinal) + Scales);
        var misspelt = Read(SmallPack.Text.Replace("general_count > params.limit", "results.risk == 'pour'", StringComparison.Ordinal) + Scales);

        Assert.Empty(named.Diagnostics);
        Assert.Equal("EX-016", Assert.Single(misspelt.Diagnostics).Code);
    }

    [Fact]
    public void A_pack_without_results_has_no_such_name()
    {
        var reading = Read(SmallPack.Text.Replace("general_count > params.limit", "results.risk == 'poor'", StringComparison.Ordinal));

        Assert.Equal("EX-010", Assert.Single(reading.Diagnostics).Code);
    }

    [Theory]
    [InlineData("received: risk\n", "received: risks\n", "PK-013")]
    [InlineData("from: risk\n", "from: rask\n", "PK-013")]
    [InlineData("mapping: three-to-two\n", "mapping: three-to-tow\n", "PK-013")]
    [InlineData("{from: A, to: fine}, ", "", "PK-054")]
    [InlineData("{from: A, to: fine}", "{from: A, to: fine}, {from: A, to: poor}", "PK-055")]
    [InlineData("{from: A, to: fine}", "{from: A, to: good}", "PK-013")]
    [InlineData("{from: A, to: fine}", "{from: AA, to: fine}", "PK-013,PK-054")]
    [InlineData("valid: params.cycle_months", "valid: params.limit", "PK-058")]
    [InlineData("valid: params.cycle_months", "valid: params.cycle", "EX-011")]
    [InlineData("    received: risk\n", "", "PK-010")]
    [InlineData("    received: risk\n", "    received: risk\n    pack: somewhere/other\n", "PK-030,PK-030,PK-050")]
    [InlineData("    received: risk\n", "    pack: somewhere/small\n", "PK-030,PK-051")]
    [InlineData("mapping: three-to-two\n", "mapping: three-to-two\n    steps: [{letter: fine, name: {zh: 好, en: fine}}]\n", "PK-056")]
    [InlineData("received: risk\n", "received: two\n", "PK-057")]
    [InlineData("  - id: two\n", "  - id: risk\n", "PK-013,PK-015")]
    [InlineData("  - id: risk\n    title: {zh: 风险等级", "  - id: Risk Class\n    title: {zh: 风险等级", "PK-014")]
    [InlineData("    valid: params.cycle_months\n", "    valid: params.cycle_months\n    status: sample\n", "PK-013")]
    [InlineData("{letter: B, name: {zh: 中, en: middle}}", "{letter: A, name: {zh: 中, en: middle}}", "PK-013,PK-015")]
    public void Each_mistake_is_told_with_its_code(string find, string put, string codes)
    {
        Assert.Contains(find, Scales, StringComparison.Ordinal);

        var reading = Read(SmallPack.Text + Scales.Replace(find, put, StringComparison.Ordinal));

        Assert.Null(reading.Pack);
        Assert.Equal(codes, string.Join(',', reading.Diagnostics.Select(diagnostic => diagnostic.Code).Order(StringComparer.Ordinal)));
        Assert.All(reading.Diagnostics, diagnostic => Assert.NotNull(diagnostic.Span));
    }

    [Fact]
    public void A_result_of_a_pack_is_graded_by_that_pack_and_is_part_of_the_fingerprint()
    {
        var outer = Outer("somewhere/small");
        var changed = Compile(outer, ("somewhere/small", SmallPack.Text.Replace("value: 5", "value: 6", StringComparison.Ordinal)));
        var pack = Compile(outer, ("somewhere/small", SmallPack.Text));

        Assert.Empty(pack.Diagnostics);
        Assert.Equal("small", pack.Pack?.Results[0].Scale.Id);
        Assert.Equal(["A", "B"], pack.Pack?.Results[0].Steps.Select(step => step.Letter));
        Assert.NotEqual(pack.Pack?.Fingerprint, changed.Pack?.Fingerprint);
    }

    [Fact]
    public void Packs_that_take_each_others_results_are_refused()
    {
        var reading = Compile(Outer("somewhere/small"), ("somewhere/small", SmallPack.Text + Taking("outer/pack")));

        var found = Assert.Single(reading.Diagnostics);
        Assert.Equal("PK-052", found.Code);
        Assert.Contains("outer/pack → somewhere/small → outer/pack", found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_of_results_of_results_end_somewhere()
    {
        var others = Enumerable.Range(0, 9).Select(at => ($"pack/p{at}", SmallPack.Text.Replace("somewhere/small", $"pack/p{at}", StringComparison.Ordinal) + (at < 8 ? Taking($"pack/p{at + 1}") : string.Empty))).ToArray();

        var found = Assert.Single(Compile(Outer("pack/p0"), others).Diagnostics);

        Assert.Equal("PK-052", found.Code);
        Assert.Contains("PK-052", found.Message.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_cannot_be_used_is_told_with_its_first_error()
    {
        var broken = Compile(Outer("somewhere/small"), ("somewhere/small", SmallPack.Text.Replace("cycle: cycle_months", "cycle: limit", StringComparison.Ordinal)));
        var catalogue = Compile(Outer("somewhere/small"), ("somewhere/small", SmallPack.Text[..SmallPack.Text.IndexOf("scheme:", StringComparison.Ordinal)]));

        Assert.Equal("PK-052", Assert.Single(broken.Diagnostics).Code);
        Assert.Contains("PK-026", broken.Diagnostics[0].Message.Zh, StringComparison.Ordinal);
        Assert.Equal("PK-053", Assert.Single(catalogue.Diagnostics).Code);
    }

    [Fact]
    public void A_case_says_which_results_were_received()
    {
        const string Cases = """
            案例:
              - 情形: 省里评为低风险
                评价日期: 2026-06-30
                评价结果: [{方案: risk, 等级: 低, 日期: 2026-01-15, 单位: 某省}]
                应为: A

            """;

        var reading = PackCompiler.Compile(SmallPack.Of(SmallPack.Text + Scales, ("cases/received.yaml", Cases)), _ => null);
        var unknown = PackCompiler.Compile(
            SmallPack.Of(SmallPack.Text + Scales, ("cases/received.yaml", Cases.Replace("方案: risk", "方案: rusk", StringComparison.Ordinal))), _ => null);

        Assert.Equal(new CaseResult("risk", "A", new(2026, 1, 15), "某省"), Assert.Single(reading.Cases[0].Results));
        Assert.Equal("PK-013", Assert.Single(unknown.Diagnostics).Code);
    }

    private static string Taking(string pack) => $$"""
        results:
          - id: public
            title: {zh: 公共信用等级, en: public grade}
            pack: {{pack}}
            source: 一

        """;

    private static string Outer(string pack) => SmallPack.Text.Replace("somewhere/small", "outer/pack", StringComparison.Ordinal) + Taking(pack);

    private static PackReading Compile(string outer, params (string Id, string Text)[] others)
    {
        PackFiles? Resolve(string id) => id == "outer/pack" ? Files(id, outer)
            : others.Where(other => other.Id == id).Select(other => Files(id, other.Text)).FirstOrDefault();

        return PackCompiler.Compile(Files("outer/pack", outer), Resolve);
    }

    private static PackFiles Files(string id, string text) => SmallPack.Of(text) with { Id = id };

    private static PackReading Read(string text) => SmallPack.Read(SmallPack.Of(text));

    private static CompiledPack Compiled(string text)
    {
        var reading = Read(text);
        Assert.Empty(reading.Diagnostics);
        return reading.Pack!; // there is one when nothing is wrong
    }
}
