using Xinheng.Assessment.Snapshots;
using Xinheng.Storage;
using Xunit;

namespace Xinheng.Modules.Tests.Assessment.Snapshots;

public sealed class DamagedSnapshotTests
{
    [Fact]
    public async Task A_snapshot_cut_short_anywhere_is_found_and_built_anew()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        var path = await BuiltAsync(registry);
        var whole = await File.ReadAllBytesAsync(path);
        foreach (var length in new[] { 0, 1, 7, 100, 4095, 4096, 4100, whole.Length / 2, whole.Length - 65 })
        {
            await File.WriteAllBytesAsync(path, whole[..length]);

            var trouble = ColumnSnapshot.Open(path, out var snapshot);

            Assert.Null(snapshot);
            ColumnStoreTests.AssertSaid("AS-102", trouble);
        }

        await AssertBuiltAnewAsync(registry);
    }

    [Fact]
    public async Task A_flipped_bit_in_any_part_is_found_before_the_columns_are_handed_out()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        var path = await BuiltAsync(registry);
        var whole = await File.ReadAllBytesAsync(path);
        SnapshotHeader.Read(path, whole.AsSpan(0, SnapshotHeader.Bytes), whole.Length, out var header);
        foreach (var part in header!.Parts.Where(part => part.Bytes > 0)) // it was just written
        {
            foreach (var at in new[] { part.Offset, part.Offset + (part.Bytes / 2), part.Offset + part.Bytes - 1 })
            {
                var other = Path.Combine(registry.Folder, $"flipped-{at}");
                await File.WriteAllBytesAsync(other, Flipped(whole, at));

                var trouble = ColumnSnapshot.Open(other, out var snapshot);
                var columns = snapshot?.Columns(out trouble);
                snapshot?.Dispose();

                Assert.Null(columns);
                ColumnStoreTests.AssertSaid("AS-103", trouble);
            }
        }

        // The file that is mapped stays as it is; another takes its name.
        File.Delete(path);
        await File.WriteAllBytesAsync(path, Flipped(whole, header.Parts[0].Offset));
        await AssertBuiltAnewAsync(registry);
    }

    [Fact]
    public async Task A_flipped_bit_anywhere_in_the_header_is_found_when_it_is_opened()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        var path = await BuiltAsync(registry);
        var whole = await File.ReadAllBytesAsync(path);
        for (var at = 0; at < SnapshotHeader.Bytes; at += 3)
        {
            var trouble = SnapshotHeader.Read(path, Flipped(whole, at).AsSpan(0, SnapshotHeader.Bytes), whole.Length, out var header);

            Assert.Null(header);
            Assert.Contains(trouble?.Code, new[] { "AS-100", "AS-101", "AS-103" });
        }
    }

    [Theory]
    [InlineData("not a snapshot", "AS-100")]
    [InlineData("XHCOLUMN\u0003", "AS-101")]
    public async Task A_file_of_another_kind_or_form_is_said_to_be_one(string beginning, string code)
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        Directory.CreateDirectory(registry.Folder);
        var path = Path.Combine(registry.Folder, "columns-000000000000000999-20261121.xhc");
        await File.WriteAllTextAsync(path, beginning.PadRight(5000, '\0'));

        var trouble = ColumnSnapshot.Open(path, out _);

        ColumnStoreTests.AssertSaid(code, trouble);
        await AssertBuiltAnewAsync(registry);
    }

    [Fact]
    public async Task Where_nothing_can_be_written_the_reason_is_said_and_what_was_there_is_kept()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        var path = await BuiltAsync(registry);
        await registry.LiveAsync(subjects: 30, changes: 3);
        var known = await new Xinheng.Registry.RegistryChanges(registry.Database).LastAsync();

        // A folder that bears the name of the new file stands in its way, as a full disk would.
        Directory.CreateDirectory(Path.Combine(registry.Folder, $"columns-{known.Value:D18}-{LivelyRegistry.FirstDay:yyyyMMdd}.xhc", "inside"));
        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        ColumnStoreTests.AssertSaid("AS-104", outcome.Trouble);
        Assert.Empty(Directory.GetFiles(registry.Folder, "*.aside"));
        Assert.Equal(path, (await registry.Store.FindAsync()).Snapshot?.Path);
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_said_to_be_of_no_use()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(registry.Folder, "in the way");

        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        ColumnStoreTests.AssertSaid("AS-104", outcome.Trouble);
    }

    [Fact]
    public async Task What_a_crash_left_behind_is_swept_away()
    {
        await using var registry = await LivelyRegistry.CreateAsync(Engine.Sqlite);
        Directory.CreateDirectory(registry.Folder);
        await File.WriteAllTextAsync(Path.Combine(registry.Folder, "columns-1-20261121.xhc.0123.aside"), "half");

        await BuiltAsync(registry);

        Assert.Empty(Directory.GetFiles(registry.Folder, "*.aside"));
    }

    private static byte[] Flipped(byte[] whole, long at)
    {
        var flipped = whole.ToArray();
        flipped[at] ^= 0x10;
        return flipped;
    }

    private static async Task<string> BuiltAsync(LivelyRegistry registry)
    {
        await registry.LiveAsync(subjects: 30, changes: 60);
        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);
        return outcome.Snapshot!.Path; // nothing stands in the way
    }

    private static async Task AssertBuiltAnewAsync(LivelyRegistry registry)
    {
        var outcome = await registry.Store.BringUpToDateAsync(LivelyRegistry.FirstDay);

        Assert.Equal(SnapshotWork.Built, outcome.Work);
        Assert.Equal(await registry.LinesAsync(LivelyRegistry.FirstDay), LivelyRegistry.Lines(ColumnStoreTests.Sound(outcome)));
    }
}
