using Dapper;
using Xinheng.Assessment.Snapshots;
using Xinheng.Registry;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.Snapshots;

public sealed class ColumnsAtTests
{
    private static readonly DateOnly Day = LivelyRegistry.FirstDay;

    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Columns_of_a_change_follow_from_the_snapshot_whatever_came_after_it(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine, seed: 11);
        await registry.LiveAsync(subjects: 400, changes: 500);
        (await registry.Store.BringUpToDateAsync(Day)).Snapshot?.Dispose();
        var watched = new WatchedDatabase(registry.Database);
        var store = new ColumnStore(watched, registry.Folder);
        for (var look = 1; look <= 5; look++)
        {
            await registry.LiveAsync(subjects: 420, changes: 6);
            var known = await new RegistryChanges(registry.Database).LastAsync();
            await registry.LiveAsync(subjects: 420, changes: 6); // arrives between the question and the answer

            using var columns = await store.AtAsync(Day.AddDays(look), known, Day.AddDays(look));

            Assert.Equal(await registry.LinesAsync(Day.AddDays(look), known), LivelyRegistry.Lines(columns.Columns));
            Assert.Equal(known.Value, columns.Kept?.Change);
        }

        Assert.Equal(0, watched.Readings);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Columns_of_an_earlier_change_are_taken_back_from_a_newer_snapshot(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine, seed: 12);
        await registry.LiveAsync(subjects: 400, changes: 500);
        var known = await new RegistryChanges(registry.Database).LastAsync();
        await registry.LiveAsync(subjects: 460, changes: 9); // some subjects are new
        using var newer = (await registry.Store.BringUpToDateAsync(Day)).Snapshot;
        var watched = new WatchedDatabase(registry.Database);

        using var columns = await new ColumnStore(watched, registry.Folder).AtAsync(Day, known, Day);

        var lines = LivelyRegistry.Lines(columns.Columns);
        Assert.Equal(await registry.LinesAsync(Day, known), lines);
        Assert.NotEqual(await registry.LinesAsync(Day), lines);
        Assert.Equal((0, null), (watched.Readings, columns.Kept));
        Assert.Equal(newer?.Path, (await registry.Store.FindAsync()).Snapshot?.Path);
    }

    [Fact]
    public async Task While_another_process_writes_the_columns_follow_from_the_snapshot_in_memory()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 13);
        await registry.LiveAsync(subjects: 400, changes: 500);
        (await registry.Store.BringUpToDateAsync(Day)).Snapshot?.Dispose();
        await registry.LiveAsync(subjects: 400, changes: 6);
        var known = await new RegistryChanges(registry.Database).LastAsync();
        var watched = new WatchedDatabase(registry.Database);
        await using var held = new FileStream(Path.Combine(registry.Folder, "writing.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        using var columns = await new ColumnStore(watched, registry.Folder).AtAsync(Day, known, Day);

        Assert.Equal(await registry.LinesAsync(Day, known), LivelyRegistry.Lines(columns.Columns));
        Assert.Equal((0, null), (watched.Readings, columns.Kept));
    }

    [Fact]
    public async Task Columns_of_a_day_to_come_leave_the_snapshot_as_it_is()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 14);
        await registry.LiveAsync(subjects: 400, changes: 500);
        using var kept = (await registry.Store.BringUpToDateAsync(Day)).Snapshot;
        var known = await new RegistryChanges(registry.Database).LastAsync();
        var watched = new WatchedDatabase(registry.Database);

        using var columns = await new ColumnStore(watched, registry.Folder).AtAsync(Day.AddDays(3), known, Day);

        Assert.Equal(await registry.LinesAsync(Day.AddDays(3)), LivelyRegistry.Lines(columns.Columns));
        Assert.Equal((0, null), (watched.Readings, columns.Kept));
        Assert.Equal(kept?.Path, (await registry.Store.FindAsync()).Snapshot?.Path);
    }

    [Fact]
    public async Task Columns_of_a_day_before_the_snapshots_are_read_from_the_registry()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 15);
        await registry.LiveAsync(subjects: 100, changes: 120);
        (await registry.Store.BringUpToDateAsync(Day.AddDays(30))).Snapshot?.Dispose();
        var known = await new RegistryChanges(registry.Database).LastAsync();

        var watched = new WatchedDatabase(registry.Database);

        using var columns = await new ColumnStore(watched, registry.Folder).AtAsync(Day, known, Day.AddDays(30));

        Assert.Equal(await registry.LinesAsync(Day), LivelyRegistry.Lines(columns.Columns));
        Assert.NotEqual(0, watched.Readings);
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task A_snapshot_from_blocks_is_byte_for_byte_that_from_rows(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine, seed: 16);
        await registry.LiveAsync(subjects: 700, changes: 900);
        await registry.LiveAsync(subjects: 700, changes: 10);
        await registry.LiveAsync(subjects: 700, changes: 600);

        var fromBlocks = await WrittenAsync(registry, "blocks");
        await using (var connection = await registry.Database.OpenAsync())
        {
            Assert.InRange(await connection.ExecuteAsync("DELETE FROM registry_packed"), 3, 5);
        }

        Assert.Equal(fromBlocks, await WrittenAsync(registry, "rows"));
    }

    private static async Task<byte[]> WrittenAsync(LivelyRegistry registry, string name)
    {
        var known = await new RegistryChanges(registry.Database).LastAsync();
        Directory.CreateDirectory(registry.Folder);
        var path = Path.Combine(registry.Folder, name);
        ColumnSnapshot.Write(path, await new ColumnReading(registry.Database, Day, known).ReadAsync(null, default), known.Value, mark: 5);
        return await File.ReadAllBytesAsync(path);
    }
}
