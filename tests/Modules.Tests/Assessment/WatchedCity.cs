using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Warnings;
using Xinheng.Modules.Tests.Assessment.PackLife;
using Xinheng.Storage;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>A graded city over which departments watch.</summary>
internal sealed class WatchedCity(GradedCity city) : IAsyncDisposable
{
    /// <summary>Three penalties or more in three months, as a department writes it.</summary>
    public static WatchSpec ThreePenalties { get; } = new()
    {
        Title = "三个月内处罚达到三次",
        Department = "市市场监管局",
        Pack = "liaoning/general-risk",
        Indicator = "penalties_3m",
        Threshold = 3,
    };

    public GradedCity City => city;

    public WatchRules Rules { get; } = new(city.Database, city.Versions, city.Clock);

    public Watch Watch { get; } = new(city.Database, city.Versions, city.Clock);

    public WatchTrial Trial { get; } = new(city.Database, city.Versions, city.Clock);

    public WarningInbox Inbox { get; } = new(city.Database, city.Clock);

    public static async Task<WatchedCity> CreateAsync(Engine engine) => new(await GradedCity.CreateAsync(engine));

    /// <summary>Writes a rule and switches it on.</summary>
    public async Task<WatchRule> SwitchOnAsync(WatchSpec spec)
    {
        var draft = await Rules.DraftAsync(spec, Texts.Author);
        var rule = draft.Value ?? throw new InvalidOperationException(draft.Refusal?.Message.En);
        var on = await Rules.SwitchOnAsync(Wish(rule));
        return on.Value ?? throw new InvalidOperationException(on.Refusal?.Message.En);
    }

    public static WatchWish Wish(WatchRule rule, string? reason = null) => new(rule.Number, rule.Revision, Texts.Author, reason);

    /// <summary>Reports penalties on an enterprise on these days.</summary>
    public async Task PenaliseAsync(int number, params string[] days)
    {
        foreach (var day in days)
        {
            await city.ReportAsync(number, day);
        }
    }

    /// <summary>Looks, and gives all warnings there are, first to last.</summary>
    public async Task<IReadOnlyList<Warning>> LookAsync()
    {
        await Watch.CatchUpAsync();
        return [.. (await Inbox.ListAsync(new(), 0, 500)).Items.Reverse()];
    }

    /// <summary>Does something with warnings.</summary>
    public Task<StepAnswerOf> ActAsync(WarningAct act, params long[] warnings) => ActAsync(act, new WishParts(), warnings);

    public async Task<StepAnswerOf> ActAsync(WarningAct act, WishParts parts, params long[] warnings)
    {
        var answer = await Inbox.ActAsync(new WarningWish
        {
            Act = act, Warnings = warnings, By = parts.By ?? Texts.Author, Assignee = parts.Assignee, Until = parts.Until, Outcome = parts.Outcome, Reason = parts.Reason,
        });
        return new(answer.Value, answer.Refusal?.Code);
    }

    public async Task<WarningPlace> PlaceAsync(long warning) => (await Inbox.FindAsync(warning))!.Value.Warning.Place; // given by the test

    public ValueTask DisposeAsync() => city.DisposeAsync();
}

/// <summary>What goes with an act.</summary>
internal sealed record WishParts(string? Assignee = null, DateOnly? Until = null, WarningOutcome? Outcome = null, string? Reason = null, NamedPerson? By = null);

/// <summary>What an act gave, or the code of its refusal.</summary>
internal sealed record StepAnswerOf(WarningActDone? Done, string? Code);
