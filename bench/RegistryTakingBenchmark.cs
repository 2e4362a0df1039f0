using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>
/// Taking registrations and penalties, beside the bare bulk path of the engine: the same columns and rows into tables
/// without index, checks or look-ups (prepared inserts in one transaction; binary COPY).
/// </summary>
internal static class RegistryTakingBenchmark
{
    private const int Chunk = 20_000;
    private const int Rounds = 3;

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 400_000;
        var only = arguments.Length > 1 ? Enum.Parse<Engine>(arguments[1], ignoreCase: true) : (Engine?)null;
        var rows = new MadeUpRows(1);
        var registrations = Enumerable.Range(0, count).Select(rows.Registration).Chunk(Chunk).ToArray();
        var penalties = Enumerable.Range(0, count).Select(n => rows.Penalty(n, count)).Chunk(Chunk).ToArray();
        foreach (var engine in Enum.GetValues<Engine>().Where(e => only is null || e == only))
        {
            var times = new Dictionary<string, List<double>>(StringComparer.Ordinal);
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var (what, seconds) in await RoundAsync(engine, registrations, penalties))
                {
                    (times.TryGetValue(what, out var list) ? list : times[what] = []).Add(seconds);
                }
            }

            foreach (var (what, seconds) in times)
            {
                Measured.Report($"{engine} {what}", count, Measured.Median(seconds));
            }
        }
    }

    private static async Task<List<(string What, double Seconds)>> RoundAsync(
        Engine engine, IncomingRegistration[][] registrations, IncomingRecord[][] penalties)
    {
        await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All]);
        var taking = new RegistryTaking(test.Database);
        var origin = new ChangeOrigin(1, DateTimeOffset.UnixEpoch.AddDays(20_000));
        Task Each<T>(T[][] chunks, Func<System.Data.Common.DbTransaction, T[], Task> take) => InChunksAsync(test.Database, chunks, take);
        return
        [
            ("registrations taken", await Measured.SecondsAsync(() => Each(registrations, (t, chunk) => taking.TakeAsync(t, chunk, origin)))),
            ("registrations taken again", await Measured.SecondsAsync(() => Each(registrations, (t, chunk) => taking.TakeAsync(t, chunk, origin)))),
            ("penalties taken", await Measured.SecondsAsync(() => Each(penalties, (t, chunk) => taking.TakeAsync(t, chunk, origin)))),
            ("penalties taken again", await Measured.SecondsAsync(() => Each(penalties, (t, chunk) => taking.TakeAsync(t, chunk, origin)))),
            ("registrations, bare bulk", await BareBulk.RegistrationsAsync(test.Database, registrations)),
            ("penalties, bare bulk", await BareBulk.PenaltiesAsync(test.Database, penalties)),
        ];
    }

    private static async Task InChunksAsync<T>(Database database, T[][] chunks, Func<System.Data.Common.DbTransaction, T[], Task> take)
    {
        foreach (var chunk in chunks)
        {
            await database.WriteAsync((transaction, _) => take(transaction, chunk));
        }
    }
}
