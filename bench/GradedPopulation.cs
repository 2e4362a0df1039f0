using Xinheng.Assessment;
using Xinheng.Assessment.BackTests;
using Xinheng.Assessment.Consistency;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Reading;
using Xinheng.Assessment.Snapshots;
using Xinheng.Assessment.Warnings;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Bench;

/// <summary>Made-up subjects of which one in five has a penalty, graded by the tiered rule.</summary>
internal sealed class GradedPopulation : IAsyncDisposable
{
    public const string Pack = "langfang/public-credit";
    public const string Scheme = "langfang-public-credit";
    private const int Chunk = 20_000;
    private const int OneIn = 5;

    private readonly TestDatabase test;
    private readonly RegistryTaking taking;
    private readonly MadeUpRows rows = new(4);
    private int records;

    private GradedPopulation(TestDatabase test, int count, DateOnly day)
    {
        (this.test, Count, Day) = (test, count, day);
        taking = new RegistryTaking(test.Database);
        Versions = new PackVersions(test.Database, new PackLibrary(PackRoot()), TimeProvider.System);
        Columns = new ColumnStore(test.Database, Path.Combine(test.Folder, "columns"));
        Runs = new GradeRuns(test.Database, Versions, TimeProvider.System) { Columns = Columns, FewestForColumns = 0 };
        Standings = new StandingGrades(test.Database);
        Increments = new GradeIncrements(test.Database, Runs, Versions, TimeProvider.System) { Columns = Columns, Standings = Standings };
    }

    public int Count { get; }

    public DateOnly Day { get; }

    public Database Database => test.Database;

    public string Folder => test.Folder;

    public string? Connection => test.Connection;

    public PackVersions Versions { get; }

    public ColumnStore Columns { get; }

    public GradeRuns Runs { get; }

    public StandingGrades Standings { get; }

    public GradeIncrements Increments { get; }

    public static async Task<GradedPopulation> MakeAsync(Engine engine, int count, DateOnly day)
    {
        var test = await TestDatabase.CreateAsync(
            engine, [.. RegistryMigrations.All, .. AssessmentMigrations.All, .. ConsistencyMigrations.All, .. WarningsMigrations.All, .. BackTestMigrations.All]);
        var population = new GradedPopulation(test, count, day);
        await population.FillAsync();
        return population;
    }

    /// <summary>Reports a penalty on each of some subjects, on a day; one transaction for each twenty thousand.</summary>
    public async Task ReportAsync(IEnumerable<int> subjects, DateOnly happened)
    {
        foreach (var chunk in subjects.Chunk(Chunk))
        {
            var penalties = chunk.Select(number => Penalty(number, happened)).ToArray();
            await Database.WriteAsync((transaction, token) => taking.TakeAsync(transaction, penalties, Origin(), token));
        }
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private async Task FillAsync()
    {
        var origin = new ChangeOrigin(1, DateTimeOffset.UnixEpoch.AddDays(20_000));
        foreach (var chunk in Enumerable.Range(0, Count).Chunk(Chunk))
        {
            var registrations = chunk.Select(number => rows.Registration(number) with { Licence = "active" }).ToArray();
            var penalties = chunk.Where(number => number % OneIn == 0).Select(number => Penalty(number, Day.AddDays(-1 - (number % 1000)))).ToArray();
            await Database.WriteAsync(async (transaction, token) =>
            {
                await taking.TakeAsync(transaction, registrations, origin, token);
                await taking.TakeAsync(transaction, penalties, origin, token);
            });
        }

        var start = await Runs.StartAsync(Pack, Day);
        await Runs.ContinueAsync(start.Run?.Number ?? throw new InvalidOperationException("The shipped pack is not refused."));
    }

    private IncomingRecord Penalty(int number, DateOnly happened) => rows.Penalty(records++, Count) with
    {
        Code = CreditCode.Read(MadeUpRows.Code(number)),
        Happened = happened,
        GraveConsequence = "no",
        PublishedThrough = null,
        Penalties = "fine",
    };

    private static ChangeOrigin Origin() => new(1, TimeProvider.System.GetUtcNow());

    private static string PackRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "packs", "national")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No packs/ above the benchmarks."), "packs");
    }
}
