using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.Runs;
using Xinheng.Evaluation;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.Blocks;

/// <summary>Whole runs by columns: kept as blocks, read as though they were rows, the same as explaining gives.</summary>
public sealed class ColumnRunTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public async Task A_run_by_columns_gives_every_subject_its_grade(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine, GradeEngine.Columns);
        await city.RegisterAsync(Enumerable.Range(1, 9_000), one => one.Row == 4 ? one with { Licence = "revoked" } : one);
        await city.ReportAsync(2, "2026-05-01");
        await city.ReportAsync(3, "2026-05-01", one => one with { Penalties = "fine permit-revoked" });
        await city.ReportAsync(8_999, "2026-05-01", one => one with { GraveConsequence = "yes" });

        var run = await city.GradeAsync("2026-11-21");

        Assert.Equal((RunState.Done, 9_000L, 9_000L, 1L, 9_000L), (run.State, run.Graded, run.Written, run.Reviews, run.FirstGrades));
        var letters = new List<string?>();
        foreach (var number in new[] { 1, 2, 3, 4, 8_999, 9_000 })
        {
            letters.Add((await city.StandingAsync(number))?.Letter);
        }

        Assert.Equal(["A", "B", "C", "D", null, "A"], letters);
        Assert.Equal(GradedCity.Day("2027-05-01"), (await city.StandingAsync(2))?.NextChange);
        Assert.Equal((0L, 0L, 3L, 3L), await RowsAsync(city));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_told_of_the_population_is_the_same_from_blocks_and_from_rows(Engine engine)
    {
        await using var byColumns = await PopulatedAsync(engine, GradeEngine.Columns);
        await using var bySubject = await PopulatedAsync(engine, GradeEngine.Explaining);
        foreach (var day in new[] { "2026-11-21", "2027-05-01" })
        {
            await byColumns.GradeAsync(day);
            await bySubject.GradeAsync(day);
            Assert.Equal(await ToldAsync(bySubject), await ToldAsync(byColumns));
        }

        var history = await byColumns.Explanations.HistoryAsync(await byColumns.NumberOfAsync(2));
        Assert.Equal(["A", "B"], history.Select(grade => grade.Letter));
        Assert.Equal([GradeReasons.Whole, GradeReasons.Whole | GradeReasons.First], history.Select(grade => grade.Reasons));
        Assert.All(history, grade => Assert.Equal((GradedCity.Pack, string.Empty), (grade.Pack, grade.Indicators)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Grades_follow_over_blocks_and_a_whole_run_takes_the_rows_in_again(Engine engine)
    {
        await using var city = await PopulatedAsync(engine, GradeEngine.Columns);
        await city.GradeAsync("2026-11-21");
        await city.ReportAsync(1, "2026-11-20");
        await city.FollowAsync("2026-11-21");

        Assert.Equal(("B", 1L, 1L), ((await city.StandingAsync(1))?.Letter, (await RowsAsync(city)).Grades, (await RowsAsync(city)).Standings));
        Assert.Equal(["B", "A"], (await city.Explanations.HistoryAsync(await city.NumberOfAsync(1))).Select(grade => grade.Letter));

        // What a window loses on its day is found in the blocks, and once only.
        await city.FollowAsync("2027-05-01");
        Assert.Equal("A", (await city.StandingAsync(2))?.Letter);
        Assert.Equal(GradeReasons.Time, (await city.Explanations.HistoryAsync(await city.NumberOfAsync(2)))[0].Reasons);
        Assert.Equal(0, (await city.FollowAsync("2027-05-02")).Written);

        var told = await ToldAsync(city);
        var again = await city.GradeAsync("2027-05-02");
        Assert.Equal((0L, 0L), (again.Written, (await RowsAsync(city)).Standings));
        Assert.Equal(told, await ToldAsync(city));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whole_runs_and_increments_over_blocks_are_on_every_day_what_explaining_gives(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine, GradeEngine.Columns);
        var day = GradedCity.Day("2025-01-01");
        city.Clock.Advance(TimeSpan.FromDays(day.DayNumber - GradedCity.Day("2026-11-21").DayNumber));
        var chance = new Random(20261122);
        var history = new MadeUpHistory(city, chance, 40);
        await history.BeginAsync(day);
        (string Pack, string Scheme)[] graded = [(GradedCity.Pack, GradedCity.Scheme), ("chongqing/public-credit", "chongqing-public-credit")];
        for (var step = 0; step < 24; step++, day = day.AddDays(chance.Next(1, 40)))
        {
            for (var things = chance.Next(12); things > 0; things--)
            {
                await history.HappenAsync(day);
            }

            foreach (var (pack, _) in graded.Where(_ => step % 3 == 0))
            {
                await city.GradeAsync($"{day:yyyy-MM-dd}", pack: pack);
            }

            await city.FollowAsync($"{day:yyyy-MM-dd}");
            await ShowSameAsync(city, day, graded);
            var next = day.AddDays(1);
            city.Clock.Advance(TimeSpan.FromDays(next.DayNumber - day.DayNumber));
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_cut_in_the_middle_of_a_block_goes_on_and_doubles_nothing(Engine engine)
    {
        await using var city = await PopulatedAsync(engine, GradeEngine.Explaining);
        var start = await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Runs.ContinueAsync(start.Run!.Number, new Reports(_ => kill.Cancel()), kill.Token));
        var cut = await city.Runs.FindAsync(start.Run!.Number);
        Assert.Equal(5_000, cut!.ThroughSubject.Value);

        var rest = new GradeRuns(city.Database, city.Versions, city.Clock) { Engine = GradeEngine.Columns, Columns = city.Columns };
        var done = await rest.ContinueAsync(cut.Number);

        Assert.Equal((RunState.Done, 9_000L, 9_000L), (done.State, done.Graded, done.Written));
        Assert.Single(await city.Explanations.HistoryAsync(await city.NumberOfAsync(4_999)));
        Assert.Single(await city.Explanations.HistoryAsync(await city.NumberOfAsync(5_001)));
        Assert.Equal(9_000, (await city.Overview.DistributionAsync(GradedCity.Scheme)).Sum(count => count.Subjects));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_by_columns_cut_between_two_transactions_goes_on_and_doubles_nothing(Engine engine)
    {
        await using var city = await PopulatedAsync(engine, GradeEngine.Columns);
        var runs = new GradeRuns(city.Database, city.Versions, city.Clock) { Engine = GradeEngine.Columns, Columns = city.Columns, BlocksAtOnce = 1 };
        var start = await runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        using var kill = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => runs.ContinueAsync(start.Run!.Number, new Reports(_ => kill.Cancel()), kill.Token));
        var cut = await runs.FindAsync(start.Run!.Number);
        Assert.Equal((4_095L, 4_095L), (cut!.ThroughSubject.Value, cut.Graded));

        var done = await runs.ContinueAsync(cut.Number);

        Assert.Equal((RunState.Done, 9_000L, 9_000L, 9_000L), (done.State, done.Graded, done.Written, done.FirstGrades));
        Assert.Equal(9_000, (await city.Overview.DistributionAsync(GradedCity.Scheme)).Sum(count => count.Subjects));
        Assert.Single(await city.Explanations.HistoryAsync(await city.NumberOfAsync(4_000)));
        Assert.Single(await city.Explanations.HistoryAsync(await city.NumberOfAsync(5_000)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Very_many_subjects_touched_at_once_follow_by_columns_each_with_its_reason_and_once_only(Engine engine)
    {
        await using var city = await PopulatedAsync(engine, GradeEngine.Columns);
        await city.GradeAsync("2026-11-21");
        await city.ReportAllAsync(6_000, "2026-05-01");
        var following = new GradeIncrements(city.Database, city.Runs, city.Versions, city.Clock) { Columns = city.Columns, FewestForColumns = 5_000, BlocksAtOnce = 1 };
        var twice = await Task.WhenAll(following.FollowAsync(GradedCity.Day("2026-11-21")), following.FollowAsync(GradedCity.Day("2026-11-21")));

        Assert.True(twice.Sum(one => one.Graded) >= 6_000);
        Assert.Equal((0L, 0L), ((await RowsAsync(city)).Grades, (await RowsAsync(city)).Standings));
        var increments = (await city.Runs.ListAsync(1_000, withIncrements: true)).Where(run => run.Kind is RunKind.Increment).ToList();
        Assert.Equal((5_999L, 5_999L), (increments.Sum(run => run.Written), increments.Sum(run => run.Worse)));
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(5_999));
        Assert.Equal(["B", "A"], history.Select(grade => grade.Letter));
        Assert.Equal(GradeReasons.Changes, history[0].Reasons);
        Assert.Single(history[0].Changes);
        Assert.Equal(0, (await city.GradeAsync("2026-11-21")).Written);
        Assert.Equal(0, (await city.FollowAsync("2026-11-21")).Written);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Standings_lost_are_derived_from_blocks_and_rows(Engine engine)
    {
        await using var city = await PopulatedAsync(engine, GradeEngine.Columns);
        await city.GradeAsync("2026-11-21");
        await city.ReportAsync(1, "2026-11-20");
        await city.FollowAsync("2026-11-21");
        var told = await ToldAsync(city);
        await city.Database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync("DELETE FROM assessment_standing_block; DELETE FROM assessment_standing", transaction: transaction));

        Assert.Equal(9_000, await new StandingRebuild(city.Database).RebuildAsync(GradedCity.Scheme));

        Assert.Equal(told, await ToldAsync(city));
        await city.FollowAsync("2027-05-01");
        Assert.Equal("A", (await city.StandingAsync(2))?.Letter);
    }

    [Fact]
    public async Task A_run_inside_the_database_turns_blocks_into_rows_first()
    {
        await using var city = await PopulatedAsync(Engine.Postgres, GradeEngine.Columns);
        await city.GradeAsync("2026-11-21");
        var told = await ToldAsync(city);
        await city.ReportAsync(1, "2026-11-20");
        var sql = new GradeRuns(city.Database, city.Versions, city.Clock) { Engine = GradeEngine.Sql };

        var run = await sql.ContinueAsync((await sql.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"))).Run!.Number);

        Assert.Equal((1L, 1L), (run.Written, run.Worse));
        Assert.Equal((9_000L, 0L), ((await RowsAsync(city)).Standings, (await RowsAsync(city)).StandingBlocks));
        Assert.NotEqual(told, await ToldAsync(city));
        await city.FollowAsync("2027-05-01");
        Assert.Equal("A", (await city.StandingAsync(2))?.Letter);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_damaged_block_is_an_error_and_never_a_wrong_grade(Engine engine)
    {
        await using var city = await PopulatedAsync(engine, GradeEngine.Columns);
        await city.GradeAsync("2026-11-21");
        var overlay = engine is Engine.Postgres ? "overlay(content placing '\\x00'::bytea from 40 for 1)" : "CAST(substr(content, 1, 39) || x'00' || substr(content, 41) AS BLOB)";
        await city.Database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync(
            $"UPDATE assessment_standing_block SET content = {overlay} WHERE block = 1", transaction: transaction));

        await Assert.ThrowsAsync<InvalidDataException>(() => city.StandingAsync(5_000));
        Assert.Equal("B", (await city.StandingAsync(2))?.Letter);
        await new StandingRebuild(city.Database).RebuildAsync(GradedCity.Scheme);
        Assert.Equal("A", (await city.StandingAsync(5_000))?.Letter);
    }

    [Fact]
    public async Task A_run_of_the_past_and_one_of_a_day_to_come_read_columns_of_their_own()
    {
        await using var city = await PopulatedAsync(Engine.Sqlite, GradeEngine.Columns);
        await city.GradeAsync("2026-11-21");
        var ahead = await city.GradeAsync("2027-05-01");
        using var kept = (await city.Columns.FindAsync()).Snapshot;

        Assert.Equal((RunState.Done, 3L), (ahead.State, ahead.Written));
        Assert.Equal(GradedCity.Day("2026-11-21"), kept?.Day);

        var past = await city.GradeAsync("2026-06-01");
        Assert.Equal((true, RunState.Done), (past.IsBackdated, past.State));
        Assert.Equal("A", (await city.StandingAsync(2))?.Letter);
    }

    private static async Task<GradedCity> PopulatedAsync(Engine engine, GradeEngine by)
    {
        var city = await GradedCity.CreateAsync(engine, by);
        await city.RegisterAsync(Enumerable.Range(1, 9_000));
        await city.ReportAsync(2, "2026-05-01");
        await city.ReportAsync(8_998, "2026-05-01", one => one with { Penalties = "fine permit-revoked" });
        await city.ReportAsync(8_999, "2026-05-01", one => one with { GraveConsequence = "yes" });
        return city;
    }

    /// <summary>All that the overview tells, as text.</summary>
    private static async Task<string> ToldAsync(GradedCity city)
    {
        const string Scheme = GradedCity.Scheme;
        var last = await new RegistryChanges(city.Database).LastAsync();
        var pages = new List<StandingPage>();
        foreach (var filter in new StandingFilter[]
        {
            new(Scheme), new(Scheme, "A"), new(Scheme, "B"), new(Scheme, StandingFilter.Review), new(Scheme, null, "131082"), new(Scheme, "A", null, "F5"),
            new(Scheme) { SuspendedOnly = true },
        })
        {
            var first = await city.Overview.PageAsync(filter, default, 1_000);
            pages.AddRange([first, await city.Overview.PageAsync(filter, new SubjectNumber(8_500), 1_000), await city.Overview.PageAsync(filter, first.Next ?? new SubjectNumber(8_990), 7)]);
        }

        return string.Join('\n', [
            .. (await city.Overview.DistributionAsync(Scheme)).Select(count => count.ToString()),
            .. await PastAsync(city, new GradeMoment(GradedCity.Day("2026-11-21"), last)),
            .. (await city.Overview.ByDivisionAsync(Scheme)).Select(count => count.ToString()),
            .. (await city.Overview.ByIndustryAsync(Scheme)).Select(count => count.ToString()),
            $"{await city.Overview.OpenReviewsAsync(Scheme)} {await city.Overview.SuspendedAsync(Scheme)}",
            .. pages.Select(page => $"{page.Next} {string.Join(' ', page.Items)}"),
        ]);
    }

    private static async Task<IEnumerable<string>> PastAsync(GradedCity city, GradeMoment moment)
    {
        var past = new PastGrades(city.Database);
        var some = await past.OfAsync(GradedCity.Scheme, moment, [new(2), new(5_000), new(8_999)]);
        var (reviews, none) = await past.PageAsync(new StandingFilter(GradedCity.Scheme, StandingFilter.Review), moment, default, 10);
        var (page, next) = await past.PageAsync(new StandingFilter(GradedCity.Scheme, "A"), moment, new SubjectNumber(4_000), 300);
        return
        [
            .. (await past.CountAsync(GradedCity.Scheme, moment)).Select(count => count.ToString()), .. some.Values.OrderBy(grade => grade.Subject.Value).Select(grade => grade.ToString()),
            .. reviews.Concat(page).Select(grade => grade.ToString()), $"{none} {next}",
        ];
    }

    private static async Task ShowSameAsync(GradedCity city, DateOnly day, (string Pack, string Scheme)[] graded)
    {
        var known = await new RegistryChanges(city.Database).LastAsync();
        var subjects = await city.Registry.ListAsync([.. Enumerable.Range(1, 40).Select(number => new SubjectNumber(number))], day, known);
        foreach (var (id, scheme) in graded)
        {
            var pack = (await city.Versions.OnAsync(id, day))!.Entry.Pack!; // in force and without errors
            var expected = subjects.Where(one => !(one.Registration?.Registered > day))
                .Select(one => (one, Explainer.Grade(pack, Facts.Of(one), Facts.Of(one.Records), day)))
                .Select(one => (one.one.Subject.Number.Value, one.Item2.Letter, one.Item2.Rule, one.Item2.NextChange?.On.DayNumber, one.Item2.IsSuspended ? 1 : 0,
                    one.one.Registration?.Division));
            var rows = new List<StandingRow>();
            await foreach (var (number, block) in new StandingReading(city.Database).StreamAsync(scheme))
            {
                rows.AddRange(block.Rows(number));
            }

            Assert.Equal(expected, rows.Select(row => (row.Subject, row.Letter, row.Rule, row.NextChange, row.Suspended, row.Division)));
        }
    }

    private static async Task<(long Grades, long Standings, long GradeBlocks, long StandingBlocks)> RowsAsync(GradedCity city)
    {
        await using var connection = await city.Database.OpenAsync();
        return await connection.QuerySingleAsync<(long, long, long, long)>(
            """
            SELECT (SELECT COUNT(*) FROM assessment_grade), (SELECT COUNT(*) FROM assessment_standing),
                   (SELECT COUNT(*) FROM assessment_grade_block), (SELECT COUNT(*) FROM assessment_standing_block)
            """);
    }

    private sealed class Reports(Action<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told(value);
    }
}
