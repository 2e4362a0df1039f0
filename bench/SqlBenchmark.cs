using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Assessment;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Sql;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>
/// The statement that a pack is turned into for PostgreSQL, beside the same policy as SQL written by hand, over the same
/// tables of a made-up population. Both are asked how many subjects have each letter.
/// </summary>
internal static class SqlBenchmark
{
    private const int Rounds = 3;
    private const string PackId = "langfang/public-credit";
    private static readonly SqlSources Sources = new("bench_subject", "bench_record", "bench_result");

    public static async Task RunAsync(string[] arguments)
    {
        var subjects = arguments.Length > 0 ? int.Parse(arguments[0]) : 1_000_000;
        var pack = new PackLibrary(PackRoot()).Find(PackId)?.Pack ?? throw new InvalidOperationException($"The pack {PackId} does not compile.");
        await using var test = await TestDatabase.CreateAsync(Engine.Postgres);
        await FillAsync(test.Database, MadePopulation.Of(subjects, [.. pack.RecordKinds]));
        var statements = PackSql.Of(pack, MadePopulation.AsOf, Sources).Statements ?? throw new InvalidOperationException($"The pack {PackId} cannot be said in SQL.");
        var made = await MeasureAsync(test.Database, $"SELECT letter, COUNT(*) AS subjects FROM ({statements.Grades}) AS graded GROUP BY letter ORDER BY letter");
        var hand = await MeasureAsync(test.Database, ByHand(MadePopulation.AsOf));
        Measured.Report("statement made of the pack", subjects, made.Seconds);
        Measured.Report("the same policy by hand", subjects, hand.Seconds);
        Console.WriteLine($"{made.Seconds / hand.Seconds:N2} times the time of SQL by hand; counts are {(made.Letters == hand.Letters ? "the same" : "DIFFERENT")}: {made.Letters}, {hand.Letters}");
        if (arguments is [_, "plans"])
        {
            await ExplainAsync(test.Database, statements.Grades, ByHand(MadePopulation.AsOf));
        }
    }

    private static async Task<(double Seconds, string Letters)> MeasureAsync(Database database, string query)
    {
        await using var connection = await database.OpenAsync();
        await connection.ExecuteAsync("SET jit = off");
        var letters = string.Empty;
        var seconds = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            seconds.Add(await Measured.SecondsAsync(async () => letters = string.Join(' ', (await connection.QueryAsync<(string, long)>(query, commandTimeout: 0)).Select(row => $"{row.Item1} {row.Item2}"))));
        }

        return (Measured.Median(seconds.Skip(1)), letters);
    }

    private static async Task ExplainAsync(Database database, params string[] queries)
    {
        await using var connection = await database.OpenAsync();
        await connection.ExecuteAsync("SET jit = off");
        foreach (var query in queries)
        {
            Console.WriteLine(string.Join('\n', await connection.QueryAsync<string>($"EXPLAIN (ANALYZE, VERBOSE) {query}", commandTimeout: 0)));
        }
    }

    private static string ByHand(DateOnly asOf) =>
        $"""
        SELECT letter, COUNT(*) AS subjects FROM (
          SELECT CASE
            WHEN licence = 'revoked' THEN 'D'
            WHEN COALESCE(general, 0) > 5 OR COALESCE(severe, 0) > 0 OR COALESCE(listed, FALSE) THEN 'C'
            WHEN COALESCE(general, 0) >= 1 AND NOT COALESCE(grave, FALSE) THEN 'B'
            WHEN COALESCE(general, 0) = 0 THEN 'A' END AS letter
          FROM {Sources.Subjects} LEFT JOIN (
            SELECT subject,
              COUNT(*) FILTER (WHERE {General(asOf)}) AS general,
              COUNT(*) FILTER (WHERE kind = 'penalty' AND {Severe} AND {Recent(asOf)}) AS severe,
              BOOL_OR(kind = 'serious-list' AND {Standing(asOf)}) AS listed,
              BOOL_OR(grave_consequence = 'yes' AND {General(asOf)}) AS grave
            FROM {Sources.Records}
            WHERE standing NOT IN ('repaired', 'withdrawn') AND happened <= {asOf.DayNumber}
            GROUP BY subject) AS counted USING (subject)
          WHERE registered IS NULL OR registered <= {asOf.DayNumber}) AS graded
        GROUP BY letter ORDER BY letter
        """;

    private const string Severe =
        "penalties && ARRAY['permit-suspended', 'qualification-lowered', 'permit-revoked', 'business-restricted', 'suspension-ordered', 'closure-ordered', 'employment-restricted']";

    private static string General(DateOnly asOf) =>
        $"((kind IN ('judgment', 'compulsion', 'broken-commitment', 'contract-breach') OR (kind = 'penalty' AND CARDINALITY(penalties) > 0 AND NOT {Severe})) AND {Recent(asOf)}"
        + $" OR kind IN ('abnormal-operation', 'tax-arrears', 'irregular-taxpayer', 'utility-arrears') AND {Standing(asOf)})";

    private static string Recent(DateOnly asOf) => $"happened > {asOf.AddYears(-1).DayNumber}";

    private static string Standing(DateOnly asOf) => $"(until_day IS NULL OR until_day >= {asOf.DayNumber})";

    private static Task FillAsync(Database database, Population population) => database.WriteAsync(async (transaction, token) =>
    {
        var connection = transaction.Connection!; // open while the transaction is
        await connection.ExecuteAsync(
            $"""
            CREATE TABLE {Sources.Subjects} (subject BIGINT PRIMARY KEY, licence TEXT NOT NULL, subject_kind TEXT NOT NULL, division TEXT, industry TEXT, registered INTEGER, state_owned TEXT NOT NULL, tags TEXT[] NOT NULL);
            CREATE TABLE {Sources.Records} (subject BIGINT NOT NULL, record BIGINT NOT NULL, kind TEXT NOT NULL, happened INTEGER NOT NULL, until_day INTEGER, standing TEXT NOT NULL, penalties TEXT[] NOT NULL, grave_consequence TEXT NOT NULL, amount_fen BIGINT, issuer TEXT, document TEXT);
            CREATE TABLE {Sources.Results} (subject BIGINT NOT NULL, scheme TEXT NOT NULL, letter TEXT NOT NULL, on_day INTEGER NOT NULL, withdrawn INTEGER)
            """,
            transaction: transaction);
        await using (var rows = await database.BulkAsync(transaction, Sources.Subjects, ["subject", "licence", "subject_kind", "division", "industry", "registered", "state_owned", "tags"], token))
        {
            for (var at = 0; at < population.Count; at++)
            {
                Write(rows, population.FactsOf(at));
            }

            await rows.CompleteAsync(token);
        }

        await using (var rows = await database.BulkAsync(transaction, Sources.Records, ["subject", "record", "kind", "happened", "until_day", "standing", "penalties", "grave_consequence"], token))
        {
            for (var at = 0; at < population.Count; at++)
            {
                Write(rows, population.Numbers.Span[at], population.RecordsOf(at));
            }

            await rows.CompleteAsync(token);
        }

        await connection.ExecuteAsync($"CREATE INDEX ON {Sources.Records} (subject); ANALYZE {Sources.Subjects}; ANALYZE {Sources.Records}; ANALYZE {Sources.Results}", transaction: transaction);
    });

    private static void Write(BulkWriter rows, Evaluation.SubjectFacts subject)
    {
        rows.Write(subject.Subject);
        rows.Write(subject.Licence);
        rows.Write(subject.Kind);
        rows.Write(subject.Division);
        rows.Write(subject.Industry);
        WriteDay(rows, subject.Registered);
        rows.Write(subject.StateOwned);
        rows.Write(subject.Tags.ToArray());
        rows.EndRow();
    }

    private static void Write(BulkWriter rows, long subject, IReadOnlyList<Evaluation.RecordFacts> records)
    {
        foreach (var record in records)
        {
            rows.Write(subject);
            rows.Write(record.Record);
            rows.Write(record.Kind);
            rows.Write(record.Happened.DayNumber);
            WriteDay(rows, record.Until);
            rows.Write(record.Standing);
            rows.Write(record.Penalties.ToArray());
            rows.Write(record.GraveConsequence);
            rows.EndRow();
        }
    }

    private static void WriteDay(BulkWriter rows, DateOnly? day)
    {
        if (day is { } known)
        {
            rows.Write(known.DayNumber);
        }
        else
        {
            rows.WriteNull();
        }
    }

    private static string PackRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here) ?? ".", "..", "packs"));
}
