using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class ChangesTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Changes_of_two_writers_become_visible_in_the_order_of_their_numbers(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 2).Select(writer => Task.Run(async () =>
        {
            for (var chunk = 0; chunk < 25; chunk++)
            {
                await registry.TakeAsync([.. Enumerable.Range(0, 20).Select(n => Rows.Registration(Rows.LegacyCode((writer * 100_000) + (chunk * 20) + n)))]);
            }
        })).ToArray();

        var reader = Task.Run(async () =>
        {
            var seen = new List<long>();
            while (true)
            {
                var isLastRound = done.IsCancellationRequested;
                var cursor = new ChangeNumber(seen.Count == 0 ? 0 : seen[^1]);
                seen.AddRange((await registry.Changes.AfterAsync(cursor, 7, RegistryFixture.Token)).Select(c => c.Number.Value));
                if (isLastRound && seen.Count > 0 && seen[^1] == cursor.Value)
                {
                    return seen;
                }
            }
        });
        await Task.WhenAll(writers);
        await done.CancelAsync();

        // A follower that never looks back has seen every change: no gap was filled behind it.
        Assert.Equal(Enumerable.Range(1, 1_000).Select(n => (long)n), await reader);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Every_kind_of_change_is_followed_in_order(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync(Rows.Registration(Rows.Code));
        var record = (await registry.TakeAsync(Rows.Penalty(Rows.Code, "1号")))[0];
        await registry.AppendAsync(new IncomingEvent { Record = record.Record, Kind = RecordEventKind.Repaired, On = new DateOnly(2026, 2, 1) });
        await registry.Database.WriteAsync(
            (transaction, token) => new FormerCodes(registry.Database).LinkAsync(transaction, record.Subject, CreditCode.Read("320404000009558"), Rows.Origin, token), RegistryFixture.Token);
        await registry.TakeAsync(Rows.Result(Rows.Code, "B"));

        var changes = await registry.Changes.AfterAsync(new ChangeNumber(0), 100, RegistryFixture.Token);

        Assert.Equal([ChangeKind.Registration, ChangeKind.Record, ChangeKind.Event, ChangeKind.FormerCode, ChangeKind.Result], changes.Select(c => c.Kind));
        Assert.All(changes, c => Assert.Equal(record.Subject, c.Subject));
        Assert.Equal([3L, 4L, 5L], (await registry.Changes.AfterAsync(new ChangeNumber(2), 100, RegistryFixture.Token)).Select(c => c.Number.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_was_known_on_a_moment_is_told_even_when_a_clock_goes_back(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var noon = Rows.Origin.Received;
        await registry.TakeAsync(Rows.Origin, Rows.Registration(Rows.Code));
        await registry.TakeAsync(new ChangeOrigin(8, noon.AddMinutes(-5)), Rows.Registration(Rows.LegacyCode(1)));
        await registry.TakeAsync(new ChangeOrigin(9, noon.AddMinutes(5)), Rows.Registration(Rows.LegacyCode(2)));

        Assert.Equal(0, (await registry.Changes.KnownOnAsync(noon.AddMinutes(-1), RegistryFixture.Token)).Value);
        Assert.Equal(2, (await registry.Changes.KnownOnAsync(noon, RegistryFixture.Token)).Value);
        Assert.Equal(3, (await registry.Changes.KnownOnAsync(noon.AddDays(1), RegistryFixture.Token)).Value);
    }
}
