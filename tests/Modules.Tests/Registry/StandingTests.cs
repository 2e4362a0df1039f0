using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class StandingTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_record_expires_on_the_day_after_its_last(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号") with { Until = new DateOnly(2026, 6, 30) });

        Assert.Equal(RecordStanding.Effective, await StandingOn(registry, "2026-06-30"));
        Assert.Equal(RecordStanding.Expired, await StandingOn(registry, "2026-07-01"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Repair_withdrawal_and_objection_hold_from_their_day(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var record = (await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号")))[0].Record;

        await registry.AppendAsync(
            On(record, RecordEventKind.Objected, 2), On(record, RecordEventKind.ObjectionClosed, 4), On(record, RecordEventKind.Repaired, 6),
            On(record, RecordEventKind.Withdrawn, 8));

        Assert.Equal(
            [RecordStanding.Effective, RecordStanding.UnderObjection, RecordStanding.Effective, RecordStanding.Repaired, RecordStanding.Withdrawn],
            [
                await StandingOn(registry, "2026-02-01"), await StandingOn(registry, "2026-02-02"), await StandingOn(registry, "2026-02-04"),
                await StandingOn(registry, "2026-02-06"), await StandingOn(registry, "2026-02-08"),
            ]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_persons_finding_on_grave_consequences_wins_over_the_report(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var record = (await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号")))[0].Record;

        await registry.AppendAsync(On(record, RecordEventKind.GraveConsequenceFound, 5));

        Assert.Equal("unknown", (await registry.StandingAsync(Rows.Code, "2026-02-04")).Records[0].GraveConsequence);
        Assert.Equal("yes", (await registry.StandingAsync(Rows.Code, "2026-02-05")).Records[0].GraveConsequence);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_learned_later_is_not_seen_as_known_on_an_earlier_change(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var first = (await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号")))[0];
        await registry.AppendAsync(On(first.Record, RecordEventKind.Withdrawn, 1));
        await registry.TakeAsync(Rows.Penalty(Rows.Code, "2号"));
        await registry.TakeAsync(Rows.Registration(Rows.Code));

        var then = await registry.StandingAsync(Rows.Code, "2026-02-10", first.Change);

        Assert.Equal((null, RecordStanding.Effective), (then.Registration, Assert.Single(then.Records).Standing));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_licence_state_counts_from_the_day_it_began(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.Code));
        await registry.TakeAsync(Rows.Registration(Rows.Code) with { Licence = "revoked", LicenceSince = new DateOnly(2025, 5, 1) });
        await registry.TakeAsync(Rows.Registration(Rows.LegacyCode(1)) with { Licence = "revoked", LicenceSince = new DateOnly(2025, 5, 1) });
        await registry.TakeAsync(Rows.Registration(Rows.LegacyCode(2)));
        await registry.TakeAsync(Rows.Registration(Rows.LegacyCode(2)) with { Licence = "cancelled" });

        async Task<string> LicenceOn(string code, string day) => (await registry.StandingAsync(code, day)).Registration?.Licence ?? "no registration";

        Assert.Equal(["active", "revoked"], [await LicenceOn(Rows.Code, "2025-04-30"), await LicenceOn(Rows.Code, "2025-05-01")]);
        Assert.Equal(["active", "revoked"], [await LicenceOn(Rows.LegacyCode(1), "2025-04-30"), await LicenceOn(Rows.LegacyCode(1), "2025-05-01")]);
        Assert.Equal(["active", "cancelled"], [await LicenceOn(Rows.LegacyCode(2), "2026-03-01"), await LicenceOn(Rows.LegacyCode(2), "2026-03-02")]);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task An_event_on_an_unknown_record_is_refused_whole(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var record = (await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号")))[0].Record;

        await Assert.ThrowsAsync<ArgumentException>(() => registry.AppendAsync(On(record, RecordEventKind.Repaired, 1), On(new RecordNumber(999), RecordEventKind.Repaired, 1)));
        await Assert.ThrowsAsync<ArgumentException>(() => registry.AppendAsync(On(record, RecordEventKind.Corrected, 1)));

        Assert.Single(await registry.Reading.HistoryAsync(record, RegistryFixture.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_population_streams_by_subject_as_each_is_read_alone(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var random = new Random(4);
        await registry.TakeAsync([.. Enumerable.Range(0, 9_000).Select(n => Rows.Registration(Rows.LegacyCode(n), $"企业{n}"))]);
        var records = await registry.TakeAsync([.. Enumerable.Range(0, 3_000).Select(n => Rows.Penalty(Rows.LegacyCode(random.Next(9_100)), $"{n}号"))]);
        await registry.AppendAsync([.. records.Where((_, n) => n % 7 == 0).Select(r => On(r.Record, RecordEventKind.Repaired, 3))]);
        var known = await registry.Changes.LastAsync(RegistryFixture.Token);
        await registry.TakeAsync(Rows.Registration(Rows.Code), Rows.Registration(Rows.LegacyCode(3), "后来的名字"));

        var streamed = new List<SubjectStanding>();
        await foreach (var subject in registry.Reading.StreamAsync(new DateOnly(2026, 3, 2), known, new SubjectNumber(0), RegistryFixture.Token))
        {
            streamed.Add(subject);
        }

        Assert.Equal(streamed.Select(s => s.Subject.Number.Value).Order(), streamed.Select(s => s.Subject.Number.Value));
        Assert.Equal(3_000, streamed.Sum(s => s.Records.Count));
        Assert.Equal(9_000 + records.Count(r => r.IsSubjectNew), streamed.Count);
        Assert.Equal(429, streamed.Sum(s => s.Records.Count(r => r.Standing is RecordStanding.Repaired)));
        Assert.DoesNotContain(streamed, s => s.Subject.Key == Rows.Code || s.Registration?.Name == "后来的名字");
        var sample = streamed.Where((_, n) => n % 500 == 0).ToArray();
        var listed = await registry.Reading.ListAsync([.. sample.Select(s => s.Subject.Number)], new DateOnly(2026, 3, 2), known, RegistryFixture.Token);
        Assert.Equal(sample.SelectMany(s => s.Records), listed.SelectMany(s => s.Records));
    }

    private static IncomingEvent On(RecordNumber record, RecordEventKind kind, int dayOfFebruary) =>
        new() { Record = record, Kind = kind, On = new DateOnly(2026, 2, dayOfFebruary), Reason = "复核", Source = "决定书" };

    private static async Task<RecordStanding> StandingOn(RegistryFixture registry, string day) =>
        Assert.Single((await registry.StandingAsync(Rows.Code, day)).Records).Standing;
}
