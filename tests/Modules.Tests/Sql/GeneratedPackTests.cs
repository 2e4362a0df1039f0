using System.Collections.Concurrent;
using Xinheng.Evaluation.Sql;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>
/// Packs of every construct, made up, on made-up enterprises: SQL and columns give what the explaining back end gives, or SQL refuses.
/// Two hundred packs on two thousand enterprises each take about 200 seconds of the tests' processor time and half as much of
/// PostgreSQL's, on two connections at once.
/// </summary>
public sealed class GeneratedPackTests(ITestOutputHelper output)
{
    /// <summary>How many packs; <c>XINHENG_PACKS</c> asks for more.</summary>
    private static readonly int Packs = Asked("XINHENG_PACKS", 200);

    /// <summary>The seed of the first.</summary>
    private static readonly int First = Asked("XINHENG_FIRST_PACK", 0);

    /// <summary>How many enterprises of each; <c>XINHENG_SUBJECTS</c> asks for more.</summary>
    private static readonly int Enterprises = Asked("XINHENG_SUBJECTS", 2_000);

    [Fact]
    public async Task A_generated_pack_gives_every_enterprise_the_same_grade_explained_by_columns_and_in_sql_or_is_refused_by_name()
    {
        var (next, refused) = (First, new ConcurrentQueue<string>());

        // One is planned and graded in the database while the other is explained.
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            await using var tables = await FactTables.CreateAsync();
            for (int seed; (seed = Interlocked.Increment(ref next) - 1) < First + Packs;)
            {
                await CompareAsync(tables, seed, refused);
            }
        })));

        output.WriteLine(string.Join('\n', refused));
        Assert.InRange(refused.Count, 0, Packs / 3);
    }

    private static async Task CompareAsync(FactTables tables, int seed, ConcurrentQueue<string> refused)
    {
        var written = GeneratedPack.Written(seed);
        if (PackSql.Of(written.Pack, written.AsOf, FactTables.Sources) is { Statements: null, Refusals: var found })
        {
            Assert.All(found, one => Assert.Contains(one.Code, new[] { "SQ-001", "SQ-002", "SQ-003" }));
            refused.Enqueue($"{seed}: {found[0].Message.En}");
            return;
        }

        var people = GeneratedPopulation.Of(seed, written.Pack, written.AsOf, Enterprises);
        await tables.CompareAsync(written.Pack, written.AsOf, [.. people.Select(one => new Enterprise(one.Subject, one.Records))], $"generated pack {seed}");
    }

    private static int Asked(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var asked) ? asked : otherwise;
}
