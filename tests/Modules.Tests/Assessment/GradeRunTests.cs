using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class GradeRunTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("langfang-2023", "三(四)", "LF-9")]
    [Clause("langfang-2023", "三(五)", "LF-11")]
    public async Task A_run_gives_every_subject_its_grade(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 5), one => one.Row == 4 ? one with { Licence = "revoked" } : one);
        await city.ReportAsync(2, "2026-05-01");
        await city.ReportAsync(3, "2026-05-01", one => one with { Penalties = "fine permit-revoked" });
        await city.ReportAsync(5, "2026-05-01", one => one with { GraveConsequence = "yes" });

        var run = await city.GradeAsync("2026-11-21");

        Assert.Equal((RunState.Done, 5L, 5L, 1L), (run.State, run.Graded, run.Written, run.Reviews));
        var letters = new List<string?>();
        foreach (var number in Enumerable.Range(1, 5))
        {
            letters.Add((await city.StandingAsync(number))?.Letter);
        }

        Assert.Equal(["A", "B", "C", "D", null], letters);
        Assert.Equal(GradedCity.Day("2027-05-01"), (await city.StandingAsync(2))?.NextChange);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_grade_is_written_only_when_something_differs(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1, 2]);
        await city.ReportAsync(2, "2026-05-01");
        await city.GradeAsync("2026-11-21");

        var confirming = await city.GradeAsync("2026-11-22");
        await city.ReportAsync(1, "2026-11-20");
        var changing = await city.GradeAsync("2026-11-23");

        Assert.Equal((2L, 0L), (confirming.Graded, confirming.Written));
        Assert.Equal((1L, 1L, 0L), (changing.Written, changing.Worse, changing.Better));
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal(["B", "A"], history.Select(grade => grade.Letter));
        Assert.Equal(GradedCity.Day("2026-11-23"), history[0].AsOf);
        Assert.Equal("[1,0,0,false,false,false]", history[0].Indicators);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_cut_in_the_middle_goes_on_where_it_stood_and_doubles_nothing(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 12_000));
        await city.ReportAsync(11_999, "2026-05-01");
        var start = await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        using var kill = new CancellationTokenSource();
        var cut = new Reports(_ => kill.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => city.Runs.ContinueAsync(start.Run!.Number, cut, kill.Token));
        var between = await city.Runs.FindAsync(start.Run!.Number);
        var again = await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        var elsewhere = new GradeRuns(city.Database, new PackVersions(city.Database, new PackLibrary(city.Packs.Root), city.Clock), city.Clock);
        var done = await elsewhere.ContinueAsync(again.Run!.Number);

        Assert.Equal((RunState.Running, true), (between!.State, between.Graded is > 0 and < 12_000));
        Assert.Equal(start.Run!.Number, again.Run!.Number);
        Assert.Equal((RunState.Done, 12_000L, 12_000L, 12_000L), (done.State, done.Graded, done.Written, done.FirstGrades));
        Assert.Equal([("A", 11_999L), ("B", 1L)], (await city.Overview.DistributionAsync(GradedCity.Scheme)).Select(count => (count.Letter!, count.Subjects)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_processes_at_one_run_grade_every_subject_once(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 11_000));
        var start = await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        var other = new GradeRuns(city.Database, city.Versions, city.Clock);

        await Task.WhenAll(city.Runs.ContinueAsync(start.Run!.Number), other.ContinueAsync(start.Run!.Number));
        var done = await city.Runs.ContinueAsync(start.Run!.Number);

        Assert.Equal((RunState.Done, 11_000L, 11_000L), (done.State, done.Graded, done.Written));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_cancelled_run_stops_after_its_chunk_and_stays_stopped(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, 11_000));
        var start = await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"));
        var isCancelled = false;
        var cancel = new Reports(_ => isCancelled |= city.Runs.CancelAsync(start.Run!.Number).GetAwaiter().GetResult());

        var stopped = await city.Runs.ContinueAsync(start.Run!.Number, cancel);

        Assert.True(isCancelled);
        Assert.Equal((RunState.Cancelled, true), (stopped.State, stopped.Graded < 11_000));
        Assert.False(await city.Runs.CancelAsync(start.Run!.Number));
        Assert.Equal(stopped, await city.Runs.ContinueAsync(start.Run!.Number));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_run_of_an_earlier_day_adds_to_the_history_and_leaves_where_subjects_stand(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        await city.ReportAsync(1, "2025-05-01");
        await city.GradeAsync("2026-11-21");

        var earlier = await city.GradeAsync("2026-03-01");

        Assert.True(earlier.IsBackdated);
        Assert.Equal("A", (await city.StandingAsync(1))?.Letter);
        var history = await city.Explanations.HistoryAsync(await city.NumberOfAsync(1));
        Assert.Equal([("A", false), ("B", true)], history.Select(grade => (grade.Letter!, grade.IsBackdated)));
        Assert.Equal((0L, 0L, 1L), Sum(await city.Overview.ChangesAsync(GradedCity.Scheme, GradedCity.Day("2026-11-21"), 52)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_subject_registered_later_has_no_grade_yet(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1], one => one with { Registered = GradedCity.Day("2026-11-22") });

        await city.GradeAsync("2026-11-21");
        var before = await city.StandingAsync(1);
        await city.GradeAsync("2026-11-22");

        Assert.Null(before);
        Assert.Equal("A", (await city.StandingAsync(1))?.Letter);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_run_stored_is_what_the_explanation_says_then_and_ever_after(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync([1]);
        var penalty = await city.ReportAsync(1, "2026-05-01");
        await city.ReportAsync(1, "2026-06-01");
        var run = await city.GradeAsync("2026-11-21");
        var subject = await city.NumberOfAsync(1);
        var pack = city.Packs.Find(GradedCity.Pack)!.Pack!; // shipped, and without errors
        var then = await city.Explanations.ExplainAsync(pack, subject, run.AsOf, run.KnownOn);

        await city.HappenAsync(penalty, RecordEventKind.Repaired, "2026-10-01");
        await city.ReportAsync(1, "2026-07-01");
        var later = await city.Explanations.ExplainAsync(pack, subject, run.AsOf, run.KnownOn);
        var stored = (await city.Explanations.HistoryAsync(subject)).Single();

        Assert.Equal(ExplanationJson.Write(then!), ExplanationJson.Write(later!));
        Assert.Equal((stored.Letter, stored.Rule, stored.NextChange), (then!.Letter, then.Rule?.Number, then.NextChange?.On));
        Assert.Equal(stored.Indicators, ExplanationJson.WriteValues([.. then.Indicators.Select(trace => trace.Value)]));
        Assert.NotEqual(ExplanationJson.Write(then), ExplanationJson.Write((await city.Explanations.ExplainAsync(pack, subject, run.AsOf))!));
    }

    [Theory]
    [InlineData("langfang/nowhere", "2026-11-21", "AS-003")]
    [InlineData("../../etc", "2026-11-21", "AS-003")]
    [InlineData("langfang/literal", "2026-11-21", "AS-004")]
    [InlineData("national/catalogue", "2026-11-21", "AS-005")]
    [InlineData("langfang/public-credit", "2023-01-18", "AS-007")]
    [InlineData("langfang/public-credit", "2028-01-19", "AS-007")]
    public async Task A_pack_that_must_not_grade_is_refused_with_the_reason(string pack, string asOf, string code)
    {
        await using var city = await GradedCity.CreateAsync(Engine.Sqlite);

        var start = await city.Runs.StartAsync(pack, GradedCity.Day(asOf));

        Assert.Null(start.Run);
        Assert.Equal(code, start.Refusal[0].Code);
        Assert.Empty(await city.Runs.ListAsync(10));
    }

    private static (long Better, long Worse, long New) Sum(IReadOnlyList<WeekOfChanges> weeks) =>
        (weeks.Sum(week => week.Better), weeks.Sum(week => week.Worse), weeks.Sum(week => week.New));

    /// <summary>Progress told on the thread that works, so that what a test does at a chunk happens at that chunk.</summary>
    private sealed class Reports(Action<RunProgress> told) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => told(value);
    }
}
