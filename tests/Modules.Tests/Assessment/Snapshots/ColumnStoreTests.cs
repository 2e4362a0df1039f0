using Xinheng.Assessment.Snapshots;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Storage;
using Xinheng.Testing;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.Snapshots;

public sealed class ColumnStoreTests
{
    public static IEnumerable<object[]> Engines => TestDatabase.Engines;

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Columns_say_of_every_subject_what_the_registry_says(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine);
        await registry.LiveAsync(subjects: 120, changes: 300);

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Equal(SnapshotWork.Built, outcome.Work);
        Assert.Equal(await registry.LinesAsync(LivelyRegistry.FirstDay), LivelyRegistry.Lines(Sound(outcome)));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Columns_brought_up_to_date_day_by_day_say_what_columns_built_anew_say(Engine engine)
    {
        await using var registry = await LivelyRegistry.CreateAsync(engine, seed: 2);
        await registry.LiveAsync(subjects: 400, changes: 500);
        await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);
        for (var later = 1; later <= 7; later++)
        {
            var day = LivelyRegistry.FirstDay.AddDays(later);
            await registry.LiveAsync(subjects: 420, changes: later % 3 == 0 ? 0 : 8);

            var outcome = await registry.Store.BringUpToDateAsync(day);

            Assert.Equal(SnapshotWork.BroughtUpToDate, outcome.Work);
            Assert.InRange(outcome.SubjectsRead, 1, 60);
            Assert.Equal(await registry.LinesAsync(day), LivelyRegistry.Lines(Sound(outcome)));
        }
    }

    [Fact]
    public async Task An_empty_registry_has_empty_columns()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Equal(0, Sound(outcome).Count);
    }

    [Fact]
    public async Task Columns_in_which_nothing_changed_are_left_as_they_are()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        await registry.LiveAsync(subjects: 30, changes: 40);
        await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Equal(SnapshotWork.None, outcome.Work);
        Assert.Single(Directory.GetFiles(registry.Folder, "*.xhc"));
    }

    [Fact]
    public async Task A_clock_set_back_a_day_has_the_columns_built_anew()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        await registry.LiveAsync(subjects: 60, changes: 80);
        await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay.AddDays(-1));

        Assert.Equal(SnapshotWork.Built, outcome.Work);
        Assert.Equal(await registry.LinesAsync(LivelyRegistry.FirstDay.AddDays(-1)), LivelyRegistry.Lines(Sound(outcome)));
    }

    [Fact]
    public async Task A_subject_with_very_many_records_keeps_them_in_the_order_of_their_days()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        await registry.LiveAsync(subjects: 1, changes: 900);

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Equal(await registry.LinesAsync(LivelyRegistry.FirstDay), LivelyRegistry.Lines(Sound(outcome)));
    }

    [Fact]
    public async Task Columns_of_another_database_are_not_taken_for_this_ones()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 5);
        await using var other = await LivelyRegistry.CreateAsync(Engine.Sqlite, seed: 6);
        await registry.LiveAsync(subjects: 30, changes: 40);
        await other.LiveAsync(subjects: 30, changes: 40);
        await new ColumnStore(other.Database, registry.Folder).BringUpToDateAsync(LivelyRegistry.FirstDay);

        var (snapshot, trouble) = await registry.Store.FindAsync();
        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Null(snapshot);
        Assert.Equal("AS-106", trouble?.Code);
        Assert.Equal(await registry.LinesAsync(LivelyRegistry.FirstDay), LivelyRegistry.Lines(Sound(outcome)));
    }

    [Fact]
    public async Task Of_two_processes_at_one_folder_the_second_says_that_the_first_is_at_work()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        await registry.LiveAsync(subjects: 30, changes: 40);
        Directory.CreateDirectory(registry.Folder);
        await using var held = new FileStream(Path.Combine(registry.Folder, "writing.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Null(outcome.Snapshot);
        AssertSaid("AS-107", outcome.Trouble);
    }

    [Fact]
    public async Task A_disposed_snapshot_hands_out_no_columns()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        var snapshot = (await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay)).Snapshot!; // nothing stands in the way

        snapshot.Dispose();

        Assert.Throws<ObjectDisposedException>(() => snapshot.Columns(out _));
    }

    [Fact]
    public async Task Whoever_reads_columns_keeps_them_while_newer_ones_are_written()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        await registry.LiveAsync(subjects: 30, changes: 40);
        var before = (await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay)).Snapshot!; // nothing stands in the way
        var lines = await registry.LinesAsync(LivelyRegistry.FirstDay);
        await registry.LiveAsync(subjects: 30, changes: 40);

        await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Equal(lines, LivelyRegistry.Lines(before.Columns(out _)!)); // sound
    }

    internal static Population Sound(SnapshotOutcome outcome)
    {
        Assert.Null(outcome.Trouble);
        var columns = outcome.Snapshot!.Columns(out var damage); // there is one without trouble
        Assert.Null(damage);
        return columns!; // there are some without damage
    }

    internal static void AssertSaid(string code, Diagnostic? trouble)
    {
        Assert.Equal(code, trouble?.Code);
        Assert.NotEqual(trouble?.Message.Zh, trouble?.Message.En);
    }
}
