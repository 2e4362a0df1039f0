using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Xinheng.Storage;

namespace Xinheng.Bench;

/// <summary>
/// From a record to the grade it gives: one record in the engine alone, one through a running server, and days on which half of all
/// subjects have to be graded anew.
/// </summary>
internal static class IncrementBenchmark
{
    private const int Single = 200;
    private const int Alone = 200;
    private const int ThroughServer = 30;
    private const int Days = 4;
    private const int FirstOfDays = 10 * (Single + Alone + ThroughServer + 1);
    private static readonly DateOnly Day = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(8));

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 100_000;
        var only = arguments.Length > 1 ? Enum.Parse<Engine>(arguments[1], ignoreCase: true) : (Engine?)null;
        foreach (var engine in Enum.GetValues<Engine>().Where(engine => only is null || engine == only))
        {
            await using var population = await GradedPopulation.MakeAsync(engine, count, Day);
            await population.Standings.CatchUpAsync();
            await OneAsync(engine, population);
            await OneByProcessorAsync(engine, population);
            await DaysAsync(engine, population);
            await ThroughServerAsync(engine, population);
        }
    }

    /// <summary>A record is taken and committed; from there until its grade is read by code.</summary>
    private static async Task OneAsync(Engine engine, GradedPopulation population)
    {
        var times = new List<double>();
        for (var at = 0; at < Single; at++)
        {
            var (subject, code) = (UnpunishedAt(at), MadeUpRows.Code(UnpunishedAt(at)));
            await population.ReportAsync([subject], Day.AddDays(-10));
            var watch = Stopwatch.StartNew();
            var following = population.Increments.FollowAsync(Day);
            while (population.Standings.Find(GradedPopulation.Scheme, code)?.Letter != "B" && !following.IsCompleted)
            {
                Thread.SpinWait(50);
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
            await following;
            if (population.Standings.Find(GradedPopulation.Scheme, code)?.Letter != "B")
            {
                throw new InvalidOperationException("The record did not give its grade.");
            }
        }

        Report($"{engine} one record, from its commit to its grade, engine alone", times.Skip(10));
    }

    /// <summary>The same by processor time, without a thread that waits for the grade.</summary>
    private static async Task OneByProcessorAsync(Engine engine, GradedPopulation population)
    {
        var (own, server) = (0.0, 0.0);
        for (var at = Single; at < Single + Alone; at++)
        {
            await population.ReportAsync([UnpunishedAt(at)], Day.AddDays(-10));
            var before = Spent.Now().Server;
            var began = Environment.CpuUsage.TotalTime;
            await population.Increments.FollowAsync(Day);
            own += (Environment.CpuUsage.TotalTime - began).TotalSeconds;
            server += Spent.Now().Server - before;
        }

        Console.WriteLine($"{engine} the same by processor time: {own / Alone * 1e3:N2} ms here, {server / Alone * 1e3:N2} ms in the server");
    }

    /// <summary>
    /// Half of all get a record, and are graded anew with their reasons; then the other half, and each once more. The columns follow the registry, as a
    /// server has them do. The first time the program's code is cold, as on a server's first day; the others tell what a day costs.
    /// </summary>
    private static async Task DaysAsync(Engine engine, GradedPopulation population)
    {
        var (seconds, columns) = (new List<double>(), new List<double>());
        for (var day = 0; day < Days; day++)
        {
            var some = Enumerable.Range(FirstOfDays, population.Count - FirstOfDays).Where(number => number % 2 == day % 2).ToArray();
            await population.ReportAsync(some, Day.AddDays(-20 + day));
            columns.Add(some.Length / await Measured.SecondsAsync(async () => (await population.Columns.BringUpToDateAsync(Day)).Snapshot?.Dispose()));
            var before = Spent.Now();
            var watch = Stopwatch.StartNew();
            var followed = await population.Increments.FollowAsync(Day);
            var spent = watch.Elapsed.TotalSeconds;
            before.Report($"{engine} graded anew in a day, by processor time", followed.Graded, true);
            if (day == 0)
            {
                Measured.Report($"{engine} graded anew in a day, the first time ({followed.Written:N0} written)", followed.Graded, spent);
                continue;
            }

            seconds.Add(followed.Graded / spent);
        }

        Console.WriteLine($"{engine} records put into the columns: {Measured.Median(columns.Skip(1)):N0} /s");
        Console.WriteLine($"{engine} graded anew in a day, further times: {Measured.Median(seconds):N0} /s");
        Measured.Report(
            $"{engine} grades of everyone read into memory anew", population.Count, await Measured.SecondsAsync(() => population.Standings.CatchUpAsync()));
    }

    /// <summary>A file with one record is sent in over HTTP; from there until its grade is read over HTTP.</summary>
    private static async Task ThroughServerAsync(Engine engine, GradedPopulation population)
    {
        using var server = await RunningServer.OfProgramAsync(population.Folder, population.Connection);
        await server.RestAsync();
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        var times = new List<double>();
        for (var at = 0; at < ThroughServer; at++)
        {
            var code = MadeUpRows.Code(UnpunishedAt(Single + Alone + at));
            var watch = Stopwatch.StartNew();
            using var form = new MultipartFormDataContent { { new ByteArrayContent(File(code, at)), "files", $"处罚{at}.csv" } };
            using var sent = await client.PostAsync("/api/intake/batches", form);
            sent.EnsureSuccessStatusCode();
            while (await LetterAsync(client, code) != "B")
            {
                await Task.Delay(2);
            }

            times.Add(watch.Elapsed.TotalMilliseconds);
        }

        Report($"{engine} one record, sent in and its grade read over HTTP", times.Skip(2));
    }

    private static async Task<string?> LetterAsync(HttpClient client, string code)
    {
        using var body = JsonDocument.Parse(await client.GetByteArrayAsync($"/api/grades/{GradedPopulation.Scheme}/{code}"));
        return body.RootElement.GetProperty("letter").GetString();
    }

    private static byte[] File(string code, int at) => Encoding.UTF8.GetBytes(
        "行政相对人名称,行政相对人类别,统一社会信用代码,行政处罚决定书文号,违法行为类型,违法事实,处罚依据,处罚类别,处罚内容,罚款金额（万元）,处罚决定日期,处罚有效期,公示截止期,处罚机关\n"
        + $"虚构企业,法人及非法人组织,{code},（虚构）罚字〔2026〕{at}号,违反管理规定,未按规定明码标价,虚构依据,罚款,罚款五千元,0.500000,{Day.AddDays(-30):yyyy-MM-dd},,,虚构机关\n");

    /// <summary>A subject without a penalty, neither one of those given one at the start nor one of an even number.</summary>
    private static int UnpunishedAt(int at) => (at * 10) + 1 + (at % 2 * 2);

    private static void Report(string what, IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        Console.WriteLine($"{what}: median {Measured.Median(sorted):N1} ms, the fastest tenth within {sorted[sorted.Length / 10]:N1} ms, 95 of 100 within {sorted[sorted.Length * 95 / 100]:N1} ms");
    }
}
