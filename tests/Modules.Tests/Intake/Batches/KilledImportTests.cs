using System.Diagnostics;
using System.Text;
using Xinheng.Intake;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Batches;

public sealed class KilledImportTests
{
    private const int Kills = 50;
    private const int Good = 8_000;
    private const int Broken = 80;
    private const int RowsInChunk = 100;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_import_killed_at_fifty_random_points_loses_no_row_and_takes_none_twice(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        // How far a worker comes in a time depends on the machine: its life grows
        // while kills hit the same place, and shrinks when they go further or come too late.
        var chance = new Random(20261120);
        var reached = new HashSet<(int, long)>();
        var (kills, files, life) = (0, 0, 400.0);

        while (kills < Kills)
        {
            var path = await WriteFileAsync(test.Folder, files++);
            while (kills < Kills && await StartAndKillAsync(test, path, chance.Next(0, (int)life)))
            {
                kills++;
                var isFurther = reached.Add((files, await RowsDoneAsync(test, files)));
                life *= isFurther ? 0.9 : 1.3;
            }

            life *= 0.6;
            Assert.Equal($"finished {files}", await FinishAsync(test, path));
            await ShowNothingIsLostOrDoubledAsync(test, files);
        }

        Assert.True(reached.Count > Kills / 4, $"The kills hit only {reached.Count} different places.");
    }

    /// <summary>Rows of the batch that are in the database, shown to be exactly those its receipt counts; 0 before there is a batch.</summary>
    private static async Task<long> RowsDoneAsync(IntakeTest test, int batch)
    {
        var progress = await test.Desk.ProgressAsync(new BatchNumber(batch), IntakeTest.Token);
        var inDatabase = await test.CountAsync(
            $"(SELECT record FROM registry_record WHERE batch = {batch} UNION ALL SELECT row_number FROM intake_rejected WHERE batch = {batch}) AS taken");
        Assert.Equal(progress?.RowsDone ?? 0, inDatabase);
        return inDatabase;
    }

    private static async Task ShowNothingIsLostOrDoubledAsync(IntakeTest test, int files)
    {
        var receipt = await test.Desk.FindAsync(new BatchNumber(files), IntakeTest.Token);
        Assert.Equal((Good + Broken, Good, Broken), (receipt!.Counts.Read, receipt.Counts.New, receipt.Counts.Rejected));
        Assert.Equal(Broken, receipt.Counts.RejectionsByCode.Values.Max());
        Assert.Equal(Good * files, await test.CountAsync("registry_record"));
        Assert.Equal(Broken * files, await test.CountAsync("intake_rejected"));
        Assert.Equal(files, await test.CountAsync("intake_batch"));
    }

    /// <summary>False when the worker was done before it could be killed.</summary>
    private static async Task<bool> StartAndKillAsync(IntakeTest test, string file, int afterMilliseconds)
    {
        using var worker = await StartAsync(test, file);
        await Task.Delay(afterMilliseconds, IntakeTest.Token);
        worker.Kill();
        await worker.WaitForExitAsync(IntakeTest.Token);
        Assert.True(worker.ExitCode is 0 or 137, $"The worker ended by itself with {worker.ExitCode}.");
        return worker.ExitCode != 0;
    }

    private static async Task<string?> FinishAsync(IntakeTest test, string file)
    {
        using var worker = await StartAsync(test, file);
        var outcome = await worker.StandardOutput.ReadLineAsync(IntakeTest.Token);
        await worker.WaitForExitAsync(IntakeTest.Token);
        return outcome;
    }

    // A kill soon after the worker says it is ready hits the keeping of the file, a later one the chunks.
    private static async Task<Process> StartAsync(IntakeTest test, string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Xinheng.IntakeWorker.dll"), test.Folder, test.Connection ?? "-", file, $"{RowsInChunk}" })
        {
            start.ArgumentList.Add(argument);
        }

        var worker = Process.Start(start)!; // starts or throws
        Assert.Equal("ready", await worker.StandardOutput.ReadLineAsync(IntakeTest.Token));
        return worker;
    }

    private static async Task<string> WriteFileAsync(string folder, int number)
    {
        var path = Path.Combine(folder, $"penalties-{number}.csv");
        await using var to = new StreamWriter(path, append: false, new UTF8Encoding(false));
        await to.WriteLineAsync(MadeUpFiles.PenaltyHeader);
        var row = 0;
        foreach (var line in MadeUpFiles.Penalties(Good, 4000, from: number * Good))
        {
            await to.WriteLineAsync(line);
            if (row++ % (Good / Broken) == 0)
            {
                await to.WriteLineAsync(line.Replace(",罚款,", ",罚款,没有日期的一行", StringComparison.Ordinal).Replace("-", "?", StringComparison.Ordinal));
            }
        }

        return path;
    }
}
