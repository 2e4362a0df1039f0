using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Assessment.WhatIfs;

/// <summary>A trial somebody keeps: what was asked and what came of it each time.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Pack">Id of the pack it is about.</param>
/// <param name="Question">What is asked, as the caller wrote it.</param>
/// <param name="IsShadow">Whether it is asked anew every day beside the pack in force.</param>
/// <param name="Made">When it was kept.</param>
public sealed record SavedTrial(long Number, string Name, string Pack, string Question, bool IsShadow, DateTimeOffset Made);

/// <summary>What came of a kept trial on a day.</summary>
/// <param name="Trial">The trial's number.</param>
/// <param name="AsOf">The evaluation date.</param>
/// <param name="Report">The report, as the caller wrote it.</param>
/// <param name="Made">When it was asked.</param>
public sealed record TrialReport(long Trial, DateOnly AsOf, string Report, DateTimeOffset Made);

/// <summary>Keeps trials. A trial and its reports are only ever added to; a removed one is left out of the list and stays.</summary>
/// <param name="database">Where they are kept.</param>
/// <param name="clock">Tells when.</param>
public sealed class SavedTrials(Database database, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT t.trial AS Number, t.name AS Name, t.pack AS Pack, t.question AS Question, t.made AS Made,
               COALESCE((SELECT s.state FROM assessment_trial_step s WHERE s.trial = t.trial ORDER BY s.step DESC LIMIT 1), 0) AS State
        FROM assessment_trial t
        """;

    private const int Kept = 0;
    private const int Shadow = 1;
    private const int Removed = 2;

    /// <summary>The tables.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("whatif", 1, "trials kept, and what came of them", dialect =>
            $"""
            CREATE TABLE assessment_trial (trial {dialect.Key}, name TEXT NOT NULL, pack TEXT NOT NULL, question TEXT NOT NULL, made BIGINT NOT NULL);
            CREATE TABLE assessment_trial_step (step {dialect.Key}, trial BIGINT NOT NULL, state INTEGER NOT NULL, done BIGINT NOT NULL);
            CREATE INDEX assessment_trial_step_trial ON assessment_trial_step (trial, step);
            CREATE TABLE assessment_trial_report (
                trial BIGINT NOT NULL, as_of INTEGER NOT NULL, report TEXT NOT NULL, made BIGINT NOT NULL, PRIMARY KEY (trial, as_of)) {dialect.Clustered};
            """),
    ];

    /// <summary>Keeps a trial with what came of it.</summary>
    /// <param name="trial">Its name, pack and question; number and moment are given here.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="report">What came of it.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<SavedTrial> KeepAsync(SavedTrial trial, DateOnly asOf, string report, CancellationToken cancellation = default) =>
        database.WriteAsync(
            async (transaction, _) =>
            {
                var now = clock.GetUtcNow();
                await LockAsync(transaction);
                var number = await NextAsync(transaction, "assessment_trial", "trial");
                await transaction.Connection!.ExecuteAsync( // open while the transaction is
                    "INSERT INTO assessment_trial (trial, name, pack, question, made) VALUES (@number, @Name, @Pack, @Question, @made)",
                    new { number, trial.Name, trial.Pack, trial.Question, made = Moments.ToColumn(now) }, transaction);
                await StepAsync(transaction, number, trial.IsShadow ? Shadow : Kept, now);
                await AddAsync(transaction, new TrialReport(number, asOf, report, now));
                return trial with { Number = number, Made = now };
            },
            cancellation);

    /// <summary>The trials kept, newest first.</summary>
    public async Task<IReadOnlyList<SavedTrial>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<TrialRow>($"{Columns} ORDER BY t.trial DESC LIMIT 500");
        return [.. rows.Where(row => row.State != Removed).Select(Of)];
    }

    /// <summary>A trial; null when there is none, or it was removed.</summary>
    public async Task<SavedTrial?> FindAsync(long trial, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<TrialRow>($"{Columns} WHERE t.trial = @trial", new { trial });
        return row is null or { State: Removed } ? null : Of(row);
    }

    /// <summary>What came of a trial, the latest day first.</summary>
    public async Task<IReadOnlyList<TrialReport>> ReportsAsync(long trial, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(int AsOf, string Report, long Made)>(
            "SELECT as_of, report, made FROM assessment_trial_report WHERE trial = @trial ORDER BY as_of DESC LIMIT 400", new { trial });
        return [.. rows.Select(row => new TrialReport(trial, DateOnly.FromDayNumber(row.AsOf), row.Report, Moments.FromColumn(row.Made)))];
    }

    /// <summary>Whether a trial is asked anew every day.</summary>
    public Task SetShadowAsync(long trial, bool isShadow, CancellationToken cancellation = default) =>
        TakeStepAsync(trial, isShadow ? Shadow : Kept, cancellation);

    /// <summary>Leaves a trial out of the list.</summary>
    public Task RemoveAsync(long trial, CancellationToken cancellation = default) => TakeStepAsync(trial, Removed, cancellation);

    /// <summary>The trials asked anew every day that have no report of a day yet.</summary>
    public async Task<IReadOnlyList<SavedTrial>> DueAsync(DateOnly day, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<TrialRow>(
            $"{Columns} WHERE NOT EXISTS (SELECT 1 FROM assessment_trial_report r WHERE r.trial = t.trial AND r.as_of = @day) ORDER BY t.trial",
            new { day = day.DayNumber });
        return [.. rows.Where(row => row.State == Shadow).Select(Of)];
    }

    /// <summary>Adds what came of a trial on a day; a day that has a report keeps it.</summary>
    public Task AddAsync(TrialReport report, CancellationToken cancellation = default) =>
        database.WriteAsync((transaction, _) => AddAsync(transaction, report with { Made = clock.GetUtcNow() }), cancellation);

    private Task<int> TakeStepAsync(long trial, int state, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, _) =>
            {
                await LockAsync(transaction);
                return await StepAsync(transaction, trial, state, clock.GetUtcNow());
            },
            cancellation);

    /// <summary>Lets no other process give a number before this transaction ends.</summary>
    private Task LockAsync(DbTransaction transaction) =>
        database.Dialect.LockTable("assessment_trial_step") is { Length: > 0 } statement
            ? transaction.Connection!.ExecuteAsync(statement, transaction: transaction) // open while the transaction is
            : Task.CompletedTask;

    private static SavedTrial Of(TrialRow row) =>
        new(row.Number, row.Name, row.Pack, row.Question, row.State == Shadow, Moments.FromColumn(row.Made));

    private static Task<int> AddAsync(DbTransaction transaction, TrialReport report) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "INSERT INTO assessment_trial_report (trial, as_of, report, made) VALUES (@Trial, @day, @Report, @made) ON CONFLICT (trial, as_of) DO NOTHING",
            new { report.Trial, day = report.AsOf.DayNumber, report.Report, made = Moments.ToColumn(report.Made) }, transaction);

    private static async Task<int> StepAsync(DbTransaction transaction, long trial, int state, DateTimeOffset now)
    {
        var step = await NextAsync(transaction, "assessment_trial_step", "step");
        return await transaction.Connection!.ExecuteAsync( // open while the transaction is
            "INSERT INTO assessment_trial_step (step, trial, state, done) VALUES (@step, @trial, @state, @done)",
            new { step, trial, state, done = Moments.ToColumn(now) }, transaction);
    }

    private static Task<long> NextAsync(DbTransaction transaction, string table, string column) =>
        transaction.Connection!.ExecuteScalarAsync<long>($"SELECT COALESCE(MAX({column}), 0) + 1 FROM {table}", transaction: transaction); // as above

    private sealed class TrialRow
    {
        public long Number { get; init; }
        public string Name { get; init; } = string.Empty;
        public string Pack { get; init; } = string.Empty;
        public string Question { get; init; } = string.Empty;
        public long Made { get; init; }
        public int State { get; init; }
    }
}
