using System.Diagnostics;
using Xinheng.Assessment;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>Processes that work on one run and are killed while they do.</summary>
public sealed class KilledRunTests
{
    private const int Enterprises = 12_000;

    public static TheoryData<Engine, GradeEngine> Engines
    {
        get
        {
            var all = new TheoryData<Engine, GradeEngine>();
            foreach (var engine in TestDatabase.Engines.Select(one => (Engine)one[0]))
            {
                all.Add(engine, GradeEngine.Columns);
                if (engine is Engine.Postgres)
                {
                    all.Add(engine, GradeEngine.Sql);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Processes_that_work_on_one_run_and_are_killed_lose_nothing_and_double_nothing(Engine engine, GradeEngine by)
    {
        await using var city = await GradedCity.CreateAsync(engine, by);
        var enterprises = by is GradeEngine.Sql ? Enterprises / 4 : Enterprises;
        await city.RegisterAsync(Enumerable.Range(1, enterprises));
        await city.ReportAllAsync(500, "2026-05-01");
        var run = (await city.Runs.StartAsync(GradedCity.Pack, GradedCity.Day("2026-11-21"))).Run!.Number; // a shipped pack in force

        using (var first = Start(city, by, run))
        using (var second = Start(city, by, run))
        {
            await Task.WhenAny(UntilAtWorkAsync(first), UntilAtWorkAsync(second));
            first.Kill();
            second.Kill();
            await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        }

        var cut = await city.Runs.FindAsync(run);
        using var third = Start(city, by, run);
        var told = await third.StandardOutput.ReadToEndAsync();

        Assert.InRange(cut!.Graded, 1, enterprises - 1);
        Assert.Contains($"Done {enterprises}", told, StringComparison.Ordinal);
        var done = await city.Runs.FindAsync(run);
        Assert.Equal((RunState.Done, enterprises, enterprises), (done!.State, done.Written, done.FirstGrades));
        Assert.Equal(
            [("A", enterprises - 500L), ("B", 500L)], (await city.Overview.DistributionAsync(GradedCity.Scheme)).Select(count => (count.Letter!, count.Subjects)));
        foreach (var number in new[] { 1, 299, 300, 301, 600, 2_999 })
        {
            Assert.Single(await city.Explanations.HistoryAsync(await city.NumberOfAsync(number)));
        }
    }

    private static async Task UntilAtWorkAsync(Process worker)
    {
        while (await worker.StandardOutput.ReadLineAsync() is { } line && !line.StartsWith("through", StringComparison.Ordinal))
        {
        }
    }

    private static Process Start(GradedCity city, GradeEngine by, long run)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[]
        {
            Path.Combine(AppContext.BaseDirectory, "Xinheng.IntakeWorker.dll"), city.Folder, city.Connection ?? "-", "run", GradedCity.PackRoot(), by.ToString(), $"{run}",
        })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!; // starts or throws
    }
}
