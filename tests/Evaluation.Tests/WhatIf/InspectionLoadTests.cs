using Xinheng.Evaluation.Tests.Packs;
using Xinheng.Evaluation.WhatIf;
using Xinheng.Policy;
using Xunit;

namespace Xinheng.Evaluation.Tests.WhatIf;

/// <summary>Langfang's treatment by grade and risk, when its public grade allows fewer general records in B.</summary>
public sealed class InspectionLoadTests
{
    private static readonly DateOnly AsOf = new(2026, 6, 30);

    private static readonly CompiledPack Grades = ShippedPack.Read("langfang/public-credit").Pack!; // a shipped pack compiles

    private static readonly CompiledPack Regulation = ShippedPack.Read("langfang/fused-regulation").Pack!; // as above

    [Fact]
    public void Inspections_a_year_are_the_ratio_drawn_times_how_often_for_everybody_a_rule_is_for()
    {
        var load = LoadOf(limit: 2);

        Assert.Equal(
            [("less", 1L, 1L, 0.01m), ("usual", 2L, 1L, 0.06m), ("more", 1L, 2L, 0.4m)],
            load.Rows.Select(row => (row.Rule?.Head.Id ?? "review", row.Before, row.After, row.Yearly ?? -1m)));
        Assert.Equal((0.01m + (2 * 0.06m) + 0.4m, 0.01m + 0.06m + (2 * 0.4m)), (load.Before, load.After));
    }

    [Fact]
    public void A_pack_that_stays_as_it_is_takes_as_many_inspections_as_before()
    {
        var load = LoadOf(limit: 5);

        Assert.Equal(load.Before, load.After);
        Assert.All(load.Rows, row => Assert.Equal(row.Before, row.After));
    }

    /// <summary>Of four enterprises with no, one, three and six penalties.</summary>
    private static InspectionLoad LoadOf(int limit)
    {
        int[] penalties = [0, 1, 3, 6];
        var population = ComparedPopulation.Of(
            penalties.Select((count, at) => (Situation.Enterprise with { Subject = at + 1 }, Situation.Penalties(count, "2026-03-01"))), AsOf);
        var (tried, _) = PackVariant.With(Grades, new Dictionary<string, string> { ["general_limit"] = $"{limit}" });
        var table = Regulation.Tables.Treatments[0];
        return InspectionLoad.Of(population, (Regulation, PackVariant.Taking(Regulation, tried!)), (table, table), AsOf); // a whole number
    }
}
