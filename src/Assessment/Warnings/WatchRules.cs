using System.Data.Common;
using Xinheng.Assessment.Following;
using Xinheng.Assessment.PackLife;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>
/// The rules by which departments are warned: written as drafts, tried, switched on and off. Every step names who took it
/// and is appended, so that every version stays. Safe to use from many threads and processes.
/// </summary>
/// <param name="database">Where rules are kept.</param>
/// <param name="versions">The packs in force.</param>
/// <param name="clock">Tells when a step was taken.</param>
/// <source id="liaoning-2022">第十三条</source>
public sealed class WatchRules(Database database, PackVersions versions, TimeProvider clock)
{
    private readonly WatchChecks checks = new(versions);
    private readonly RegistryChanges changes = new(database);
    private readonly TouchedSubjects touched = new(database, Watch.ReachTable);

    /// <summary>All rules by ascending number.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<WatchRule>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await WatchRuleTable.ListAsync(connection);
    }

    /// <summary>One rule; null when there is none.</summary>
    /// <param name="rule">Its number.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<WatchRule?> FindAsync(long rule, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await WatchRuleTable.ListAsync(connection, rule)).SingleOrDefault();
    }

    /// <summary>The packs in force on a day that have something to watch, by id.</summary>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<CompiledPack>> ChoicesAsync(DateOnly day, CancellationToken cancellation = default) =>
    [
        .. (await versions.AllOnAsync(day, cancellation))
            .Where(version => !version.Entry.IsBlocked && version.IsInForceOn(day))
            .Select(version => version.Entry.Pack).OfType<CompiledPack>()
            .Where(pack => pack.Indicators.Count + pack.Tables.Warnings.Count > 0),
    ];

    /// <summary>Why a text cannot be a rule's; null when it can.</summary>
    /// <param name="spec">The text.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<StepRefusal?> CheckAsync(WatchSpec spec, CancellationToken cancellation = default) =>
        (await checks.CheckAsync(spec, CivilDay.Of(clock.GetUtcNow()), cancellation)).Refusal;

    /// <summary>Writes a new rule as a draft.</summary>
    /// <param name="spec">Its text.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<StepAnswer<WatchRule>> DraftAsync(WatchSpec spec, NamedPerson by, CancellationToken cancellation = default)
    {
        var (tidy, refusal) = await checks.CheckAsync(spec, CivilDay.Of(clock.GetUtcNow()), cancellation);
        if (refusal is not null)
        {
            return new(null, refusal);
        }

        var number = await database.WriteAsync(
            async (transaction, _) =>
            {
                await WatchRuleTable.LockAsync(database, transaction);
                var rule = await WatchRuleTable.NextAsync(transaction);
                await WatchRuleTable.AddAsync(transaction, rule, new(WatchRuleState.Draft, 1, tidy, by, clock.GetUtcNow(), null), null);
                return rule;
            },
            cancellation);
        return new(await FindAsync(number, cancellation), null);
    }

    /// <summary>Writes a rule anew as a draft of its next version. One that is switched on must be switched off before. The same text again changes nothing.</summary>
    /// <param name="wish">Which rule, as seen by whom.</param>
    /// <param name="spec">Its text.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<StepAnswer<WatchRule>> SaveAsync(WatchWish wish, WatchSpec spec, CancellationToken cancellation = default)
    {
        var (tidy, refusal) = await checks.CheckAsync(spec, CivilDay.Of(clock.GetUtcNow()), cancellation);
        return refusal is not null
            ? new(null, refusal)
            : await StepAsync(wish, WatchRuleState.Draft, (transaction, rule) => rule.Spec == tidy
                ? Task.CompletedTask
                : AddAsync(transaction, rule, wish, WatchRuleState.Draft, (rule.Version + 1, tidy), null), cancellation);
    }

    /// <summary>
    /// Switches a rule on. Whoever is past the threshold by now gets no warning for it; a subject that passes it from now on does.
    /// </summary>
    /// <param name="wish">Which rule, as seen by whom.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<StepAnswer<WatchRule>> SwitchOnAsync(WatchWish wish, CancellationToken cancellation = default)
    {
        var today = CivilDay.Of(clock.GetUtcNow());
        if (await FindAsync(wish.Rule, cancellation) is not { } seen)
        {
            return new(null, WatchMessages.NoSuchRule(wish.Rule));
        }

        var (_, refusal) = await checks.CheckAsync(seen.Spec, today, cancellation);
        return refusal is not null ? new(null, refusal) : await StepAsync(
            wish,
            WatchRuleState.On,
            async (transaction, rule) =>
            {
                // Batches read before the rule was there are not kept: they are read again, with it.
                await touched.OvertakeAsync(transaction);
                var known = await changes.LastAsync(cancellation);
                await WatchedSides.ClearAsync(transaction, rule.Number);
                await AddAsync(transaction, rule, wish, WatchRuleState.On, (rule.Version, rule.Spec), new WatchStart(today, known));
            },
            cancellation);
    }

    /// <summary>Switches a rule off. Warnings it gave stay.</summary>
    /// <param name="wish">Which rule, as seen by whom.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<StepAnswer<WatchRule>> SwitchOffAsync(WatchWish wish, CancellationToken cancellation = default) =>
        StepAsync(
            wish,
            WatchRuleState.Off,
            async (transaction, rule) =>
            {
                await touched.OvertakeAsync(transaction);
                await AddAsync(transaction, rule, wish, WatchRuleState.Off, (rule.Version, rule.Spec), null);
            },
            cancellation);

    private static bool Leads(WatchRuleState from, WatchRuleState to) => to switch
    {
        WatchRuleState.Draft => from is not WatchRuleState.On,
        WatchRuleState.On => from is not WatchRuleState.On,
        WatchRuleState.Off => from is WatchRuleState.On,
    };

    private async Task<StepAnswer<WatchRule>> StepAsync(
        WatchWish wish, WatchRuleState to, Func<DbTransaction, WatchRule, Task> append, CancellationToken cancellation)
    {
        var refusal = await database.WriteAsync(
            async (transaction, _) =>
            {
                await WatchRuleTable.LockAsync(database, transaction);
                var connection = transaction.Connection!; // open while the transaction is
                var refused = (await WatchRuleTable.ListAsync(connection, wish.Rule, transaction)).SingleOrDefault() switch
                {
                    null => WatchMessages.NoSuchRule(wish.Rule),
                    var rule when rule.Revision != wish.Revision => WatchMessages.Overtaken(rule),
                    var rule when !Leads(rule.State, to) => WatchMessages.RuleNotNow(rule, to),
                    _ => null,
                };
                if (refused is null)
                {
                    await append(transaction, (await WatchRuleTable.ListAsync(connection, wish.Rule, transaction))[0]);
                }

                return refused;
            },
            cancellation);
        return refusal is not null ? new(null, refusal) : new(await FindAsync(wish.Rule, cancellation), null);
    }

    private Task AddAsync(
        DbTransaction transaction, WatchRule rule, WatchWish wish, WatchRuleState state, (int Version, WatchSpec Spec) text, WatchStart? start) =>
        WatchRuleTable.AddAsync(
            transaction, rule.Number, new(state, text.Version, text.Spec, wish.By, clock.GetUtcNow(), StatedReason.Read(wish.Reason)), start);
}
