using System.Data.Common;
using System.Globalization;
using Dapper;
using Xinheng.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>The tables of warnings, their steps and where they stand.</summary>
internal static class WarningTable
{
    /// <summary>Columns in the order of <see cref="Row"/>, of warnings <c>w</c> and their places <c>p</c>.</summary>
    public const string Columns =
        """
        w.warning AS Number, w.rule AS Rule, w.version AS Version, w.subject AS Subject, w.on_day AS OnDay, w.known_on AS KnownOn, w.given AS Given,
        w.severity AS Severity, w.pack AS Pack, w.fingerprint AS Fingerprint, w.value AS Value, w.due AS Due,
        p.state AS State, p.assignee AS Assignee, p.until_day AS UntilDay, p.outcome AS Outcome
        """;

    /// <summary>Warnings with where they stand.</summary>
    public const string From = "FROM assessment_warning w JOIN assessment_warning_place p ON p.warning = w.warning";

    private static readonly string[] WarningColumns =
        ["warning", "rule", "version", "subject", "on_day", "known_on", "given", "severity", "pack", "fingerprint", "value", "due", "division", "industry"];

    private static readonly string[] PlaceColumns = ["warning", "state", "step"];

    /// <summary>Lets no other process give or act before this transaction ends.</summary>
    public static Task LockAsync(Database database, DbTransaction transaction) =>
        database.Dialect.LockTable("assessment_warning_step") is { Length: > 0 } statement
            ? transaction.Connection!.ExecuteAsync(statement, transaction: transaction) // open while the transaction is
            : Task.CompletedTask;

    /// <summary>Gives warnings.</summary>
    public static async Task GiveAsync(
        Database database, DbTransaction transaction, IReadOnlyList<WatchFinding> findings, DateTimeOffset now, CancellationToken cancellation)
    {
        if (findings.Count == 0)
        {
            return;
        }

        var first = 1 + await transaction.Connection!.ExecuteScalarAsync<long>( // open while the transaction is
            "SELECT COALESCE(MAX(warning), 0) FROM assessment_warning", transaction: transaction);
        await using (var bulk = await database.BulkAsync(transaction, "assessment_warning", WarningColumns, cancellation))
        {
            for (var at = 0; at < findings.Count; at++)
            {
                Write(bulk, first + at, findings[at], now);
            }

            await bulk.CompleteAsync(cancellation);
        }

        await using var places = await database.BulkAsync(transaction, "assessment_warning_place", PlaceColumns, cancellation);
        for (var at = 0; at < findings.Count; at++)
        {
            places.Write(first + at);
            places.Write((int)WarningState.New);
            places.Write(0L);
            places.EndRow();
        }

        await places.CompleteAsync(cancellation);
    }

    /// <summary>These warnings, by number; those that do not exist are left out.</summary>
    public static async Task<IReadOnlyDictionary<long, Warning>> FindAsync(
        Database database, DbConnection connection, IEnumerable<long> warnings, DbTransaction? within = null)
    {
        var rows = await connection.QueryAsync<Row>(
            $"SELECT {Columns} {From} WHERE {database.Dialect.InList("w.warning", "@warnings")}",
            new { warnings = database.Dialect.ListOf(warnings) }, within);
        return rows.Select(Of).ToDictionary(warning => warning.Number);
    }

    /// <summary>The steps of a warning, first to last.</summary>
    public static async Task<IReadOnlyList<WarningStep>> StepsAsync(DbConnection connection, long warning, DbTransaction? within = null)
    {
        var rows = await connection.QueryAsync<StepRow>(
            """
            SELECT act AS Act, kind AS Kind, state AS State, assignee AS Assignee, until_day AS UntilDay, outcome AS Outcome, reason AS Reason,
                   named_by AS NamedBy, done AS Done
            FROM assessment_warning_step WHERE warning = @warning ORDER BY step
            """,
            new { warning }, within);
        return [.. rows.Select(Of)];
    }

    /// <summary>The number of the next act.</summary>
    public static Task<long> NextActAsync(DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalarAsync<long>( // open while the transaction is
            "SELECT COALESCE(MAX(act), 0) + 1 FROM assessment_warning_step", transaction: transaction);

    /// <summary>Appends a step and moves the warning to where it leads.</summary>
    public static async Task StepAsync(DbTransaction transaction, long warning, WarningStep step)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var values = new
        {
            warning, act = step.Act, kind = (int)step.Kind, state = (int)step.Place.State, assignee = step.Place.Assignee,
            until = step.Place.Until?.DayNumber, outcome = (int?)step.Place.Outcome, reason = step.Reason, by = step.By.Name, done = Moments.ToColumn(step.At),
        };
        await connection.ExecuteAsync(
            """
            INSERT INTO assessment_warning_step (step, act, warning, kind, state, assignee, until_day, outcome, reason, named_by, done)
            SELECT COALESCE(MAX(step), 0) + 1, @act, @warning, @kind, @state, CAST(@assignee AS TEXT), CAST(@until AS INTEGER), CAST(@outcome AS INTEGER),
                   CAST(@reason AS TEXT), @by, @done
            FROM assessment_warning_step
            """,
            values, transaction);
        await connection.ExecuteAsync(
            """
            UPDATE assessment_warning_place
            SET state = @state, assignee = @assignee, until_day = @until, outcome = @outcome, step = (SELECT MAX(step) FROM assessment_warning_step)
            WHERE warning = @warning
            """,
            values, transaction);
    }

    public static Warning Of(Row row) => new()
    {
        Number = row.Number,
        Rule = row.Rule,
        Version = (int)row.Version,
        Subject = new SubjectNumber(row.Subject),
        Day = DateOnly.FromDayNumber((int)row.OnDay),
        KnownOn = new ChangeNumber(row.KnownOn),
        Given = Moments.FromColumn(row.Given),
        Severity = (WatchSeverity)row.Severity,
        Pack = row.Pack,
        Fingerprint = row.Fingerprint,
        Value = row.Value is null ? null : decimal.Parse(row.Value, CultureInfo.InvariantCulture),
        Due = Moments.DateFromColumn(row.Due),
        Place = PlaceOf(row.State, row.Assignee, row.UntilDay, row.Outcome),
    };

    private static void Write(BulkWriter bulk, long number, WatchFinding finding, DateTimeOffset now)
    {
        var (spec, sitting) = (finding.Rule.Spec, finding.Sitting);
        bulk.Write(number);
        bulk.Write(finding.Rule.Number);
        bulk.Write(finding.Rule.Version);
        bulk.Write(finding.Standing.Subject.Number.Value);
        bulk.Write(sitting.Day.DayNumber);
        bulk.Write(sitting.KnownOn.Value);
        bulk.Write(Moments.ToColumn(now));
        bulk.Write((int)spec.Severity);
        bulk.Write(finding.Pack.Id);
        bulk.Write(finding.Pack.Fingerprint);
        bulk.Write(finding.Now.Value?.ToString(CultureInfo.InvariantCulture));
        bulk.Write(spec.DueDays is { } days ? sitting.Day.AddDays(days).DayNumber : (int?)null);
        bulk.Write(finding.Standing.Registration?.Division);
        bulk.Write(finding.Standing.Registration?.Industry);
        bulk.EndRow();
    }

    private static WarningStep Of(StepRow row) => new(
        row.Act,
        (WarningAct)row.Kind,
        PlaceOf(row.State, row.Assignee, row.UntilDay, row.Outcome),
        row.Reason,
        NamedPerson.Read(row.NamedBy) ?? throw new InvalidOperationException($"\"{row.NamedBy}\" stands in a step and names nobody."),
        Moments.FromColumn(row.Done));

    private static WarningPlace PlaceOf(long state, string? assignee, long? until, long? outcome) =>
        new((WarningState)state, assignee, Moments.DateFromColumn(until), (WarningOutcome?)outcome);

    /// <summary>A warning with where it stands, as read.</summary>
    public sealed class Row
    {
        public long Number { get; init; }
        public long Rule { get; init; }
        public long Version { get; init; }
        public long Subject { get; init; }
        public long OnDay { get; init; }
        public long KnownOn { get; init; }
        public long Given { get; init; }
        public long Severity { get; init; }
        public string Pack { get; init; } = string.Empty;
        public string Fingerprint { get; init; } = string.Empty;
        public string? Value { get; init; }
        public long? Due { get; init; }
        public long State { get; init; }
        public string? Assignee { get; init; }
        public long? UntilDay { get; init; }
        public long? Outcome { get; init; }
    }

    private sealed class StepRow
    {
        public long Act { get; init; }
        public long Kind { get; init; }
        public long State { get; init; }
        public string? Assignee { get; init; }
        public long? UntilDay { get; init; }
        public long? Outcome { get; init; }
        public string? Reason { get; init; }
        public string NamedBy { get; init; } = string.Empty;
        public long Done { get; init; }
    }
}
