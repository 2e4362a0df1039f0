using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Snapshots;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>
/// A whole run by columns with its results stored: everybody graded for the first time, then once more when nothing changed. The
/// columns are there, as a server keeps them; the registry's own tables are empty, so that what is dated ahead costs nothing to find.
/// </summary>
internal static class WholeRunBenchmark
{
    private const int Rounds = 3;
    private static readonly string[] Packs = ["langfang/public-credit", "liaoning/general-risk"];

    public static async Task RunAsync(string[] arguments)
    {
        var subjects = arguments.Length > 0 ? int.Parse(arguments[0]) : 10_000_000;
        var library = new PackLibrary(PackRoot());
        var kinds = Packs.SelectMany(id => library.Find(id)?.Pack?.RecordKinds ?? []).DistinctBy(kind => kind.Id).ToList();
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. AssessmentMigrations.All]);
            var folder = Path.Combine(test.Folder, "columns");
            Directory.CreateDirectory(folder);
            await CountInAsync(test.Database, subjects);
            var mark = await new RegistryBulkReading(test.Database).MarkOfAsync(new ChangeNumber(subjects)) ?? 0;
            ColumnSnapshot.Write(Path.Combine(folder, "columns-made.xhc"), MadePopulation.Of(subjects, kinds), subjects, mark);
            GC.Collect();
            var clock = FixedClock.On($"{MadePopulation.AsOf:yyyy-MM-dd}");
            var runs = new GradeRuns(test.Database, new PackVersions(test.Database, library, clock), clock)
            {
                Engine = GradeEngine.Columns, Columns = new ColumnStore(test.Database, folder),
            };
            foreach (var pack in Packs)
            {
                await MeasureAsync(engine, test.Database, runs, pack);
            }
        }
    }

    private static async Task MeasureAsync(Engine engine, Database database, GradeRuns runs, string pack)
    {
        var (first, again) = (new List<double>(), new List<double>());
        var (firstSpent, againSpent) = (double.MaxValue, double.MaxValue);
        var last = default(Run);
        for (var round = 0; round < Rounds; round++)
        {
            await database.WriteAsync((transaction, _) => transaction.Connection!.ExecuteAsync( // open while the transaction is
                "DELETE FROM assessment_grade_block; DELETE FROM assessment_standing_block; DELETE FROM assessment_cursor; DELETE FROM assessment_run", transaction: transaction));
            var before = Spent.Now();
            first.Add(await Measured.SecondsAsync(() => RunAsync(runs, pack)));
            var between = Spent.Now();
            again.Add(await Measured.SecondsAsync(async () => last = await RunAsync(runs, pack)));
            var after = Spent.Now();
            (firstSpent, againSpent) = (Math.Min(firstSpent, between.Own + between.Server - before.Own - before.Server), Math.Min(againSpent, after.Own + after.Server - between.Own - between.Server));
        }

        var done = last ?? throw new InvalidOperationException("A run was just done.");
        Measured.Report($"{engine} {pack}, everybody for the first time", done.Graded, Measured.Median(first));
        Measured.Report($"{engine} {pack}, once more ({done.Written:N0} written)", done.Graded, Measured.Median(again));
        Console.WriteLine($"  processor time of program and server, the least of {Rounds}: {firstSpent:N2} s, once more {againSpent:N2} s");
        await using var connection = await database.OpenAsync();
        var (standings, grades) = await connection.QuerySingleAsync<(long, long)>(
            "SELECT CAST((SELECT SUM(LENGTH(content)) FROM assessment_standing_block) AS BIGINT), CAST((SELECT SUM(LENGTH(content)) FROM assessment_grade_block) AS BIGINT)");
        Console.WriteLine($"  bytes a subject: {standings / (double)done.Graded:N1} where it stands, {grades / (double)done.Graded:N1} its grade");
    }

    private static async Task<Run> RunAsync(GradeRuns runs, string pack)
    {
        var start = await runs.StartAsync(pack, MadePopulation.AsOf);
        return await runs.ContinueAsync(start.Run?.Number ?? throw new InvalidOperationException($"{pack} was refused: {start.Refusal[0].Message.En}"));
    }

    private static Task CountInAsync(Database database, int subjects) => database.WriteAsync(async (transaction, _) =>
    {
        var connection = transaction.Connection!; // open while the transaction is
        await connection.ExecuteAsync("INSERT INTO registry_write (change_number, received, writer) VALUES (@subjects, 1, 7)", new { subjects }, transaction);
        await connection.ExecuteAsync(
            "UPDATE registry_counter SET change_number = @subjects, subject_number = @subjects, received = 1", new { subjects }, transaction);
    });

    private static string PackRoot([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here) ?? ".", "..", "packs"));
}
