using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Modules.Tests.Assessment;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>Runs worked out inside PostgreSQL, held against those of the explaining back end table by table.</summary>
public sealed class SqlRunTests
{
    private static readonly string[] Kinds = ["penalty", "penalty", "penalty", "tax-arrears", "serious-list", "judgment", "honour", "abnormal-operation", "contract-breach"];

    [Theory]
    [InlineData("langfang/public-credit")]
    [InlineData("hebei/public-credit")]
    [InlineData("chongqing/industry-model")]
    [Clause("langfang-2023", "三(四)", "LF-9")]
    public async Task A_run_in_sql_keeps_the_same_rows_as_the_explaining_back_end(string pack)
    {
        await using var explained = await GradedCity.CreateAsync(Engine.Postgres);
        await using var told = await GradedCity.CreateAsync(Engine.Postgres);
        var inSql = Sql(told);
        foreach (var (city, runs) in new[] { (explained, explained.Runs), (told, inSql) })
        {
            var known = await BeginAsync(city);
            await RunAsync(runs, pack, "2026-11-21");
            await GoOnAsync(city);
            await RunAsync(runs, pack, "2027-03-01");
            await RunAsync(runs, pack, "2027-03-01");
            await RunAsync(runs, pack, "2026-12-31", known);
        }

        foreach (var table in new[] { "assessment_grade", "assessment_standing" })
        {
            Assert.Equal(await RowsAsync(explained, table), await RowsAsync(told, table));
        }

        // SQL may have a subject looked at on a day on which nothing changes, never after one on which something does.
        var due = await DueAsync(told);
        Assert.All(await DueAsync(explained), one => Assert.InRange(due[one.Key], GradedCity.Day("2027-03-01").DayNumber, one.Value));

        var counts = "SELECT run, state, graded, written, reviews, first_grades, better, worse FROM assessment_run ORDER BY run";
        Assert.Equal(await RowsAsync(explained, counts, isQuery: true), await RowsAsync(told, counts, isQuery: true));
        Assert.Contains(await RowsAsync(told, "SELECT 1 FROM assessment_run WHERE better > 0", isQuery: true), row => row.Length > 0);
    }

    [Fact]
    public async Task Two_servers_at_one_run_in_sql_double_nothing_and_the_second_goes_on_when_the_first_is_killed()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Postgres);
        await city.RegisterAsync(Enumerable.Range(1, 51_000));
        var start = await Sql(city).StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        using var kill = new CancellationTokenSource();

        var first = Assert.ThrowsAnyAsync<OperationCanceledException>(() => Sql(city).ContinueAsync(start.Run!.Number, new Reports(_ => kill.Cancel()), kill.Token));
        await Task.WhenAll(first, Sql(city).ContinueAsync(start.Run!.Number));

        var done = await city.Runs.FindAsync(start.Run!.Number);
        Assert.Equal((RunState.Done, 51_000L, 51_000L, 51_000L), (done!.State, done.Graded, done.Written, done.FirstGrades));
        Assert.Single(await RowsAsync(city, "SELECT 1 FROM assessment_standing HAVING COUNT(*) = 51000", isQuery: true));
    }

    [Theory]
    [InlineData(Engine.Sqlite, GradedCity.Pack, "AS-050")]
    [InlineData(Engine.Postgres, "liaoning/general-risk", "AS-051")]
    public async Task A_run_that_cannot_be_worked_out_in_sql_is_refused_before_it_begins(Engine engine, string pack, string code)
    {
        await using var city = await GradedCity.CreateAsync(engine);

        var start = await Sql(city).StartAsync(pack, GradedCity.Day("2026-11-21"));

        Assert.Null(start.Run);
        Assert.Equal(code, Assert.Single(start.Refusal).Code);
        Assert.Empty(await city.Runs.ListAsync(10));
    }

    private static GradeRuns Sql(GradedCity city) =>
        new(city.Database, new PackVersions(city.Database, city.Packs, city.Clock), city.Clock) { Engine = GradeEngine.Sql };

    private static async Task RunAsync(GradeRuns runs, string pack, string asOf, ChangeNumber? known = null)
    {
        var start = await runs.StartAsync(pack, GradedCity.Day(asOf), known);
        Assert.Empty(start.Refusal);
        var done = await runs.ContinueAsync(start.Run!.Number); // nothing was refused
        Assert.Equal(RunState.Done, done.State);
    }

    /// <summary>Enterprises with a past: licences that change, records corrected, lifted, repaired, objected to, found grave, some ahead of time.</summary>
    private static async Task<ChangeNumber> BeginAsync(GradedCity city)
    {
        var random = new Random(5);
        await city.RegisterAsync(Enumerable.Range(1, 150), one => one with { Registered = one.Row % 20 == 0 ? GradedCity.Day("2027-01-01") : one.Registered, Tags = one.Row % 7 == 0 ? ["key-field:food", "new-industry"] : [] });
        await city.RegisterAsync(Enumerable.Range(10, 12), one => one with { Licence = "revoked", LicenceSince = one.Row % 2 == 0 ? GradedCity.Day("2027-02-01") : null });
        await city.RegisterAsync(Enumerable.Range(14, 4));
        foreach (var number in Enumerable.Range(1, 260))
        {
            var record = await ReportAsync(city, random);
            if (number % 3 == 0)
            {
                await city.HappenAsync(record, (RecordEventKind)random.Next(2, 9), Day(random));
            }
        }

        foreach (var number in Enumerable.Range(1, 60))
        {
            var day = GradedCity.Day(Day(random));
            await city.ReceiveAsync(random.Next(1, 150), "ABCD"[random.Next(4)].ToString(), day, number % 5 == 0 ? day.AddDays(90) : null);
        }

        return await new RegistryChanges(city.Database).LastAsync();
    }

    private static async Task GoOnAsync(GradedCity city)
    {
        var random = new Random(6);
        await city.RegisterAsync(Enumerable.Range(100, 20), one => one with { Division = "131081" });
        foreach (var number in Enumerable.Range(1, 60))
        {
            var record = await ReportAsync(city, random);
            await city.HappenAsync(record, number % 2 == 0 ? RecordEventKind.Repaired : RecordEventKind.Objected, Day(random));
        }
    }

    private static Task<RecordNumber> ReportAsync(GradedCity city, Random random)
    {
        var kind = Kinds[random.Next(Kinds.Length)];
        return city.ReportAsync(random.Next(1, 170), Day(random), one => one with
        {
            Kind = kind,
            Penalties = kind != "penalty" ? null : random.Next(3) == 0 ? "fine permit-revoked" : "fine",
            GraveConsequence = random.Next(5) == 0 ? "yes" : "unknown",
            Until = random.Next(4) == 0 ? one.Happened.AddDays(random.Next(700)) : null,
            Lifted = random.Next(8) == 0 ? one.Happened.AddDays(random.Next(900)) : null,
            AmountFen = random.Next(1_000_000),
            Issuer = "重庆市住房和城乡建设委员会",
            Key = random.Next(6) == 0 ? "同一份决定" : one.Key,
        });
    }

    private static string Day(Random random) => GradedCity.Day("2025-06-01").AddDays(random.Next(700)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static async Task<List<string>> RowsAsync(GradedCity city, string what, bool isQuery = false)
    {
        await using var connection = await city.Database.OpenAsync();
        return [.. await connection.QueryAsync<string>($"SELECT row(q.*)::text FROM ({(isQuery ? what : $"SELECT * FROM {what}")}) AS q ORDER BY 1")];
    }

    private static async Task<Dictionary<long, long>> DueAsync(GradedCity city)
    {
        await using var connection = await city.Database.OpenAsync();
        return (await connection.QueryAsync<(long Subject, long Due)>("SELECT subject, due FROM assessment_due")).ToDictionary(one => one.Subject, one => one.Due);
    }

    private sealed class Reports(Action<RunProgress> take) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => take(value);
    }
}
