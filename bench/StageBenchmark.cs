using System.Globalization;
using Xinheng.Intake.Checks;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>
/// What each stage of an import costs in processor time, so that the slowest is seen even on a busy machine:
/// reading, checking, hashing, taking; for PostgreSQL the server's time beside the program's.
/// </summary>
internal static class StageBenchmark
{
    private const int RowsInChunk = 8_192;

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 200_000;
        var only = arguments.Length > 1 ? Enum.Parse<Engine>(arguments[1], ignoreCase: true) : (Engine?)null;
        using var files = new MadeUpImport(count);
        foreach (var path in new[] { files.Registrations, files.Penalties })
        {
            var rows = BeforeTheDatabase(path);
            foreach (var engine in Enum.GetValues<Engine>().Where(engine => only is null || engine == only))
            {
                await TakingAsync(engine, Path.GetFileNameWithoutExtension(path), rows);
            }
        }
    }

    private static CheckedRow[] BeforeTheDatabase(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var results = new List<CheckedRow>();
        for (var round = 0; round < 3; round++)
        {
            results = [];
            var watch = Spent.Now();
            ReadOnly(path);
            watch.Report($"{name}: read", MadeUpImport.CountLines(path), round == 2);
            using var sheet = new CheckedSheet(path);
            watch = Spent.Now();
            sheet.Check(results);
            watch.Report($"{name}: read and check", results.Count, round == 2);
            watch = Spent.Now();
            Prepare(results);
            watch.Report($"{name}: sort and hash", results.Count, round == 2);
        }

        return [.. results];
    }

    private static void ReadOnly(string path)
    {
        using var sheet = new CheckedSheet(path);
        sheet.Read();
    }

    private static void Prepare(List<CheckedRow> rows)
    {
        foreach (var chunk in rows.Chunk(RowsInChunk))
        {
            PreparedRegistrations.From([.. chunk.Select(row => row.Registration).OfType<IncomingRegistration>()]);
            PreparedRecords.From([.. chunk.Select(row => row.Record).OfType<IncomingRecord>()]);
        }
    }

    private static async Task TakingAsync(Engine engine, string name, CheckedRow[] rows)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All]);
        var taking = new RegistryTaking(test.Database);
        var origin = new ChangeOrigin(1, DateTimeOffset.UnixEpoch.AddDays(20_000));
        var registrations = rows.Select(row => row.Registration).OfType<IncomingRegistration>().Chunk(RowsInChunk).Select(PreparedRegistrations.From).ToArray();
        var records = rows.Select(row => row.Record).OfType<IncomingRecord>().Chunk(RowsInChunk).Select(PreparedRecords.From).ToArray();
        foreach (var what in new[] { "taken", "taken again" })
        {
            var watch = Spent.Now();
            foreach (var chunk in registrations)
            {
                await test.Database.WriteAsync((transaction, token) => taking.TakeAsync(transaction, chunk, origin, token));
            }

            foreach (var chunk in records)
            {
                await test.Database.WriteAsync((transaction, token) => taking.TakeAsync(transaction, chunk, origin, token));
            }

            watch.Report($"{engine} {name}: {what}", rows.Length, true);
        }
    }
}
