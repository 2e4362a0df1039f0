using Xinheng.Policy.Conditions;
using Xinheng.Policy.Packs;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Policy.Tests.Packs;

public sealed class CompositionTableTests
{
    [Theory]
    [InlineData("registration", "basic")]
    [InlineData("permit", "basic")]
    [InlineData("penalty", "general")]
    [InlineData("judgment", "general")]
    [InlineData("compulsion", "general")]
    [InlineData("abnormal-operation", "general")]
    [InlineData("tax-arrears", "general")]
    [InlineData("irregular-taxpayer", "general")]
    [InlineData("utility-arrears", "general")]
    [InlineData("broken-commitment", "general")]
    [InlineData("contract-breach", "general")]
    [InlineData("serious-list", "severe")]
    [InlineData("honour", "honour")]
    [Clause("langfang-2023", "三(一)", "LF-4")]
    public void Each_kind_of_information_counts_as_the_composition_table_says(string kind, string effect)
    {
        var pack = ShippedPacks.Compile("langfang/public-credit");

        var found = pack.RecordKinds.Single(known => known.Id == kind);

        Assert.True(found.IsEnabled);
        Assert.Equal(effect, found.Effects[^1].Effect);
        Assert.Null(found.Effects[^1].When);
    }

    [Fact]
    [Clause("langfang-2023", "三(四)", "LF-9")]
    public void The_cycle_is_twelve_months_and_an_extending_pack_can_shorten_it()
    {
        const string Shorter = """
            pack: langfang/shorter
            version: "1"
            title: {zh: 半年评价, en: Half-yearly evaluation}
            issuer: {zh: 某部门, en: Some department}
            territory: "131000"
            in_force: {from: 2024-01-01}
            extends: langfang/public-credit
            document: langfang-2023
            parameters:
              - {id: cycle_months, title: {zh: 评价周期, en: evaluation cycle}, unit: months, value: 6, source: 三(四)}
            """;
        var files = new PackFiles("langfang/shorter", new Dictionary<string, string> { ["pack.yaml"] = Shorter });

        var shorter = PackCompiler.Compile(files, ShippedPacks.Find).Pack;

        Assert.Equal(new Value.Int(12), ShippedPacks.Compile("langfang/public-credit").Scheme?.CycleMonths.Values[0].Value);
        Assert.Equal(new Value.Int(6), shorter?.Scheme?.CycleMonths.Values[0].Value);
    }
}
