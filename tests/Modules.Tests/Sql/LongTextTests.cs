using Xinheng.Assessment;
using Xinheng.Evaluation;
using Xinheng.Evaluation.Sql;
using Xinheng.Modules.Tests.Assessment;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>Records so long that a condition about them could run out of steps, though nothing counts them.</summary>
public sealed class LongTextTests
{
    [Fact]
    public async Task An_enterprise_is_left_to_the_program_for_a_long_record_only_where_a_condition_looks_at_what_is_long()
    {
        var pack = new PackLibrary(GradedCity.PackRoot()).Open("chongqing/industry-model")!.Pack!; // a shipped pack
        var asOf = new DateOnly(2026, 6, 30);
        await using var tables = await FactTables.CreateAsync();

        await tables.FillAsync(
        [
            Of(1, "penalty", "repaired", penalties: 150), // its standing is asked after its penalties
            Of(2, "honour", "effective", penalties: 150), // its kind is asked before them
            Of(3, "penalty", "repaired", penalties: 2),
            Of(4, "penalty", "effective", penalties: 150),
        ]);
        await tables.GradeAsync(PackSql.Of(pack, asOf, FactTables.Sources).Statements!); // a shipped pack is not refused

        Assert.Equal([1, 4], await tables.LargeAsync());
    }

    private static Enterprise Of(long number, string kind, string standing, int penalties) => new(
        new SubjectFacts { Subject = number, Code = $"made-up-{number}", Licence = "active", Kind = "enterprise", StateOwned = "none" },
        [
            new RecordFacts
            {
                Record = number,
                Kind = kind,
                Happened = new DateOnly(2026, 3, 1),
                Standing = standing,
                Penalties = [.. Enumerable.Repeat("fine", penalties)],
                GraveConsequence = "no",
            },
        ]);
}
