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

        Assert.Equal(["L1", "L2", "L9"], findings.Where(PackLinter.BlocksActivation).Select(finding => finding.Check!).Distinct().Order()); // the linter's findings name their check
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
