using Xinheng.Assessment.WhatIfs;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.WhatIfs;

public sealed class SavedTrialsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Kept_trials_are_listed_the_newest_first_each_with_what_came_of_it(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. SavedTrials.Migrations]);
        var trials = Trials(test);
        var first = await trials.KeepAsync(Trial("甲"), Today, "一", Token);
        var second = await trials.KeepAsync(Trial("甲") with { IsShadow = true }, Today, "二", Token);

        var listed = await trials.ListAsync(Token);

        Assert.Equal([second, first], listed);
        Assert.Equal(first, await trials.FindAsync(first.Number, Token));
        Assert.Equal(("一", Today), (await trials.ReportsAsync(first.Number, Token)).Select(one => (one.Report, one.AsOf)).Single());
        Assert.Null(await trials.FindAsync(99, Token));
        Assert.Empty(await trials.ReportsAsync(99, Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_removed_trial_is_left_out_and_never_due(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. SavedTrials.Migrations]);
        var trials = Trials(test);
        var kept = await trials.KeepAsync(Trial("甲") with { IsShadow = true }, Today, "一", Token);

        await trials.RemoveAsync(kept.Number, Token);

        Assert.Empty(await trials.ListAsync(Token));
        Assert.Null(await trials.FindAsync(kept.Number, Token));
        Assert.Empty(await trials.DueAsync(Today.AddDays(1), Token));
        Assert.Single(await trials.ReportsAsync(kept.Number, Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Only_trials_in_the_shadow_without_a_report_of_the_day_are_due(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. SavedTrials.Migrations]);
        var trials = Trials(test);
        var quiet = await trials.KeepAsync(Trial("静"), Today, "一", Token);
        var shadow = await trials.KeepAsync(Trial("影") with { IsShadow = true }, Today, "一", Token);

        Assert.Empty(await trials.DueAsync(Today, Token));
        Assert.Equal([shadow.Number], (await trials.DueAsync(Today.AddDays(1), Token)).Select(one => one.Number));
        await trials.AddAsync(new TrialReport(shadow.Number, Today.AddDays(1), "二", default), Token);
        Assert.Empty(await trials.DueAsync(Today.AddDays(1), Token));
        await trials.SetShadowAsync(quiet.Number, true, Token);
        await trials.SetShadowAsync(shadow.Number, false, Token);
        Assert.Equal([quiet.Number], (await trials.DueAsync(Today.AddDays(2), Token)).Select(one => one.Number));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_day_that_has_a_report_keeps_it(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. SavedTrials.Migrations]);
        var trials = Trials(test);
        var kept = await trials.KeepAsync(Trial("甲"), Today, "先", Token);

        await trials.AddAsync(new TrialReport(kept.Number, Today, "后", default), Token);
        await trials.AddAsync(new TrialReport(kept.Number, Today.AddDays(1), "次日", default), Token);

        Assert.Equal(["次日", "先"], (await trials.ReportsAsync(kept.Number, Token)).Select(one => one.Report));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Trials_kept_at_once_have_numbers_of_their_own(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. SavedTrials.Migrations]);

        var kept = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => Trials(test).KeepAsync(Trial($"第{at}个"), Today, $"{at}", Token)));

        Assert.Equal(Enumerable.Range(1, 12).Select(number => (long)number), kept.Select(one => one.Number).Order());
    }

    private static SavedTrials Trials(TestDatabase test) => new(test.Database, FixedClock.On("2026-11-22"));

    private static SavedTrial Trial(string name) => new(0, name, "langfang/public-credit", "{}", false, default);
}
