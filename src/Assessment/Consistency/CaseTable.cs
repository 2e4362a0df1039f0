using System.Data.Common;
using System.Text.Json;
using Dapper;
using Xinheng.Assessment.PackLife;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Consistency;

/// <summary>The tables of cases, their steps and where they stand.</summary>
internal static class CaseTable
{
    /// <summary>Cases with where they stand.</summary>
    public const string From = "FROM assessment_consistency_case c JOIN assessment_consistency_place p ON p.case_number = c.case_number";

    private static readonly JsonSerializerOptions Json = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Lets no other process take a step before this transaction ends.</summary>
    public static Task LockAsync(Database database, DbTransaction transaction) =>
        database.Dialect.LockTable("assessment_consistency_step") is { Length: > 0 } statement
            ? transaction.Connection!.ExecuteAsync(statement, transaction: transaction) // open while the transaction is
            : Task.CompletedTask;

    /// <summary>The cases with these numbers, in the order asked for; those that do not exist are left out.</summary>
    public static async Task<IReadOnlyList<ConsistencyCase>> FindAsync(
        Database database, DbConnection connection, IReadOnlyList<long> numbers, DbTransaction? within = null)
    {
        var values = new { numbers = database.Dialect.ListOf(numbers) };
        var steps = (await connection.QueryAsync<StepRow>(
            $"""
            SELECT step AS Step, case_number AS Number, kind AS Kind, done AS Done, on_day AS OnDay, named_by AS NamedBy, pair AS Pair, apart AS Apart,
                   fingerprint AS Fingerprint, due AS Due, is_provisional AS IsProvisional, department AS Department, decision AS Decision, reason AS Reason
            FROM assessment_consistency_step WHERE {database.Dialect.InList("case_number", "@numbers")} ORDER BY case_number, step
            """,
            values, within)).ToLookup(row => row.Number);
        var rows = (await connection.QueryAsync<(long Number, string Pack, string Rule, long Subject, long State)>(
            $"""
            SELECT c.case_number, c.pack, c.rule, c.subject, CAST(p.state AS BIGINT) {From} WHERE {database.Dialect.InList("c.case_number", "@numbers")}
            """,
            values, within)).ToDictionary(row => row.Number);
        return
        [
            .. numbers.Where(rows.ContainsKey).Select(number => new ConsistencyCase
            {
                Number = number,
                Revision = steps[number].Last().Step,
                Pack = rows[number].Pack,
                Rule = rows[number].Rule,
                Subject = new SubjectNumber(rows[number].Subject),
                State = (CaseState)rows[number].State,
                Steps = [.. steps[number].Select(Of)],
            }),
        ];
    }

    /// <summary>Where the cases of these subjects stand, by subject, pack and rule.</summary>
    public static async Task<Dictionary<(long Subject, string Pack, string Rule), CasePlace>> PlacesAsync(
        Database database, DbConnection connection, IEnumerable<SubjectNumber> subjects)
    {
        var rows = await connection.QueryAsync<(long Subject, string Pack, string Rule, long Number, long State, long IsApart, string Letters)>(
            $"""
            SELECT c.subject, c.pack, c.rule, c.case_number, CAST(p.state AS BIGINT), CAST(p.is_apart AS BIGINT), p.letters
            {From} WHERE {database.Dialect.InList("c.subject", "@subjects")}
            """,
            new { subjects = database.Dialect.ListOf(subjects.Select(subject => subject.Value)) });
        return rows.ToDictionary(
            row => (row.Subject, row.Pack, row.Rule), row => new CasePlace(row.Number, (CaseState)row.State, row.IsApart != 0, row.Letters));
    }

    /// <summary>Opens a case; its first step is still to be taken.</summary>
    public static async Task<long> OpenAsync(DbTransaction transaction, string pack, string rule, SubjectNumber subject, string? division)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var number = 1 + await connection.ExecuteScalarAsync<long>("SELECT COALESCE(MAX(case_number), 0) FROM assessment_consistency_case", transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO assessment_consistency_case (case_number, pack, rule, subject) VALUES (@number, @pack, @rule, @subject)",
            new { number, pack, rule, subject = subject.Value }, transaction);
        await connection.ExecuteAsync(
            "INSERT INTO assessment_consistency_place (case_number, state, is_apart, letters, division) VALUES (@number, 1, 1, '', CAST(@division AS TEXT))",
            new { number, division }, transaction);
        return number;
    }

    /// <summary>Appends a step.</summary>
    public static Task AddAsync(DbTransaction transaction, long number, CaseStep step) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            INSERT INTO assessment_consistency_step (
                step, case_number, kind, done, on_day, named_by, pair, apart, fingerprint, due, is_provisional, department, decision, reason)
            SELECT COALESCE(MAX(step), 0) + 1, @number, @kind, @done, @day, CAST(@by AS TEXT), CAST(@pair AS TEXT), CAST(@apart AS INTEGER), CAST(@fingerprint AS TEXT),
                   CAST(@due AS INTEGER), @provisional, CAST(@department AS TEXT), CAST(@decision AS INTEGER), CAST(@reason AS TEXT)
            FROM assessment_consistency_step
            """,
            new
            {
                number, kind = (int)step.Kind, done = Moments.ToColumn(step.At), day = step.Day.DayNumber, by = step.By?.Name,
                pair = step.Grades.Count == 0 ? null : JsonSerializer.Serialize(step.Grades, Json), apart = step.Apart, fingerprint = step.Fingerprint,
                due = step.Due?.DayNumber, provisional = step.IsDueProvisional ? 1 : 0, department = step.Department, decision = (int?)step.Decision, reason = step.Reason,
            },
            transaction);

    /// <summary>Says where a case stands.</summary>
    public static Task PlaceAsync(DbTransaction transaction, CasePlace place, DateOnly? due) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_consistency_place SET state = @state, is_apart = @apart, letters = @Letters, due = @due WHERE case_number = @Number",
            new { place.Number, state = (int)place.State, apart = place.IsApart ? 1 : 0, place.Letters, due = due?.DayNumber }, transaction);

    /// <summary>Says that a case has come to another state.</summary>
    public static Task StateAsync(DbTransaction transaction, long number, CaseState state) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_consistency_place SET state = @state WHERE case_number = @number", new { number, state = (int)state }, transaction);

    private static CaseStep Of(StepRow row) => new()
    {
        Kind = (CaseStepKind)row.Kind,
        At = Moments.FromColumn(row.Done),
        Day = DateOnly.FromDayNumber((int)row.OnDay),
        By = row.NamedBy is null ? null
            : NamedPerson.Read(row.NamedBy) ?? throw new InvalidOperationException($"\"{row.NamedBy}\" stands in a case and names nobody."),
        Grades = row.Pair is null ? [] : JsonSerializer.Deserialize<IReadOnlyList<ComparedGrade>>(row.Pair, Json) ?? [],
        Apart = (int?)row.Apart,
        Fingerprint = row.Fingerprint,
        Due = Moments.DateFromColumn(row.Due),
        IsDueProvisional = row.IsProvisional is 1,
        Department = row.Department,
        Decision = (ReviewDecision?)row.Decision,
        Reason = row.Reason,
    };

    private sealed class StepRow
    {
        public long Step { get; init; }
        public long Number { get; init; }
        public long Kind { get; init; }
        public long Done { get; init; }
        public long OnDay { get; init; }
        public string? NamedBy { get; init; }
        public string? Pair { get; init; }
        public long? Apart { get; init; }
        public string? Fingerprint { get; init; }
        public long? Due { get; init; }
        public long? IsProvisional { get; init; }
        public string? Department { get; init; }
        public long? Decision { get; init; }
        public string? Reason { get; init; }
    }
}

/// <summary>Where a case stands: its state, whether its grades are apart, and which letters were last found apart.</summary>
internal sealed record CasePlace(long Number, CaseState State, bool IsApart, string Letters);
