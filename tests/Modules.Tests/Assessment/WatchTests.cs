using Xinheng.Assessment.Warnings;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>When a rule that watches gives a warning, and when it does not.</summary>
public sealed class WatchTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("liaoning-2022", "第十三条", "LN-13")]
    [Clause("fengxian-2021", "(十七)", "FX-17")]
    public async Task A_warning_is_given_when_the_indicator_reaches_the_threshold_and_not_while_it_stays_past(Engine engine)
    {
        await using var watched = await WatchedCity.CreateAsync(engine);
        await watched.City.RegisterAsync([1, 2]);
        await watched.PenaliseAsync(1, "2026-11-01", "2026-11-02");
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { DueDays = 10 });
        var before = await watched.LookAsync();

        await watched.PenaliseAsync(1, "2026-11-03");
        var reached = await watched.LookAsync();
        await watched.PenaliseAsync(1, "2026-11-04");
        var stayed = await watched.LookAsync();

        Assert.Empty(before);
        var warning = Assert.Single(reached);
        Assert.Equal((await watched.City.NumberOfAsync(1), 3m, GradedCity.Day("2026-11-21"), GradedCity.Day("2026-12-01")), (warning.Subject, warning.Value!.Value, warning.Day, warning.Due!.Value));
        Assert.Equal(warning, Assert.Single(stayed));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Who_was_past_the_threshold_when_the_rule_was_switched_on_is_not_warned_of_until_coming_back(Engine engine)
    {
        await using var watched = await WatchedCity.CreateAsync(engine);
        await watched.City.RegisterAsync([1]);
        await watched.PenaliseAsync(1, "2026-11-01", "2026-11-02", "2026-11-03");
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties);

        await watched.PenaliseAsync(1, "2026-11-04");
        var past = await watched.LookAsync();
        watched.City.Clock.Advance(TimeSpan.FromDays(200));
        await watched.PenaliseAsync(1, "2027-05-20", "2027-05-21", "2027-05-22");
        var anew = await watched.LookAsync();

        Assert.Empty(past);
        Assert.Single(anew);
    }

    [Fact]
    public async Task A_rule_that_looks_below_warns_when_records_leave_and_one_that_crosses_warns_both_ways()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        await watched.City.RegisterAsync([1]);
        var record = await watched.City.ReportAsync(1, "2026-11-01");
        var below = await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, Direction = WatchDirection.Below });
        var crossing = await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, Direction = WatchDirection.Crossing });

        await watched.City.HappenAsync(record, RecordEventKind.Withdrawn, "2026-11-20");
        var left = await watched.LookAsync();
        await watched.PenaliseAsync(1, "2026-11-19");
        var came = await watched.LookAsync();

        Assert.Equal([(below.Number, 0m), (crossing.Number, 0m)], left.Select(warning => (warning.Rule, warning.Value!.Value)));
        Assert.Equal([(crossing.Number, 1m)], came.Skip(2).Select(warning => (warning.Rule, warning.Value!.Value)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Within_the_cool_down_the_same_subject_gets_no_second_warning_even_when_the_rule_is_switched_on_anew(Engine engine)
    {
        await using var watched = await WatchedCity.CreateAsync(engine);
        await watched.City.RegisterAsync([1]);
        var rule = await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, CoolDownDays = 30 });
        var first = await watched.City.ReportAsync(1, "2026-11-20");
        await watched.LookAsync();
        await watched.City.HappenAsync(first, RecordEventKind.Withdrawn, "2026-11-21");
        await watched.LookAsync();
        var off = await watched.Rules.SwitchOffAsync(WatchedCity.Wish(rule));
        await watched.Rules.SwitchOnAsync(WatchedCity.Wish(off.Value!));

        watched.City.Clock.Advance(TimeSpan.FromDays(29));
        var second = await watched.City.ReportAsync(1, "2026-12-19");
        var within = await watched.LookAsync();
        await watched.City.HappenAsync(second, RecordEventKind.Withdrawn, "2026-12-20");
        await watched.LookAsync();
        watched.City.Clock.Advance(TimeSpan.FromDays(1));
        await watched.City.ReportAsync(1, "2026-12-21");
        var after = await watched.LookAsync();

        Assert.Single(within);
        Assert.Equal(2, after.Count);
    }

    [Fact]
    [Clause("liaoning-2022", "第十三条", "LN-13")]
    public async Task A_warning_of_the_packs_own_table_is_given_by_its_condition_and_its_cool_down()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        await watched.City.RegisterAsync([1]);
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Indicator = null, Threshold = null, Entry = "many-penalties" });

        await watched.PenaliseAsync(1, "2026-11-01", "2026-11-02");
        var two = await watched.LookAsync();
        var third = await watched.City.ReportAsync(1, "2026-11-03");
        var three = await watched.LookAsync();
        await watched.City.HappenAsync(third, RecordEventKind.Withdrawn, "2026-11-21");
        await watched.LookAsync();
        await watched.PenaliseAsync(1, "2026-11-04");
        var again = await watched.LookAsync();

        Assert.Empty(two);
        Assert.Null(Assert.Single(three).Value);
        Assert.Equal(three, again);
    }

    [Fact]
    public async Task Only_subjects_of_the_place_the_industry_and_the_tag_are_watched()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        await watched.City.RegisterAsync(Enumerable.Range(1, 6), one => one with { Tags = one.Industry == "C1311" ? ["key-field:food"] : [] });
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, Division = "131082" });
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, Industry = "C" });
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, Tag = "key-field:food", Division = "131002" });

        foreach (var number in Enumerable.Range(1, 6))
        {
            await watched.PenaliseAsync(number, "2026-11-20");
        }

        var warnings = await watched.LookAsync();

        Assert.Equal([3, 2, 1], Enumerable.Range(1, 3).Select(rule => warnings.Count(warning => warning.Rule == rule)));
        Assert.Equal(await watched.City.NumberOfAsync(3), warnings.Single(warning => warning.Rule == 3).Subject);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Two_servers_that_look_at_once_give_every_warning_once_and_a_look_after_a_crash_gives_none_again(Engine engine)
    {
        await using var watched = await WatchedCity.CreateAsync(engine);
        await watched.City.RegisterAsync(Enumerable.Range(1, 60));
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1 });
        foreach (var number in Enumerable.Range(1, 60))
        {
            await watched.PenaliseAsync(number, "2026-11-20");
        }

        var servers = Enumerable.Range(0, 3).Select(_ => new Watch(watched.City.Database, watched.City.Versions, watched.City.Clock));
        await Task.WhenAll(servers.Select(server => server.CatchUpAsync(TestContext.Current.CancellationToken)));
        var warnings = await watched.LookAsync();

        Assert.Equal(60, warnings.Count);
        Assert.Equal(60, warnings.DistinctBy(warning => warning.Subject).Count());
    }

    [Fact]
    public async Task What_time_alone_brings_about_is_seen_when_the_subject_is_graded_anew()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        await watched.City.RegisterAsync([1]);
        await watched.City.ReportAsync(1, "2026-01-10");
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Pack = GradedCity.Pack, Indicator = "general_events", Threshold = 1, Direction = WatchDirection.Below });
        await watched.City.GradeAsync("2026-11-21");
        var early = await watched.LookAsync();

        watched.City.Clock.Advance(TimeSpan.FromDays(60));
        await watched.City.GradeAsync("2027-01-20");
        var late = await watched.LookAsync();

        Assert.Empty(early);
        Assert.Equal((GradedCity.Day("2027-01-20"), 0m), late.Select(warning => (warning.Day, warning.Value!.Value)).Single());
    }

    [Fact]
    public async Task A_rule_that_is_off_or_whose_pack_is_not_in_force_gives_nothing()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        await watched.City.RegisterAsync([1]);
        var rule = await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1 });
        await watched.Rules.SwitchOffAsync(WatchedCity.Wish(rule));

        await watched.PenaliseAsync(1, "2026-11-20");

        Assert.Empty(await watched.LookAsync());
        Assert.Equal("AS-062", (await watched.Trial.TryAsync(rule.Spec, GradedCity.Day("2021-01-01"), new(9), WatchTrial.Limit)).Refusal?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_rule_is_tried_over_the_population_before_it_is_switched_on(Engine engine)
    {
        await using var watched = await WatchedCity.CreateAsync(engine);
        await watched.City.RegisterAsync(Enumerable.Range(1, 10));
        await watched.PenaliseAsync(2, "2026-11-01", "2026-11-02", "2026-11-03");
        await watched.PenaliseAsync(4, "2026-11-01", "2026-11-02", "2026-11-20");
        await watched.PenaliseAsync(3, "2026-11-01", "2026-11-02", "2026-11-20");
        var known = await new RegistryChanges(watched.City.Database).LastAsync(TestContext.Current.CancellationToken);

        var spec = WatchedCity.ThreePenalties with { Division = "131082" };
        var later = await watched.Trial.TryAsync(spec, GradedCity.Day("2026-11-21"), known, WatchTrial.Limit, TestContext.Current.CancellationToken);
        var then = await watched.Trial.TryAsync(spec, GradedCity.Day("2026-11-20"), known, WatchTrial.Limit, TestContext.Current.CancellationToken);

        Assert.Equal((10L, 5L, 2L, 0L, true), (later.Value!.Looked, later.Value.Watched, later.Value.Past, later.Value.Warned, later.Value.IsComplete));
        Assert.Equal((2L, 1L), (then.Value!.Past, then.Value.Warned));
        Assert.Equal((await watched.City.NumberOfAsync(4), true), (then.Value.Examples[0].Subject, then.Value.Examples[0].IsNew));
        Assert.Empty(await watched.LookAsync());
    }

    [Fact]
    public async Task A_trial_whose_time_runs_out_says_how_far_it_came()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        await watched.City.RegisterAsync(Enumerable.Range(1, 10));

        var trial = await watched.Trial.TryAsync(WatchedCity.ThreePenalties, GradedCity.Day("2026-11-21"), new(100), TimeSpan.Zero, TestContext.Current.CancellationToken);

        Assert.Equal((false, 10L), (trial.Value!.IsComplete, trial.Value.Total));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public async Task What_cannot_be_watched_is_refused(WatchSpec spec, string code)
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);

        var answer = await watched.Rules.DraftAsync(spec, Texts.Author, TestContext.Current.CancellationToken);

        Assert.Equal((null, code), (answer.Value, answer.Refusal?.Code));
        Assert.Empty(await watched.Rules.ListAsync(TestContext.Current.CancellationToken));
    }

    public static IEnumerable<TheoryDataRow<WatchSpec, string>> Malformed()
    {
        var sound = WatchedCity.ThreePenalties;
        yield return new(sound with { Pack = "../../etc/passwd" }, "AS-062");
        yield return new(sound with { Pack = "no/such" }, "AS-062");
        yield return new(sound with { Indicator = "реnalties_3m" }, "AS-063");
        yield return new(sound with { Entry = "no-such", Indicator = null, Threshold = null }, "AS-065");
        yield return new(sound with { Entry = "many-penalties" }, "AS-066");
        yield return new(sound with { Indicator = null, Threshold = null }, "AS-066");
        yield return new(sound with { Threshold = null }, "AS-066");
        yield return new(sound with { Entry = "many-penalties", Indicator = null, Threshold = null, Direction = WatchDirection.Below }, "AS-066");
        yield return new(sound with { Threshold = decimal.MaxValue }, "AS-067");
        yield return new(sound with { Title = "  " }, "AS-067");
        yield return new(sound with { Title = new string('长', 100_000) }, "AS-067");
        yield return new(sound with { Department = "12345" }, "AS-067");
        yield return new(sound with { Division = "廊坊" }, "AS-067");
        yield return new(sound with { Division = "131002%" }, "AS-067");
        yield return new(sound with { Industry = "制造业" }, "AS-067");
        yield return new(sound with { Tag = "a b" }, "AS-067");
        yield return new(sound with { CoolDownDays = -1 }, "AS-067");
        yield return new(sound with { CoolDownDays = int.MaxValue }, "AS-067");
        yield return new(sound with { DueDays = 0 }, "AS-067");
    }

    [Fact]
    public async Task A_rule_keeps_every_version_and_a_step_by_who_has_not_seen_the_last_is_refused()
    {
        await using var watched = await WatchedCity.CreateAsync(Engine.Sqlite);
        var draft = (await watched.Rules.DraftAsync(WatchedCity.ThreePenalties, Texts.Author, TestContext.Current.CancellationToken)).Value!;
        var saved = (await watched.Rules.SaveAsync(WatchedCity.Wish(draft), draft.Spec with { Threshold = 5 }, TestContext.Current.CancellationToken)).Value!;
        var same = (await watched.Rules.SaveAsync(WatchedCity.Wish(saved), saved.Spec, TestContext.Current.CancellationToken)).Value!;
        var on = (await watched.Rules.SwitchOnAsync(WatchedCity.Wish(saved), TestContext.Current.CancellationToken)).Value!;

        var late = await watched.Rules.SwitchOffAsync(WatchedCity.Wish(draft), TestContext.Current.CancellationToken);
        var whileOn = await watched.Rules.SaveAsync(WatchedCity.Wish(on), on.Spec with { Threshold = 6 }, TestContext.Current.CancellationToken);
        var twice = await watched.Rules.SwitchOnAsync(WatchedCity.Wish(on), TestContext.Current.CancellationToken);
        var unknown = await watched.Rules.SwitchOffAsync(new(99, 1, Texts.Author, null), TestContext.Current.CancellationToken);

        Assert.Equal([(1, 3m), (2, 5m), (2, 5m)], on.Steps.Select(step => (step.Version, step.Spec.Threshold!.Value)));
        Assert.Equal(saved.Revision, same.Revision);
        Assert.Equal(["AS-068", "AS-069", "AS-069", "AS-060"], new[] { late, whileOn, twice, unknown }.Select(answer => answer.Refusal?.Code));
    }
}
