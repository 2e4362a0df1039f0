using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Following;
using Xinheng.Assessment.PackLife;
using Xinheng.Evaluation.Tables;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>
/// Watches the subjects of whom something is new by the rules that are switched on, and gives a warning when one passes a
/// threshold: once, whichever of several processes looks, and not again while it stays past or within the cool-down.
/// What time alone brings about is seen when the subject is graded anew.
/// </summary>
/// <param name="database">Where warnings are kept.</param>
/// <param name="versions">The packs in force.</param>
/// <param name="clock">Tells today and when a warning was given.</param>
/// <source id="liaoning-2022">第十三条</source>
/// <source id="fengxian-2021">(十七)</source>
public sealed class Watch(Database database, PackVersions versions, TimeProvider clock)
{
    /// <summary>The table of how far the watch has come.</summary>
    internal const string ReachTable = "assessment_warning_reach";

    private const int BatchSize = 1_000;

    private readonly TouchedSubjects touched = new(database, ReachTable);
    private readonly RegistryReading registry = new(database);
    private readonly RegistryChanges changes = new(database);
    private readonly WatchChecks checks = new(versions);

    /// <summary>Looks at all that is new. True when there was something to look at.</summary>
    /// <param name="cancellation">Stops between batches; what was kept stays.</param>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation = default)
    {
        var hasWorked = false;
        while (await touched.NextAsync(BatchSize, cancellation) is { } batch)
        {
            // Rules are read after the changes: a rule switched on since has overtaken the batch.
            var rules = await RulesAsync(cancellation);
            if (rules.Count == 0)
            {
                await touched.SkipAsync(cancellation);
                return hasWorked;
            }

            var sitting = new WatchSitting(CivilDay.Of(clock.GetUtcNow()), await changes.LastAsync(cancellation), versions.WorkingDays.Known.Calendar);
            var found = await LookAsync(sitting, rules, batch.Subjects, cancellation);
            await database.WriteAsync((transaction, token) => KeepAsync(transaction, batch, found, token), cancellation);
            hasWorked = true;
        }

        return hasWorked;
    }

    private async Task<IReadOnlyList<(WatchRule Rule, CompiledPack Pack)>> RulesAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var ready = new List<(WatchRule, CompiledPack)>();
        foreach (var rule in (await WatchRuleTable.ListAsync(connection)).Where(rule => rule.State is WatchRuleState.On))
        {
            if (await checks.PackAsync(rule.Spec.Pack, CivilDay.Of(clock.GetUtcNow()), cancellation) is { } pack)
            {
                ready.Add((rule, pack));
            }
        }

        return ready;
    }

    private async Task<List<WatchFinding>> LookAsync(
        WatchSitting sitting, IReadOnlyList<(WatchRule Rule, CompiledPack Pack)> rules, IReadOnlyList<SubjectNumber> subjects, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var sides = await WatchedSides.ReadAsync(database, connection, subjects);
        var findings = new List<WatchFinding>();
        foreach (var standing in await registry.ListAsync(subjects, sitting.Day, sitting.KnownOn, cancellation))
        {
            var onDay = new Dictionary<CompiledPack, SubjectOnDay>(ReferenceEqualityComparer.Instance);
            foreach (var (rule, pack) in rules.Where(pair => WatchReading.IsWatched(pair.Rule.Spec, standing)))
            {
                if (!onDay.TryGetValue(pack, out var subject))
                {
                    onDay[pack] = subject = Of(pack, standing, sitting.Day);
                }

                var now = WatchReading.Of(rule.Spec, pack, subject);
                findings.Add(new(sitting, rule, pack, standing, now, sides.GetValueOrDefault((rule.Number, standing.Subject.Number.Value))));
            }
        }

        await LookBackAsync(findings, cancellation);
        return findings;
    }

    /// <summary>
    /// Where a passing is possible, finds where the subject stood before: where it is kept; where it was first looked at, as
    /// it stood when the rule was switched on; where it is past as it was, whether time alone had meanwhile brought it back.
    /// </summary>
    private async Task LookBackAsync(List<WatchFinding> findings, CancellationToken cancellation)
    {
        foreach (var group in findings.Where(finding => finding.NeedsLookBack).GroupBy(finding => finding.LookBack))
        {
            var (day, known) = group.Key;
            var before = (await registry.ListAsync([.. group.Select(finding => finding.Standing.Subject.Number).Distinct()], day, known, cancellation))
                .ToDictionary(standing => standing.Subject.Number);
            foreach (var finding in group)
            {
                var standing = before.GetValueOrDefault(finding.Standing.Subject.Number);
                finding.Before = WatchReading.Of(finding.Rule.Spec, finding.Pack, standing is null ? null : Of(finding.Pack, standing, day)).Side;
            }
        }
    }

    private static SubjectOnDay Of(CompiledPack pack, SubjectStanding standing, DateOnly day) =>
        SubjectOnDay.Of(pack, Facts.Of(standing), Facts.Of(standing.Records), day);

    private async Task<bool> KeepAsync(DbTransaction transaction, Touched batch, List<WatchFinding> findings, CancellationToken cancellation)
    {
        if (!await touched.TakeAsync(transaction, batch))
        {
            return false;
        }

        var warned = new List<WatchFinding>();
        foreach (var finding in findings.Where(finding => finding.IsPassed))
        {
            if (await IsRestedAsync(transaction, finding))
            {
                warned.Add(finding);
                finding.IsWarned = true;
            }
        }

        await WarningTable.GiveAsync(database, transaction, warned, clock.GetUtcNow(), cancellation);
        await WatchedSides.WriteAsync(
            database,
            transaction,
            [.. findings.Where(finding => finding.IsNews).Select(finding => (finding.Rule.Number, finding.Standing.Subject.Number.Value, finding.After))],
            cancellation);
        return true;
    }

    /// <summary>Whether the cool-down since the subject's last warning by the rule is over.</summary>
    private static async Task<bool> IsRestedAsync(DbTransaction transaction, WatchFinding finding)
    {
        var last = finding.Kept?.Given ?? Moments.DateFromColumn(await transaction.Connection!.ExecuteScalarAsync<long?>( // open while the transaction is
            "SELECT CAST(MAX(on_day) AS BIGINT) FROM assessment_warning WHERE subject = @subject AND rule = @rule",
            new { subject = finding.Standing.Subject.Number.Value, rule = finding.Rule.Number }, transaction));
        return last is not { } given || finding.IsRested(given);
    }
}

/// <summary>The day on which is looked, what is known, and which days are worked.</summary>
internal sealed record WatchSitting(DateOnly Day, ChangeNumber KnownOn, WorkingCalendar Calendar);
