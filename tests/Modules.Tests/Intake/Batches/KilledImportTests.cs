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
    private const int Good = 60_000;
    private const int Broken = 300;
    private const int RowsInChunk = 500;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_import_killed_at_fifty_random_points_loses_no_row_and_takes_none_twice(Engine engine)
    {
        await using var test = await IntakeTest.CreateAsync(engine);
        var file = await WriteFileAsync(test.Folder);
        var chance = new Random(20261120);
        var reached = new HashSet<long>();
        var kills = 0;

        while (kills < Kills)
        {
            kills += await StartAndKillAsync(test, file, chance) ? 1 : 0;
            if (await test.Desk.ProgressAsync(new BatchNumber(1), IntakeTest.Token) is { } progress)
            {
                Assert.Equal(progress.RowsDone, await RowsInDatabaseAsync(test));
                reached.Add(progress.RowsDone);
                Assert.NotEqual(BatchState.Finished, progress.State);
            }
        }

        var outcome = await FinishAsync(test, file);
        var receipt = await test.Desk.FindAsync(new BatchNumber(1), IntakeTest.Token);
        Assert.Equal("finished 1", outcome);
        Assert.True(reached.Count > 5, $"The kills hit only {reached.Count} different places.");
        Assert.Equal((Good + Broken, Good, Broken), (receipt!.Counts.Read, receipt.Counts.New, receipt.Counts.Rejected));
        Assert.Equal(Good, await test.CountAsync("registry_record"));
        Assert.Equal(Broken, await test.CountAsync("intake_rejected"));
        Assert.Equal(Broken, receipt.Counts.RejectionsByCode.Values.Max());
        Assert.Equal(1, await test.CountAsync("intake_batch"));
    }

    private static Task<long> RowsInDatabaseAsync(IntakeTest test) =>
        test.CountAsync("(SELECT record FROM registry_record UNION ALL SELECT row_number FROM intake_rejected) AS taken");

    // A kill soon after the worker says it is ready hits the keeping of the file, a later one the chunks.
    private static async Task<bool> StartAndKillAsync(IntakeTest test, string file, Random chance)
    {
        using var worker = Start(test, file);
        await worker.StandardOutput.ReadLineAsync(IntakeTest.Token);
        await Task.Delay(chance.Next(0, 400), IntakeTest.Token);
        var isKilled = !worker.HasExited;
        worker.Kill();
        await worker.WaitForExitAsync(IntakeTest.Token);
        return isKilled;
    }

    private static async Task<string?> FinishAsync(IntakeTest test, string file)
    {
        using var worker = Start(test, file);
        await worker.StandardOutput.ReadLineAsync(IntakeTest.Token);
        var outcome = await worker.StandardOutput.ReadLineAsync(IntakeTest.Token);
        await worker.WaitForExitAsync(IntakeTest.Token);
        return outcome;
    }

    private static Process Start(IntakeTest test, string file)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Xinheng.IntakeWorker.dll"), test.Folder, test.Connection ?? "-", file, $"{RowsInChunk}" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!; // starts or throws
    }

    private static async Task<string> WriteFileAsync(string folder)
    {
        var path = Path.Combine(folder, "penalties.csv");
        await using var to = new StreamWriter(path, append: false, new UTF8Encoding(false));
        await to.WriteLineAsync(MadeUpFiles.PenaltyHeader);
        var row = 0;
        foreach (var line in MadeUpFiles.Penalties(Good, 4000))
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
