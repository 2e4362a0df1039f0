using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.Snapshots;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>The snapshot of columns: built from each database, opened, verified, brought up to date. Five records to two subjects with any.</summary>
internal static class SnapshotBenchmark
{
    private const int Rounds = 7;
    private const int Patience = 600; // seconds for a statement
    private static readonly DateOnly Day = new(2026, 6, 30);

    public static async Task RunAsync(string[] arguments)
    {
        var records = arguments.Length > 0 ? int.Parse(arguments[0]) : 2_000_000;
        foreach (var engine in Enum.GetValues<Engine>().Where(engine => arguments.Length < 2 || arguments[1] == engine.ToString()))
        {
            await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. AssessmentMigrations.All]);
            await FillAsync(test.Database, records);
            await ReadBarelyAsync($"{engine} rows without blocks", test.Database, records);
            var known = await new RegistryChanges(test.Database).LastAsync();
            var packed = await Measured.SecondsAsync(() => new RegistryPacking(test.Database).PackAsync(known));
            Measured.Report($"{engine} rows without blocks packed once", records + (records / 2L), packed);
            await using (var connection = await test.Database.OpenAsync())
            {
                Console.WriteLine($"{engine} bytes of blocks a row: {await connection.ExecuteScalarAsync<double>("SELECT CAST(SUM(LENGTH(packed)) AS FLOAT) FROM registry_packed") / (records * 1.5):N1}");
            }

            await ReadBarelyAsync($"{engine} blocks", test.Database, records);
            await MeasureAsync(engine, new ColumnStore(test.Database, Path.Combine(test.Folder, "columns")), records);
        }
    }

    /// <summary>The same rows, only read: what no way of keeping them can be faster than.</summary>
    private static async Task ReadBarelyAsync(string what, Database database, int records)
    {
        var known = await new RegistryChanges(database).LastAsync();
        var bulk = new RegistryBulkReading(database);
        var before = Environment.CpuUsage.TotalTime;
        await bulk.ReadAsync(await bulk.StretchesAsync(known), Skip, Skip);
        Measured.Report($"{what} barely read, by processor time", records + (records / 2L), (Environment.CpuUsage.TotalTime - before).TotalSeconds);

        static void Skip(BulkReader rows)
        {
            while (rows.Next())
            {
                rows.Number(0);
            }
        }
    }

    private static async Task MeasureAsync(Engine engine, ColumnStore store, int records)
    {
        var rows = records + (records / 2L);
        var (built, spent, opened, verified) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            built.Add(await Measured.SecondsAsync(async () => (await store.BringUpToDateAsync(Day, anew: true)).Snapshot?.Dispose()));
            spent.Add((Environment.CpuUsage.TotalTime - before).TotalSeconds);
            var snapshot = default(ColumnSnapshot);
            opened.Add(await Measured.SecondsAsync(async () => snapshot = (await store.FindAsync()).Snapshot));
            verified.Add(await Measured.SecondsAsync(() => Task.FromResult(snapshot?.Columns(out _))));
            snapshot?.Dispose();
        }

        Measured.Report($"{engine} rows read into columns and kept", rows, Measured.Median(built));
        Measured.Report($"{engine} the same by processor time of the program", rows, Measured.Median(spent));
        Console.WriteLine($"{engine} snapshot opened in {Measured.Median(opened) * 1000:N2} ms, its parts verified in {Measured.Median(verified) * 1000:N1} ms");
        using var last = (await store.FindAsync()).Snapshot ?? throw new InvalidOperationException("It was just built.");
        Console.WriteLine($"{engine} bytes a record and subject: {last.Bytes:N0} for {last.Records:N0} records and {last.Subjects:N0} subjects");
        Measured.Report(
            $"{engine} a day later, nothing else", rows,
            await Measured.SecondsAsync(async () => (await store.BringUpToDateAsync(Day.AddDays(1))).Snapshot?.Dispose()));
    }

    /// <summary>Rows made by the engine itself; taking them one by one would last longer than all that is measured.</summary>
    private static Task FillAsync(Database database, int records) => database.WriteAsync(async (transaction, _) =>
    {
        const string Count = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < @count)";
        var subjects = records / 2;
        var connection = transaction.Connection!; // open while the transaction is
        await connection.ExecuteAsync(
            $"""
            INSERT INTO registry_subject (subject, subject_key, code_class, first_name)
            {Count} SELECT i, '~' || i, 0, 'made up ' || i FROM n
            """,
            new { count = subjects }, transaction, Patience);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO registry_registration (change_number, subject, code_class, name, licence, registered, subject_kind, division, industry, state_owned,
                content_high, content_low, received, batch, batch_row)
            {Count} SELECT i, i, 0, 'made up ' || i, CASE WHEN i % 50 = 0 THEN 'revoked' ELSE 'active' END, 730000 + i % 8000, 'enterprise',
                CAST(130000 + i % 200 AS TEXT), 'C' || CAST(1300 + i % 97 AS TEXT), 'none', i, i, 0, 1, i FROM n
            """,
            new { count = subjects }, transaction, Patience);
        await connection.ExecuteAsync(
            $"""
            INSERT INTO registry_record (record, subject, kind, key_high, key_low, received, batch, batch_row, content_high, content_low, happened, until_day,
                issuer, document, penalties, grave_consequence, amount_fen)
            {Count} SELECT @subjects + i, CASE WHEN i % 10 = 0 THEN 1 + i % 50 ELSE 1 + (CAST(i AS BIGINT) * 7919) % @some END,
                CASE WHEN i % 7 = 0 THEN 'abnormal-operation' ELSE 'penalty' END, i, 0, 0, 1, i, i, i, 738000 + i % 1700,
                CASE WHEN i % 3 = 0 THEN 739700 + i % 900 END, '局' || CAST(i % 300 AS TEXT), 'no ' || i, CASE WHEN i % 4 = 0 THEN 'fine warning' ELSE 'fine' END,
                CASE WHEN i % 9 = 0 THEN 'no' ELSE 'unknown' END, i * 100 FROM n
            """,
            new { count = records, subjects, some = subjects * 2 / 5 }, transaction, Patience);
        await connection.ExecuteAsync("INSERT INTO registry_write (change_number, received, writer) VALUES (@last, 1, 7)", new { last = subjects + records }, transaction);
        await connection.ExecuteAsync(
            "UPDATE registry_counter SET change_number = @last, subject_number = @subjects, received = 1", new { last = subjects + records, subjects }, transaction);
    });
}
