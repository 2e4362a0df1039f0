using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.Reading;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>Grades by code in memory: what is found there is what the database says, and not older than what stands beside it.</summary>
public sealed class StandingGradesTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    /// <summary>Kept as rows, and in blocks over which rows lie.</summary>
    public static IEnumerable<object[]> Ways =>
        from engine in TestDatabase.Engines
        from grading in new[] { GradeEngine.Explaining, GradeEngine.Columns }
        select new object[] { engine[0], grading };

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_is_found_before_memory_is_filled_and_then_everyone_is(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 30));
        await city.ReportAsync(7, "2026-05-01");
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);

        var before = grades.Find(GradedCity.Scheme, GradedCity.Code(7).Value);
        await grades.CatchUpAsync();

        Assert.Null(before);
        var found = grades.Find(GradedCity.Scheme, GradedCity.Code(7).Value);
        Assert.Equal(("B", GradedCity.Day("2026-11-21"), GradedCity.Day("2027-05-01")), (found?.Letter, found?.State.Day, found?.NextChange));
        await ShowSameAsync(city, grades, 30);
        Assert.Null(grades.Find(GradedCity.Scheme, GradedCity.Code(31).Value));
        Assert.Null(grades.Find("another-scheme", GradedCity.Code(7).Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_unit_graded_by_this_process_is_readable_as_soon_as_it_is_kept(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();
        var increments = new GradeIncrements(city.Database, city.Runs, city.Versions, city.Clock) { Standings = grades };
        var penalty = await city.ReportAsync(1, "2026-05-01");

        await increments.FollowAsync(GradedCity.Day("2026-11-21"));
        var atOnce = grades.Find(GradedCity.Scheme, GradedCity.Code(1).Value);
        await increments.FollowAsync(GradedCity.Day("2026-11-25"));

        Assert.Equal(("B", penalty.Value), (atOnce?.Letter, atOnce?.State.KnownOn.Value));
        Assert.Equal(GradedCity.Day("2026-11-25"), grades.StateOf(GradedCity.Scheme)?.Day);
        Assert.False(await grades.CatchUpAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Units_and_whole_runs_kept_in_blocks_are_read_when_catching_up(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine, GradeEngine.Columns);
        await city.RegisterAsync(Enumerable.Range(1, 40));
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();
        await ShowSameAsync(city, grades, 40);

        await city.ReportAllAsync(5, "2026-05-01");
        await city.FollowAsync("2026-11-22");
        await grades.CatchUpAsync();
        Assert.Equal("B", grades.Find(GradedCity.Scheme, GradedCity.Code(5).Value)?.Letter);
        await ShowSameAsync(city, grades, 40);

        await city.GradeAsync("2027-05-01");
        await grades.CatchUpAsync();
        Assert.Equal(("A", GradedCity.Day("2027-05-01")), (grades.Find(GradedCity.Scheme, GradedCity.Code(5).Value)?.Letter, grades.StateOf(GradedCity.Scheme)?.Day));
        await ShowSameAsync(city, grades, 40);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Units_graded_by_another_process_are_read_when_catching_up(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 20));
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();
        var penalty = await city.ReportAsync(1, "2026-05-01");
        await city.FollowAsync("2026-11-22");
        await city.RegisterAsync([21]);
        await city.FollowAsync("2026-11-22");

        var before = grades.Find(GradedCity.Scheme, GradedCity.Code(1).Value);
        await grades.CatchUpAsync();

        Assert.Equal(("A", GradedCity.Day("2026-11-21")), (before?.Letter, before?.State.Day));
        Assert.True(before?.State.KnownOn.Value < penalty.Value);
        Assert.Equal("B", grades.Find(GradedCity.Scheme, GradedCity.Code(1).Value)?.Letter);
        await ShowSameAsync(city, grades, 21);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_unit_that_a_failing_server_undid_is_not_kept_in_memory_beside_the_one_that_took_its_place(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2, 3]);
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();
        var increments = new GradeIncrements(city.Database, city.Runs, city.Versions, city.Clock) { Standings = grades };
        await using (var connection = await city.Database.OpenAsync())
        {
            string[] tables = ["assessment_run", "assessment_grade", "assessment_standing", "assessment_due", "assessment_cursor"];
            await connection.ExecuteAsync(string.Concat(tables.Select(table => $"CREATE TABLE kept_{table} AS SELECT * FROM {table};")));
            await city.ReportAsync(1, "2026-05-01");
            await increments.FollowAsync(GradedCity.Day("2026-11-21"));
            await connection.ExecuteAsync(string.Concat(tables.Select(table => $"DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept_{table};")));
        }

        await city.ReportAsync(2, "2026-05-01");
        await city.FollowAsync("2026-11-21");
        await grades.CatchUpAsync();

        Assert.Equal("B", grades.Find(GradedCity.Scheme, GradedCity.Code(2).Value)?.Letter);
        await ShowSameAsync(city, grades, 3);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_memory_forgot_is_asked_of_the_database_until_it_is_read_again(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();

        grades.Forget();
        var inMemory = grades.Find(GradedCity.Scheme, GradedCity.Code(1).Value);
        var asked = await grades.AskAsync(GradedCity.Scheme, GradedCity.Code(1).Value);
        await grades.CatchUpAsync();

        Assert.Null(inMemory);
        Assert.Equal("A", asked.Grade?.Letter);
        await ShowSameAsync(city, grades, 2);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task While_a_whole_run_is_at_work_memory_says_how_far_it_was_and_follows_at_its_end(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.ReportAsync(1, "2026-05-01");
        await city.ReportAsync(1, "2026-06-01");
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();
        var stricter = Texts.Version(city, "2026.2", ("value: 5\n    source: 三(五)", "value: 1\n    source: 三(五)"));
        await Texts.ActivatedAsync(city, stricter with { Texts = stricter.Texts.Where(file => !file.Key.StartsWith("cases/", StringComparison.Ordinal)).ToDictionary() }, "2026-11-22");
        var run = (await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-22"))).Run!; // the shipped pack is not refused

        await grades.CatchUpAsync();
        var begunMeanwhile = new StandingGrades(city.Database);
        await begunMeanwhile.CatchUpAsync();
        var during = grades.Find(GradedCity.Scheme, GradedCity.Code(1).Value);
        await city.Runs.ContinueAsync(run.Number);
        await grades.CatchUpAsync();

        Assert.Equal(("B", GradedCity.Day("2026-11-21")), (during?.Letter, during?.State.Day));
        Assert.Equal(during, begunMeanwhile.Find(GradedCity.Scheme, GradedCity.Code(1).Value));
        var after = grades.Find(GradedCity.Scheme, GradedCity.Code(1).Value);
        Assert.Equal(("C", GradedCity.Day("2026-11-22")), (after?.Letter, after?.State.Day));
        await ShowSameAsync(city, grades, 2);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_former_code_is_answered_by_the_database_with_the_present_code(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        var subject = (await city.RegisterAsync([1]))[0];
        await city.Database.WriteAsync((transaction, token) =>
            new FormerCodes(city.Database).LinkAsync(transaction, subject, GradedCity.Code(99), new ChangeOrigin(0, city.Clock.GetUtcNow()), token));
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();

        var answer = await grades.AskAsync(GradedCity.Scheme, GradedCity.Code(99).Value);

        Assert.Null(grades.Find(GradedCity.Scheme, GradedCity.Code(99).Value));
        Assert.Equal((GradedCity.Code(1).Value, "A"), (answer.Subject?.Key, answer.Grade?.Letter));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_registry_put_back_from_a_copy_is_read_anew(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.GradeAsync("2026-11-21");
        var grades = new StandingGrades(city.Database);
        await grades.CatchUpAsync();
        await city.Database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            UPDATE registry_write SET writer = writer + 1;
            UPDATE registry_subject SET subject_key = '131000000000009' WHERE subject_key = '131000000000002';
            """,
            transaction: transaction));

        await grades.CatchUpAsync();

        Assert.Null(grades.Find(GradedCity.Scheme, GradedCity.Code(2).Value));
        Assert.Equal("A", grades.Find(GradedCity.Scheme, GradedCity.Code(9).Value)?.Letter);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Whatever_befalls_them_memory_gives_the_grades_of_the_database(Engine engine, GradeEngine by)
    {
        await using var city = await GradedCity.CreateAsync(engine, by);
        var (day, chance) = (GradedCity.Day("2026-01-01"), new Random(20261122));
        city.Clock.Advance(TimeSpan.FromDays(day.DayNumber - GradedCity.Day("2026-11-21").DayNumber));
        var history = new MadeUpHistory(city, chance, 8);
        await history.BeginAsync(day);
        await city.GradeAsync($"{day:yyyy-MM-dd}");
        var grades = new StandingGrades(city.Database);
        var increments = new GradeIncrements(city.Database, city.Runs, city.Versions, city.Clock) { Standings = grades };
        for (var step = 0; step < 16; step++)
        {
            await history.HappenAsync(day);
            await (chance.Next(2) == 0 ? city.FollowAsync($"{day:yyyy-MM-dd}") : increments.FollowAsync(day));
            await (chance.Next(3) == 0 ? city.GradeAsync($"{day:yyyy-MM-dd}") : Task.CompletedTask);
            await grades.CatchUpAsync();

            await ShowSameAsync(city, grades, 8);

            var days = chance.Next(6);
            day = day.AddDays(days);
            city.Clock.Advance(TimeSpan.FromDays(days));
        }
    }

    private static async Task ShowSameAsync(GradedCity city, StandingGrades grades, int enterprises)
    {
        Assert.Equal(await city.Increments.StateAsync(GradedCity.Scheme), grades.StateOf(GradedCity.Scheme));
        foreach (var number in Enumerable.Range(1, enterprises))
        {
            var code = GradedCity.Code(number).Value;
            var asked = await grades.AskAsync(GradedCity.Scheme, code);
            var kept = await city.StandingAsync(number);
            Assert.Equal(asked.Grade, grades.Find(GradedCity.Scheme, code));
            Assert.Equal((kept?.Letter, kept?.Since, kept?.NextChange, kept?.IsSuspended), (asked.Grade?.Letter, asked.Grade?.Since, asked.Grade?.NextChange, asked.Grade?.IsSuspended));
        }
    }
}
