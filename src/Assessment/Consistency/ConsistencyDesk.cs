using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Assessment.Consistency;

/// <summary>The cases about grades far apart and what departments make of them. Every step is appended. Safe to use from many threads and processes.</summary>
/// <param name="database">Where cases are.</param>
/// <param name="clock">Tells today and when a step was taken.</param>
/// <source id="chongqing-2020">8</source>
public sealed class ConsistencyDesk(Database database, TimeProvider clock)
{
    private const int LargestPage = 500;

    private DateOnly Today => CivilDay.Of(clock.GetUtcNow());

    /// <summary>Cases, the latest opened first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Cases from this number on are left out; zero for the first page.</param>
    /// <param name="limit">Most to return, 1 to 500.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<CasePage> ListAsync(CaseFilter filter, long before, int limit, CancellationToken cancellation = default)
    {
        var most = Math.Clamp(limit, 1, LargestPage);
        await using var connection = await database.OpenAsync(cancellation);
        var numbers = (await connection.QueryAsync<long>(
            $"SELECT c.case_number {CaseTable.From} WHERE c.case_number < @before AND {Condition(filter)} ORDER BY c.case_number DESC LIMIT @limit",
            Values(filter, before > 0 ? before : long.MaxValue, most + 1))).ToList();
        var items = await CaseTable.FindAsync(database, connection, [.. numbers.Take(most)]);
        return new CasePage(items, numbers.Count > most ? numbers[most - 1] : null);
    }

    /// <summary>How many of the cases of a filter stand where; the filter's own state does not restrict.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<CaseCounts> CountsAsync(CaseFilter filter, CancellationToken cancellation = default)
    {
        var all = filter with { State = null, OpenOnly = false, OverdueOnly = false };
        await using var connection = await database.OpenAsync(cancellation);
        var rows = (await connection.QueryAsync<(long State, long Cases, long Overdue)>(
            $"""
            SELECT CAST(p.state AS BIGINT), COUNT(*), CAST(SUM(CASE WHEN p.state <> 3 AND p.due < @today THEN 1 ELSE 0 END) AS BIGINT)
            {CaseTable.From} WHERE {Condition(all)} GROUP BY p.state
            """,
            Values(all, 0, 0))).ToDictionary(row => (CaseState)row.State);
        return new CaseCounts(Of(CaseState.Open), Of(CaseState.Reviewed), Of(CaseState.Closed), rows.Values.Sum(row => row.Overdue));

        long Of(CaseState state) => rows.GetValueOrDefault(state).Cases;
    }

    /// <summary>One case; null when there is none.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ConsistencyCase?> FindAsync(long number, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await CaseTable.FindAsync(database, connection, [number])).SingleOrDefault();
    }

    /// <summary>A department's review of its grade: kept or changed, with the reason. A later one of the same department stands in its place.</summary>
    /// <param name="wish">What is decided on which case, as seen by whom, for which department.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<StepAnswer<ConsistencyCase>> ReviewAsync(CaseWish wish, CancellationToken cancellation = default) =>
        StepAsync(
            wish,
            found => found.State is CaseState.Closed ? CaseMessages.NotNow(found)
                : found.Departments.Contains(wish.Department?.Trim() ?? string.Empty) ? null
                : CaseMessages.NotConcerned(wish.Department, found),
            async (transaction, found, reason) =>
            {
                var department = wish.Department?.Trim() ?? string.Empty;
                await CaseTable.AddAsync(transaction, found.Number, Step(CaseStepKind.Reviewed, wish, reason) with { Department = department });
                if (found.Awaited.All(awaited => awaited == department))
                {
                    await CaseTable.StateAsync(transaction, found.Number, CaseState.Reviewed);
                }
            },
            cancellation);

    /// <summary>Closes a case with its result, once every department concerned has reviewed.</summary>
    /// <param name="wish">The result of which case, as seen by whom.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<StepAnswer<ConsistencyCase>> CloseAsync(CaseWish wish, CancellationToken cancellation = default) =>
        StepAsync(
            wish,
            found => found.State is CaseState.Reviewed ? null : CaseMessages.NotNow(found),
            async (transaction, found, reason) =>
            {
                await CaseTable.AddAsync(transaction, found.Number, Step(CaseStepKind.Closed, wish, reason));
                await CaseTable.StateAsync(transaction, found.Number, CaseState.Closed);
            },
            cancellation);

    private async Task<StepAnswer<ConsistencyCase>> StepAsync(
        CaseWish wish, Func<ConsistencyCase, StepRefusal?> check, Func<DbTransaction, ConsistencyCase, string, Task> append, CancellationToken cancellation)
    {
        if (StatedReason.Read(wish.Reason) is not { } reason)
        {
            return new(null, CaseMessages.NoReason());
        }

        var refusal = await database.WriteAsync(
            async (transaction, _) =>
            {
                await CaseTable.LockAsync(database, transaction);
                var found = (await CaseTable.FindAsync(database, transaction.Connection!, [wish.Case], transaction)).SingleOrDefault(); // open while the transaction is
                var refused = found is null ? CaseMessages.Unknown(wish.Case)
                    : found.Revision != wish.Revision ? CaseMessages.Overtaken(found)
                    : check(found);
                if (refused is null && found is not null)
                {
                    await append(transaction, found, reason);
                }

                return refused;
            },
            cancellation);
        return refusal is not null ? new(null, refusal) : new(await FindAsync(wish.Case, cancellation), null);
    }

    private CaseStep Step(CaseStepKind kind, CaseWish wish, string reason) => new()
    {
        Kind = kind, At = clock.GetUtcNow(), Day = Today, By = wish.By, Grades = [], Apart = null, Fingerprint = null,
        Due = null, IsDueProvisional = false, Department = null, Decision = wish.Decision, Reason = reason,
    };

    private string Condition(CaseFilter filter)
    {
        string?[] parts =
        [
            "1 = 1",
            filter.State is null ? null : "p.state = @state",
            filter.OpenOnly ? "p.state <> 3" : null,
            filter.OverdueOnly ? "p.state <> 3 AND p.due < @today" : null,
            filter.Rule is null ? null : "c.pack = @pack AND c.rule = @rule",
            filter.Subject is null ? null : "c.subject = @subject",
            filter.Division is null ? null : database.Dialect.Like("p.division", "@division"),
        ];
        return string.Join(" AND ", parts.OfType<string>());
    }

    private object Values(CaseFilter filter, long before, int limit) => new
    {
        before, limit, today = Today.DayNumber, state = (int?)filter.State, pack = filter.Rule?.Pack, rule = filter.Rule?.Rule, subject = filter.Subject?.Value,
        division = $"{Dialect.EscapeLike(filter.Division ?? string.Empty)}%",
    };
}
