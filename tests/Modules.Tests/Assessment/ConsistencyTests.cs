using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.Consistency;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>Grades of one subject that lie far apart, and the cases that come of it.</summary>
public sealed class ConsistencyTests
{
    private const string Public = "chongqing/public-credit";
    private const string City = "重庆市发展和改革委员会";
    private const string Nation = "全国信用信息共享平台";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public async Task Grades_two_steps_apart_open_a_case_to_the_departments_that_gave_them_with_a_due_day(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.ReceiveAsync(1, "C", "2026-10-01");
        await city.ReceiveAsync(2, "B", "2026-10-01");
        await city.GradeAsync("2026-11-21", pack: Public);

        var found = Assert.Single(await LookAsync(city));

        Assert.Equal(("chongqing/regulation", "public-and-national", await city.NumberOfAsync(1), CaseState.Open), (found.Pack, found.Rule, found.Subject, found.State));
        Assert.Equal(
            [("chongqing-public-credit", "A", City, false), ("enterprise-credit-comprehensive", "C", Nation, true)],
            found.Finding.Grades.Select(grade => (grade.Scheme, grade.Letter, grade.Department.Zh, grade.IsReceived)));
        Assert.Equal((2, GradedCity.Day("2026-12-04"), false), (found.Finding.Apart!.Value, found.Finding.Due!.Value, found.Finding.IsDueProvisional));
        Assert.Equal([City, Nation], found.Steps.Where(step => step.Kind is CaseStepKind.Notified).Select(step => step.Department));
        Assert.Equal([City, Nation], found.Awaited);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public async Task Each_department_reviews_with_reasons_before_the_case_is_closed_with_its_result(Engine engine)
    {
        await using var city = await ApartAsync(engine);
        var desk = new ConsistencyDesk(city.Database, city.Clock);
        var opened = (await desk.FindAsync(1, TestContext.Current.CancellationToken))!;

        var early = await desk.CloseAsync(Wish(opened), TestContext.Current.CancellationToken);
        var half = (await desk.ReviewAsync(Wish(opened) with { Department = City }, TestContext.Current.CancellationToken)).Value!;
        var overtaken = await desk.ReviewAsync(Wish(opened) with { Department = Nation }, TestContext.Current.CancellationToken);
        var whole = (await desk.ReviewAsync(Wish(half) with { Department = Nation, Decision = ReviewDecision.Changed }, TestContext.Current.CancellationToken)).Value!;
        var closed = (await desk.CloseAsync(Wish(whole), TestContext.Current.CancellationToken)).Value!;
        var late = await desk.ReviewAsync(Wish(closed) with { Department = City }, TestContext.Current.CancellationToken);

        Assert.Equal(["AS-082", "AS-081", "AS-082"], new[] { early, overtaken, late }.Select(answer => answer.Refusal?.Code));
        Assert.Equal((Nation, CaseState.Reviewed, CaseState.Closed), (Assert.Single(half.Awaited), whole.State, closed.State));
        Assert.Equal(
            [(City, ReviewDecision.Kept), (Nation, ReviewDecision.Changed), (null, ReviewDecision.Kept)],
            closed.Steps.Where(step => step.Decision is not null).Select(step => (step.Department, step.Decision!.Value)));
        Assert.All(closed.Steps.Where(step => step.Decision is not null), step => Assert.Equal((Texts.Author, "指标口径不同"), (step.By, step.Reason)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_case_closes_by_itself_when_the_grades_come_together_and_opens_again_when_they_come_apart_anew(Engine engine)
    {
        await using var city = await ApartAsync(engine);

        await city.ReceiveAsync(1, "B", "2026-11-01");
        var together = Assert.Single(await LookAsync(city));
        await city.ReceiveAsync(1, "D", "2026-11-02");
        var apart = Assert.Single(await LookAsync(city));
        await city.ReceiveAsync(1, "C", "2026-11-03");
        var moved = Assert.Single(await LookAsync(city));

        Assert.Equal((CaseState.Closed, CaseStepKind.CameTogether), (together.State, together.Steps[^1].Kind));
        Assert.Equal((CaseState.Open, CaseStepKind.Reopened, 3), (apart.State, apart.Finding.Kind, apart.Finding.Apart!.Value));
        Assert.Equal((CaseState.Open, CaseStepKind.Moved, 2), (moved.State, moved.Finding.Kind, moved.Finding.Apart!.Value));
        Assert.Equal([City, Nation], moved.Awaited);
    }

    [Fact]
    public async Task A_pair_of_grades_that_was_reviewed_and_closed_is_not_asked_about_again_and_another_pair_is()
    {
        await using var city = await ApartAsync(Engine.Sqlite);
        var desk = new ConsistencyDesk(city.Database, city.Clock);
        foreach (var department in new[] { City, Nation })
        {
            await desk.ReviewAsync(Wish((await desk.FindAsync(1, TestContext.Current.CancellationToken))!) with { Department = department }, TestContext.Current.CancellationToken);
        }

        await desk.CloseAsync(Wish((await desk.FindAsync(1, TestContext.Current.CancellationToken))!), TestContext.Current.CancellationToken);
        await city.ReceiveAsync(1, "C", "2026-11-05");
        var same = Assert.Single(await LookAsync(city));
        await city.ReceiveAsync(1, "D", "2026-11-06");
        var other = Assert.Single(await LookAsync(city));

        Assert.Equal((CaseState.Closed, CaseStepKind.Closed), (same.State, same.Steps[^1].Kind));
        Assert.Equal((CaseState.Open, CaseStepKind.Reopened), (other.State, other.Finding.Kind));
    }

    [Fact]
    public async Task A_case_whose_grade_is_withdrawn_closes_and_says_that_nothing_is_left_to_compare()
    {
        await using var city = await ApartAsync(Engine.Sqlite);

        await city.ReceiveAsync(1, "C", "2026-10-01", GradedCity.Day("2026-11-20"));
        var found = Assert.Single(await LookAsync(city));

        Assert.Equal((CaseState.Closed, CaseStepKind.Gone), (found.State, found.Steps[^1].Kind));
        Assert.Empty(found.Awaited);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_received_grade_that_grows_too_old_leaves_nothing_to_compare_on_the_day_it_does(Engine engine)
    {
        await using var city = await ApartAsync(engine);

        Await(city, "2027-09-30");
        var before = Assert.Single(await LookAsync(city));
        Await(city, "2027-10-01");
        var after = Assert.Single(await LookAsync(city));

        Assert.Equal(CaseState.Open, before.State);
        Assert.Equal((CaseState.Closed, CaseStepKind.Gone, GradedCity.Day("2027-10-01")), (after.State, after.Steps[^1].Kind, after.Steps[^1].Day));
    }

    [Fact]
    public async Task A_received_grade_taken_back_from_a_day_ahead_and_one_given_for_a_day_ahead_count_from_their_days()
    {
        await using var city = await ApartAsync(Engine.Sqlite);
        await city.ReceiveAsync(1, "C", "2026-10-01", GradedCity.Day("2026-11-24"));
        await city.ReceiveAsync(1, "D", "2026-11-26");

        var states = new List<(CaseState, CaseStepKind)>();
        foreach (var day in new[] { "2026-11-21", "2026-11-23", "2026-11-24", "2026-11-25", "2026-11-26" })
        {
            Await(city, day);
            var found = Assert.Single(await LookAsync(city));
            states.Add((found.State, found.Steps.Last(step => step.Kind is not CaseStepKind.Notified).Kind));
        }

        Assert.Equal(
            [(CaseState.Open, CaseStepKind.Opened), (CaseState.Open, CaseStepKind.Opened), (CaseState.Closed, CaseStepKind.Gone), (CaseState.Closed, CaseStepKind.Gone), (CaseState.Open, CaseStepKind.Reopened)],
            states);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_the_check_has_found_is_on_every_day_what_comparing_everybody_afresh_finds(Engine engine)
    {
        const int Enterprises = 6;
        await using var city = await GradedCity.CreateAsync(engine);
        var chance = new Random(20261122);
        await city.RegisterAsync(Enumerable.Range(1, Enterprises));
        await city.GradeAsync("2026-11-21", pack: Public);
        var day = GradedCity.Day("2026-11-21");
        var steps = 0;
        for (var look = 0; look < 40; look++, day = day.AddDays(chance.Next(1, 30)))
        {
            Await(city, $"{day:yyyy-MM-dd}");
            if (chance.Next(3) == 0)
            {
                await city.ReceiveAsync(
                    chance.Next(Enterprises) + 1, "ABCD"[chance.Next(4)].ToString(), $"{day.AddDays(chance.Next(-380, 40)):yyyy-MM-dd}",
                    chance.Next(3) == 0 ? day.AddDays(chance.Next(-10, 60)) : null);
            }

            var found = (await LookAsync(city)).Sum(one => one.Steps.Count);
            await ForgetDaysAsync(city, Enterprises);
            var afresh = (await LookAsync(city)).Sum(one => one.Steps.Count);

            Assert.Equal((day, afresh), (day, found));
            steps = found;
        }

        Assert.True(steps > 15, $"Only {steps} steps were taken: the history shows nothing.");
    }

    /// <summary>Makes everybody be compared again, whether their day has come or not.</summary>
    private static async Task ForgetDaysAsync(GradedCity city, int enterprises)
    {
        await using var connection = await city.Database.OpenAsync();
        await connection.ExecuteAsync("DELETE FROM assessment_consistency_due");
        foreach (var number in Enumerable.Range(1, enterprises))
        {
            await connection.ExecuteAsync("INSERT INTO assessment_consistency_due (subject, due) VALUES (@subject, 0)", new { subject = (await city.NumberOfAsync(number)).Value });
        }
    }

    private static void Await(GradedCity city, string day) =>
        city.Clock.Advance(TimeSpan.FromDays(GradedCity.Day(day).DayNumber - CivilDay.Of(city.Clock.GetUtcNow()).DayNumber));

    [Fact]
    [Clause("chongqing-2020", "8", "CQ-8")]
    public async Task A_national_D_bars_an_industry_A()
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);
        await city.RegisterAsync([1]);
        await city.GradeAsync("2026-11-21", pack: "chongqing/industry-model");
        await city.ReceiveAsync(1, "D", "2026-11-20");

        var cases = await LookAsync(city);

        var barred = Assert.Single(cases, found => found.Rule == "national-d-bars-a");
        Assert.Equal(["D", "A"], barred.Finding.Grades.Select(grade => grade.Letter));
        Assert.Equal([Nation, City], barred.Departments);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Several_servers_that_look_at_once_open_every_case_once(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 30));
        foreach (var number in Enumerable.Range(1, 30))
        {
            await city.ReceiveAsync(number, "D", "2026-10-01");
        }

        await city.GradeAsync("2026-11-21", pack: Public);
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new ConsistencyCheck(city.Database, city.Versions, city.Clock).CatchUpAsync(TestContext.Current.CancellationToken)));
        var cases = await LookAsync(city);

        Assert.Equal(30, cases.Count);
        Assert.All(cases, found => Assert.Equal(3, found.Steps.Count));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Cases_are_found_and_counted_by_state_place_rule_and_delay(Engine engine)
    {
        await using var city = await ApartAsync(engine, [1, 2, 3]);
        var desk = new ConsistencyDesk(city.Database, city.Clock);
        await city.ReceiveAsync(3, "A", "2026-11-05");
        await LookAsync(city);

        var early = await desk.CountsAsync(new(), TestContext.Current.CancellationToken);
        city.Clock.Advance(TimeSpan.FromDays(30));
        var late = await desk.CountsAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal((new CaseCounts(2, 0, 1, 0), new CaseCounts(2, 0, 1, 2)), (early, late));
        Assert.Equal("2 1", await FoundAsync(desk, new() { OpenOnly = true }));
        Assert.Equal("2 1", await FoundAsync(desk, new() { OverdueOnly = true }));
        Assert.Equal("3", await FoundAsync(desk, new() { State = CaseState.Closed }));
        Assert.Equal("2", await FoundAsync(desk, new() { Division = "131082" }));
        Assert.Equal("3 2 1", await FoundAsync(desk, new() { Rule = ("chongqing/regulation", "public-and-national") }));
        Assert.Equal(string.Empty, await FoundAsync(desk, new() { Rule = ("chongqing/regulation", "' OR 1=1 --") }));
        Assert.Equal(2, (await desk.ListAsync(new(), 0, 2, TestContext.Current.CancellationToken)).Next);
    }

    [Theory]
    [InlineData(99, City, "理由", "AS-080")]
    [InlineData(1, "市文旅局", "理由", "AS-083")]
    [InlineData(1, null, "理由", "AS-083")]
    [InlineData(1, City, "  ", "AS-084")]
    [InlineData(1, City, null, "AS-084")]
    [InlineData(1, City, "a\0b", "AS-084")]
    public async Task A_review_of_nothing_by_nobody_concerned_or_without_a_reason_is_refused(long number, string? department, string? reason, string code)
    {
        await using var city = await ApartAsync(Engine.Sqlite);
        var desk = new ConsistencyDesk(city.Database, city.Clock);
        var revision = (await desk.FindAsync(1, TestContext.Current.CancellationToken))!.Revision;

        var answer = await desk.ReviewAsync(new(number, revision, Texts.Author, ReviewDecision.Kept, reason) { Department = department }, TestContext.Current.CancellationToken);

        Assert.Equal((null, code), (answer.Value, answer.Refusal?.Code));
    }

    private static CaseWish Wish(ConsistencyCase found) => new(found.Number, found.Revision, Texts.Author, ReviewDecision.Kept, " 指标口径不同 ");

    /// <summary>Enterprises with the city's A beside the nation's C: a case each.</summary>
    private static async Task<GradedCity> ApartAsync(Engine engine, params int[] numbers)
    {
        int[] all = numbers.Length == 0 ? [1] : numbers;
        var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(all);
        foreach (var number in all)
        {
            await city.ReceiveAsync(number, "C", "2026-10-01");
        }

        await city.GradeAsync("2026-11-21", pack: Public);
        await LookAsync(city);
        return city;
    }

    /// <summary>Looks, and gives all cases there are, first to last.</summary>
    private static async Task<IReadOnlyList<ConsistencyCase>> LookAsync(GradedCity city)
    {
        await new ConsistencyCheck(city.Database, city.Versions, city.Clock).CatchUpAsync();
        return [.. (await new ConsistencyDesk(city.Database, city.Clock).ListAsync(new(), 0, 500)).Items.Reverse()];
    }

    private static async Task<string> FoundAsync(ConsistencyDesk desk, CaseFilter filter) =>
        string.Join(' ', (await desk.ListAsync(filter, 0, 100, TestContext.Current.CancellationToken)).Items.Select(found => found.Number));
}
