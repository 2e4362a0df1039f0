using Dapper;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests;

public sealed class StorageTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    private static readonly Migration Things = new(
        "things", 1, "things", dialect => $"CREATE TABLE things_thing (thing {dialect.Key}, title TEXT, content {dialect.Bytes}, weight INTEGER)");

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Bulk_rows_arrive_whole_with_nulls_text_and_bytes(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, Things);

        await test.Database.WriteAsync(async (transaction, token) =>
        {
            await using var bulk = await test.Database.BulkAsync(transaction, "things_thing", ["thing", "title", "content", "weight"], token);
            bulk.Write(7L);
            bulk.Write("名称");
            bulk.Write(new ReadOnlyMemory<byte>([0, 255]));
            bulk.Write((int?)null);
            bulk.EndRow();
            await bulk.CompleteAsync(token);
        }, TestContext.Current.CancellationToken);

        await using var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken);
        var (thing, title, content, weight) = await connection.QuerySingleAsync<(long, string, byte[], int?)>(
            "SELECT thing, title, content, weight FROM things_thing");
        Assert.Equal((7L, "名称", null), (thing, title, weight));
        Assert.Equal<byte>([0, 255], content);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_batch_does_statements_few_rows_and_many_in_the_order_they_are_given(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, Things);

        await test.Database.WriteAsync(async (transaction, token) =>
        {
            await using var batch = new WriteBatch(test.Database, transaction);
            await WriteAsync(batch, 1, 2);
            await batch.DoAsync("UPDATE things_thing SET title = @title, weight = @weight WHERE thing = 1", [("title", "先"), ("weight", null)]);
            await WriteAsync(batch, 3, 40);
            await batch.DoAsync("DELETE FROM things_thing WHERE thing > @thing", [("thing", 10L)]);
            await batch.CompleteAsync(token);
        }, TestContext.Current.CancellationToken);

        await using var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken);
        await using var turn = await OneTurn.TakeAsync(
            connection, null, "SELECT title, weight FROM things_thing WHERE thing <= @few ORDER BY thing; SELECT COUNT(*) FROM things_thing", [("few", 2L)],
            TestContext.Current.CancellationToken);
        var first = await turn.NextAsync(row => (row.GetString(0), row.IsDBNull(1)), TestContext.Current.CancellationToken);
        Assert.Equal([("先", true), ("2", false)], first);
        Assert.Equal([10L], await turn.NextAsync(row => row.GetInt64(0), TestContext.Current.CancellationToken));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_failed_write_leaves_nothing(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, Things);

        await Assert.ThrowsAsync<InvalidDataException>(() => test.Database.WriteAsync(async (transaction, _) =>
        {
            await transaction.Connection!.ExecuteAsync("INSERT INTO things_thing (thing) VALUES (1)", transaction: transaction);
            throw new InvalidDataException();
        }, TestContext.Current.CancellationToken));

        await using var connection = await test.Database.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM things_thing"));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Migrations_started_by_many_at_once_are_applied_once(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine);

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Migrations.ApplyAsync(test.Database, [Things]))));

        Assert.Equal(1, applied.Sum(steps => steps.Count));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_database_of_a_newer_program_is_refused(Engine engine)
    {
        await using var test = await TestDatabase.CreateAsync(engine, Things, Things with { Number = 2, Sql = _ => "CREATE TABLE things_more (x INTEGER)" });

        await Assert.ThrowsAsync<InvalidOperationException>(() => Migrations.ApplyAsync(test.Database, [Things], TestContext.Current.CancellationToken));
    }

    private static async Task WriteAsync(WriteBatch batch, int first, int last)
    {
        await using var rows = await batch.RowsAsync("things_thing", ["thing", "title", "content", "weight"], last - first + 1);
        for (var thing = first; thing <= last; thing++)
        {
            rows.Write((long)thing);
            rows.Write($"{thing}");
            rows.Write(new ReadOnlyMemory<byte>([1, 2]));
            rows.Write(thing);
            rows.EndRow();
        }

        await rows.CompleteAsync();
    }
}
