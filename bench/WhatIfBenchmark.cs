using System.Diagnostics;
using System.Net.Http.Json;
using Xinheng.Storage;

namespace Xinheng.Bench;

/// <summary>
/// A threshold under somebody's hand: trials of values that were never asked for before, sent to a running server one after the other
/// as the page sends them, and the whole report that follows when the hand rests.
/// </summary>
internal static class WhatIfBenchmark
{
    private const int Rounds = 3;

    // Each asks for values of a parameter that its pack has not, so that no answer lies ready.
    private static readonly (string Pack, string Parameter, Func<int, string> Value)[] Sliders =
    [
        ("langfang/public-credit", "general_limit", step => $"{6 + step}"),
        ("liaoning/general-risk", "c_below", step => $"{51 + step}"),
    ];

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 1_000_000;
        var day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));
        await using var population = await GradedPopulation.MakeAsync(Engine.Sqlite, count, day);
        using var program = await RunningServer.OfProgramAsync(population.Folder, population.Connection);
        await program.RestAsync();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{program.Port}"), Timeout = TimeSpan.FromMinutes(10) };
        foreach (var (pack, parameter, value) in Sliders)
        {
            Console.WriteLine($"{pack}, {count:N0} subjects: the first question {await AskAsync(client, pack, [], isBrief: true):N0} ms");
            Report("the matrix while sliding", await TimesAsync(client, pack, parameter, value, from: 0, steps: 12, isBrief: true));
            Report("the whole report at rest", await TimesAsync(client, pack, parameter, value, from: 12 * Rounds, steps: 3, isBrief: false));
        }

        Console.WriteLine($"the program holds {program.Megabytes:N0} MB");
    }

    private static async Task<List<double>> TimesAsync(
        HttpClient client, string pack, string parameter, Func<int, string> value, int from, int steps, bool isBrief)
    {
        var medians = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var times = new List<double>();
            for (var step = 0; step < steps; step++)
            {
                var values = new Dictionary<string, string>(StringComparer.Ordinal) { [parameter] = value(from + (round * steps) + step) };
                times.Add(await AskAsync(client, pack, values, isBrief));
            }

            medians.Add(Measured.Median(times));
        }

        return medians;
    }

    private static void Report(string what, List<double> rounds) =>
        Console.WriteLine($"  {what}: {Measured.Median(rounds):N0} ms ({string.Join(", ", rounds.Select(round => $"{round:N0}"))})");

    /// <summary>Milliseconds from the question to the last byte of its answer.</summary>
    private static async Task<double> AskAsync(HttpClient client, string pack, Dictionary<string, string> values, bool isBrief)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await client.PostAsJsonAsync(isBrief ? "/api/what-if?brief=true" : "/api/what-if", new { pack, values });
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException(text);
    }
}
