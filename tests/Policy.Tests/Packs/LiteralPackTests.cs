using Xinheng.Policy.Linting;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

/// <summary>What the linter finds in documents rendered word for word, with nothing settled.</summary>
public sealed class LiteralPackTests
{
    [Theory]
    [InlineData("L3", "四(二)", "公共信用评价结果 A、行业信用风险评价结果 higher：“less”与“more”")]
    [InlineData("L4", "四(二)", "收到 D（信用风险高）")]
    [InlineData("L6", "三(三)", "收到异议申请")]
    [InlineData("L8", "四(二)", "“行业信用风险评价结果”higher")]
    [Clause("langfang-2023", "四(二)", "LF-14")]
    public void Langfangs_regulation_word_for_word_leaves_open_what_a_witness_shows(string check, string article, string witness)
    {
        var found = PackLinter.Check(ShippedPacks.Compile("langfang/literal")).Where(finding => finding.Check == check).ToList();

        var finding = Assert.Single(found, finding => finding.Witness?.Zh.Contains(witness, StringComparison.Ordinal) is true);
        Assert.True(PackLinter.BlocksActivation(finding));
        Assert.Equal(new SourceReference("langfang-2023", article), finding.Source);
    }

    [Theory]
    [InlineData("L4", "(十二)", "收到 D（信用风险高）")]
    [InlineData("L7", "(九)", "“严重失信主体名单”")]
    [InlineData("L8", "(十二)", "“信用风险”higher")]
    [InlineData("treatment-gap", "(十二)", "信用风险 higher：没有处理")]
    [Clause("fengxian-2021", "(九)", "FX-9")]
    [Clause("fengxian-2021", "(十二)", "FX-12")]
    public void Fengxians_plan_word_for_word_leaves_open_what_a_witness_shows(string check, string article, string witness)
    {
        var found = PackLinter.Check(ShippedPacks.Compile("fengxian/literal")).Where(finding => finding.Check == check).ToList();

        var finding = Assert.Single(found, finding => finding.Witness?.Zh.Contains(witness, StringComparison.Ordinal) is true);
        Assert.True(PackLinter.BlocksActivation(finding));
        Assert.Equal(new SourceReference("fengxian-2021", article), finding.Source);
    }

    [Fact]
    public void An_article_reads_the_same_in_every_pack_that_has_it()
    {
        var articles = ShippedPacks.Ids.SelectMany(id => ShippedPacks.Compile(id).Documents)
            .SelectMany(document => document.Clauses.Select(clause => (Article: $"{document.Id} {clause.Key}", Text: clause.Value)));

        Assert.Empty(articles.GroupBy(one => one.Article).Where(same => same.Select(one => one.Text).Distinct().Skip(1).Any()).Select(same => same.Key));
    }

    [Theory]
    [InlineData("langfang/literal")]
    [InlineData("fengxian/literal")]
    public void A_literal_rendering_has_no_ruling(string id) => Assert.Empty(ShippedPacks.Compile(id).Rulings);

    [Theory]
    [InlineData("langfang/fused-regulation", "L3", "L4", "L6", "L8", "treatment-gap")]
    [InlineData("langfang/public-credit", "L1", "L2", "L9")]
    [InlineData("fengxian/regulation", "L3", "L4", "L7", "L8", "treatment-gap")]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void What_a_literal_rendering_leaves_open_the_pack_settles_with_a_reason(string id, params string[] checks)
    {
        var pack = ShippedPacks.Compile(id);

        Assert.Subset(pack.Rulings.Select(ruling => ruling.Resolves).ToHashSet(), checks.ToHashSet());
        Assert.All(pack.Rulings, ruling => Assert.True(ruling.Reason.Zh.Length > 10 && ruling.Reason.En.Length > 10));
        Assert.Empty(PackLinter.Check(pack).Where(PackLinter.BlocksActivation).Select(finding => DiagnosticText.Render(finding, "en")));
    }
}
