using Xinheng.Assessment.BackTests;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.BackTests;

/// <summary>What was received, or happened, after the day before an inspection never changes what is said of it.</summary>
public sealed class LookAheadTests
{
    private const int Enterprises = 40;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Nothing_received_after_the_day_before_changes_the_report(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        var (outcomes, records) = await HistoryAsync(place, new Random(17));
        var before = await place.ResultAsync(outcomes);

        var random = new Random(18);
        foreach (var record in records.Where((_, at) => at % 2 == 0))
        {
            await place.City.HappenAsync(record, random.Next(2) == 0 ? RecordEventKind.Repaired : RecordEventKind.Withdrawn, "2026-11-22");
        }

        await place.City.RegisterAsync(Enumerable.Range(1, Enterprises), one => one with { Licence = "revoked", LicenceSince = GradedCity.Day("2026-11-01"), Registered = GradedCity.Day("2026-12-31") });
        for (var late = 0; late < Enterprises; late++)
        {
            await place.City.ReportAsync(random.Next(1, Enterprises + 1), "2026-11-10");
        }

        Assert.Contains("\"Taken\":120", before, StringComparison.Ordinal);
        Assert.Equal(before, await place.ResultAsync(outcomes));
        Assert.NotEqual(before, await place.ResultAsync(outcomes, TestedCity.Order with { Known = Knowledge.Happened }));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_record_received_on_the_day_of_the_inspection_is_not_seen_and_one_of_the_day_before_is(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        await place.City.RegisterAsync([1]);
        place.City.Clock.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMilliseconds(1)); // the last millisecond of 21 November
        await place.City.ReportAsync(1, "2026-11-20");
        place.City.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await place.City.ReportAsync(1, "2026-11-20", one => one with { GraveConsequence = "yes", Penalties = "fine permit-revoked" });
        place.Wait(3);

        var test = await place.TestAsync([.. TestedCity.On("2026-11-22", [1]), .. TestedCity.On("2026-11-23", [1], row: 3)]);

        Assert.Equal(["B", "C"], await place.ClassesAsync(test));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task By_what_had_happened_nothing_that_happened_since_changes_the_report(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        var (outcomes, records) = await HistoryAsync(place, new Random(19));
        var happened = TestedCity.Order with { Known = Knowledge.Happened };
        var before = await place.ResultAsync(outcomes, happened);

        foreach (var record in records.Take(20))
        {
            await place.City.HappenAsync(record, RecordEventKind.Repaired, "2027-01-05");
        }

        for (var number = 1; number <= Enterprises; number++)
        {
            await place.City.ReportAsync(number, "2027-01-05");
        }

        Assert.Equal(before, await place.ResultAsync(outcomes, happened));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_order_of_rows_changes_nothing(Engine engine)
    {
        await using var place = await TestedCity.CreateAsync(engine);
        var (outcomes, _) = await HistoryAsync(place, new Random(20));
        List<ReportedOutcome> sloppy = [.. outcomes, outcomes[3] with { Row = 900 }, outcomes[5] with { Row = 901, Found = !outcomes[5].Found }, outcomes[7] with { Row = 902, Code = "91110000710925462X" }];
        var shuffled = sloppy.ToArray();
        new Random(21).Shuffle(shuffled);

        var straight = await place.ResultAsync(sloppy);

        Assert.Equal(straight, await place.ResultAsync(shuffled.Select((one, at) => one with { Row = at + 2 })));
    }

    /// <summary>Six weeks in which records come in, some late, and three inspections of every enterprise; two weeks later.</summary>
    private static async Task<(IReadOnlyList<ReportedOutcome> Outcomes, IReadOnlyList<RecordNumber> Records)> HistoryAsync(TestedCity place, Random random)
    {
        await place.City.RegisterAsync(Enumerable.Range(1, Enterprises));
        var records = new List<RecordNumber>();
        for (var day = 0; day < 42; day++)
        {
            place.Wait(1);
            records.Add(await place.City.ReportAsync(random.Next(1, Enterprises + 1), $"{GradedCity.Day("2026-11-22").AddDays(day - random.Next(0, 9)):yyyy-MM-dd}",
                one => random.Next(5) == 0 ? one with { Penalties = "fine permit-revoked" } : one));
        }

        place.Wait(14);
        var outcomes = Enumerable.Range(1, Enterprises).SelectMany(number => Enumerable.Range(0, 3).Select(turn => (number, turn)))
            .Select((one, at) => new ReportedOutcome(
                at + 2, GradedCity.Code(one.number).Value, GradedCity.Day("2026-11-24").AddDays((one.turn * 13) + random.Next(0, 13)), random.Next(4) == 0, random.Next(1, 11) / 20.0))
            .ToList();
        return (outcomes, records);
    }
}
