using System.Data.Common;
using Xinheng.Registry;
using Xinheng.Registry.Taking;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

/// <summary>A taker remembers what is in the registry. What it does must be what one that remembers nothing would do.</summary>
public sealed class TakingFromMemoryTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_a_failed_transaction_took_is_not_remembered(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var taking = new RegistryTaking(registry.Database);
        await FailAsync(registry, (transaction, token) => TakeAsync(taking, transaction, 1, token));

        var taken = await registry.Database.WriteAsync((transaction, token) => TakeAsync(taking, transaction, 1, token), RegistryFixture.Token);

        Assert.Equal(["New New"], taken);
        Assert.NotNull(await registry.Reading.FindAsync(Rows.LegacyCode(1), RegistryFixture.Token));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task What_another_writer_put_in_the_place_of_a_failed_transaction_is_read(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var (first, second) = (new RegistryTaking(registry.Database), new RegistryTaking(registry.Database));
        await FailAsync(registry, (transaction, token) => TakeAsync(first, transaction, 1, token));
        await registry.Database.WriteAsync((transaction, token) => TakeAsync(second, transaction, 2, token), RegistryFixture.Token);

        var taken = await registry.Database.WriteAsync((transaction, token) => TakeAsync(first, transaction, 2, token), RegistryFixture.Token);

        Assert.Equal(["Unchanged Unchanged"], taken);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_former_code_linked_meanwhile_is_known(Engine engine)
    {
        await using var registry = await RegistryFixture.CreateAsync(engine);
        var taking = new RegistryTaking(registry.Database);
        await registry.Database.WriteAsync((transaction, token) => TakeAsync(taking, transaction, 1, token), RegistryFixture.Token);
        await registry.Database.WriteAsync(
            (transaction, token) => new FormerCodes(registry.Database).LinkAsync(transaction, new SubjectNumber(1), CreditCode.Read(Rows.LegacyCode(9)), Rows.Origin, token),
            RegistryFixture.Token);

        var taken = await registry.Database.WriteAsync(
            (transaction, token) => taking.TakeAsync(transaction, [Rows.Penalty(Rows.LegacyCode(9), "5号")], Rows.Origin, token), RegistryFixture.Token);

        Assert.Equal((TakeOutcome.New, false, 1L), (taken[0].Outcome, taken[0].IsSubjectNew, taken[0].Subject.Value));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Whatever_happens_takers_that_remember_do_what_those_that_look_up_do(Engine engine)
    {
        await using var remembering = await RegistryFixture.CreateAsync(engine);
        await using var lookingUp = await RegistryFixture.CreateAsync(engine);
        RegistryTaking[] takers = [new(remembering.Database), new(remembering.Database)];
        var chance = new Random(20261122);

        for (var step = 0; step < 300; step++)
        {
            var (taker, number, kind) = (takers[chance.Next(2)], chance.Next(40), chance.Next(4));
            var plain = new RegistryTaking(lookingUp.Database, new RegistryMemory(mostSubjects: 0, mostRecords: 0));

            var (remembered, looked) = (await StepAsync(remembering, taker, number, kind), await StepAsync(lookingUp, plain, number, kind));

            Assert.Equal(looked, remembered);
        }

        Assert.Equal(await lookingUp.Changes.LastAsync(RegistryFixture.Token), await remembering.Changes.LastAsync(RegistryFixture.Token));
    }

    // Of four steps one fails after it took, and one takes twice in a transaction.
    private static async Task<string[]> StepAsync(RegistryFixture registry, RegistryTaking taking, int number, int kind)
    {
        switch (kind)
        {
            case 0:
                return await FailAsync(registry, (transaction, token) => TakeAsync(taking, transaction, number, token));
            case 1:
                return await registry.Database.WriteAsync(
                    async (transaction, token) => (string[])
                    [
                        .. await TakeAsync(taking, transaction, number, token), .. await TakeAsync(taking, transaction, number + 1, token),
                    ],
                    RegistryFixture.Token);
            default:
                return await registry.Database.WriteAsync((transaction, token) => TakeAsync(taking, transaction, number, token), RegistryFixture.Token);
        }
    }

    private static async Task<string[]> TakeAsync(RegistryTaking taking, DbTransaction transaction, int number, CancellationToken cancellation)
    {
        var code = Rows.LegacyCode(number);
        var registration = await taking.TakeAsync(transaction, [Rows.Registration(code)], Rows.Origin, cancellation);
        var record = await taking.TakeAsync(transaction, [Rows.Penalty(code, $"{number % 7}号")], Rows.Origin, cancellation);
        return [$"{registration[0].Outcome} {record[0].Outcome}"];
    }

    private static async Task<string[]> FailAsync(RegistryFixture registry, Func<DbTransaction, CancellationToken, Task<string[]>> take)
    {
        string[] taken = [];
        await Assert.ThrowsAsync<InvalidDataException>(() => registry.Database.WriteAsync(
            async (transaction, token) =>
            {
                taken = await take(transaction, token);
                throw new InvalidDataException();
            },
            RegistryFixture.Token));
        return taken;
    }
}
