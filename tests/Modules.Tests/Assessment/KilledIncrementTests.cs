using System.Diagnostics;
using Dapper;
using Xinheng.Assessment;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment;

public sealed class KilledIncrementTests
{
    private const int Enterprises = 400;
    private const int Kills = 4;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Processes_that_have_grades_follow_and_are_killed_lose_nothing_and_double_nothing(Engine engine)
    {
        await using var city = await GradedCity.CreateAsync(engine);
        await city.RegisterAsync(Enumerable.Range(1, Enterprises));
        await city.GradeAsync("2026-11-21");
        await city.ReportAllAsync(Enterprises, "2026-05-01");

        // Two at a time; a kill comes when some more units are there, so that each hits a process at work.
        var reached = new HashSet<long>();
        for (var kill = 0; kill < Kills && reached.Add(await CountAsync(city)); kill++)
        {
            using var first = Start(city);
            using var second = Start(city);
            await UntilMoreAsync(city, first);
            first.Kill();
            second.Kill();
            await Task.WhenAll(first.WaitForExitAsync(), second.WaitForExitAsync());
        }

        var between = await CountAsync(city);
        await city.FollowAsync("2026-11-21");

        Assert.True(reached.Count > Kills / 2 && between is > 0 and < Enterprises, $"The kills hit {reached.Count} places and left {between} grades.");
        Assert.Equal(Enterprises, await CountAsync(city));
        Assert.Equal([("B", (long)Enterprises)], (await city.Overview.DistributionAsync(GradedCity.Scheme)).Select(count => (count.Letter!, count.Subjects)));
        var increments = (await city.Runs.ListAsync(1_000, withIncrements: true)).Where(run => run.Kind is RunKind.Increment).ToList();
        Assert.Equal((Enterprises, Enterprises), (increments.Sum(run => run.Written), increments.Sum(run => run.Worse)));
        Assert.Equal(0, (await city.GradeAsync("2026-11-21")).Written);
    }

    private static async Task<long> CountAsync(GradedCity city)
    {
        await using var connection = await city.Database.OpenAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM assessment_grade g JOIN assessment_run r ON r.run = g.run WHERE r.kind = 2");
    }

    private static async Task UntilMoreAsync(GradedCity city, Process worker)
    {
        var before = await CountAsync(city);
        while (!worker.HasExited && await CountAsync(city) < before + 20)
        {
            await Task.Delay(5);
        }
    }

    private static Process Start(GradedCity city)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Xinheng.IntakeWorker.dll"), city.Folder, city.Connection ?? "-", "grades", GradedCity.PackRoot(), "2026-11-21" })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!; // starts or throws
    }
}
