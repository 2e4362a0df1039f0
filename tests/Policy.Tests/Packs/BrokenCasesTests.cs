using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class BrokenCasesTests
{
    private const string GapMisspelt = """
        title: {zh: 写错, en: Misspelt}
        change:
          - {find: "gap: refuse", put: "gap: refus"}
        expect:

        """;

    [Fact]
    public void Langfangs_pack_carries_at_least_twelve_broken_cases()
    {
        var outcomes = BrokenCases.Check(ShippedPacks.Find("langfang/public-credit")!, ShippedPacks.Find); // it is shipped

        Assert.True(outcomes.Count >= 12, $"{outcomes.Count} broken cases");
    }

    [Fact]
    public void A_broken_case_passes_when_exactly_its_findings_come()
    {
        var outcome = Check(GapMisspelt + "  - {code: PK-013, at: \"gap: refus\"}\n");

        Assert.True(outcome.IsAsExpected);
    }

    [Fact]
    public void A_finding_that_does_not_come_is_missing_and_one_too_many_is_unexpected()
    {
        var outcome = Check(GapMisspelt + "  - {code: PK-016, at: \"gap: refus\"}\n");

        Assert.False(outcome.IsAsExpected);
        Assert.Equal(["PK-016 @ gap: refus"], outcome.Missing);
        Assert.Equal("PK-013", Assert.Single(outcome.Unexpected).Code);
    }

    [Fact]
    public void A_finding_on_another_line_does_not_meet_the_expectation()
    {
        Assert.False(Check(GapMisspelt + "  - {code: PK-013, at: \"precedence\"}\n").IsAsExpected);
    }

    [Fact]
    public void A_broken_case_whose_place_to_change_is_gone_fails_and_says_so()
    {
        var outcome = Check("title: {zh: 旧, en: Old}\nchange:\n  - {find: \"gap: nothing\", put: x}\nexpect:\n  - {code: PK-013, at: x}\n");

        Assert.False(outcome.IsAsExpected);
        Assert.Equal("PK-013", Assert.Single(outcome.Unexpected).Code);
    }

    [Theory]
    [InlineData("title: {zh: 空, en: Empty}\n")]
    [InlineData("- 1\n")]
    [InlineData("title: [\n")]
    [InlineData("")]
    public void A_broken_case_that_cannot_be_read_fails(string text)
    {
        Assert.False(Check(text).IsAsExpected);
    }

    private static BrokenOutcome Check(string text) =>
        Assert.Single(BrokenCases.Check(SmallPack.Of(SmallPack.Text, ("broken/some.yaml", text)), _ => null));
}
