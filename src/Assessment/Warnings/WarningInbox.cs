using System.Data.Common;
using Dapper;
using Xinheng.Assessment.PackLife;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>The warnings and what people do with them. Every step is appended. Safe to use from many threads and processes.</summary>
/// <param name="database">Where warnings are.</param>
/// <param name="clock">Tells today and when a step was taken.</param>
/// <source id="liaoning-2022">第十三条</source>
public sealed class WarningInbox(Database database, TimeProvider clock)
{
    /// <summary>Most warnings in one act.</summary>
    public const int MostAtOnce = 500;

    private const int LongestRestDays = 366;

    private DateOnly Today => CivilDay.Of(clock.GetUtcNow());

    /// <summary>Warnings, the latest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Warnings from this number on are left out; zero for the first page.</param>
    /// <param name="limit">Most to return, 1 to 500.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<WarningPage> ListAsync(WarningFilter filter, long before, int limit, CancellationToken cancellation = default)
    {
        var most = Math.Clamp(limit, 1, MostAtOnce);
        await using var connection = await database.OpenAsync(cancellation);
        var rows = (await connection.QueryAsync<WarningTable.Row>(
            $"SELECT {WarningTable.Columns} {WarningTable.From} WHERE w.warning < @before AND {Condition(filter)} ORDER BY w.warning DESC LIMIT @limit",
            Values(filter, before > 0 ? before : long.MaxValue, most + 1))).ToList();
        var items = rows.Take(most).Select(WarningTable.Of).ToList();
        return new WarningPage(items, rows.Count > most ? items[^1].Number : null);
    }

    /// <summary>How many of the warnings of a filter stand where; the filter's own state does not restrict.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<WarningCounts> CountsAsync(WarningFilter filter, CancellationToken cancellation = default)
    {
        var all = filter with { State = null, OpenOnly = false, OverdueOnly = false };
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(long State, long Warnings, long Overdue)>(
            $"""
            SELECT CAST(CASE WHEN p.state = 3 AND p.until_day <= @today THEN 2 ELSE p.state END AS BIGINT), COUNT(*),
                   CAST(SUM(CASE WHEN p.state <> 4 AND w.due < @today THEN 1 ELSE 0 END) AS BIGINT)
            {WarningTable.From} WHERE {Condition(all)} GROUP BY 1
            """,
            Values(all, 0, 0));
        var counted = rows.ToDictionary(row => (WarningState)row.State);
        return new WarningCounts(
            Of(WarningState.New), Of(WarningState.Acknowledged), Of(WarningState.Snoozed), Of(WarningState.Closed), counted.Values.Sum(row => row.Overdue));

        long Of(WarningState state) => counted.GetValueOrDefault(state).Warnings;
    }

    /// <summary>One warning with its steps, first to last; null when there is none.</summary>
    /// <param name="warning">Its number.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(Warning Warning, IReadOnlyList<WarningStep> Steps)?> FindAsync(long warning, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await WarningTable.FindAsync(database, connection, [warning])).GetValueOrDefault(warning) is { } found
            ? (found, await WarningTable.StepsAsync(connection, warning))
            : null;
    }

    /// <summary>Does something with warnings. Those whose state does not allow it are left as they are and told; refused when that is all of them.</summary>
    /// <param name="wish">What.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<StepAnswer<WarningActDone>> ActAsync(WarningWish wish, CancellationToken cancellation = default)
    {
        var asked = wish.Warnings.Distinct().Order().ToList();
        var refusal = asked.Count is < 1 or > MostAtOnce ? WatchMessages.BadNumbers(asked.Count, MostAtOnce) : Check(wish);
        return refusal is not null
            ? new(null, refusal)
            : await database.WriteAsync((transaction, _) => ActAsync(transaction, wish, asked), cancellation);
    }

    /// <summary>Takes an act back: every warning that nobody has acted on since stands as before it.</summary>
    /// <param name="act">Its number.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<StepAnswer<WarningActDone>> UndoAsync(long act, NamedPerson by, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async (transaction, _) =>
            {
                await WarningTable.LockAsync(database, transaction);
                var connection = transaction.Connection!; // open while the transaction is
                var warnings = (await connection.QueryAsync<long>(
                    "SELECT warning FROM assessment_warning_step WHERE act = @act AND kind <> @undo ORDER BY warning",
                    new { act, undo = (int)WarningAct.Undo }, transaction)).ToList();
                var number = await WarningTable.NextActAsync(transaction);
                var done = new List<long>();
                foreach (var warning in warnings)
                {
                    var steps = await WarningTable.StepsAsync(connection, warning, transaction);
                    if (steps[^1].Act == act)
                    {
                        var before = steps.Count > 1 ? steps[^2].Place : WarningPlace.Untouched;
                        await WarningTable.StepAsync(transaction, warning, new(number, WarningAct.Undo, before, null, by, clock.GetUtcNow()));
                        done.Add(warning);
                    }
                }

                return done.Count == 0
                    ? new StepAnswer<WarningActDone>(null, WatchMessages.NothingToUndo(act))
                    : new StepAnswer<WarningActDone>(new(number, done, []), null);
            },
            cancellation);

    /// <summary>How often rules were right: for each in all, and by the month in which warnings were given.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<WarningPrecision>> PrecisionAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var days = (await connection.QueryAsync<(long Rule, long Day, long Given, long Confirmed, long Closed)>(
            $"""
            SELECT w.rule, CAST(w.on_day AS BIGINT), COUNT(*), CAST(SUM(CASE WHEN p.outcome = 1 THEN 1 ELSE 0 END) AS BIGINT),
                   CAST(SUM(CASE WHEN p.state = 4 THEN 1 ELSE 0 END) AS BIGINT)
            {WarningTable.From} GROUP BY w.rule, w.on_day
            """)).Select(row => new WarningPrecision(row.Rule, FirstOfMonth(row.Day), row.Given, row.Confirmed, row.Closed)).ToList();
        return
        [
            .. days.GroupBy(day => day.Rule).OrderBy(rule => rule.Key).SelectMany(rule =>
                new[] { Sum(rule, null) }.Concat(rule.GroupBy(day => day.Month).OrderBy(month => month.Key).Select(month => Sum(month, month.Key)))),
        ];
    }

    private static WarningPrecision Sum(IEnumerable<WarningPrecision> parts, DateOnly? month)
    {
        var all = parts.ToList();
        return new(all[0].Rule, month, all.Sum(part => part.Given), all.Sum(part => part.Confirmed), all.Sum(part => part.Closed));
    }

    private static DateOnly FirstOfMonth(long day) => DateOnly.FromDayNumber((int)day) is var date ? date.AddDays(1 - date.Day) : default;

    private StepRefusal? Check(WarningWish wish) => wish.Act switch
    {
        WarningAct.Acknowledge or WarningAct.Undo => null,
        WarningAct.Assign => NamedPerson.Read(wish.Assignee) is null ? WatchMessages.NobodyAssigned(wish.Assignee) : null,
        WarningAct.Snooze when !(wish.Until > Today && wish.Until <= Today.AddDays(LongestRestDays)) =>
            WatchMessages.BadDay(wish.Until, Today, Today.AddDays(LongestRestDays)),
        WarningAct.Close when wish.Outcome is null => WatchMessages.NoOutcome(),
        WarningAct.Snooze or WarningAct.Close => StatedReason.Read(wish.Reason) is null ? WatchMessages.NoReason() : null,
    };

    private async Task<StepAnswer<WarningActDone>> ActAsync(DbTransaction transaction, WarningWish wish, IReadOnlyList<long> asked)
    {
        await WarningTable.LockAsync(database, transaction);
        var known = await WarningTable.FindAsync(database, transaction.Connection!, asked, transaction); // open while the transaction is
        var act = await WarningTable.NextActAsync(transaction);
        var (done, skipped) = (new List<long>(), new List<StepRefusal>());
        foreach (var number in asked)
        {
            if (Refuse(known.GetValueOrDefault(number), number, wish.Act) is { } refusal)
            {
                skipped.Add(refusal);
                continue;
            }

            var place = After(known[number].Place, wish);
            await WarningTable.StepAsync(transaction, number, new(act, wish.Act, place, StatedReason.Read(wish.Reason), wish.By, clock.GetUtcNow()));
            done.Add(number);
        }

        return done.Count == 0 ? new(null, skipped[0]) : new(new(act, done, skipped), null);
    }

    private StepRefusal? Refuse(Warning? warning, long number, WarningAct act)
    {
        if (warning is null)
        {
            return WatchMessages.NoSuchWarning(number);
        }

        var state = warning.Place.StateOn(Today);
        var isAllowed = act switch
        {
            WarningAct.Acknowledge => state is WarningState.New or WarningState.Snoozed,
            WarningAct.Assign or WarningAct.Snooze or WarningAct.Close => state is not WarningState.Closed,
            WarningAct.Undo => false,
        };
        return isAllowed ? null : WatchMessages.WarningNotNow(number, state, act);
    }

    private static WarningPlace After(WarningPlace before, WarningWish wish) => wish.Act switch
    {
        WarningAct.Acknowledge => before with { State = WarningState.Acknowledged, Until = null },
        WarningAct.Assign => before with { State = before.State is WarningState.New ? WarningState.Acknowledged : before.State, Assignee = NamedPerson.Read(wish.Assignee)?.Name },
        WarningAct.Snooze => before with { State = WarningState.Snoozed, Until = wish.Until },
        WarningAct.Close => before with { State = WarningState.Closed, Until = null, Outcome = wish.Outcome },
        WarningAct.Undo => throw new InvalidOperationException("An act is taken back by its number."),
    };

    private string Condition(WarningFilter filter)
    {
        string?[] parts =
        [
            "1 = 1",
            filter.State is { } state ? Condition(state) : null,
            filter.OpenOnly ? "p.state <> 4 AND NOT (p.state = 3 AND p.until_day > @today)" : null,
            filter.Rule is null ? null : "w.rule = @rule",
            filter.Severity is null ? null : "w.severity = @severity",
            filter.Subject is null ? null : "w.subject = @subject",
            filter.OverdueOnly ? "p.state <> 4 AND w.due < @today" : null,
            filter.Assignee is null ? null : database.Dialect.Like("p.assignee", "@assignee"),
            filter.Division is null ? null : database.Dialect.Like("w.division", "@division"),
        ];
        return string.Join(" AND ", parts.OfType<string>());
    }

    private static string Condition(WarningState state) => state switch
    {
        WarningState.New => "p.state = 1",
        WarningState.Acknowledged => "(p.state = 2 OR (p.state = 3 AND p.until_day <= @today))",
        WarningState.Snoozed => "p.state = 3 AND p.until_day > @today",
        WarningState.Closed => "p.state = 4",
    };

    private object Values(WarningFilter filter, long before, int limit) => new
    {
        before, limit, today = Today.DayNumber, rule = filter.Rule, severity = (int?)filter.Severity, subject = filter.Subject?.Value,
        assignee = $"%{Dialect.EscapeLike(filter.Assignee ?? string.Empty)}%",
        division = $"{Dialect.EscapeLike(filter.Division ?? string.Empty)}%",
    };
}
