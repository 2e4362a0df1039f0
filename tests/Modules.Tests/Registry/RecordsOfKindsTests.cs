using System.Text;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class RecordsOfKindsTests
{
    private static readonly (DateOnly From, DateOnly Through) Always = (DateOnly.MinValue, DateOnly.MaxValue);

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task All_records_of_the_kinds_are_read_in_their_order_whatever_lies_between_them(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        for (var write = 0; write < 3; write++)
        {
            await registry.TakeAsync([.. Enumerable.Range(0, 10).Select(at => Rows.Penalty(Rows.LegacyCode(at), $"罚{write}-{at}"))]);
            await registry.TakeAsync([.. Enumerable.Range(0, 3_000).Select(at => Inspection(at, $"检{write}-{at}", at % 3 == 0 ? "penalty" : "inspection-clean"))]);
        }

        var found = await ReadAsync(registry, Always);

        Assert.Equal(6_000, found.Count);
        Assert.All(found, one => Assert.Equal("inspection-clean", one.Record.Kind));
        Assert.Equal(found.Select(one => one.Record.Number.Value).Order(), found.Select(one => one.Record.Number.Value));
        Assert.Equal(Rows.LegacyCode(1), found[0].SubjectKey);
        Assert.Empty(await ReadAsync(registry, Always, "honour"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_corrected_day_moves_a_record_into_a_period_and_out_of_another_and_its_content_is_the_corrected(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var march = (new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31));
        await registry.TakeAsync(Inspection(1, "检1"), Inspection(2, "检2"));
        var before = await registry.Changes.LastAsync(TestContext.Current.CancellationToken);
        await registry.TakeAsync(Inspection(1, "检1") with { Happened = new DateOnly(2026, 4, 2), Content = "{\"stratum\":\"燃气\"}"u8.ToArray() });

        var inMarch = await ReadAsync(registry, march);
        var inApril = await ReadAsync(registry, (new DateOnly(2026, 4, 1), new DateOnly(2026, 4, 30)));
        var known = await ReadAsync(registry, march, knownOn: before);

        Assert.Equal([Rows.LegacyCode(2)], inMarch.Select(one => one.SubjectKey));
        Assert.Equal("{\"stratum\":\"燃气\"}", Encoding.UTF8.GetString(Assert.Single(inApril).Content.Span));
        Assert.Equal(2, known.Count);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_record_reported_as_taken_back_is_withdrawn_from_that_day_at_its_first_report_or_a_later_one(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var takenBack = new DateOnly(2026, 5, 1);
        await registry.TakeAsync(Inspection(1, "检1"), Inspection(2, "检2") with { Withdrawn = takenBack }, Inspection(3, "检3"));

        var first = await registry.TakeAsync(Inspection(1, "检1") with { Withdrawn = takenBack });
        var again = await registry.TakeAsync(Inspection(1, "检1") with { Withdrawn = takenBack }, Inspection(2, "检2") with { Withdrawn = takenBack });

        Assert.Equal(TakeOutcome.Changed, first.Single().Outcome);
        Assert.All(again, row => Assert.Equal(TakeOutcome.Unchanged, row.Outcome));
        Assert.Equal([RecordStanding.Withdrawn, RecordStanding.Withdrawn, RecordStanding.Effective], (await ReadAsync(registry, Always)).Select(one => one.Record.Standing));
        Assert.Equal(RecordStanding.Effective, (await registry.StandingAsync(Rows.LegacyCode(1), "2026-04-30")).Records.Single().Standing);
        Assert.Equal(RecordStanding.Withdrawn, (await registry.StandingAsync(Rows.LegacyCode(2), "2026-05-01")).Records.Single().Standing);
    }

    private static IncomingRecord Inspection(int number, string key, string kind = "inspection-clean") => Rows.Penalty(Rows.LegacyCode(number), key) with
    {
        Kind = kind, Happened = new DateOnly(2026, 3, 5), Penalties = null, AmountFen = null, Content = "{}"u8.ToArray(),
    };

    private static async Task<List<RecordOfKind>> ReadAsync(RegistryFixture registry, (DateOnly, DateOnly) period, string kind = "inspection-clean", ChangeNumber? knownOn = null)
    {
        var known = knownOn ?? await registry.Changes.LastAsync(TestContext.Current.CancellationToken);
        return await new RecordsOfKinds(registry.Database).ReadAsync([kind, "inspection-void"], period, new DateOnly(2026, 11, 22), known, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken);
    }
}
