using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Assessment;
using Xinheng.Evaluation.Columns;
using Xinheng.Evaluation.Sql;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>
/// The statements that packs are turned into for PostgreSQL, beside the same policies as SQL written by hand, over the same
/// tables of a made-up population. Each is asked how many subjects have each letter, in turns; then once more without
/// parallel workers, for the processor time of the server.
/// </summary>
internal static class SqlBenchmark
{
    private const int Rounds = 5;
    private static readonly SqlSources Sources = new("bench_subject", "bench_record", "bench_result");

    public static async Task RunAsync(string[] arguments)
    {
        var subjects = arguments.Length > 0 ? int.Parse(arguments[0]) : 1_000_000;
        var isExplained = arguments is [_, "plans"];
        await CompareAsync("langfang/public-credit", subjects, isExplained, [("by hand", HandWritten.Classes(Sources, MadePopulation.AsOf)), ("by hand, old records dropped", HandWritten.ClassesOfRecent(Sources, MadePopulation.AsOf))]);
        await CompareAsync("chongqing/industry-model", subjects, isExplained, [("by hand", HandWritten.Points(Sources, MadePopulation.AsOf))]);
    }

    private static async Task CompareAsync(string id, int subjects, bool isExplained, IReadOnlyList<(string Name, string Query)> hands)
    {
        var pack = new PackLibrary(PackRoot()).Find(id)?.Pack ?? throw new InvalidOperationException($"The pack {id} does not compile.");
        await using var test = await TestDatabase.CreateAsync(Engine.Postgres);
        await FillAsync(test.Database, MadePopulation.Of(subjects, [.. pack.RecordKinds]));
        var statements = PackSql.Of(pack, MadePopulation.AsOf, Sources).Statements ?? throw new InvalidOperationException($"The pack {id} cannot be said in SQL.");
        (string Name, string Query)[] all = [("made of the pack", $"SELECT letter, COUNT(*) AS subjects FROM ({statements.Grades}) AS graded GROUP BY letter ORDER BY letter"), .. hands];
        await using var connection = await test.Database.OpenAsync();
        await connection.ExecuteAsync("SET jit = off");
        var elapsed = await MeasureAsync(connection, all);
        await connection.ExecuteAsync("SET max_parallel_workers_per_gather = 0");
        var alone = await MeasureAsync(connection, all);
        for (var at = 0; at < all.Length; at++)
        {
            Console.WriteLine(
                $"{id,-26} {all[at].Name,-30} {elapsed[at].Seconds,7:N2} s; one process {alone[at].Seconds,7:N2} s, {alone[at].Processor,7:N2} s of processor; {elapsed[at].Letters}"
                + (at == 0 ? string.Empty : $"; the pack's takes {elapsed[0].Seconds / elapsed[at].Seconds:N2}, {alone[0].Seconds / alone[at].Seconds:N2}, {alone[0].Processor / alone[at].Processor:N2} times that; counts are {(elapsed[0].Letters == elapsed[at].Letters ? "the same" : "DIFFERENT")}"));
        }

        if (isExplained)
        {
            await ExplainAsync(connection, all);
        }
    }

    private static async Task<(double Seconds, double Processor, string Letters)[]> MeasureAsync(DbConnection connection, (string Name, string Query)[] all)
    {
        var measured = all.Select(_ => new List<(double Seconds, double Processor)>()).ToArray();
        var letters = new string[all.Length];
        for (var round = 0; round <= Rounds; round++)
        {
            for (var at = 0; at < all.Length; at++)
            {
                var before = Spent.Now().Server;
                var seconds = await Measured.SecondsAsync(async () =>
                    letters[at] = string.Join(' ', (await connection.QueryAsync<(string, long)>(all[at].Query, commandTimeout: 0)).Select(row => $"{row.Item1} {row.Item2}")));
                measured[at].Add((seconds, Spent.Now().Server - before));
            }
        }

        return [.. measured.Select((rounds, at) => (Measured.Median(rounds.Skip(1).Select(one => one.Seconds)), Measured.Median(rounds.Skip(1).Select(one => one.Processor)), letters[at]))];
    }

    private static async Task ExplainAsync(DbConnection connection, IEnumerable<(string Name, string Query)> queries)
    {
        foreach (var (name, query) in queries)
        {
            Console.WriteLine($"== {name}\n{string.Join('\n', await connection.QueryAsync<string>($"EXPLAIN (ANALYZE, VERBOSE) {query}", commandTimeout: 0))}");
        }
    }

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

        await connection.ExecuteAsync(
            $"""
            INSERT INTO {Sources.Results} SELECT subject, 'enterprise-credit-comprehensive', SUBSTR('ABCD', 1 + (subject / 5 % 4)::integer, 1), {MadePopulation.AsOf.DayNumber} - (subject % 700)::integer, NULL
            FROM {Sources.Subjects} WHERE subject % 5 = 0
            """,
            transaction: transaction);
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
