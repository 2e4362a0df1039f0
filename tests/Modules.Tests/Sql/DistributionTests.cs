using Dapper;
using Xinheng.Assessment.SqlGrading;
using Xinheng.Evaluation.Sql;
using Xinheng.Modules.Tests.Assessment;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>The grading copy over several PostgreSQL servers.</summary>
public sealed class DistributionTests
{
    [Fact]
    public async Task Over_three_servers_in_the_right_order_of_steps_the_grades_are_those_of_the_explaining_back_end_and_every_record_is_added_up_where_it_lies()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Postgres);
        await using var third = await TestDatabase.CreateAsync(Engine.Postgres);
        string[] servers = [await TestPostgres.NewServerAsync(), await TestPostgres.NewServerAsync(), third.Connection!]; // on PostgreSQL
        var asOf = GradedCity.Day("2026-11-21");
        await FillAsync(city);
        var copy = new GradingCopy(city.Database);
        var pack = city.Packs.Open(GradedCity.Pack)!.Pack!; // a shipped pack

        string[] oneAway = [.. servers.Take(2), "Host=127.0.0.1;Port=1;Username=x;Database=away"];
        var away = await Distribution.OverForeignServers(oneAway).CarryOutAsync(city.Database, oneAway);
        var early = await copy.FillAsync(asOf, default);
        await LayOutFirstAsync(servers);
        Assert.Empty(await Distribution.OverForeignServers(servers).CarryOutAsync(city.Database, servers));
        var again = await Distribution.OverForeignServers(servers).CarryOutAsync(city.Database, servers);
        var unfilled = await copy.GradeAsync(pack, asOf);
        await copy.FillAsync(asOf, await new RegistryChanges(city.Database).LastAsync());
        await copy.AnalyzeAsync();
        var (graded, refused) = await copy.GradeAsync(pack, asOf);
        var otherDay = await copy.GradeAsync(pack, asOf.AddDays(1));

        var run = await city.GradeAsync("2026-11-21");
        Assert.Equal("AS-054", Assert.Single(away).Code);
        Assert.DoesNotContain("Username", away[0].Message.En, StringComparison.Ordinal);
        Assert.Equal("AS-055", Assert.Single(early).Code);
        Assert.Equal("AS-053", Assert.Single(again).Code);
        Assert.Equal(["AS-056", "AS-056"], unfilled.Refusals.Concat(otherDay.Refusals).Select(found => found.Code));
        Assert.Empty(refused);
        Assert.Equal(run.Graded, graded);
        await using var connection = await city.Database.OpenAsync();
        Assert.Empty(await connection.QueryAsync<long>(
            """
            SELECT subject FROM assessment_standing s FULL JOIN assessment_copy_grade g USING (subject)
            WHERE (s.letter, s.rule, s.indicators, s.is_suspended) IS DISTINCT FROM (g.letter, g.rule, g.indicators, g.suspended::integer)
            """));
        Assert.Equal(await city.Overview.ByDivisionAsync(GradedCity.Scheme), await copy.TotalsAsync());
        await connection.ExecuteAsync(
            """
            INSERT INTO assessment_copy_record SELECT n / 3, n, 'penalty', 739000, NULL, 'effective', '{fine}', 'no', NULL, NULL, NULL FROM generate_series(1, 20000) AS n
            """);
        await copy.AnalyzeAsync();
        var plan = await PlanAsync(connection, PackSql.Of(pack, asOf, GradingCopy.Sources).Statements!.RecordTotals); // it was just graded with
        Assert.Equal(3, plan.Count(line => line.Contains("Relations: Aggregate on", StringComparison.Ordinal)));
        Assert.DoesNotContain(plan, line => line.Contains("GroupAggregate", StringComparison.Ordinal) || line.Contains("HashAggregate", StringComparison.Ordinal));
    }

    [Fact]
    public void On_citus_every_table_is_distributed_by_subject_beside_the_others()
    {
        var script = Distribution.OnCitus().OnCoordinator;

        Assert.Contains("SELECT create_distributed_table('assessment_copy_subject', 'subject');", script, StringComparison.Ordinal);
        Assert.All(
            new[] { "record", "result", "grade" },
            table => Assert.Contains($"SELECT create_distributed_table('assessment_copy_{table}', 'subject', colocate_with => 'assessment_copy_subject');", script, StringComparison.Ordinal));
        Assert.Contains("SELECT create_reference_table('assessment_copy_code');", script, StringComparison.Ordinal);
        Assert.DoesNotContain("PARTITION BY", script, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("scale-out.md")]
    [InlineData("scale-out.zh-CN.md")]
    public void The_guide_shows_the_statements_that_are_run(string guide)
    {
        var file = Path.Combine(Path.GetDirectoryName(GradedCity.PackRoot())!, "docs", "guides", guide); // the packs lie in the repository
        var fdw = Distribution.OverForeignServers([.. Enumerable.Range(11, 3).Select(host => $"Host=10.0.0.{host};Database=shard;Username=xinheng")]);
        var scripts = new[] { fdw.OnServers[0], fdw.OnCoordinator, Distribution.OnCitus().OnCoordinator };
        if (Environment.GetEnvironmentVariable("XINHENG_APPROVE") is { Length: > 0 })
        {
            var blocks = File.ReadAllText(file).Split("```");
            foreach (var (script, at) in scripts.Select((script, at) => (script, (2 * at) + 1)))
            {
                blocks[at] = $"sql\n{script}";
            }

            File.WriteAllText(file, string.Join("```", blocks));
        }

        var text = File.ReadAllText(file);
        Assert.All(scripts, script => Assert.Contains($"```sql\n{script}```", text, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_connection_string_says_is_quoted_and_the_password_stands_with_the_person()
    {
        var script = Distribution.OverForeignServers(["Host=db1;Database=o'brien;Username=x;Password=p'w;Port=6000"]).OnCoordinator;

        Assert.Contains("host 'db1', port '6000', dbname 'o''brien', async_capable", script, StringComparison.Ordinal);
        Assert.Contains("CREATE USER MAPPING FOR CURRENT_USER SERVER xinheng_shard_1 OPTIONS (user 'x', password 'p''w');", script, StringComparison.Ordinal);
    }

    /// <summary>What a try that was broken off leaves behind: the first server is ready, and nothing else.</summary>
    private static async Task LayOutFirstAsync(string[] servers)
    {
        await using var first = new PostgresDatabase(servers[0]);
        await using var connection = await first.OpenAsync();
        await connection.ExecuteAsync(Distribution.OverForeignServers(servers).OnServers[0]);
    }

    private static async Task FillAsync(GradedCity city)
    {
        var random = new Random(3);
        await city.RegisterAsync(Enumerable.Range(1, 400), one => one.Row % 25 == 0 ? one with { Licence = "revoked" } : one);
        foreach (var _ in Enumerable.Range(1, 250))
        {
            await city.ReportAsync(random.Next(1, 400), $"2026-0{random.Next(1, 10)}-01", one => one with
            {
                Penalties = random.Next(3) == 0 ? "fine permit-revoked" : "fine", GraveConsequence = random.Next(5) == 0 ? "yes" : "no",
            });
        }
    }

    private static async Task<List<string>> PlanAsync(System.Data.Common.DbConnection connection, string sql)
    {
        await connection.ExecuteAsync("SET enable_partitionwise_aggregate = on; SET enable_partitionwise_join = on");
        return [.. await connection.QueryAsync<string>($"EXPLAIN (VERBOSE, COSTS OFF) {sql}")];
    }
}
