using Xinheng.Registry;
using Xinheng.Registry.Taking;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class ReceivedResultTests
{
    private static readonly ChangeOrigin Later = new(8, new DateTimeOffset(2026, 5, 4, 4, 0, 0, TimeSpan.Zero));

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_result_is_kept_with_who_gave_it_when_and_where_it_came_from(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        var taken = Assert.Single(await registry.TakeAsync(Rows.Result(Rows.Code, "B") with { Row = 17 }));

        Assert.Equal((TakeOutcome.New, true, 1L), (taken.Outcome, taken.IsSubjectNew, taken.Change.Value));
        var kept = Assert.Single((await registry.StandingAsync(Rows.Code, "2026-03-02")).Results);
        Assert.Equal(("enterprise-credit-comprehensive", "B", new DateOnly(2026, 1, 5)), (kept.Scheme, kept.Letter, kept.Day));
        Assert.Equal(("全国信用信息共享平台", "第1号", null), (kept.Issuer, kept.Document, kept.Withdrawn));
        Assert.Equal((Rows.Origin.Received, 7L, 17L), (kept.Received, kept.Batch, kept.Row));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_same_result_again_writes_nothing(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Result(Rows.Code, "B"));
        var before = await registry.Changes.LastAsync(RegistryFixture.Token);

        var again = await registry.TakeAsync(Later, Rows.Result(Rows.Code, "B") with { Row = 99 }, Rows.Result(Rows.Code, "B"));

        Assert.All(again, row => Assert.Equal((TakeOutcome.Unchanged, false), (row.Outcome, row.IsSubjectNew)));
        Assert.Equal(before, await registry.Changes.LastAsync(RegistryFixture.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Another_letter_of_the_same_day_from_the_same_issuer_corrects_the_first_and_other_days_and_issuers_stand_beside_it(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);

        var taken = await registry.TakeAsync(
            Rows.Result(Rows.Code, "B"), Rows.Result(Rows.Code, "C"), Rows.Result(Rows.Code, "A", "2025-01-05"), Rows.Result(Rows.Code, "D", issuer: "某省平台"));

        Assert.Equal([TakeOutcome.New, TakeOutcome.Changed, TakeOutcome.New, TakeOutcome.New], taken.Select(row => row.Outcome));
        var kept = (await registry.StandingAsync(Rows.Code, "2026-03-02")).Results;
        Assert.Equal(["A", "C", "D"], kept.Select(result => result.Letter));
        Assert.Equal((1L, 2L), (kept[1].First.Value, kept[1].Change.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_correction_is_not_seen_as_known_before_it(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.Code));
        var first = (await registry.TakeAsync(Rows.Result(Rows.Code, "B")))[0].Change;
        await registry.TakeAsync(Later, Rows.Result(Rows.Code, "C"));

        Assert.Empty((await registry.StandingAsync(Rows.Code, "2026-06-01", new ChangeNumber(1))).Results);
        Assert.Equal("B", Assert.Single((await registry.StandingAsync(Rows.Code, "2026-06-01", first)).Results).Letter);
        Assert.Equal("C", Assert.Single((await registry.StandingAsync(Rows.Code, "2026-06-01")).Results).Letter);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_withdrawal_holds_from_the_day_it_names_else_from_the_day_it_is_received_and_can_be_taken_back(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var withdrawn = Rows.Result(Rows.Code, "B") with { IsWithdrawn = true };
        await registry.TakeAsync(Rows.Result(Rows.Code, "B"));

        var named = Assert.Single(await registry.TakeAsync(withdrawn with { WithdrawnOn = new DateOnly(2026, 2, 1) }));
        var onDay = await OnlyAsync(registry);
        await registry.TakeAsync(Later, withdrawn);
        var again = Assert.Single(await registry.TakeAsync(new ChangeOrigin(9, Later.Received.AddDays(30)), withdrawn));
        var onReceipt = await OnlyAsync(registry);
        await registry.TakeAsync(Rows.Result(Rows.Code, "B"));

        Assert.Equal(TakeOutcome.Changed, named.Outcome);
        Assert.Equal(new DateOnly(2026, 2, 1), onDay.Withdrawn);
        Assert.Equal((TakeOutcome.Unchanged, new DateOnly(2026, 5, 4)), (again.Outcome, onReceipt.Withdrawn));
        Assert.Null((await OnlyAsync(registry)).Withdrawn);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task The_population_is_streamed_with_the_results_of_each_subject_also_of_those_only_results_name(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.LegacyCode(1)), Rows.Registration(Rows.LegacyCode(2)));
        await registry.TakeAsync(Rows.Penalty(Rows.LegacyCode(2), "1号"));
        await registry.TakeAsync(Rows.Result(Rows.LegacyCode(3), "C"), Rows.Result(Rows.LegacyCode(1), "A"), Rows.Result(Rows.LegacyCode(3), "D", "2026-02-05"));

        var population = await registry.Reading
            .StreamAsync(new DateOnly(2026, 3, 2), await registry.Changes.LastAsync(RegistryFixture.Token), default, RegistryFixture.Token)
            .ToListAsync(RegistryFixture.Token);

        Assert.Equal(["A", "", "CD"], population.Select(subject => string.Concat(subject.Results.Select(result => result.Letter))));
        Assert.Equal([0, 1, 0], population.Select(subject => subject.Records.Count));
        Assert.Null(population[2].Registration);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_taker_that_remembers_the_registry_takes_results_as_one_that_looks_everything_up(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var taking = new RegistryTaking(registry.Database, new RegistryMemory());
        Task<IReadOnlyList<TakenRow>> TakeAsync(params IncomingResult[] rows) => registry.Database.WriteAsync(
            (transaction, token) => taking.TakeAsync(transaction, rows, Rows.Origin, token), RegistryFixture.Token);
        await TakeAsync(Rows.Result(Rows.LegacyCode(1), "A"));
        await registry.TakeAsync(Rows.Result(Rows.LegacyCode(2), "A"));

        var taken = await TakeAsync(Rows.Result(Rows.LegacyCode(1), "A"), Rows.Result(Rows.LegacyCode(2), "B"), Rows.Result(Rows.LegacyCode(3), "C"));

        Assert.Equal([TakeOutcome.Unchanged, TakeOutcome.Changed, TakeOutcome.New], taken.Select(row => row.Outcome));
        Assert.Equal([false, false, true], taken.Select(row => row.IsSubjectNew));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_subject_only_a_result_names_is_found_by_its_code(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Result(Rows.Code, "B"));

        await registry.Search.CatchUpAsync(null, RegistryFixture.Token);

        Assert.Equal(Rows.Code, Assert.Single((await registry.Search.SearchAsync(new SubjectQuery { Text = Rows.Code[4..12] }, RegistryFixture.Token)).Hits).Key);
    }

    private static async Task<ReceivedResult> OnlyAsync(RegistryFixture registry) =>
        Assert.Single((await registry.StandingAsync(Rows.Code, "2026-03-02")).Results);
}
