using System.Diagnostics;
using System.Globalization;
using Xinheng.Assessment;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Http.Tests;

/// <summary>Servers beside one database, each a process of its own.</summary>
public sealed class KilledServerTests
{
    private const int Enterprises = 24_000;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_servers_beside_one_database_one_is_killed_during_a_whole_run_and_the_other_ends_it_with_nothing_lost_or_doubled()
    {
        await using var place = await TestDatabase.CreateAsync(Engine.Postgres);
        await using var deployment = await Deployment.OpenAsync(
            new DeploymentPlace(place.Folder, place.Connection, DeploymentPlace.OwnPacks), FixedClock.On("2026-11-22"), Token);
        await RegisterAsync(deployment.Database);
        using var first = await ServeAsync(place, "one");
        using var second = await ServeAsync(place, "two");
        try
        {
            var number = (await deployment.Runs.StartAsync("langfang/public-credit", new(2026, 11, 21), null, Token)).Run!.Number; // a shipped pack in force
            await UntilAsync(deployment, number, run => run.Graded > 0);
            first.Kill();
            var cut = await deployment.Runs.FindAsync(number, Token);
            var done = await UntilAsync(deployment, number, run => run.State is not Assessment.RunState.Running);

            Assert.Equal((Assessment.RunState.Running, true), (cut!.State, cut.Graded is > 0 and < Enterprises));
            Assert.Equal((Assessment.RunState.Done, Enterprises, Enterprises, Enterprises), (done.State, done.Graded, done.Written, done.FirstGrades));
            Assert.Equal((Enterprises, Enterprises, Enterprises), await CountAsync(deployment.Database, number));
            Assert.False(second.HasExited);
        }
        finally
        {
            first.Kill();
            second.Kill();
            await Task.WhenAll(first.WaitForExitAsync(Token), second.WaitForExitAsync(Token));
        }
    }

    private static async Task RegisterAsync(Database database) => await database.WriteAsync(
        (transaction, token) => new RegistryTaking(database).TakeAsync(
            transaction,
            Enumerable.Range(1, Enterprises).Select(number => new IncomingRegistration
            {
                Code = CreditCode.Read($"1310{number.ToString("D11", CultureInfo.InvariantCulture)}"),
                Name = $"廊坊市虚构企业{number}有限公司",
                Registered = new(2015, 1, 1),
                Row = number,
            }).ToArray(),
            new ChangeOrigin(0, DateTimeOffset.UnixEpoch.AddDays(20_000)), token),
        Token);

    /// <summary>The program itself, once it listens.</summary>
    private static async Task<Process> ServeAsync(TestDatabase place, string folder)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "xinheng.dll"), "serve", "--port", "0", "--lang", "en",
                "--data", Path.Combine(place.Folder, folder), "--db", place.Connection!, // PostgreSQL has one
            ])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!; // starts or throws
        while (await process.StandardOutput.ReadLineAsync(Token) is { } line && !line.Contains("http://127.0.0.1:", StringComparison.Ordinal))
        {
        }

        _ = process.StandardOutput.ReadToEndAsync(Token); // what it says further must not fill the pipe
        return process;
    }

    private static async Task<Run> UntilAsync(Deployment deployment, long number, Func<Run, bool> isReached)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(3); await Task.Delay(5, Token))
        {
            if (await deployment.Runs.FindAsync(number, Token) is { } run && isReached(run))
            {
                return run;
            }
        }

        throw new InvalidOperationException($"Run {number} got nowhere within three minutes.");
    }

    /// <summary>Grades the run gave, subjects it gave one, subjects that stand somewhere.</summary>
    private static async Task<(long Grades, long Subjects, long Standings)> CountAsync(Database database, long run)
    {
        await using var connection = await database.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText =
            string.Create(CultureInfo.InvariantCulture, $"SELECT COUNT(*), COUNT(DISTINCT subject), (SELECT COUNT(*) FROM assessment_standing) FROM assessment_grade WHERE run = {run}");
        await using var reader = await command.ExecuteReaderAsync(Token);
        await reader.ReadAsync(Token);
        return (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2));
    }
}
