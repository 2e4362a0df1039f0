using Xinheng.Assessment;
using Xinheng.Assessment.Consistency;
using Xinheng.Assessment.Increments;
using Xinheng.Assessment.Outside;
using Xinheng.Assessment.PackLife;
using Xinheng.Assessment.Snapshots;
using Xinheng.Assessment.Warnings;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>A registry with made-up enterprises, the shipped packs, and all that assesses them.</summary>
internal sealed class GradedCity : IAsyncDisposable
{
    public const string Pack = "langfang/public-credit";
    public const string Scheme = "langfang-public-credit";

    // Compiled once for all tests: a library is safe to share and notices changed files.
    private static readonly PackLibrary Shipped = new(PackRoot());

    private readonly TestDatabase test;
    private int rows;

    private GradedCity(TestDatabase test, GradeEngine? by)
    {
        this.test = test;
        Versions = new PackVersions(test.Database, Packs, Clock);
        Drafts = new PackDrafts(test.Database, Versions, Clock);
        Columns = new ColumnStore(test.Database, Path.Combine(test.Folder, "columns"));
        Runs = new GradeRuns(test.Database, Versions, Clock) { Engine = by, Columns = Columns };
        Increments = new GradeIncrements(test.Database, Runs, Versions, Clock) { Columns = Columns, FewestForColumns = by is GradeEngine.Columns ? 3 : 20_000 };
        Explanations = new Explanations(test.Database);
        Overview = new Overview(test.Database);
        Outside = new OutsideSettings(test.Database, Clock);
        Registry = new RegistryReading(test.Database);
    }

    public Database Database => test.Database;
    public string Folder => test.Folder;
    public string? Connection => test.Connection;
    public FixedClock Clock { get; } = FixedClock.On("2026-11-21");
    public PackLibrary Packs => Shipped;
    public PackVersions Versions { get; }
    public PackDrafts Drafts { get; }
    public GradeRuns Runs { get; }
    public ColumnStore Columns { get; }
    public GradeIncrements Increments { get; }
    public Explanations Explanations { get; }
    public Overview Overview { get; }
    public OutsideSettings Outside { get; }
    public RegistryReading Registry { get; }

    /// <param name="engine">The database.</param>
    /// <param name="by">What works out whole runs; null: what fits.</param>
    public static async Task<GradedCity> CreateAsync(Engine engine, GradeEngine? by = null) => new(
        await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. AssessmentMigrations.All, .. WarningsMigrations.All, .. ConsistencyMigrations.All]), by);

    public static DateOnly Day(string day) => DateOnly.Parse(day);

    /// <summary>The code of the made-up enterprise with a number.</summary>
    public static CreditCode Code(int number) => CreditCode.Read($"1310{number:D11}");

    /// <summary>Registers enterprises with these numbers.</summary>
    public async Task<IReadOnlyList<SubjectNumber>> RegisterAsync(
        IEnumerable<int> numbers, Func<IncomingRegistration, IncomingRegistration>? change = null)
    {
        var incoming = numbers.Select(number => new IncomingRegistration
        {
            Code = Code(number),
            Name = $"廊坊市虚构企业{number}有限公司",
            Registered = Day("2015-01-01"),
            Division = number % 2 == 0 ? "131082" : "131002",
            Industry = number % 3 == 0 ? "C1311" : "F5211",
            Row = ++rows,
        }).Select(change ?? (one => one)).ToList();
        return [.. (await TakeAsync((taking, transaction, origin) => taking.TakeAsync(transaction, incoming, origin))).Select(row => row.Subject)];
    }

    /// <summary>Reports a penalty on an enterprise, unless changed.</summary>
    public async Task<RecordNumber> ReportAsync(int number, string day, Func<IncomingRecord, IncomingRecord>? change = null)
    {
        var record = Penalty(number, day);
        var taken = await TakeAsync((taking, transaction, origin) => taking.TakeAsync(transaction, [change is null ? record : change(record)], origin));
        return taken.Single().Record;
    }

    /// <summary>Reports a penalty on each of the enterprises from 1 on.</summary>
    public Task ReportAllAsync(int enterprises, string day) =>
        TakeAsync((taking, transaction, origin) => taking.TakeAsync(
            transaction, [.. Enumerable.Range(1, enterprises).Select(number => Penalty(number, day))], origin));

    /// <summary>Reports many penalties on one enterprise, over ten years.</summary>
    public async Task ReportManyAsync(int enterprise, int penalties)
    {
        var first = Day("2016-11-22");
        foreach (var chunk in Enumerable.Range(0, penalties).Chunk(20_000))
        {
            await TakeAsync((taking, transaction, origin) => taking.TakeAsync(
                transaction, [.. chunk.Select(at => Penalty(enterprise, "2026-01-01") with { Happened = first.AddDays(at % 3_650) })], origin));
        }
    }

    /// <summary>Takes in a comprehensive grade the nation gave an enterprise.</summary>
    public Task ReceiveAsync(int number, string letter, string day, DateOnly? withdrawn = null) =>
        TakeAsync((taking, transaction, origin) => taking.TakeAsync(
            transaction,
            [
                new IncomingResult
                {
                    Code = Code(number), SubjectName = $"廊坊市虚构企业{number}有限公司", Scheme = "enterprise-credit-comprehensive", Letter = letter,
                    Day = Day(day), Issuer = "全国信用信息共享平台", Key = $"综评〔{day}〕{number}号", IsWithdrawn = withdrawn is not null, WithdrawnOn = withdrawn, Row = ++rows,
                },
            ],
            origin));

    /// <summary>Reports a risk class the nation gave an enterprise.</summary>
    public Task ReceiveAsync(int number, string letter, DateOnly day, DateOnly? withdrawn = null) =>
        TakeAsync((taking, transaction, origin) => taking.TakeAsync(
            transaction,
            [
                new IncomingResult
                {
                    Code = Code(number), SubjectName = $"廊坊市虚构企业{number}有限公司", Scheme = "enterprise-credit-risk", Letter = letter, Day = day,
                    IsWithdrawn = withdrawn is not null, WithdrawnOn = withdrawn, Key = $"{day:yyyy-MM-dd}", Row = ++rows,
                },
            ],
            origin));

    /// <summary>Appends an event to a record.</summary>
    public Task HappenAsync(RecordNumber record, RecordEventKind kind, string day) =>
        Database.WriteAsync((transaction, _) => new RecordEvents(Database).AppendAsync(
            transaction, [new IncomingEvent { Record = record, Kind = kind, On = Day(day) }], new ChangeOrigin(0, Clock.GetUtcNow())));

    /// <summary>A whole run.</summary>
    public async Task<Run> GradeAsync(string asOf, ChangeNumber? knownOn = null, string pack = Pack)
    {
        var start = await Runs.StartAsync(pack, Day(asOf), knownOn);
        return await Runs.ContinueAsync(start.Run!.Number); // the shipped packs are never refused on their dates
    }

    /// <summary>Grades follow to a day, whole runs done on the way.</summary>
    public async Task<Followed> FollowAsync(string today)
    {
        var sum = new Followed(0, 0, [], []);
        while (true)
        {
            var followed = await Increments.FollowAsync(Day(today));
            sum = new(sum.Graded + followed.Graded, sum.Written + followed.Written, [.. sum.WholeRuns, .. followed.WholeRuns], followed.Held);
            foreach (var run in followed.WholeRuns)
            {
                await Runs.ContinueAsync(run);
            }

            if (followed.WholeRuns.Count == 0)
            {
                return sum;
            }
        }
    }

    public async Task<SubjectNumber> NumberOfAsync(int number) => (await Registry.FindAsync(Code(number).Value))!.Number; // registered by the test

    public async Task<Standing?> StandingAsync(int number, string scheme = Scheme)
    {
        var subject = await NumberOfAsync(number);
        return (await Overview.StandingsAsync(scheme, [subject])).GetValueOrDefault(subject);
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private IncomingRecord Penalty(int number, string day) => new()
    {
        Kind = "penalty",
        Code = Code(number),
        SubjectName = $"廊坊市虚构企业{number}有限公司",
        Key = $"罚〔{++rows}〕号",
        Happened = Day(day),
        Penalties = "fine",
        GraveConsequence = "no",
        Document = $"罚〔{rows}〕号",
        Content = "{}"u8.ToArray(),
        Row = rows,
    };

    private Task<IReadOnlyList<TakenRow>> TakeAsync(
        Func<RegistryTaking, System.Data.Common.DbTransaction, ChangeOrigin, Task<IReadOnlyList<TakenRow>>> take) =>
        Database.WriteAsync((transaction, _) => take(new RegistryTaking(Database), transaction, new ChangeOrigin(0, Clock.GetUtcNow())));

    /// <summary>The folder of the packs that come with the program.</summary>
    public static string PackRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "packs", "national")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No packs/ above the test's folder."), "packs");
    }
}
