using System.Data.Common;
using System.Diagnostics;
using Dapper;
using Microsoft.Data.Sqlite;
using Xinheng.Assessment;
using Xinheng.Assessment.Increments;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class IncrementTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(四)", "LF-9")]
    public async Task A_record_that_comes_in_gives_its_subject_another_grade_and_tells_why(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var penalty = await city.ReportAsync(1, "2026-05-01");

        var followed = await city.FollowAsync("2026-11-21");

        Assert.Equal((1L, 1L), (followed.Graded, followed.Written));
        Assert.Equal("B", (await city.StandingAsync(1))?.Letter);
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal([GradeReasons.Changes, GradeReasons.Whole | GradeReasons.First], history.Select(grade => grade.Reasons));
        Assert.Equal([new RegistryChange(new(penalty.Value), history[0].Subject, ChangeKind.Record)], history[0].Changes);
        Assert.Equal(RunKind.Increment, history[0].RunKind);
        Assert.Equal([RunKind.Asked], (await city.Runs.ListAsync(10)).Select(run => run.Kind));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_day_gives_another_grade_by_time_alone_and_is_caught_up_when_it_was_missed(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.ReportAsync(1, "2025-12-01");
        await city.GradeAsync("2026-11-21");

        var before = await city.FollowAsync("2026-11-30");
        var followed = await city.FollowAsync("2026-12-10");

        Assert.Equal((0L, 1L), (before.Written, followed.Written));
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal([("A", GradedCity.Day("2026-12-01"), GradeReasons.Time), ("B", GradedCity.Day("2026-11-21"), GradeReasons.Whole | GradeReasons.First)],
            history.Select(grade => (grade.Letter!, grade.AsOf, grade.Reasons)));
        Assert.Equal(new GradesState(GradedCity.Scheme, GradedCity.Day("2026-12-10"), history[0].KnownOn), await city.Increments.StateAsync(GradedCity.Scheme));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Subjects_are_counted_by_the_grades_of_a_past_day_as_they_were_known_then(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var known = (await city.Increments.StateAsync(GradedCity.Scheme))!.KnownOn; // graded on the line before
        await city.ReportAsync(1, "2026-05-01");
        await city.FollowAsync("2026-11-21");
        await city.FollowAsync("2027-06-01");

        Assert.Equal([("A", 2L)], await CountsAsync(city, "2027-06-01"));
        Assert.Equal([("A", 1L), ("B", 1L)], await CountsAsync(city, "2026-12-31"));
        Assert.Equal([("A", 2L)], await CountsAsync(city, "2026-12-31", known));
        Assert.Empty(await CountsAsync(city, "2026-11-20"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_is_dated_ahead_comes_true_on_its_day(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.RegisterAsync([3], one => one with { Registered = GradedCity.Day("2026-11-25") });
        var penalty = await city.ReportAsync(1, "2026-05-01");
        await city.GradeAsync("2026-11-21");
        await city.HappenAsync(penalty, RecordEventKind.Withdrawn, "2026-11-24");
        await city.RegisterAsync([2], one => one with { Licence = "revoked", LicenceSince = GradedCity.Day("2026-11-23") });

        await city.FollowAsync("2026-11-21");
        var atOnce = await LettersAsync(city);
        await city.FollowAsync("2026-11-23");
        var then = await LettersAsync(city);
        await city.FollowAsync("2026-11-25");

        Assert.Equal(["B", "A", null], atOnce);
        Assert.Equal(["B", "D", null], then);
        Assert.Equal(["A", "D", "A"], await LettersAsync(city));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task For_a_clock_that_went_back_nothing_is_graded_for_an_earlier_day(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        await city.GradeAsync("2026-11-21");
        await city.ReportAsync(1, "2026-05-01");

        var followed = await city.FollowAsync("2026-11-19");

        Assert.Equal([new HeldScheme(GradedCity.Scheme, GradedCity.Day("2026-11-21"), HeldBy.Clock)], followed.Held);
        var latest = (await city.Explanations.HistoryAsync(await city.NumberOfAsync(1)))[0];
        Assert.Equal(("B", GradedCity.Day("2026-11-21")), (latest.Letter, latest.AsOf));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_version_that_comes_into_force_grades_everyone_anew_also_when_it_is_put_in_force_during_a_run(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.ReportAsync(1, "2026-05-01");
        await city.ReportAsync(1, "2026-06-01");
        await city.GradeAsync("2026-11-21");
        var run = (await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-22"))).Run!; // the shipped pack is not refused
        var stricter = Texts.Version(city, "2026.2", ("value: 5\n    source: 三(五)", "value: 1\n    source: 三(五)"));
        await Texts.ActivatedAsync(city, stricter with { Texts = stricter.Texts.Where(file => !file.Key.StartsWith("cases/", StringComparison.Ordinal)).ToDictionary() }, "2026-11-22");

        var during = await city.FollowAsync("2026-11-22");
        await city.Runs.ContinueAsync(run.Number);
        var after = await city.FollowAsync("2026-11-22");

        Assert.Equal((0L, 0), (during.Graded, during.WholeRuns.Count));
        Assert.Equal(RunKind.Followed, (await city.Runs.FindAsync(Assert.Single(after.WholeRuns)))?.Kind);
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal([("C", "2026.2", GradeReasons.Whole | GradeReasons.Policy), ("B", "2023.1", GradeReasons.Whole | GradeReasons.First)],
            history.Select(grade => (grade.Letter!, grade.Version, grade.Reasons)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_of_another_day_that_is_stopped_half_way_leaves_no_grades_of_two_days_beside_each_other(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var run = (await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-22"))).Run!; // the shipped pack is not refused
        await city.Runs.CancelAsync(run.Number);

        var followed = await city.FollowAsync("2026-11-22");

        Assert.Equal(RunState.Done, (await city.Runs.FindAsync(Assert.Single(followed.WholeRuns)))?.State);
        Assert.Equal(GradedCity.Day("2026-11-22"), (await city.Increments.StateAsync(GradedCity.Scheme))?.Day);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_that_fails_in_the_middle_of_a_unit_keeps_nothing_of_it_and_the_next_look_does_it_once(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 20));
        await city.GradeAsync("2026-11-21");
        await city.ReportAllAsync(20, "2026-05-01");
        var state = await city.Increments.StateAsync(GradedCity.Scheme);

        await ExecuteAsync(city, "ALTER TABLE assessment_due RENAME TO assessment_gone");
        await Assert.ThrowsAnyAsync<DbException>(() => city.FollowAsync("2026-11-21"));
        await ExecuteAsync(city, "ALTER TABLE assessment_gone RENAME TO assessment_due");
        var kept = (await city.Runs.ListAsync(10, withIncrements: true)).Count;
        var unmoved = await city.Increments.StateAsync(GradedCity.Scheme);
        var followed = await city.FollowAsync("2026-11-21");

        Assert.Equal((1, state), (kept, unmoved));
        Assert.Equal((20L, 20L), (followed.Graded, followed.Written));
        Assert.Equal(0, (await city.GradeAsync("2026-11-21")).Written);
    }

    [Fact]
    public async Task A_full_disk_keeps_nothing_of_a_unit_and_once_there_is_room_it_is_done()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        await city.RegisterAsync(Enumerable.Range(1, 2_000));
        await city.GradeAsync("2026-11-21");
        await city.ReportAllAsync(2_000, "2026-05-01");

        await using (var full = new LimitedDatabase(city.Folder))
        {
            var increments = new GradeIncrements(full, city.Runs, city.Versions, city.Clock);
            var failure = await Assert.ThrowsAsync<SqliteException>(() => increments.FollowAsync(GradedCity.Day("2026-11-21")));
            Assert.Equal(13, failure.SqliteErrorCode); // SQLITE_FULL
        }

        Assert.Equal([("A", 2_000L)], (await city.Overview.DistributionAsync(GradedCity.Scheme)).Select(count => (count.Letter!, count.Subjects)));
        Assert.Equal((2_000L, 2_000L), (await city.FollowAsync("2026-11-21")) is var followed ? (followed.Graded, followed.Written) : default);
    }

    [Fact]
    public async Task A_subject_with_two_hundred_thousand_records_takes_little_more_than_ten_times_one_of_twenty_thousand()
    {
        var fewer = await FollowedAsync(20_000);

        var many = await FollowedAsync(200_000);

        Assert.Equal(["C", "B"], fewer.Letters);
        Assert.Equal(["C", "B"], many.Letters);
        Assert.True(many.Time < 40 * fewer.Time, $"It took {many.Time.TotalSeconds:0.0} s, and {fewer.Time.TotalSeconds:0.0} s of a tenth.");
        TestContext.Current.TestOutputHelper?.WriteLine($"{many.Time.TotalSeconds:0.0} s; a tenth {fewer.Time.TotalSeconds:0.0} s");
    }

    /// <summary>How a subject of many records and one of one are graded in one unit, and how long it takes.</summary>
    private static async Task<(IReadOnlyList<string?> Letters, TimeSpan Time)> FollowedAsync(int records)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        await city.ReportManyAsync(1, records);
        await city.ReportAsync(2, "2026-05-01");
        var watch = Stopwatch.StartNew();
        await new GradeIncrements(city.Database, city.Runs, city.Versions, city.Clock) { UnitSize = 250_000 }.FollowAsync(GradedCity.Day("2026-11-21"));
        return ([.. (await LettersAsync(city)).Take(2)], watch.Elapsed);
    }

    private static async Task<IEnumerable<(string, long)>> CountsAsync(GradedCity city, string asOf, ChangeNumber? known = null) =>
        (await new PastGrades(city.Database).CountAsync(GradedCity.Scheme, new GradeMoment(GradedCity.Day(asOf), known ?? new ChangeNumber(long.MaxValue))))
            .Select(count => (count.Letter!, count.Subjects)); // every subject here has a letter

    private static async Task<IReadOnlyList<string?>> LettersAsync(GradedCity city) =>
        [(await city.StandingAsync(1))?.Letter, (await city.StandingAsync(2))?.Letter, await city.Registry.FindAsync(GradedCity.Code(3).Value) is null ? null : (await city.StandingAsync(3))?.Letter];

    private static async Task ExecuteAsync(GradedCity city, string sql)
    {
        await using var connection = await city.Database.OpenAsync();
        await connection.ExecuteAsync(sql);
    }
}
