using System.Diagnostics;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Checks;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>
/// Registrations and penalties from CSV files into each engine, end to end: original kept, read, checked, taken with
/// receipts. Beside it the stages before the database alone, and the same rows by the engine's bare bulk path.
/// </summary>
internal static class IntakeBenchmark
{
    private const int Rounds = 3;

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 400_000;
        var only = arguments.Length > 1 ? Enum.Parse<Engine>(arguments[1], ignoreCase: true) : (Engine?)null;
        using var files = new MadeUpImport(count);
        foreach (var engine in Enum.GetValues<Engine>().Where(engine => only is null || engine == only))
        {
            await EngineAsync(engine, files, count);
        }
    }

    /// <summary>Takes one large file in and tells the most memory the process ever held.</summary>
    public static async Task MemoryAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 2_000_000;
        var engine = arguments.Length > 1 ? Enum.Parse<Engine>(arguments[1], ignoreCase: true) : Engine.Sqlite;
        await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. IntakeMigrations.All]);
        var path = Path.Combine(test.Folder, "penalties.csv");
        MadeUpImport.WritePenalties(path, count);
        var seconds = await Measured.SecondsAsync(() => TakeAsync(test, path));
        using var self = Process.GetCurrentProcess();
        Measured.Report($"{engine} penalties, one file", count, seconds);
        Console.WriteLine($"most memory held: {self.PeakWorkingSet64 >> 20} MB");
    }

    public static async Task<Receipt> TakeAsync(TestDatabase test, string path)
    {
        var desk = new IntakeDesk(test.Database, new IntakeSettings(test.Folder, "1310"), TimeProvider.System);
        await using var content = File.OpenRead(path);
        var answer = await desk.SubmitAsync(content, Path.GetFileName(path), new IntakeWish());
        var number = answer.Receipt?.Number ?? throw new InvalidOperationException($"{answer.Refusal}");
        var receipt = await desk.RunAsync(number);
        return receipt is { State: BatchState.Finished } ? receipt : throw new InvalidOperationException($"{receipt}");
    }

    private static async Task EngineAsync(Engine engine, MadeUpImport files, int count)
    {
        var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
        for (var round = 0; round < Rounds; round++)
        {
            await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. IntakeMigrations.All]);
            Add("registrations, end to end", await Measured.SecondsAsync(() => TakeAsync(test, files.Registrations)));
            Add("penalties, end to end", await Measured.SecondsAsync(() => TakeAsync(test, files.Penalties)));
            var registrations = Checked(files.Registrations).Select(row => row.Registration).OfType<IncomingRegistration>().Chunk(20_000).ToArray();
            Add("registrations, bare bulk", await BareBulk.RegistrationsAsync(test.Database, registrations));
            var penalties = Checked(files.Penalties).Select(row => row.Record).OfType<IncomingRecord>().Chunk(20_000).ToArray();
            Add("penalties, bare bulk", await BareBulk.PenaltiesAsync(test.Database, penalties));
        }

        foreach (var (what, seconds) in times)
        {
            Measured.Report($"{engine} {what}", count, Measured.Median(seconds));
        }

        void Add(string what, double seconds) => (times.TryGetValue(what, out var list) ? list : times[what] = []).Add(seconds);
    }

    private static List<CheckedRow> Checked(string path)
    {
        var rows = new List<CheckedRow>();
        using var sheet = new CheckedSheet(path);
        sheet.Check(rows);
        return rows;
    }
}
