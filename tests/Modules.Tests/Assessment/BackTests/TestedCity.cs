using System.Text.Json;
using Xinheng.Assessment.BackTests;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Modules.Tests.Assessment.BackTests;

/// <summary>A made-up city whose grades are tested against outcomes of inspections.</summary>
internal sealed class TestedCity : IAsyncDisposable
{
    private TestedCity(GradedCity city)
    {
        City = city;
        Desk = new BackTestDesk(city.Database, city.Versions, city.Clock);
    }

    public GradedCity City { get; }

    public BackTestDesk Desk { get; }

    /// <summary>What is asked when a test does not care: one pack, strictly.</summary>
    public static BackTestOrder Order { get; } = new() { Pack = GradedCity.Pack, FileName = "结果.csv", Sha256 = "0", RowsRead = 0, Resamples = 100 };

    /// <summary>Likewise by the scheme.</summary>
    public static BackTestOrder ByScheme { get; } = Order with { Pack = null, Scheme = GradedCity.Scheme };

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    public static async Task<TestedCity> CreateAsync(Engine engine)
    {
        var city = await GradedCity.CreateAsync(engine);
        await Migrations.ApplyAsync(city.Database, BackTestMigrations.All);
        return new TestedCity(city);
    }

    /// <summary>Outcomes of these enterprises on a day, from row <paramref name="row"/> on.</summary>
    public static IEnumerable<ReportedOutcome> On(string day, IEnumerable<int> numbers, Func<int, bool>? found = null, long row = 2) =>
        numbers.Select((number, at) => new ReportedOutcome(row + at, GradedCity.Code(number).Value, GradedCity.Day(day), found?.Invoke(number) ?? false));

    /// <summary>Lets days pass.</summary>
    public void Wait(int days) => City.Clock.Advance(TimeSpan.FromDays(days));

    /// <summary>A whole back-test.</summary>
    public async Task<BackTest> TestAsync(IEnumerable<ReportedOutcome> outcomes, BackTestOrder? order = null)
    {
        var start = await Desk.StartAsync(order ?? Order, [.. outcomes]);
        return await Desk.ContinueAsync(start.Test!.Number); // what the tests ask for is never refused
    }

    /// <summary>All a back-test came to, as text, without the places in the file.</summary>
    public async Task<string> ResultAsync(IEnumerable<ReportedOutcome> outcomes, BackTestOrder? order = null)
    {
        var result = (await TestAsync(outcomes, order)).Result!; // a whole back-test has one
        return JsonSerializer.Serialize(result with { Fates = [.. result.Fates.Select(fate => fate with { First = [] })] });
    }

    /// <summary>The classes of a back-test by row; the fate where there is none.</summary>
    public async Task<IReadOnlyList<string>> ClassesAsync(BackTest test)
    {
        var classes = new List<string>();
        await foreach (var line in Desk.LinesAsync(test.Number))
        {
            classes.Add(line.Fate ?? line.Letter ?? "?");
        }

        return classes;
    }

    public ValueTask DisposeAsync() => City.DisposeAsync();
}
