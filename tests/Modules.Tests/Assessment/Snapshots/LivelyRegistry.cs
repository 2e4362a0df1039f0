using Xinheng.Assessment;
using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation;
using Xinheng.Evaluation.Columns;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xinheng.Testing.Generated;

namespace Xinheng.Modules.Tests.Assessment.Snapshots;

/// <summary>A registry in which made-up things keep happening, and the columns kept of it.</summary>
internal sealed class LivelyRegistry : IAsyncDisposable
{
    public static readonly DateOnly FirstDay = new(2026, 11, 21);

    private static readonly string[] Licences = ["active", "active", "revoked", "cancelled", "unknown"];
    private static readonly string[] Issuers = ["甲局", "乙局", "丙法院"];

    private readonly TestDatabase test;
    private readonly Dice dice;
    private readonly List<RecordNumber> records = [];
    private int rows;

    private LivelyRegistry(TestDatabase test, int seed) => (this.test, dice) = (test, Dice.Of(seed, 3));

    public Database Database => test.Database;

    public string Folder => Path.Combine(test.Folder, "columns");

    public ColumnStore Store => new(Database, Folder);

    public FixedClock Clock { get; } = FixedClock.On("2026-11-21");

    public static async Task<LivelyRegistry> CreateAsync(Engine engine, int seed = 1) =>
        new(await TestDatabase.CreateAsync(engine, [.. RegistryMigrations.All, .. AssessmentMigrations.All]), seed);

    /// <summary>Registers, reports, corrects, repairs, receives.</summary>
    /// <param name="subjects">Enterprises are among so many.</param>
    /// <param name="changes">How many of each.</param>
    public async Task LiveAsync(int subjects, int changes)
    {
        await TakeAsync((taking, transaction, origin) => taking.TakeAsync(
            transaction, (IReadOnlyList<IncomingRegistration>)[.. Enumerable.Range(0, changes).Select(_ => Registration(dice.Below(subjects)))], origin));
        var taken = await TakeAsync((taking, transaction, origin) => taking.TakeAsync(
            transaction, (IReadOnlyList<IncomingRecord>)[.. Enumerable.Range(0, changes).Select(_ => Record(dice.Below(subjects + 5)))], origin));
        records.AddRange(taken.Where(row => row.Outcome is TakeOutcome.New).Select(row => row.Record));
        await TakeAsync((taking, transaction, origin) => taking.TakeAsync(
            transaction, (IReadOnlyList<IncomingResult>)[.. Enumerable.Range(0, (changes / 4) + 1).Select(_ => Result(dice.Below(subjects)))], origin));
        await Database.WriteAsync((transaction, _) => new RecordEvents(Database).AppendAsync(
            transaction, [.. dice.Some(records, 1, (changes / 3) + 1).Select(Event)], new ChangeOrigin(0, Clock.GetUtcNow())));
    }

    /// <summary>Reports one record.</summary>
    public Task ReportAsync(int number, Func<IncomingRecord, IncomingRecord> change) =>
        TakeAsync((taking, transaction, origin) => taking.TakeAsync(transaction, (IReadOnlyList<IncomingRecord>)[change(Record(number))], origin));

    /// <summary>What columns say, line by line.</summary>
    public static List<string> Lines(Population columns) =>
        [.. Enumerable.Range(0, columns.Count).SelectMany(at => Lines((columns.FactsOf(at), columns.Capital.Span[at]), columns.RecordsOf(at), columns.Day))];

    /// <summary>What the registry says, subject by subject.</summary>
    /// <param name="day">As of this day.</param>
    /// <param name="change">As known at this change; null: the last.</param>
    public async Task<List<string>> LinesAsync(DateOnly day, ChangeNumber? change = null)
    {
        var lines = new List<string>();
        var known = change ?? await new RegistryChanges(Database).LastAsync();
        await foreach (var one in new RegistryReading(Database).StreamAsync(day, known, default))
        {
            lines.AddRange(Lines((Facts.Of(one), CapitalStep.Of(one.Registration?.CapitalFen)), [.. Facts.Of(one.Records).OrderBy(record => record.Happened).ThenBy(record => record.Record)], day));
        }

        return lines;
    }

    public ValueTask DisposeAsync() => test.DisposeAsync();

    private static IEnumerable<string> Lines((SubjectFacts Subject, byte Capital) one, IReadOnlyList<RecordFacts> records, DateOnly day) =>
        records.Select(record => $"  {record.Kind} {record.Happened:o} {record.Until:o} {StandingOn(record, day)} {string.Join(' ', record.Penalties)} {record.GraveConsequence} {record.Issuer} {record.AmountFen}")
            .Prepend(Line(one.Subject, one.Capital));

    private static string Line(SubjectFacts subject, byte capital) =>
        $"{subject.Subject} {subject.Licence} {subject.Kind} {capital} {subject.Division} {subject.Industry} {subject.Registered:o} {subject.StateOwned} {string.Join(',', subject.Tags)} "
                + string.Join(' ', subject.Results.Select(result => $"{result.Scheme}={result.Letter}@{result.Day:o}-{result.Withdrawn:o} {result.Issuer}"));

    // Whether a record whose last day has passed is kept as expired or expires when it is looked at is all the same.
    private static string StandingOn(RecordFacts record, DateOnly day) =>
        record.Standing is "effective" or "under-objection" && record.Until < day ? "expired" : record.Standing;

    private static CreditCode Code(int number) => CreditCode.Read($"1310{number:D11}");

    private Task<IReadOnlyList<TakenRow>> TakeAsync(
        Func<RegistryTaking, System.Data.Common.DbTransaction, ChangeOrigin, Task<IReadOnlyList<TakenRow>>> take) =>
        Database.WriteAsync((transaction, _) => take(new RegistryTaking(Database), transaction, new ChangeOrigin(0, Clock.GetUtcNow())));

    private IncomingRegistration Registration(int number) => new()
    {
        Code = Code(number),
        Name = $"虚构企业{number}",
        Licence = dice.Pick(Licences),
        LicenceSince = dice.Chance(50) ? null : FirstDay.AddDays(dice.Between(-400, 6)),
        Registered = dice.Chance(20) ? null : dice.Chance(5) ? new DateOnly(1590, 1, 1) : FirstDay.AddDays(-dice.Below(8000)),
        SubjectKind = dice.Of("enterprise", "cooperative"),
        Division = dice.Chance(20) ? null : dice.Of("131002", "131082"),
        CapitalFen = dice.Of<long?>(null, -1, 0, 99_999_999, 100_000_000, long.MaxValue),
        Industry = dice.Chance(20) ? null : dice.Of("C1311", "F5211"),
        StateOwned = dice.Of("none", "county"),
        Tags = dice.Some(["乙类", "pilot", "a b"], 0, 3),
        Row = ++rows,
    };

    private IncomingRecord Record(int number) => new()
    {
        Kind = dice.Of("penalty", "listing"),
        Code = Code(number),
        SubjectName = $"虚构企业{number}",
        Key = $"罚〔{(dice.Chance(20) ? dice.Between(1, rows + 1) : ++rows)}〕号",
        Happened = dice.Chance(3) ? new DateOnly(1850, 5, 6) : FirstDay.AddDays(-dice.Between(-10, 900)),
        Until = dice.Chance(60) ? null : FirstDay.AddDays(dice.Between(-300, 300)),
        Lifted = dice.Chance(80) ? null : FirstDay.AddDays(dice.Between(-100, 6)),
        Issuer = dice.Chance(20) ? null : dice.Pick(Issuers),
        Penalties = dice.Of<string?>(null, "fine", "fine warning", string.Empty),
        GraveConsequence = dice.Of("yes", "no", "unknown"),
        AmountFen = dice.Of<long?>(null, 0, 5_000_000, -3, long.MaxValue, long.MinValue),
        Document = "一号",
        Content = "{}"u8.ToArray(),
        Row = ++rows,
    };

    private IncomingResult Result(int number) => new()
    {
        Code = Code(number),
        SubjectName = $"虚构企业{number}",
        Scheme = dice.Of("risk", "tax"),
        Letter = dice.Of("low", "high"),
        Day = FirstDay.AddDays(-dice.Below(400)),
        Issuer = dice.Chance(50) ? null : "某省",
        IsWithdrawn = dice.Chance(15),
        Key = $"{number}-{dice.Below(3)}",
        Row = ++rows,
    };

    private IncomingEvent Event(RecordNumber record) => new()
    {
        Record = record,
        Kind = dice.Of(
            RecordEventKind.Lifted, RecordEventKind.Repaired, RecordEventKind.Withdrawn, RecordEventKind.Objected, RecordEventKind.ObjectionClosed,
            RecordEventKind.GraveConsequenceFound, RecordEventKind.NoGraveConsequenceFound),
        On = FirstDay.AddDays(dice.Between(-20, 6)),
    };
}
