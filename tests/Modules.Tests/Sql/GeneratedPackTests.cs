using Xinheng.Evaluation.Sql;
using Xinheng.Testing.Generated;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>Packs of every construct, made up, on made-up enterprises: SQL gives what the explaining back end gives, or refuses.</summary>
public sealed class GeneratedPackTests(ITestOutputHelper output)
{
    /// <summary>How many packs, from <c>XINHENG_SQL_PACKS</c> where it is set.</summary>
    private static readonly int Packs = int.TryParse(Environment.GetEnvironmentVariable("XINHENG_SQL_PACKS"), out var asked) ? asked : 24;

    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("XINHENG_SQL_FIRST"), out var asked) ? asked : 0;

    [Fact]
    public async Task A_generated_pack_gives_every_enterprise_the_same_grade_in_sql_or_is_refused_by_name()
    {
        await using var tables = await FactTables.CreateAsync();
        var (refused, wrong) = (new Dictionary<string, int>(), new List<string>());
        foreach (var seed in Enumerable.Range(First, Packs))
        {
            var watch = System.Diagnostics.Stopwatch.StartNew();
            var written = GeneratedPack.Written(seed);
            var reading = PackSql.Of(written.Pack, written.AsOf, FactTables.Sources);
            foreach (var found in reading.Refusals)
            {
                refused[found.Message.En] = refused.GetValueOrDefault(found.Message.En) + 1;
            }

            if (reading.Statements is { } statements)
            {
                var people = GeneratedPopulation.Of(seed, written.Pack, written.AsOf, statements.Later is null ? 25 : 300);
                try
                {
                    await tables.CompareAsync(written.Pack, written.AsOf, [.. people.Select(one => new Enterprise(one.Subject, one.Records))]);
                }
                catch (Exception failed) when (failed is Xunit.Sdk.XunitException or Npgsql.NpgsqlException)
                {
                    if (failed is not Xunit.Sdk.XunitException) System.IO.File.WriteAllText($"/tmp/seed{seed}.sql", statements.Grades + "\n;;;;\n" + statements.Later?.NextChanges);

                    wrong.Add($"seed {seed}: {failed.Message}"); System.IO.File.WriteAllText($"/tmp/seed{seed}.txt", written.Text); System.IO.File.WriteAllText($"/tmp/seed{seed}.sql", statements.Grades);
                }
            }
            output.WriteLine($"seed {seed} {watch.ElapsedMilliseconds} ms");
        }

        output.WriteLine(string.Join('\n', refused.Select(one => $"{one.Value,4} {one.Key}")));
        Assert.True(wrong.Count == 0, $"{wrong.Count} packs\n{string.Join("\n\n", wrong)}");
    }
}
