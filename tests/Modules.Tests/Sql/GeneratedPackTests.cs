using Xinheng.Evaluation.Sql;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>Packs of every construct, made up, on made-up enterprises: SQL and columns give what the explaining back end gives, or SQL refuses.</summary>
public sealed class GeneratedPackTests(ITestOutputHelper output)
{
    /// <summary>How many packs; <c>XINHENG_PACKS</c> asks for more.</summary>
    private static readonly int Packs = Asked("XINHENG_PACKS", 30);

    /// <summary>The seed of the first.</summary>
    private static readonly int First = Asked("XINHENG_FIRST_PACK", 0);

    [Fact]
    public async Task A_generated_pack_gives_every_enterprise_the_same_grade_explained_by_columns_and_in_sql_or_is_refused_by_name()
    {
        await using var tables = await FactTables.CreateAsync();
        var refused = new List<string>();
        foreach (var seed in Enumerable.Range(First, Packs))
        {
            var written = GeneratedPack.Written(seed);
            var reading = PackSql.Of(written.Pack, written.AsOf, FactTables.Sources);
            if (reading.Statements is not { } statements)
            {
                Assert.All(reading.Refusals, found => Assert.Contains(found.Code, new[] { "SQ-001", "SQ-002", "SQ-003" }));
                refused.Add($"{seed}: {reading.Refusals[0].Message.En}");
                continue;
            }

            // Where every single day has to be tried, the explaining back end does, and takes its time.
            var people = GeneratedPopulation.Of(seed, written.Pack, written.AsOf, statements.Later is null ? 10 : 200);
            await tables.CompareAsync(written.Pack, written.AsOf, [.. people.Select(one => new Enterprise(one.Subject, one.Records))]);
        }

        output.WriteLine(string.Join('\n', refused));
        Assert.InRange(refused.Count, 0, Packs / 3);
    }

    private static int Asked(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var asked) ? asked : otherwise;
}
