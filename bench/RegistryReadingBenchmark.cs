using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>The search index over made-up subjects, its worst questions, and the stream of the whole population.</summary>
internal static class RegistryReadingBenchmark
{
    private const int Chunk = 20_000;
    private const int Rounds = 9;

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0]) : 1_000_000;
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var test = await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All]);
            await FillAsync(test.Database, count);
            var search = new SearchIndex(test.Database);
            Measured.Report($"{engine} subjects indexed", count, await Measured.SecondsAsync(() => search.CatchUpAsync()));
            await SearchAsync(engine, search);
            await StreamAsync(engine, test.Database);
        }
    }

    private static async Task FillAsync(Database database, int count)
    {
        var rows = new MadeUpRows(2);
        var taking = new RegistryTaking(database);
        var origin = new ChangeOrigin(1, DateTimeOffset.UnixEpoch.AddDays(20_000));
        foreach (var chunk in Enumerable.Range(0, count).Chunk(Chunk))
        {
            var registrations = chunk.Select(rows.Registration).ToArray();
            var penalties = chunk.Select(n => rows.Penalty(n, count)).ToArray();
            await database.WriteAsync(async (transaction, token) =>
            {
                await taking.TakeAsync(transaction, registrations, origin, token);
                await taking.TakeAsync(transaction, penalties, origin, token);
            });
        }
    }

    private static async Task SearchAsync(Engine engine, SearchIndex search)
    {
        foreach (var query in new[]
        {
            new SubjectQuery { Text = "有限公司" },
            new SubjectQuery { Text = "云山" },
            new SubjectQuery { Text = "9113" },
            new SubjectQuery { Text = "云山海食品" },
            new SubjectQuery { Text = MadeUpRows.Code(77_777)[9..17] },
            new SubjectQuery { Text = "不在此处" },
            new SubjectQuery { Text = "有限公司", DivisionPrefix = "131082", IndustryPrefix = "C14", Licence = "revoked" },
        })
        {
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                times.Add(await Measured.SecondsAsync(() => search.SearchAsync(query)));
            }

            Console.WriteLine($"{engine} search {query.Text} {query.DivisionPrefix}: {Measured.Median(times) * 1000:N1} ms");
        }
    }

    private static async Task StreamAsync(Engine engine, Database database)
    {
        var known = await new RegistryChanges(database).LastAsync();
        var records = 0L;
        var seconds = await Measured.SecondsAsync(async () =>
        {
            await foreach (var subject in new RegistryReading(database).StreamAsync(new DateOnly(2026, 1, 1), known, new SubjectNumber(0)))
            {
                records += subject.Records.Count;
            }
        });
        Measured.Report($"{engine} records streamed with their subjects", records, seconds);
    }
}
