using Xinheng.Assessment;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class OverviewTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Grades_are_counted_by_county_and_by_industry_section(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 6));
        await city.RegisterAsync([7], one => one with { Division = null, Industry = null });
        await city.ReportAsync(2, "2026-05-01");
        await city.ReportAsync(4, "2026-05-01", one => one with { GraveConsequence = "yes" });

        await city.GradeAsync("2026-11-21");

        Assert.Equal(
            [new("", "A", 5), new("", "B", 1), new LetterCount("", null, 1)], await city.Overview.DistributionAsync(GradedCity.Scheme));
        Assert.Equal(
            [new("", "A", 1), new("131002", "A", 3), new("131082", "A", 1), new("131082", "B", 1), new LetterCount("131082", null, 1)],
            await city.Overview.ByDivisionAsync(GradedCity.Scheme));
        Assert.Equal(
            [new("", "A", 1), new("C", "A", 2), new("F", "A", 2), new("F", "B", 1), new LetterCount("F", null, 1)],
            await city.Overview.ByIndustryAsync(GradedCity.Scheme));
        Assert.Equal(1, await city.Overview.OpenReviewsAsync(GradedCity.Scheme));
        Assert.Equal([GradedCity.Scheme], await city.Overview.SchemesAsync());
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_are_told_by_the_week_of_the_evaluation_date(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.ReportAsync(1, "2025-11-20");
        await city.GradeAsync("2026-11-08");
        await city.ReportAsync(2, "2026-11-15");
        await city.GradeAsync("2026-11-16");
        await city.GradeAsync("2026-11-20");

        var weeks = await city.Overview.ChangesAsync(GradedCity.Scheme, GradedCity.Day("2026-11-21"), 4);

        Assert.Equal(
            [
                new WeekOfChanges(GradedCity.Day("2026-10-26"), 0, 0, 0), new WeekOfChanges(GradedCity.Day("2026-11-02"), 0, 0, 2),
                new WeekOfChanges(GradedCity.Day("2026-11-09"), 0, 0, 0), new WeekOfChanges(GradedCity.Day("2026-11-16"), 1, 1, 0),
            ],
            weeks);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Subjects_are_paged_by_letter_county_and_industry(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 12));
        await city.ReportAsync(4, "2026-05-01", one => one with { GraveConsequence = "yes" });
        await city.GradeAsync("2026-11-21");
        var filter = new StandingFilter(GradedCity.Scheme, "A", "131082", "F");

        var first = await city.Overview.PageAsync(filter, default, 2);
        var second = await city.Overview.PageAsync(filter, first.Next!.Value, 2);
        var reviews = await city.Overview.PageAsync(new StandingFilter(GradedCity.Scheme, StandingFilter.Review), default, 10);
        var hostile = await city.Overview.PageAsync(new StandingFilter(GradedCity.Scheme, "A' OR 1=1 --", "%", "_"), default, int.MaxValue);

        Assert.Equal([await city.NumberOfAsync(2), await city.NumberOfAsync(8)], first.Items.Select(standing => standing.Subject));
        Assert.Equal([await city.NumberOfAsync(10)], second.Items.Select(standing => standing.Subject));
        Assert.Null(second.Next);
        Assert.Equal(await city.NumberOfAsync(4), reviews.Items.Single().Subject);
        Assert.Empty(hostile.Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_subject_that_moved_is_counted_where_it_is_now(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        await city.GradeAsync("2026-11-01");
        await city.RegisterAsync([1], one => one with { Division = "131025" });

        var run = await city.GradeAsync("2026-11-21");

        Assert.Equal(0, run.Written);
        Assert.Equal([new LetterCount("131025", "A", 1)], await city.Overview.ByDivisionAsync(GradedCity.Scheme));
        Assert.Equal(GradedCity.Day("2026-11-01"), (await city.StandingAsync(1))?.Since);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Where_subjects_stand_can_be_derived_anew_from_their_grades(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 6));
        await city.ReportAsync(2, "2026-05-01");
        await city.GradeAsync("2026-10-01");
        await city.ReportAsync(2, "2026-09-01");
        await city.ReportAsync(3, "2026-09-01");
        await city.GradeAsync("2026-11-21");
        await city.GradeAsync("2026-10-15");
        var before = await city.Overview.PageAsync(new StandingFilter(GradedCity.Scheme), default, 100);

        var standing = await new StandingRebuild(city.Database).RebuildAsync(GradedCity.Scheme);

        Assert.Equal(6, standing);
        Assert.Equal(before.Items, (await city.Overview.PageAsync(new StandingFilter(GradedCity.Scheme), default, 100)).Items);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Repair_shows_in_the_next_run_and_the_history_stays(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        var penalty = await city.ReportAsync(1, "2026-05-01");
        await city.GradeAsync("2026-10-01");
        await city.HappenAsync(penalty, RecordEventKind.Repaired, "2026-10-15");

        var run = await city.GradeAsync("2026-10-16");

        Assert.Equal((1L, 0L), (run.Better, run.Worse));
        Assert.Equal(["A", "B"], (await city.Explanations.HistoryAsync(await city.NumberOfAsync(1))).Select(grade => grade.Letter));
        Assert.Equal(GradedCity.Day("2026-10-16"), (await city.StandingAsync(1))?.Since);
    }
}
