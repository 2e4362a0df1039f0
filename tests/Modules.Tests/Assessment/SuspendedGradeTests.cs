using Xinheng.Assessment;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>Grades of a scheme that are not used while a record that counts is under objection.</summary>
public sealed class SuspendedGradeTests
{
    private const string Pack = "chongqing/procurement-suppliers";
    private const string Scheme = "chongqing-supplier-credit";

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_grade_is_suspended_from_the_run_after_an_objection_until_the_run_after_its_end(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        var act = await city.ReportAsync(1, "2026-05-01", General);
        await city.GradeAsync("2026-11-01", pack: Pack);
        var before = await city.StandingAsync(1, Scheme);

        await city.HappenAsync(act, RecordEventKind.Objected, "2026-11-02");
        var marked = await city.GradeAsync("2026-11-03", pack: Pack);
        var during = await city.StandingAsync(1, Scheme);
        await city.HappenAsync(act, RecordEventKind.ObjectionClosed, "2026-11-10");
        var cleared = await city.GradeAsync("2026-11-11", pack: Pack);
        var after = await city.StandingAsync(1, Scheme);

        Assert.Equal([("B", false), ("B", true), ("B", false)], new[] { before!, during!, after! }.Select(standing => (standing.Letter!, standing.IsSuspended))); // graded thrice
        Assert.Equal([(1L, 0L, 0L), (1L, 0L, 0L)], new[] { marked, cleared }.Select(run => (run.Written, run.Better, run.Worse)));
        Assert.All([before!, during!, after!], standing => Assert.Equal(GradedCity.Day("2026-11-01"), standing.Since));
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal([false, true, false], history.Select(grade => grade.IsSuspended));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Suspended_grades_are_counted_and_listed_and_can_be_derived_anew(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 6));
        foreach (var number in new[] { 2, 4, 5 })
        {
            var act = await city.ReportAsync(number, "2026-05-01", General);
            await city.HappenAsync(act, RecordEventKind.Objected, "2026-06-01");
        }

        await city.GradeAsync("2026-11-21", pack: Pack);
        var filter = new StandingFilter(Scheme) { SuspendedOnly = true };
        var first = await city.Overview.PageAsync(filter, default, 2);
        var second = await city.Overview.PageAsync(filter, first.Next!.Value, 2); // three in pages of two
        await new StandingRebuild(city.Database).RebuildAsync(Scheme);

        Assert.Equal(3, await city.Overview.SuspendedAsync(Scheme));
        Assert.Equal([await city.NumberOfAsync(2), await city.NumberOfAsync(4), await city.NumberOfAsync(5)], first.Items.Concat(second.Items).Select(standing => standing.Subject));
        Assert.Equal(first.Items, (await city.Overview.PageAsync(filter, default, 2)).Items);
        Assert.Equal(2, (await city.Overview.PageAsync(filter with { Division = "131082" }, default, 10)).Items.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_day_on_which_time_takes_the_mark_away_is_the_next_change(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        var act = await city.ReportAsync(1, "2026-05-01", record => General(record) with { Until = GradedCity.Day("2026-12-31") });
        await city.HappenAsync(act, RecordEventKind.Objected, "2026-06-01");

        await city.GradeAsync("2026-11-21", pack: Pack);
        var standing = await city.StandingAsync(1, Scheme);
        await city.GradeAsync("2027-01-01", pack: Pack);

        Assert.Equal((true, GradedCity.Day("2027-01-01")), (standing!.IsSuspended, standing.NextChange));
        Assert.Equal(("B", false), ((await city.StandingAsync(1, Scheme))!.Letter, (await city.StandingAsync(1, Scheme))!.IsSuspended));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Over_random_histories_the_mark_that_is_kept_is_the_one_the_explanation_gives_on_every_day(Engine engine)
    {
        const int Subjects = 30;
        await using var city = await GradedCity.CreateAsync(engine);
        var pack = city.Packs.Find(Pack)!.Pack!; // shipped, and without errors
        var random = new Random(20261122);
        await city.RegisterAsync(Enumerable.Range(1, Subjects));
        var acts = new List<RecordNumber>();
        var (marked, day) = (0, GradedCity.Day("2026-01-05"));
        for (var step = 0; step < 14; step++, day = day.AddDays(random.Next(1, 60)))
        {
            await HappenAsync(city, random, acts, day);
            var run = await city.GradeAsync($"{day:yyyy-MM-dd}", pack: Pack);
            for (var number = 1; number <= Subjects; number++)
            {
                marked += await CheckAsync(city, pack, number, run) ? 1 : 0;
            }
        }

        Assert.True(marked > 20, $"{marked} marks: too few to show anything");
    }

    private static IncomingRecord General(IncomingRecord record) => record with { Kind = "procurement-general", Penalties = null };

    private static async Task HappenAsync(GradedCity city, Random random, List<RecordNumber> acts, DateOnly day)
    {
        for (var count = 0; count < 5; count++)
        {
            acts.Add(await city.ReportAsync(random.Next(1, 31), $"{day.AddDays(-random.Next(0, 700)):yyyy-MM-dd}", record => General(record) with
            {
                Until = random.Next(3) == 0 ? day.AddDays(random.Next(0, 200)) : null,
            }));
        }

        RecordEventKind[] kinds = [RecordEventKind.Objected, RecordEventKind.Objected, RecordEventKind.Objected, RecordEventKind.ObjectionClosed, RecordEventKind.Withdrawn];
        for (var count = 0; count < 8; count++)
        {
            await city.HappenAsync(acts[random.Next(acts.Count)], kinds[random.Next(kinds.Length)], $"{day.AddDays(-random.Next(0, 5)):yyyy-MM-dd}");
        }
    }

    /// <summary>Whether the subject's grade is suspended; fails when what is kept says otherwise than the explanation.</summary>
    private static async Task<bool> CheckAsync(GradedCity city, CompiledPack pack, int number, Run run)
    {
        var standing = await city.StandingAsync(number, Scheme);
        var explanation = await city.Explanations.ExplainAsync(pack, await city.NumberOfAsync(number), run.AsOf, run.KnownOn);

        Assert.Equal((explanation!.Letter, explanation.IsSuspended, explanation.NextChange?.On), (standing!.Letter, standing.IsSuspended, standing.NextChange)); // registered and graded
        return standing.IsSuspended;
    }
}
