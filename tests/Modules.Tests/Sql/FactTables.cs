using System.Text.Json;
using Npgsql;
using Xinheng.Evaluation;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Sql;
using Xinheng.Policy;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Sql;

/// <summary>A made-up subject with its records.</summary>
internal sealed record Enterprise(SubjectFacts Subject, IReadOnlyList<RecordFacts> Records);

/// <summary>A grade as either engine gives it; the day is its next change.</summary>
internal sealed record Graded(string? Letter, int? Rule, string Indicators, bool IsSuspended, int? NextChange);

/// <summary>Facts in tables of a PostgreSQL of their own, and the grades SQL gives of them.</summary>
internal sealed class FactTables : IAsyncDisposable
{
    /// <summary>Where every single day has to be tried, the explaining back end does, and takes its time: only so many are then graded with their indicators.</summary>
    private const int ExplainedByTheDay = 10;

    public static readonly SqlSources Sources = new("fact_subject", "fact_record", "fact_result");

    private readonly TestDatabase test;
    private readonly NpgsqlConnection connection;

    private FactTables(TestDatabase test, NpgsqlConnection connection) => (this.test, this.connection) = (test, connection);

    public static async Task<FactTables> CreateAsync()
    {
        var test = await TestDatabase.CreateAsync(Engine.Postgres);
        var connection = new NpgsqlConnection(test.Connection);
        await connection.OpenAsync();
        var tables = new FactTables(test, connection);
        await tables.RunAsync(
            """
            CREATE TABLE fact_subject (subject BIGINT, licence TEXT, subject_kind TEXT, division TEXT, industry TEXT, registered INTEGER, state_owned TEXT, tags TEXT[]);
            CREATE TABLE fact_record (subject BIGINT, record BIGINT, kind TEXT, happened INTEGER, until_day INTEGER, standing TEXT, penalties TEXT[],
                grave_consequence TEXT, amount_fen BIGINT, issuer TEXT, document TEXT);
            CREATE TABLE fact_result (subject BIGINT, scheme TEXT, letter TEXT, on_day INTEGER, withdrawn INTEGER);
            """);
        return tables;
    }

    /// <summary>Puts these enterprises in the place of those there were.</summary>
    public async Task FillAsync(IReadOnlyList<Enterprise> enterprises)
    {
        await RunAsync("TRUNCATE fact_subject, fact_record, fact_result");
        await CopyAsync("fact_subject", enterprises.Select(one => (object?[])
            [one.Subject.Subject, one.Subject.Licence, one.Subject.Kind, one.Subject.Division, one.Subject.Industry, one.Subject.Registered?.DayNumber, one.Subject.StateOwned, one.Subject.Tags.ToArray()]));
        await CopyAsync("fact_record", enterprises.SelectMany(one => one.Records.Select(record => (object?[])
            [one.Subject.Subject, record.Record, record.Kind, record.Happened.DayNumber, record.Until?.DayNumber, record.Standing, record.Penalties.ToArray(), record.GraveConsequence, record.AmountFen, record.Issuer, record.Document])));
        await CopyAsync("fact_result", enterprises.SelectMany(one => one.Subject.Results.Select(result => (object?[])
            [one.Subject.Subject, result.Scheme, result.Letter, result.Day.DayNumber, result.Withdrawn?.DayNumber])));
        await RunAsync("ANALYZE");
    }

    /// <summary>Holds what SQL and columns give against what the explaining back end gives.</summary>
    public async Task CompareAsync(CompiledPack pack, DateOnly asOf, IReadOnlyList<Enterprise> enterprises, string? name = null)
    {
        var reading = PackSql.Of(pack, asOf, Sources);
        Assert.Empty(reading.Refusals.Select(found => DiagnosticText.Render(found, "en")));
        var isDaily = reading.Statements!.Later is null; // nothing was refused
        await FillAsync(enterprises);
        var found = await GradeAsync(reading.Statements);

        var wrong = enterprises.Where(one => !(one.Subject.Registered > asOf))
            .Select((one, at) => (one, Expected: Explained(pack, asOf, one, (isDaily, at >= ExplainedByTheDay)), Found: found.GetValueOrDefault(one.Subject.Subject)))
            .Where(pair => (isDaily && pair.Expected.Indicators.Length == 0 && pair.Found is { } sql ? sql with { Indicators = string.Empty } : pair.Found) != pair.Expected)
            .Select(pair => $"{name ?? pack.Id} {asOf:yyyy-MM-dd}\nexplained {pair.Expected}\nSQL       {pair.Found}\n{JsonSerializer.Serialize(pair.one)}").ToList();
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {enterprises.Count} differ\n{string.Join("\n\n", wrong.Take(3))}");
        Assert.Equal(enterprises.Count(one => !(one.Subject.Registered > asOf)), found.Count);
        CompareColumns((pack, name ?? pack.Id), asOf, enterprises, (found, !isDaily));
    }

    private static void CompareColumns((CompiledPack Pack, string Name) pack, DateOnly asOf, IReadOnlyList<Enterprise> enterprises, (Dictionary<long, Graded> Grades, bool HasDays) inSql)
    {
        var columns = new PopulationBuilder(asOf, keepsDocuments: true);
        foreach (var (subject, records) in enterprises)
        {
            columns.Add(subject, records);
        }

        var population = columns.Build();
        var dated = inSql.HasDays ? ColumnarGrading.GradeWithDays(pack.Pack, population, asOf) : null;
        var grades = dated?.Grades ?? ColumnarGrading.Grade(pack.Pack, population, asOf);
        for (var at = 0; at < population.Count; at++)
        {
            var subject = population.Numbers.Span[at];
            var sql = inSql.Grades.GetValueOrDefault(subject);
            var expected = sql is null ? null : new GradeOutcome(sql.Letter, sql.Rule, sql.IsSuspended);
            var next = dated is null || dated.NextChange[at] == 0 ? default(int?) : dated.NextChange[at];
            Assert.True(
                expected == grades[at] && (dated is null || sql is null || next == sql.NextChange),
                $"{pack.Name} {asOf:yyyy-MM-dd}, subject {subject}: SQL {sql}, by columns {grades[at]} until {next}");
        }
    }

    /// <summary>The grades of all enterprises there are. A made-up pack may have very many days to ask about: it takes the time it takes.</summary>
    public async Task<Dictionary<long, Graded>> GradeAsync(PackStatements statements)
    {
        await RunAsync($"SET enable_nestloop = off; SET jit = off; DROP TABLE IF EXISTS {PackSql.GradesTable}; CREATE TEMP TABLE {PackSql.GradesTable} AS {statements.Grades}; ANALYZE {PackSql.GradesTable}");
        if (statements.Later is { } later)
        {
            await RunAsync($"DROP TABLE IF EXISTS {PackSql.DaysTable}; CREATE TEMP TABLE {PackSql.DaysTable} AS {later.PossibleDays}; ANALYZE {PackSql.DaysTable}");
        }

        var next = statements.Later?.NextChanges ?? "SELECT 0::bigint AS subject, 0 AS next_change";
        await using var command = new NpgsqlCommand(
            $"SELECT subject, letter, rule, indicators, suspended, next_change FROM {PackSql.GradesTable} LEFT JOIN ({next}) AS n USING (subject)", connection) { CommandTimeout = 0 };
        await using var reader = await command.ExecuteReaderAsync();
        var grades = new Dictionary<long, Graded>();
        while (await reader.ReadAsync())
        {
            grades.Add(reader.GetInt64(0), new Graded(
                reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetString(3),
                reader.GetBoolean(4), reader.IsDBNull(5) ? null : reader.GetInt32(5)));
        }

        return grades;
    }

    /// <summary>Of those just graded, the enterprises the program must look at itself.</summary>
    public async Task<IReadOnlyList<long>> LargeAsync()
    {
        await using var command = new NpgsqlCommand($"SELECT ARRAY(SELECT subject FROM {PackSql.GradesTable} WHERE is_large ORDER BY subject)", connection);
        return (long[])(await command.ExecuteScalarAsync())!; // an array, empty at the least
    }

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await test.DisposeAsync();
    }

    /// <summary>What the explaining back end gives; of a pack that names the day without the next change, and in brief without the indicators.</summary>
    private static Graded Explained(CompiledPack pack, DateOnly asOf, Enterprise one, (bool IsDaily, bool IsBrief) how)
    {
        if (how is (true, true))
        {
            var decided = Explainer.Decide(pack, one.Subject, one.Records, asOf);
            return new Graded(decided.Letter, decided.Rule, string.Empty, decided.IsSuspended, null);
        }

        var grade = Explainer.Grade(pack, one.Subject, one.Records, asOf);
        return new Graded(grade.Letter, grade.Rule, ExplanationJson.WriteValues(grade.Indicators), grade.IsSuspended, how.IsDaily ? null : grade.NextChange?.On.DayNumber);
    }

    private async Task RunAsync(string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task CopyAsync(string table, IEnumerable<object?[]> rows)
    {
        await using var import = await connection.BeginBinaryImportAsync($"COPY {table} FROM STDIN (FORMAT BINARY)");
        foreach (var row in rows)
        {
            await import.WriteRowAsync(CancellationToken.None, row);
        }

        await import.CompleteAsync();
    }
}
