using Xinheng.Policy.Packs;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class ShippedPackTests
{
    public static TheoryData<string> Ids => [.. ShippedPacks.Ids];

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_pack_compiles_without_findings(string id)
    {
        var pack = ShippedPacks.Compile(id);

        Assert.Equal(id, pack.Id);
        Assert.Equal(64, pack.Fingerprint.Length);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_shipped_broken_case_gives_exactly_the_findings_it_names(string id)
    {
        var outcomes = BrokenCases.Check(ShippedPacks.Find(id)!, ShippedPacks.Find);

        Assert.All(outcomes, outcome => Assert.True(
            outcome.IsAsExpected,
            $"{outcome.Path}\nmissing: {string.Join("\n  ", outcome.Missing)}\nunexpected: {string.Join("\n  ", outcome.Unexpected.Select(found => DiagnosticText.Render(found, "en")))}"));
    }
}
