using System.Data.Common;
using Dapper;
using Xinheng.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>The table of rules: every step of every rule.</summary>
internal static class WatchRuleTable
{
    private const string Columns =
        """
        rule AS Rule, step AS Step, state AS State, version AS Version, spec AS Spec, named_by AS NamedBy, done AS Done, reason AS Reason,
        on_day AS OnDay, known_on AS KnownOn
        """;

    /// <summary>All rules, or one, by ascending number.</summary>
    public static async Task<IReadOnlyList<WatchRule>> ListAsync(DbConnection connection, long? rule = null, DbTransaction? within = null)
    {
        var rows = await connection.QueryAsync<Row>(
            $"SELECT {Columns} FROM assessment_warning_rule_step {(rule is null ? string.Empty : "WHERE rule = @rule")} ORDER BY rule, step",
            new { rule }, within);
        return [.. rows.GroupBy(row => row.Rule).Select(Of)];
    }

    public static Task LockAsync(Database database, DbTransaction transaction) =>
        database.Dialect.LockTable("assessment_warning_rule_step") is { Length: > 0 } statement
            ? transaction.Connection!.ExecuteAsync(statement, transaction: transaction) // open while the transaction is
            : Task.CompletedTask;

    /// <summary>The number of the next rule.</summary>
    public static Task<long> NextAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<long>( // open while the transaction is
            "SELECT COALESCE(MAX(rule), 0) + 1 FROM assessment_warning_rule_step", transaction: transaction);

    public static Task AddAsync(DbTransaction transaction, long rule, WatchRuleStep step, WatchStart? start) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            INSERT INTO assessment_warning_rule_step (step, rule, state, version, spec, named_by, done, reason, on_day, known_on)
            SELECT COALESCE(MAX(step), 0) + 1, @rule, @state, @version, @spec, @by, @done, CAST(@reason AS TEXT), CAST(@day AS INTEGER), CAST(@known AS BIGINT)
            FROM assessment_warning_rule_step
            """,
            new
            {
                rule, state = (int)step.State, version = step.Version, spec = step.Spec.Write(), by = step.By.Name, done = Moments.ToColumn(step.At),
                reason = step.Reason, day = start?.Day.DayNumber, known = start?.KnownOn.Value,
            },
            transaction);

    private static WatchRule Of(IGrouping<long, Row> rows)
    {
        var last = rows.Last();
        return new WatchRule(rows.Key, last.Step, [.. rows.Select(Of)])
        {
            Start = last is { OnDay: { } day, KnownOn: { } known } ? new WatchStart(DateOnly.FromDayNumber((int)day), new ChangeNumber(known)) : null,
        };
    }

    private static WatchRuleStep Of(Row row) => new(
        (WatchRuleState)row.State,
        (int)row.Version,
        WatchSpec.Read(row.Spec),
        NamedPerson.Read(row.NamedBy) ?? throw new InvalidOperationException($"\"{row.NamedBy}\" stands in a rule and names nobody."),
        Moments.FromColumn(row.Done),
        row.Reason);

    private sealed class Row
    {
        public long Rule { get; init; }
        public long Step { get; init; }
        public long State { get; init; }
        public long Version { get; init; }
        public string Spec { get; init; } = string.Empty;
        public string NamedBy { get; init; } = string.Empty;
        public long Done { get; init; }
        public string? Reason { get; init; }
        public long? OnDay { get; init; }
        public long? KnownOn { get; init; }
    }
}
