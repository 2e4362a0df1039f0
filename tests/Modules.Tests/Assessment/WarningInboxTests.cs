using Xinheng.Assessment.Warnings;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>What people do with warnings, and what becomes of it.</summary>
public sealed class WarningInboxTests
{
    private static readonly WishParts Confirmed = new(Outcome: WarningOutcome.Confirmed, Reason: "现场核实属实");

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    [Clause("liaoning-2022", "第十三条", "LN-13")]
    public async Task A_warning_is_acknowledged_assigned_put_off_and_closed_and_every_step_stays(Engine engine)
    {
        await using var watched = await GivenAsync(engine, 1);

        await watched.ActAsync(WarningAct.Acknowledge, 1);
        await watched.ActAsync(WarningAct.Assign, new WishParts(Assignee: " 广阳区市场监管局  王芳 "), 1);
        await watched.ActAsync(WarningAct.Snooze, new WishParts(Until: GradedCity.Day("2026-12-05"), Reason: "等待整改"), 1);
        var putOff = await watched.PlaceAsync(1);
        await watched.ActAsync(WarningAct.Close, Confirmed with { By = Texts.Approver }, 1);

        var (warning, steps) = (await watched.Inbox.FindAsync(1, TestContext.Current.CancellationToken))!.Value;
        Assert.Equal((WarningState.Snoozed, WarningState.Acknowledged), (putOff.StateOn(GradedCity.Day("2026-12-04")), putOff.StateOn(GradedCity.Day("2026-12-05"))));
        Assert.Equal(new WarningPlace(WarningState.Closed, "广阳区市场监管局 王芳", null, WarningOutcome.Confirmed), warning.Place);
        Assert.Equal([WarningAct.Acknowledge, WarningAct.Assign, WarningAct.Snooze, WarningAct.Close], steps.Select(step => step.Kind));
        Assert.Equal((Texts.Approver, "现场核实属实"), (steps[^1].By, steps[^1].Reason));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_act_on_many_warnings_is_one_and_is_taken_back_where_nobody_has_acted_since(Engine engine)
    {
        await using var watched = await GivenAsync(engine, 4);
        await watched.ActAsync(WarningAct.Assign, new WishParts(Assignee: "王芳"), 1, 2);

        var closed = await watched.ActAsync(WarningAct.Close, Confirmed, 1, 2, 3, 3);
        var again = await watched.ActAsync(WarningAct.Close, Confirmed, 3, 4);
        var undone = await watched.Inbox.UndoAsync(closed.Done!.Act, Texts.Approver, TestContext.Current.CancellationToken);
        var twice = await watched.Inbox.UndoAsync(closed.Done.Act, Texts.Approver, TestContext.Current.CancellationToken);

        Assert.Equal([1L, 2, 3], closed.Done.Done);
        Assert.Equal((4L, "AS-071"), (Assert.Single(again.Done!.Done), Assert.Single(again.Done.Skipped).Code));
        Assert.Equal([1L, 2, 3], undone.Value!.Done);
        Assert.Equal("AS-075", twice.Refusal?.Code);
        Assert.Equal(
            [(WarningState.Acknowledged, "王芳"), (WarningState.Acknowledged, "王芳"), (WarningState.New, null), (WarningState.Closed, null)],
            await Task.WhenAll(Enumerable.Range(1, 4).Select(async number => await watched.PlaceAsync(number) is var place ? (place.State, place.Assignee) : default)));
    }

    [Theory]
    [InlineData(WarningAct.Assign, null, null, null, "AS-073")]
    [InlineData(WarningAct.Assign, "12 345", null, null, "AS-073")]
    [InlineData(WarningAct.Snooze, null, "2026-11-21", "等待整改", "AS-072")]
    [InlineData(WarningAct.Snooze, null, "2099-01-01", "等待整改", "AS-072")]
    [InlineData(WarningAct.Snooze, null, null, "等待整改", "AS-072")]
    [InlineData(WarningAct.Snooze, null, "2026-12-01", "……", "AS-070")]
    [InlineData(WarningAct.Close, null, null, "核实", "AS-076")]
    [InlineData(WarningAct.Close, "confirmed", null, null, "AS-070")]
    [InlineData(WarningAct.Close, "confirmed", null, "a\0b", "AS-070")]
    [InlineData(WarningAct.Undo, null, null, null, "AS-071")]
    public async Task An_act_without_what_it_needs_is_refused(WarningAct act, string? word, string? until, string? reason, string code)
    {
        await using var watched = await GivenAsync(Engine.Sqlite, 1);
        var parts = new WishParts(word, until is null ? null : GradedCity.Day(until), word is "confirmed" ? WarningOutcome.Confirmed : null, reason);

        var answer = await watched.ActAsync(act, parts, 1);

        Assert.Equal((null, code), (answer.Done, answer.Code));
        Assert.Equal(WarningState.New, (await watched.PlaceAsync(1)).State);
    }

    [Fact]
    public async Task A_reason_of_a_hundred_kilobytes_no_warnings_and_too_many_are_refused()
    {
        await using var watched = await GivenAsync(Engine.Sqlite, 1);

        var endless = await watched.ActAsync(WarningAct.Close, Confirmed with { Reason = new string('因', 100_000) }, 1);
        var none = await watched.ActAsync(WarningAct.Acknowledge);
        var many = await watched.ActAsync(WarningAct.Acknowledge, [.. Enumerable.Range(1, WarningInbox.MostAtOnce + 1).Select(number => (long)number)]);
        var unknown = await watched.ActAsync(WarningAct.Acknowledge, long.MaxValue);

        Assert.Equal(["AS-070", "AS-074", "AS-074", "AS-061"], new[] { endless, none, many, unknown }.Select(answer => answer.Code));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Warnings_are_found_and_counted_by_state_place_assignee_weight_and_delay(Engine engine)
    {
        await using var watched = await GivenAsync(engine, 6);
        await watched.ActAsync(WarningAct.Acknowledge, 1);
        await watched.ActAsync(WarningAct.Snooze, new WishParts(Until: GradedCity.Day("2026-12-05"), Reason: "等待整改"), 2);
        await watched.ActAsync(WarningAct.Close, Confirmed, 3);
        await watched.ActAsync(WarningAct.Assign, new WishParts(Assignee: "固安县100%到位组"), 4);

        var early = await watched.Inbox.CountsAsync(new(), TestContext.Current.CancellationToken);
        watched.City.Clock.Advance(TimeSpan.FromDays(20));
        var late = await watched.Inbox.CountsAsync(new(), TestContext.Current.CancellationToken);

        Assert.Equal(new WarningCounts(2, 2, 1, 1, 0), early);
        Assert.Equal(new WarningCounts(2, 3, 0, 1, 5), late);
        Assert.Equal("6 5", await FoundAsync(watched, new() { State = WarningState.New }));
        Assert.Equal("4 2 1", await FoundAsync(watched, new() { State = WarningState.Acknowledged }));
        Assert.Equal("4", await FoundAsync(watched, new() { Assignee = "100%" }));
        Assert.Equal("6 4 2", await FoundAsync(watched, new() { Division = "131082" }));
        Assert.Equal("6 5 4 2 1", await FoundAsync(watched, new() { OverdueOnly = true }));
        Assert.Empty(await FoundAsync(watched, new() { Severity = WatchSeverity.High }));
        Assert.Equal(5, (await watched.Inbox.ListAsync(new(), 0, 2, TestContext.Current.CancellationToken)).Next);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_precision_of_a_rule_is_what_was_confirmed_of_what_was_closed_with_its_interval(Engine engine)
    {
        await using var watched = await GivenAsync(engine, 10);
        await watched.ActAsync(WarningAct.Close, Confirmed, 1, 2, 3, 4, 5, 6);
        await watched.ActAsync(WarningAct.Close, Confirmed with { Outcome = WarningOutcome.Unfounded }, 7, 8);

        var all = await watched.Inbox.PrecisionAsync(TestContext.Current.CancellationToken);

        var (total, month) = (all[0], all[1]);
        Assert.Equal((null, GradedCity.Day("2026-11-01"), 2), (total.Month, month.Month!.Value, all.Count));
        Assert.Equal((10L, 6L, 8L, 0.75), (total.Given, total.Confirmed, total.Closed, total.Share!.Value));
        Assert.Equal(0.4093, total.Interval!.Value.Low, 4);
        Assert.Equal(0.9285, total.Interval.Value.High, 4);
        Assert.Null(new WarningPrecision(1, null, 3, 0, 0).Interval);
    }

    private static async Task<string> FoundAsync(WatchedCity watched, WarningFilter filter) => string.Join(
        ' ', (await watched.Inbox.ListAsync(filter, 0, 100, TestContext.Current.CancellationToken)).Items.Select(warning => warning.Number));

    /// <summary>Warnings 1 to <paramref name="count"/>, of as many enterprises, to be closed within ten days.</summary>
    private static async Task<WatchedCity> GivenAsync(Engine engine, int count)
    {
        var watched = await WatchedCity.CreateAsync(engine);
        await watched.City.RegisterAsync(Enumerable.Range(1, count));
        await watched.SwitchOnAsync(WatchedCity.ThreePenalties with { Threshold = 1, DueDays = 10 });
        foreach (var number in Enumerable.Range(1, count))
        {
            await watched.PenaliseAsync(number, "2026-11-20");
        }

        await watched.LookAsync();
        return watched;
    }
}
