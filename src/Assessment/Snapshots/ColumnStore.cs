using Xinheng.Evaluation.Columns;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Snapshots;

/// <summary>How a snapshot came to be.</summary>
public enum SnapshotWork
{
    /// <summary>It was there already.</summary>
    None,

    /// <summary>What changed was put into the one before.</summary>
    BroughtUpToDate,

    /// <summary>The whole registry was read.</summary>
    Built,
}

/// <summary>What became of a snapshot.</summary>
/// <param name="Snapshot">The snapshot; null where <paramref name="Trouble"/> says why there is none.</param>
/// <param name="Work">What was done for it.</param>
/// <param name="SubjectsRead">How many subjects were read from the registry.</param>
/// <param name="Trouble">Why it could not be made; null when it was.</param>
public sealed record SnapshotOutcome(ColumnSnapshot? Snapshot, SnapshotWork Work, long SubjectsRead, Diagnostic? Trouble);

/// <summary>The columns of a day, for as long as they are not disposed.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Kept">The snapshot they lie in; null when they are in memory.</param>
public sealed record ColumnsOfDay(Population Columns, ColumnSnapshot? Kept) : IDisposable
{
    /// <summary>Gives the snapshot back. The columns must not be used any more.</summary>
    public void Dispose() => Kept?.Dispose();
}

/// <summary>
/// Keeps the population of a registry in columns in a folder, the newest in a file of its own. It can be thrown away and
/// built anew at any time; a damaged one is. Several processes may use one folder: one of them writes, and readers keep
/// the file they opened. Safe to use from many threads.
/// </summary>
/// <param name="database">Where the registry is.</param>
/// <param name="folder">The folder; made when it is not there.</param>
public sealed class ColumnStore(Database database, string folder)
{
    /// <summary>The code that says that another process is building the snapshot.</summary>
    public const string BeingBuiltCode = "AS-107";

    private const string Ending = ".xhc";

    /// <summary>Of more than this share of the subjects, reading all costs less than reading those that changed.</summary>
    private const int LargestShare = 8;

    private readonly RegistryChanges changes = new(database);
    private readonly RegistryBulkReading bulk = new(database);

    /// <summary>The folder.</summary>
    public string Folder => folder;

    /// <summary>The newest snapshot of the registry that can be opened, for the caller to dispose; null with the reason where there is none.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<(ColumnSnapshot? Snapshot, Diagnostic? Trouble)> FindAsync(CancellationToken cancellation = default)
    {
        Diagnostic? trouble = null;
        foreach (var path in Paths())
        {
            var found = TryOpen(path, out var snapshot);
            if (snapshot is not null && await bulk.MarkOfAsync(new ChangeNumber(snapshot.Change), cancellation) != snapshot.Mark)
            {
                snapshot.Dispose();
                (found, snapshot) = (SnapshotText.OtherRegistry(path), null);
            }

            if (snapshot is not null)
            {
                return (snapshot, null);
            }

            trouble ??= found;
        }

        return (null, trouble ?? SnapshotText.None(folder));
    }

    /// <summary>
    /// Sees to it that there is a sound snapshot of all that is known, as of a day. What was known and holds already is
    /// taken from the one before; without a sound one before, or with one of a later day, the whole registry is read.
    /// </summary>
    /// <param name="day">The day standings are told for.</param>
    /// <param name="anew">Whether the whole registry is read in any case.</param>
    /// <param name="progress">Told how many changes were read of how many while the whole registry is read.</param>
    /// <param name="cancellation">Ends the work and leaves what was there.</param>
    public Task<SnapshotOutcome> BringUpToDateAsync(
        DateOnly day, bool anew = false, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellation = default) =>
        KeepingAsync(day, () => changes.LastAsync(cancellation), (anew, progress), cancellation);

    /// <summary>
    /// The columns of exactly a day and a change. What has to be done for them starts from the snapshot there is, whether it knows less
    /// or more, and is kept where it knows less, so that whoever asks next starts from there.
    /// </summary>
    /// <param name="day">The day standings are told for.</param>
    /// <param name="known">The last change they know: the last of a write.</param>
    /// <param name="today">The civil day; columns of a later one are not kept for others.</param>
    /// <param name="progress">Told how many changes were read of how many where the whole registry is read.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ColumnsOfDay> AtAsync(
        DateOnly day, ChangeNumber known, DateOnly today, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellation = default)
    {
        var (found, _) = await FindAsync(cancellation);
        if (day <= today && (found is null || IsBehind(found, day, known) || found.Columns(out _) is null))
        {
            found?.Dispose();
            found = (await KeepingAsync(day, () => Task.FromResult(known), (false, progress), cancellation)).Snapshot ?? (await FindAsync(cancellation)).Snapshot;
        }

        var columns = found?.Columns(out _);
        if (found is not null && columns is not null && found.Change == known.Value && found.Day == day)
        {
            return new ColumnsOfDay(columns, found);
        }

        using (found)
        {
            return new ColumnsOfDay((await ReachAsync(found, columns, (known, day), progress, cancellation)).Population, null);
        }
    }

    private static bool IsBehind(ColumnSnapshot found, DateOnly day, ChangeNumber known) =>
        found.Day <= day && found.Change <= known.Value && (found.Day < day || found.Change < known.Value);

    private async Task<SnapshotOutcome> KeepingAsync(
        DateOnly day, Func<Task<ChangeNumber>> known, (bool Anew, IProgress<(long Done, long Total)>? Progress) how, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(folder);
            await using var door = TryLock();
            return door is null
                ? new(null, SnapshotWork.None, 0, SnapshotText.BeingBuilt(folder))
                : await WorkAsync((await known(), day), how.Anew, how.Progress, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(null, SnapshotWork.None, 0, SnapshotText.NotWritten(folder, failure.Message.TrimEnd('.')));
        }
    }

    private async Task<SnapshotOutcome> WorkAsync(
        (ChangeNumber Known, DateOnly Day) wanted, bool anew, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var before = anew ? null : (await FindAsync(cancellation)).Snapshot;
        var columns = before?.Columns(out _);
        if (before is not null && columns is not null && before.Change >= wanted.Known.Value && before.Day == wanted.Day)
        {
            return new(before, SnapshotWork.None, 0, null); // of just this, or of more: another process was here first
        }

        using (before)
        {
            var (population, work, read) = await ReachAsync(before, columns, wanted, progress, cancellation);
            return await KeepAsync(population, wanted.Known, (work, read), cancellation);
        }
    }

    /// <summary>The columns of a day and a change, from those there are where that costs less than reading all.</summary>
    private async Task<(Population Population, SnapshotWork Work, long Read)> ReachAsync(
        ColumnSnapshot? before, Population? columns, (ChangeNumber Known, DateOnly Day) wanted,
        IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        if (before is not null && columns is not null && before.Day <= wanted.Day
            && await UpdatedAsync((before, columns), wanted.Known, wanted.Day, cancellation) is (var updated, var changed))
        {
            return (updated, SnapshotWork.BroughtUpToDate, changed);
        }

        await new RegistryPacking(database).PackAsync(wanted.Known, cancellation);
        var built = await new ColumnReading(database, wanted.Day, wanted.Known).ReadAsync(progress, cancellation);
        return (built, SnapshotWork.Built, built.Count);
    }

    /// <param name="population">The columns.</param>
    /// <param name="known">The last change they know.</param>
    /// <param name="how">What was done for them, and how many subjects were read.</param>
    /// <param name="cancellation">Stops waiting.</param>
    private async Task<SnapshotOutcome> KeepAsync(
        Population population, ChangeNumber known, (SnapshotWork Work, long Read) how, CancellationToken cancellation)
    {
        var mark = await bulk.MarkOfAsync(known, cancellation)
            ?? throw new InvalidOperationException($"Change {known.Value} is the last of a write and has no row of it.");
        var path = Path.Combine(folder, $"columns-{known.Value:D18}-{population.Day:yyyyMMdd}{Ending}");
        ColumnSnapshot.Write(path, population, known.Value, mark);
        Sweep(path);
        var trouble = ColumnSnapshot.Open(path, out var snapshot);
        return new(snapshot, how.Work, how.Read, trouble);
    }

    /// <summary>
    /// Columns with the subjects read anew that changed between them and what is wanted, in either direction, and on the days from
    /// theirs to the later one wanted; null where too many did.
    /// </summary>
    private async Task<(Population Population, long Read)?> UpdatedAsync(
        (ColumnSnapshot Snapshot, Population Columns) before, ChangeNumber known, DateOnly day, CancellationToken cancellation)
    {
        var (first, last) = (Math.Min(before.Snapshot.Change, known.Value), Math.Max(before.Snapshot.Change, known.Value));
        var changed = await bulk.ChangedAsync((new ChangeNumber(first), new ChangeNumber(last)), (before.Snapshot.Day, day), cancellation);
        if (changed.Count > before.Columns.Count / LargestShare)
        {
            return null;
        }

        var lists = new ColumnLists(before.Columns);
        var fresh = await new FactPacking(database, lists, day, known).PackAsync(changed, cancellation);
        IReadOnlyList<uint> gone = fresh.Count == changed.Count ? [] : [.. changed.Select(subject => (uint)subject.Value).Except(fresh.Select(one => one.Number))];
        return (new ColumnMerge(day, lists).With(before.Columns, fresh, gone), changed.Count);
    }

    private static Diagnostic? TryOpen(string path, out ColumnSnapshot? snapshot)
    {
        try
        {
            return ColumnSnapshot.Open(path, out snapshot);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Another process swept it away between listing and opening, or it cannot be read.
            snapshot = null;
            return AssessmentText.FileUnreadable(path, failure.Message);
        }
    }

    /// <summary>The files, the newest first.</summary>
    private IEnumerable<string> Paths() => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, $"columns-*{Ending}").OrderDescending(StringComparer.Ordinal)
        : [];

    /// <summary>The right to write; null while another has it. The file stays, so that all lock the same.</summary>
    private FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(folder, "writing.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(Path.Combine(folder, "writing.lock")))
        {
            return null;
        }
    }

    /// <summary>Removes what a new snapshot replaces and what broken-off writing left. Whoever has one open keeps it.</summary>
    private void Sweep(string kept)
    {
        foreach (var path in Paths().Where(path => path != kept).Concat(Directory.EnumerateFiles(folder, "*.aside")))
        {
            try
            {
                File.Delete(path);
            }
            catch (IOException)
            {
                // Some systems keep an open file: it goes the next time.
            }
        }
    }
}
