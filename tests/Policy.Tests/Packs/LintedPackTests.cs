using Xinheng.Policy.Linting;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class LintedPackTests
{
    [Theory]
    [InlineData("L1")]
    [InlineData("L2")]
    [InlineData("L9")]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void Langfangs_rules_word_for_word_leave_gaps_that_the_linter_names_with_a_witness(string check)
    {
        var found = PackLinter.Check(ShippedPacks.Compile("langfang/literal"));

        Assert.Contains(found, finding => finding.Check == check && finding.Witness is not null && PackLinter.BlocksActivation(finding));
    }

    [Fact]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public void The_rulings_of_langfangs_pack_settle_every_gap_so_that_nothing_blocks_activation()
    {
        var found = PackLinter.Check(ShippedPacks.Compile("langfang/public-credit"));

        Assert.Empty(found.Where(PackLinter.BlocksActivation).Select(finding => DiagnosticText.Render(finding, "en")));
    }

    [Fact]
    public void The_national_catalogue_has_nothing_that_blocks_activation()
    {
        var found = PackLinter.Check(ShippedPacks.Compile("national/catalogue"));

        Assert.Empty(found.Where(PackLinter.BlocksActivation).Select(finding => DiagnosticText.Render(finding, "en")));
    }
}
