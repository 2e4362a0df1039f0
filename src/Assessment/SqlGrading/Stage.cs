using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Evaluation.Sql;
using Xinheng.Registry;

namespace Xinheng.Assessment.SqlGrading;

/// <summary>What grading a stretch of subjects gave.</summary>
/// <param name="Graded">Those whose grade, place or due day differs from what is kept.</param>
/// <param name="Large">Those that this program must grade.</param>
/// <param name="Subjects">How many there were.</param>
/// <param name="SameReviews">Those not among the others whom a person must decide, as before.</param>
internal sealed record StretchGrades(IReadOnlyList<GradedSubject> Graded, IReadOnlyList<long> Large, long Subjects, long SameReviews);

/// <summary>The temporary tables of one stretch of subjects, gone with the transaction.</summary>
internal sealed class Stage(DbTransaction transaction, Run run, PackStatements statements)
{
    /// <summary>Where the statements of a pack find the facts of a stretch.</summary>
    public static readonly SqlSources Sources = new("stage_subject", "stage_record", "stage_result");

    private LaterStatements Later => statements.Later
        ?? throw new InvalidOperationException($"The run {run.Number} was begun in SQL with a pack that names the day itself.");

    /// <summary>Lays out the facts, grades them and looks ahead.</summary>
    public async Task FillAsync(StandingSql standing, CancellationToken cancellation)
    {
        // Compiling a statement this long costs more than it saves, and the planner cannot tell how many rows a pack lets through.
        await ExecuteAsync("SET LOCAL jit = off", cancellation);
        await MakeAsync(Sources.Subjects, standing.Subjects, cancellation);
        await MakeAsync(Sources.Records, standing.Records, cancellation);
        await MakeAsync(Sources.Results, standing.Results, cancellation);
        await ExecuteAsync("SET LOCAL enable_nestloop = off", cancellation);
        await MakeAsync(PackSql.GradesTable, statements.Grades, cancellation);
        await MakeAsync(PackSql.DaysTable, Later.PossibleDays, cancellation);
        await MakeAsync("stage_change", Later.NextChanges, cancellation);
        await MakeAsync("stage_look", Later.NextLooks, cancellation);
        await MakeAsync(
            "stage_grade",
            $"""
            SELECT s.subject, g.subject IS NOT NULL AS is_graded, g.letter, g.rule, g.indicators, n.next_change, COALESCE(g.suspended, FALSE) AS suspended,
              s.division, s.industry, COALESCE(g.is_large, FALSE) AS is_large,
              LEAST(s.next_turn, CASE WHEN g.subject IS NULL THEN s.registered ELSE o.next_look END) AS due
            FROM {Sources.Subjects} s LEFT JOIN {PackSql.GradesTable} g USING (subject) LEFT JOIN stage_change n USING (subject) LEFT JOIN stage_look o USING (subject)
            """,
            cancellation);
    }

    /// <summary>What differs from what is kept. A run that revises the past is held against what held then, all of it.</summary>
    public async Task<StretchGrades> ChangedAsync(CancellationToken cancellation)
    {
        await MakeAsync("stage_changed", run.IsBackdated ? "SELECT * FROM stage_grade" : Differing, cancellation);
        var connection = transaction.Connection!; // open while the transaction is
        var rows = await connection.QueryAsync<Row>(
            """
            SELECT subject AS Subject, is_graded AS IsGraded, letter AS Letter, rule AS Rule, indicators AS Indicators, next_change AS NextChange,
              suspended AS Suspended, division AS Division, industry AS Industry, due AS Due
            FROM stage_changed WHERE NOT is_large ORDER BY subject
            """,
            transaction: transaction);
        var large = await connection.QueryAsync<long>("SELECT subject FROM stage_grade WHERE is_large ORDER BY subject", transaction: transaction);
        var (subjects, reviews) = await connection.QuerySingleAsync<(long, long)>(
            """
            SELECT COUNT(*), COUNT(*) FILTER (WHERE is_graded AND NOT is_large AND letter IS NULL AND subject NOT IN (SELECT subject FROM stage_changed))
            FROM stage_grade
            """,
            transaction: transaction);
        return new StretchGrades([.. rows.Select(Of)], [.. large], subjects, reviews);
    }

    private string Differing =>
        $"""
        SELECT f.* FROM stage_grade f
        LEFT JOIN (SELECT * FROM assessment_standing WHERE scheme = '{run.Scheme.Replace("'", "''", StringComparison.Ordinal)}') w USING (subject)
        LEFT JOIN (SELECT subject, due AS due_before FROM assessment_due WHERE scheme = '{run.Scheme.Replace("'", "''", StringComparison.Ordinal)}') d USING (subject)
        WHERE f.due IS DISTINCT FROM d.due_before OR (f.is_graded AND (w.subject IS NULL
          OR (f.letter, f.rule, f.indicators, f.next_change, f.suspended::integer, f.division, f.industry)
            IS DISTINCT FROM (w.letter, w.rule, COALESCE(NULLIF(w.indicators, ''), f.indicators), w.next_change, w.is_suspended, w.division, w.industry)))
        """;

    private async Task MakeAsync(string table, string query, CancellationToken cancellation)
    {
        await ExecuteAsync($"CREATE TEMPORARY TABLE {table} ON COMMIT DROP AS {query}", cancellation);
        await ExecuteAsync($"ANALYZE {table}", cancellation);
    }

    private Task<int> ExecuteAsync(string sql, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, transaction: transaction, commandTimeout: 0, cancellationToken: cancellation)); // open while the transaction is

    private GradedSubject Of(Row row) => new(
        row.Subject,
        !row.IsGraded ? null : new StandingRow
        {
            Subject = row.Subject,
            Letter = row.Letter,
            Rule = row.Rule,
            Indicators = row.Indicators ?? string.Empty,
            NextChange = row.NextChange,
            Suspended = row.Suspended ? 1 : 0,
            Since = run.AsOf.DayNumber,
            Division = row.Division,
            Industry = row.Industry,
        },
        row.Due is { } due ? DateOnly.FromDayNumber(due) : null);

    private sealed class Row
    {
        public long Subject { get; init; }
        public bool IsGraded { get; init; }
        public string? Letter { get; init; }
        public int? Rule { get; init; }
        public string? Indicators { get; init; }
        public int? NextChange { get; init; }
        public bool Suspended { get; init; }
        public string? Division { get; init; }
        public string? Industry { get; init; }
        public int? Due { get; init; }
    }
}
