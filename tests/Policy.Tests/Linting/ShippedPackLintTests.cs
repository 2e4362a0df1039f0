using Xinheng.Policy.Linting;
using Xinheng.Policy.Tests.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Linting;

public sealed class ShippedPackLintTests
{
    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfangs_rules_word_for_word_show_their_gap_their_overlaps_and_their_mixed_windows()
    {
        var findings = PackLinter.Check(ShippedPacks.Compile("langfang/literal"));

        Assert.Equal(["L1", "L2", "L3", "L4", "L6", "L8", "L9", "treatment-gap"], findings.Where(PackLinter.BlocksActivation).Select(finding => finding.Check!).Distinct().Order()); // the linter's findings name their check
        Assert.Equal(
        [
            "评价周期内一般失信行为记录数 3、严重失信行为记录数 0、造成严重后果 是、营业执照 正常：没有规则",
            "评价周期内一般失信行为记录数 3、严重失信行为记录数 1、造成严重后果 否：既是 B 又是 C",
            "评价周期内一般失信行为记录数 0、严重失信行为记录数 0、营业执照 已吊销：既是 A 又是 D",
            "评价周期内一般失信行为记录数 3、造成严重后果 否、营业执照 已吊销：既是 B 又是 D",
            "严重失信行为记录数 1、营业执照 已吊销：既是 C 又是 D",
        ], findings.Where(finding => finding.Check is "L1" or "L2").Select(finding => finding.Witness?.Zh));
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfangs_pack_keeps_grave_consequences_as_notes_that_name_the_ruling()
    {
        var findings = PackLinter.Check(ShippedPacks.Compile("langfang/public-credit"));

        Assert.Equal(["L1", "L1"], findings.Select(finding => finding.Check));
        Assert.All(findings, finding => Assert.Equal(Severity.Note, finding.Severity));
        Assert.All(findings, finding => Assert.Contains("The nearest is rule 3 (B)", finding.Message.En, StringComparison.Ordinal));
        Assert.All(findings, finding => Assert.Contains("Settled by the ruling grave-consequence", finding.Message.En, StringComparison.Ordinal));
    }

    public static TheoryData<string> Usable() => [.. ShippedPacks.Ids.Where(id => !id.EndsWith("/literal", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Usable))]
    public void A_shipped_pack_can_be_put_in_force(string id)
    {
        var findings = PackLinter.Check(ShippedPacks.Compile(id));

        Assert.Empty(findings.Where(PackLinter.BlocksActivation).Select(finding => DiagnosticText.Render(finding, "en")));
    }
}
