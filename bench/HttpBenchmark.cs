using Xinheng.Assessment.Reading;
using Xinheng.Storage;

namespace Xinheng.Bench;

/// <summary>Grades by code over HTTP, beside the plainest answer the same web server gives on the same machine to the same client.</summary>
internal static class HttpBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(6);

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 1_000_000;
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));
        await using var population = await GradedPopulation.MakeAsync(Engine.Sqlite, count, day);
        var seconds = await Measured.SecondsAsync(() => population.Standings.CatchUpAsync());
        Measured.Report("codes and grades read into memory", count, seconds);
        Console.WriteLine($"bytes a subject in memory, codes and one scheme: {population.Standings.Bytes / (double)count:N1}");
        LookUp(population.Standings, count);

        using var program = await RunningServer.OfProgramAsync(population.Folder, population.Connection);
        using var plain = await RunningServer.OfPlainAsync();
        await program.RestAsync();
        string[] codes = [.. Enumerable.Range(0, count).Select(MadeUpRows.Code)];
        var ceiling = new HttpLoad(plain.Port, PlainServer.Path, []);
        var grades = new HttpLoad(program.Port, $"/api/grades/{GradedPopulation.Scheme}/", codes);
        await ceiling.PerSecondAsync(WarmUp);
        await grades.PerSecondAsync(WarmUp);
        var (of, with) = (new List<(double, double)>(), new List<(double, double)>());
        for (var round = 0; round < Rounds; round++)
        {
            of.Add(await RoundAsync(ceiling, plain));
            with.Add(await RoundAsync(grades, program));
        }

        var share = Report("grades by code", with) / Report("plain answers", of);
        Console.WriteLine($"share of the ceiling: {share:P1}; the program holds {program.Megabytes:N0} MB");
    }

    /// <summary>Answers a second, and microseconds of the server's processor time for each.</summary>
    private static async Task<(double PerSecond, double Microseconds)> RoundAsync(HttpLoad load, RunningServer server)
    {
        var before = server.Spent;
        var perSecond = await load.PerSecondAsync(Round);
        return (perSecond, (server.Spent - before).TotalMicroseconds / (perSecond * Round.TotalSeconds));
    }

    private static double Report(string what, List<(double PerSecond, double Microseconds)> rounds)
    {
        var median = Measured.Median(rounds.Select(round => round.PerSecond));
        Console.WriteLine(
            $"{what}: {median:N0} a second ({string.Join(", ", rounds.Select(round => $"{round.PerSecond:N0}"))}), "
            + $"{Measured.Median(rounds.Select(round => round.Microseconds)):N1} µs of the server's processor time each");
        return median;
    }

    private static void LookUp(StandingGrades standings, int count)
    {
        string[] codes = [.. Enumerable.Range(0, Math.Min(count, 200_000)).Select(number => MadeUpRows.Code((int)(number * 7919L % count)))];
        var found = 0;
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var code in codes)
        {
            found += standings.Find(GradedPopulation.Scheme, code) is null ? 0 : 1;
        }

        Console.WriteLine($"found {found:N0} of {codes.Length:N0} by code, {watch.Elapsed.TotalNanoseconds / codes.Length:N0} ns each");
    }
}
