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
    public async Task<SnapshotOutcome> BringUpToDateAsync(
        DateOnly day, bool anew = false, IProgress<(long Done, long Total)>? progress = null, CancellationToken cancellation = default)
    {
        try
        {
            Directory.CreateDirectory(folder);
            await using var door = TryLock();
            return door is null
                ? new(null, SnapshotWork.None, 0, SnapshotText.BeingBuilt(folder))
                : await WorkAsync(day, anew, progress, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new(null, SnapshotWork.None, 0, SnapshotText.NotWritten(folder, failure.Message.TrimEnd('.')));
        }
    }

    /// <summary>
    /// The columns of exactly a day and a change: the snapshot that there is, or one brought up to them where they are the newest,
    /// or else read for the caller alone.
    /// </summary>
    /// <param name="day">The day standings are told for.</param>
    /// <param name="known">The last change they know.</param>
    /// <param name="today">The civil day; columns of a later one are not kept for others.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<ColumnsOfDay> AtAsync(DateOnly day, ChangeNumber known, DateOnly today, CancellationToken cancellation = default)
    {
        var (found, _) = await FindAsync(cancellation);
        if (found is null || (found.Day <= day && day <= today && found.Change <= known.Value && (found.Day, found.Change) != (day, known.Value)
            && await changes.LastAsync(cancellation) == known))
        {
            found?.Dispose();
            found = (await BringUpToDateAsync(day, cancellation: cancellation)).Snapshot;
        }

        if (found is not null && found.Change == known.Value && found.Day == day && found.Columns(out _) is { } kept)
        {
            return new ColumnsOfDay(kept, found);
        }

        found?.Dispose();
        return new ColumnsOfDay(await new ColumnReading(database, day, known).ReadAsync(null, cancellation), null);
    }

    private async Task<SnapshotOutcome> WorkAsync(
        DateOnly day, bool anew, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var known = await changes.LastAsync(cancellation);
        var before = anew ? null : (await FindAsync(cancellation)).Snapshot;
        var columns = before?.Columns(out _);
        if (before is not null && columns is not null && before.Change == known.Value && before.Day == day)
        {
            return new(before, SnapshotWork.None, 0, null);
        }

        using (before)
        {
            var (updated, read) = before is not null && columns is not null && before.Change <= known.Value && before.Day <= day
                ? await UpdatedAsync((before, columns), known, day, cancellation)
                : (null, 0);
            return updated is null
                ? await KeepAsync(await new ColumnReading(database, day, known).ReadAsync(progress, cancellation), known, (SnapshotWork.Built, null), cancellation)
                : await KeepAsync(updated, known, (SnapshotWork.BroughtUpToDate, read), cancellation);
        }
    }

    /// <param name="population">The columns.</param>
    /// <param name="known">The last change they know.</param>
    /// <param name="how">What was done for them, and how many subjects were read; null: all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    private async Task<SnapshotOutcome> KeepAsync(
        Population population, ChangeNumber known, (SnapshotWork Work, long? Read) how, CancellationToken cancellation)
    {
        var mark = await bulk.MarkOfAsync(known, cancellation)
            ?? throw new InvalidOperationException($"Change {known.Value} is the last of a write and has no row of it.");
        var path = Path.Combine(folder, $"columns-{known.Value:D18}-{population.Day:yyyyMMdd}{Ending}");
        ColumnSnapshot.Write(path, population, known.Value, mark);
        Sweep(path);
        var trouble = ColumnSnapshot.Open(path, out var snapshot);
        return new(snapshot, how.Work, how.Read ?? population.Count, trouble);
    }

    private async Task<(Population? Population, long Read)> UpdatedAsync(
        (ColumnSnapshot Snapshot, Population Columns) before, ChangeNumber known, DateOnly day, CancellationToken cancellation)
    {
        var changed = await bulk.ChangedAsync((new ChangeNumber(before.Snapshot.Change), known), (before.Snapshot.Day, day), cancellation);
        if (changed.Count > before.Columns.Count / LargestShare)
        {
            return (null, 0);
        }

        var lists = new ColumnLists(before.Columns);
        var fresh = await new FactPacking(database, lists, day, known).PackAsync(changed, cancellation);
        return (new ColumnMerge(day, lists).With(before.Columns, fresh), changed.Count);
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
