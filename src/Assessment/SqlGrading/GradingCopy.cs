using System.Data.Common;
using Dapper;
using Xinheng.Evaluation.Sql;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.SqlGrading;

/// <summary>
/// The facts of one evaluation date as grading needs them, in tables keyed and distributed by subject, with the grades they give.
/// The registry itself stays where it is: its keys are unique over all subjects, which tables on several servers cannot promise.
/// </summary>
/// <param name="database">The PostgreSQL that has the registry and over which the copy is laid.</param>
public sealed class GradingCopy(Database database)
{
    /// <summary>Where the statements of a pack find the facts.</summary>
    public static SqlSources Sources { get; } = new("assessment_copy_subject", "assessment_copy_record", "assessment_copy_result") { IsDistributed = true };

    /// <summary>The tables, each with its columns; the grades last.</summary>
    internal static IReadOnlyList<(string Table, string Columns)> Tables { get; } =
    [
        (Sources.Subjects, "subject BIGINT NOT NULL, licence TEXT NOT NULL, subject_kind TEXT NOT NULL, division TEXT, industry TEXT, registered INTEGER, state_owned TEXT NOT NULL, tags TEXT[] NOT NULL"),
        (Sources.Records, "subject BIGINT NOT NULL, record BIGINT NOT NULL, kind TEXT NOT NULL, happened INTEGER NOT NULL, until_day INTEGER, standing TEXT NOT NULL, penalties TEXT[] NOT NULL, grave_consequence TEXT NOT NULL, amount_fen BIGINT, issuer TEXT, document TEXT"),
        (Sources.Results, "subject BIGINT NOT NULL, scheme TEXT NOT NULL, letter TEXT NOT NULL, on_day INTEGER NOT NULL, withdrawn INTEGER"),
        ("assessment_copy_grade", "subject BIGINT NOT NULL, letter TEXT, rule INTEGER, indicators TEXT NOT NULL, suspended BOOLEAN NOT NULL, division TEXT, industry TEXT, is_large BOOLEAN NOT NULL"),
    ];

    /// <summary>The table beside the registry that says which day's facts the copy holds; empty while it is filled.</summary>
    internal const string DayTable = "CREATE TABLE assessment_copy_day (as_of INTEGER NOT NULL, known_on BIGINT NOT NULL);";

    /// <summary>Fills the copy with the facts of a day, in the place of those there were.</summary>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="knownOn">The last registry change that is seen.</param>
    /// <param name="cancellation">Stops it; the copy then has to be filled again.</param>
    /// <returns>Why it was not done; empty when it was.</returns>
    public async Task<IReadOnlyList<Diagnostic>> FillAsync(DateOnly asOf, ChangeNumber knownOn, CancellationToken cancellation = default)
    {
        if (!await IsLaidOutAsync(cancellation))
        {
            return [AssessmentText.NoCopy()];
        }

        // No commit over several servers is atomic: until all have theirs, the copy is of no day.
        await database.WriteAsync((transaction, token) => RunAsync(transaction, "DELETE FROM assessment_copy_day", token), cancellation);
        var facts = new StandingSql(asOf, knownOn, default, new SubjectNumber(long.MaxValue));
        await database.WriteAsync(
            async (transaction, token) =>
            {
                foreach (var ((table, columns), query) in Tables.Zip([facts.Subjects, facts.Records, facts.Results]))
                {
                    var names = string.Join(", ", columns.Split(", ").Select(column => column.Split(' ')[0]));
                    await RunAsync(transaction, $"TRUNCATE {table}", token);
                    await RunAsync(transaction, $"INSERT INTO {table} ({names}) SELECT {names} FROM ({query}) AS facts", token);
                }

                await RunAsync(transaction, $"INSERT INTO assessment_copy_day (as_of, known_on) VALUES ({asOf.DayNumber}, {knownOn.Value})", token);
            },
            cancellation);
        return [];
    }

    /// <summary>Tells the planner what is in the copy; once after it was filled.</summary>
    public async Task AnalyzeAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var (table, _) in Tables)
        {
            await connection.ExecuteAsync(new CommandDefinition($"ANALYZE {table}", commandTimeout: 0, cancellationToken: cancellation));
        }
    }

    /// <summary>Grades the copy and puts the grades beside it; how many there are, or why the pack cannot be said in SQL.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="asOf">The evaluation date the copy was filled for.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(long Grades, IReadOnlyList<Diagnostic> Refusals)> GradeAsync(CompiledPack pack, DateOnly asOf, CancellationToken cancellation = default)
    {
        if (await MissingAsync(asOf, cancellation) is { } missing)
        {
            return (0, [missing]);
        }

        if (WholeStatement.OfCopy(pack, asOf) is not { Sql: { } sql } written)
        {
            return (0, WholeStatement.OfCopy(pack, asOf).Refusals);
        }

        var grades = await database.WriteAsync(
            async (transaction, token) =>
            {
                await RunAsync(transaction, "SET LOCAL jit = off; SET LOCAL enable_partitionwise_aggregate = on; SET LOCAL enable_partitionwise_join = on", token);
                await RunAsync(transaction, "TRUNCATE assessment_copy_grade", token);
                return await RunAsync(transaction, $"INSERT INTO assessment_copy_grade {sql}", token);
            },
            cancellation);
        return (grades, written.Refusals);
    }

    /// <summary>How many subjects of each county have each letter, counted where the grades lie; empty for an unknown county, null for those a person must decide.</summary>
    public async Task<IReadOnlyList<LetterCount>> TotalsAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var parts = (await connection.QueryAsync<string>(
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'assessment_copy_grade'::regclass ORDER BY 1")).DefaultIfEmpty("assessment_copy_grade");

        // Grouped by anything but the subject, a parent would fetch every row: each part is asked for its own totals.
        var sql = string.Join(" UNION ALL ", parts.Select(part => $"SELECT LEFT(division, 6) AS county, letter, COUNT(*) AS subjects FROM {part} GROUP BY 1, 2"));
        var rows = await connection.QueryAsync<(string? County, string? Letter, long Subjects)>(
            $"SELECT county, letter, SUM(subjects)::bigint FROM ({sql}) AS totals GROUP BY 1, 2 ORDER BY county NULLS FIRST, letter NULLS LAST");
        return [.. rows.Select(row => new LetterCount(row.County ?? string.Empty, row.Letter, row.Subjects))];
    }

    /// <summary>Why the copy cannot be graded for a day; null when it can.</summary>
    private async Task<Diagnostic?> MissingAsync(DateOnly asOf, CancellationToken cancellation)
    {
        if (!await IsLaidOutAsync(cancellation))
        {
            return AssessmentText.NoCopy();
        }

        await using var connection = await database.OpenAsync(cancellation);
        var day = await connection.ExecuteScalarAsync<int?>(new CommandDefinition("SELECT as_of FROM assessment_copy_day", cancellationToken: cancellation));
        return day == asOf.DayNumber ? null : AssessmentText.CopyOfAnotherDay(asOf, day is { } held ? DateOnly.FromDayNumber(held) : null);
    }

    private async Task<bool> IsLaidOutAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT to_regclass('assessment_copy_day') IS NOT NULL", cancellationToken: cancellation));
    }

    private static Task<int> RunAsync(DbTransaction transaction, string sql, CancellationToken cancellation) =>
        transaction.Connection!.ExecuteAsync(new CommandDefinition(sql, transaction: transaction, commandTimeout: 0, cancellationToken: cancellation)); // open while the transaction is
}
