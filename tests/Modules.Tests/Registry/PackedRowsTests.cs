using Dapper;
using Xinheng.Registry;
using Xinheng.Registry.Packing;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Registry;

public sealed class PackedRowsTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_read_from_blocks_are_the_rows_of_the_tables(Engine engine)
    {
        await using var registry = await FilledAsync(engine);

        var stretches = await Bulk(registry).StretchesAsync(await registry.Changes.LastAsync(Token), Token);

        Assert.Equal([true, true, false, true], stretches.Select(stretch => stretch.IsPacked));
        Assert.Equal(await RowsAsync(registry, RowForm.Registrations), (await ReadAsync(registry, stretches)).Registrations);
        Assert.Equal(await RowsAsync(registry, RowForm.Records), (await ReadAsync(registry, stretches)).Records);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_block_that_is_cut_through_by_the_last_change_known_is_read_by_its_rows(Engine engine)
    {
        await using var registry = await FilledAsync(engine);
        var last = await registry.Changes.LastAsync(Token);

        var stretches = await Bulk(registry).StretchesAsync(new ChangeNumber(last.Value - 7), Token);
        var read = (await ReadAsync(registry, stretches)).Records;

        Assert.False(stretches[^1].IsPacked);
        Assert.Equal((await RowsAsync(registry, RowForm.Records)).SkipLast(7), read);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_damaged_block_is_made_up_for_by_its_rows(Engine engine)
    {
        await using var registry = await FilledAsync(engine);
        await using (var connection = await registry.Database.OpenAsync(Token))
        {
            var packed = await connection.QueryAsync<(long Through, byte[] Packed)>("SELECT through_change, packed FROM registry_packed ORDER BY through_change");
            foreach (var (through, bytes) in packed.Skip(1))
            {
                bytes[bytes.Length / 2] ^= 4;
                await connection.ExecuteAsync("UPDATE registry_packed SET packed = @bytes WHERE through_change = @through", new { bytes, through });
            }
        }

        var read = await ReadAsync(registry, await Bulk(registry).StretchesAsync(await registry.Changes.LastAsync(Token), Token));

        Assert.Equal(await RowsAsync(registry, RowForm.Registrations), read.Registrations);
        Assert.Equal(await RowsAsync(registry, RowForm.Records), read.Records);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Rows_without_a_block_are_packed_once_by_however_many_at_once(Engine engine)
    {
        await using var registry = await FilledAsync(engine);
        await using (var connection = await registry.Database.OpenAsync(Token))
        {
            await connection.ExecuteAsync("DELETE FROM registry_packed");
        }

        var last = await registry.Changes.LastAsync(Token);
        var written = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => new RegistryPacking(registry.Database).PackAsync(last, Token)));
        var again = await new RegistryPacking(registry.Database).PackAsync(last, Token);
        var read = await ReadAsync(registry, await Bulk(registry).StretchesAsync(last, Token));

        Assert.Equal((1, 0), (written.Sum(), again));
        Assert.Equal(await RowsAsync(registry, RowForm.Registrations), read.Registrations);
        Assert.Equal(await RowsAsync(registry, RowForm.Records), read.Records);
    }

    [Fact]
    public async Task Reading_ends_when_it_is_no_longer_wanted()
    {
        await using var registry = await FilledAsync(Engine.Sqlite);
        using var ending = new CancellationTokenSource();
        var stretches = await Bulk(registry).StretchesAsync(await registry.Changes.LastAsync(Token), Token);

        var parts = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Bulk(registry).ReadAsync(stretches, _ => parts++, _ => ending.Cancel(), ending.Token));
        Assert.Equal(1, parts);
    }

    [Fact]
    public void A_block_changed_anywhere_cut_short_or_put_in_anothers_place_is_not_believed()
    {
        var packer = new RowPacker(RowForm.Records);
        for (var row = 0; row < 3; row++)
        {
            foreach (var isText in RowForm.Records.Texts)
            {
                Write(packer, isText, row);
            }

            packer.EndRow();
        }

        var block = PackedBlock.Write((4, 9), new RowPacker(RowForm.Registrations), packer);

        Assert.True(PackedBlock.TryRead((4, 9), block, out _, out var records));
        Assert.Equal(3, Lines(records, RowForm.Records).Count);
        Assert.False(PackedBlock.TryRead((4, 10), block, out _, out _));
        Assert.All(Enumerable.Range(0, block.Length), length => Assert.False(PackedBlock.TryRead((4, 9), block[..length], out _, out _)));
        Assert.All(Enumerable.Range(0, block.Length), at => Assert.False(PackedBlock.TryRead((4, 9), Flipped(block, at), out _, out _)));
    }

    private static void Write(RowPacker packer, bool isText, int row)
    {
        if (isText)
        {
            packer.WriteText(row == 1 ? null : "词");
        }
        else
        {
            packer.Write(row == 2 ? null : long.MinValue + row);
        }
    }

    private static byte[] Flipped(byte[] block, int at)
    {
        var flipped = block.ToArray();
        flipped[at] ^= 0x20;
        return flipped;
    }

    private static RegistryBulkReading Bulk(RegistryFixture registry) => new(registry.Database);

    /// <summary>Two large chunks, a small one, and a large one of records that are odd in every way.</summary>
    private static async Task<RegistryFixture> FilledAsync(Engine engine)
    {
        var registry = await RegistryFixture.CreateAsync(engine);
        await registry.TakeAsync([.. Enumerable.Range(0, 400).Select(Registration)]);
        await registry.TakeAsync([.. Enumerable.Range(0, 400).Select(number => Registration(number) with { Division = "131082", CapitalFen = long.MinValue, Registered = null })]);
        await registry.TakeAsync([.. Enumerable.Range(0, 3).Select(Record)]);
        await registry.TakeAsync([.. Enumerable.Range(3, 600).Select(Record)]);
        return registry;
    }

    private static IncomingRegistration Registration(int number) => Rows.Registration(Rows.LegacyCode(number)) with
    {
        Licence = number % 3 == 0 ? "revoked" : "active",
        LicenceSince = number % 5 == 0 ? DateOnly.FromDayNumber(730_000 + number) : null,
        Registered = DateOnly.FromDayNumber(number * 1_000),
        Division = number % 7 == 0 ? null : number % 11 == 0 ? "13\0\uD800" : $"13{number % 40}",
        CapitalFen = number % 4 == 0 ? null : number * 1_000_000_000L,
        Tags = number % 6 == 0 ? ["乙", "甲"] : [],
    };

    private static IncomingRecord Record(int number) => Rows.Penalty(Rows.LegacyCode(number % 350), $"罚{number}") with
    {
        Happened = DateOnly.FromDayNumber(738_000 + (number * 37 % 900)),
        Until = number % 2 == 0 ? null : DateOnly.FromDayNumber(739_000 + number),
        Lifted = number % 9 == 0 ? DateOnly.FromDayNumber(739_100) : null,
        Issuer = number % 8 == 0 ? null : new string((char)('甲' + (number % 50)), number % 300),
        Penalties = number % 3 == 0 ? string.Empty : "fine",
        AmountFen = (number % 4) switch { 0 => null, 1 => long.MaxValue, 2 => long.MinValue, _ => -number },
    };

    private static async Task<(List<string> Registrations, List<string> Records)> ReadAsync(RegistryFixture registry, IReadOnlyList<RegistryStretch> stretches)
    {
        var (registrations, records) = (new List<string>(), new List<string>());
        await Bulk(registry).ReadAsync(
            stretches, rows => registrations.AddRange(Lines(rows, RowForm.Registrations)), rows => records.AddRange(Lines(rows, RowForm.Records)), Token);
        return (registrations, records);
    }

    private static async Task<List<string>> RowsAsync(RegistryFixture registry, RowForm form)
    {
        await using var connection = await registry.Database.OpenAsync(Token);
        using var rows = registry.Database.ReadBulk(connection, form.Query(0, long.MaxValue));
        var lines = Lines(rows, form);
        Assert.NotEmpty(lines);
        return lines;
    }

    private static List<string> Lines(BulkReader rows, RowForm form)
    {
        var lines = new List<string>();
        while (rows.Next())
        {
            lines.Add(string.Join('|', form.Texts.Select((isText, column) => rows.IsNull(column) ? "∅"
                : isText ? System.Text.Encoding.UTF8.GetString(rows.Text(column)) : $"{rows.Number(column)}")));
        }

        return lines;
    }
}
