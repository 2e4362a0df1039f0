using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;
using Xinheng.Evaluation.Columns;
using Xinheng.Policy;

namespace Xinheng.Assessment.Snapshots;

/// <summary>
/// A population kept in a file that is opened by mapping it: at once, whatever its size. Only the header is read then;
/// every part is held against its checksum before the columns are handed out for the first time. The file never changes,
/// and may be deleted while it is open. Whoever opened it disposes it, and not before the last use of its columns: they lie
/// in the mapped file. Safe to use from many threads.
/// </summary>
public sealed unsafe class ColumnSnapshot : IDisposable
{
    private readonly SnapshotHeader header;
    private readonly MemoryMappedViewAccessor view;
    private readonly Lazy<(Population? Columns, Diagnostic? Damage)> columns;
    private readonly byte* first;
    private int isDisposed;

    private ColumnSnapshot(string path, SnapshotHeader header, MemoryMappedViewAccessor view, long bytes)
    {
        (Path, this.header, this.view, Bytes) = (path, header, view, bytes);
        columns = new(Read);
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        first = start + view.PointerOffset;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The last change of the registry it knows.</summary>
    public long Change => header.Change;

    /// <summary>The day its standings are of.</summary>
    public DateOnly Day => header.Day;

    /// <summary>How many subjects there are.</summary>
    public long Subjects => header.Subjects;

    /// <summary>How many records there are in columns.</summary>
    public long Records => header.Records;

    /// <summary>The file's length.</summary>
    public long Bytes { get; }

    /// <summary>Tells the registry it was made from.</summary>
    internal long Mark => header.Mark;

    /// <summary>Opens a snapshot.</summary>
    /// <param name="path">The file.</param>
    /// <param name="snapshot">The snapshot; null, with the finding returned, when the file is of no use.</param>
    /// <exception cref="IOException">The file cannot be read, or is gone.</exception>
    public static Diagnostic? Open(string path, out ColumnSnapshot? snapshot)
    {
        snapshot = null;
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1);
        var (first, length) = (new byte[SnapshotHeader.Bytes], file.Length);
        var read = file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false);
        if (SnapshotHeader.Read(path, first.AsSpan(0, read), length, out var header) is { } trouble)
        {
            return trouble;
        }

        using var mapping = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = mapping.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        snapshot = new ColumnSnapshot(path, header!, view, length); // there is one when nothing is wrong
        return null;
    }

    /// <summary>The columns, once every part was held against its checksum.</summary>
    /// <param name="damage">What is damaged; null when the columns are given.</param>
    /// <exception cref="ObjectDisposedException">The snapshot was disposed.</exception>
    public Population? Columns(out Diagnostic? damage)
    {
        ObjectDisposedException.ThrowIf(isDisposed != 0, this);
        (var whole, damage) = columns.Value;
        return whole;
    }

    /// <summary>Gives the mapping back. The columns must not be used any more.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) == 0)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
        }
    }

    /// <summary>Writes a population aside and puts it in place in one step, so that a crash leaves what was there.</summary>
    /// <param name="path">Where it will be.</param>
    /// <param name="population">The population.</param>
    /// <param name="change">The last change it knows.</param>
    /// <param name="mark">Tells the registry it was made from.</param>
    /// <exception cref="IOException">The disk is full or cannot be written.</exception>
    internal static void Write(string path, Population population, long change, long mark)
    {
        var aside = $"{path}.{Guid.NewGuid():N}.aside";
        try
        {
            WriteAside(aside, population, change, mark);
            File.Move(aside, path, overwrite: true);
        }
        catch
        {
            File.Delete(aside);
            throw;
        }
    }

    private static void WriteAside(string path, Population population, long change, long mark)
    {
        IReadOnlyList<(SnapshotSection Section, Action<Stream> Write, long Bytes, ulong Sum)> sections =
        [
            Section(SnapshotSection.Records, population.Records),
            Section(SnapshotSection.Offsets, population.Offsets),
            Section(SnapshotSection.Subjects, population.Subjects),
            Section(SnapshotSection.Numbers, population.Numbers),
            Section(SnapshotSection.Amounts, population.Amounts),
            Section(SnapshotSection.Results, population.Results),
            Section<byte>(SnapshotSection.Lists, SnapshotLists.Of(population).Write()),
            Section(SnapshotSection.Capital, population.Capital),
        ];
        var parts = new List<SnapshotPart>();
        var end = (long)SnapshotHeader.Bytes;
        foreach (var (section, _, bytes, sum) in sections)
        {
            parts.Add(new(section, end, bytes, sum));
            end = (end + bytes + SnapshotHeader.Alignment - 1) / SnapshotHeader.Alignment * SnapshotHeader.Alignment;
        }

        // The room is asked for at once: a disk that has none says so before anything is written.
        using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, PreallocationSize = end, BufferSize = 0,
        });
        file.Write(new SnapshotHeader(change, mark, population.Day, population.Count, population.Records.Length, parts).Write());
        for (var at = 0; at < sections.Count; at++)
        {
            file.Position = parts[at].Offset;
            sections[at].Write(file);
        }

        file.SetLength(end);
        file.Flush(flushToDisk: true);
    }

    private static (SnapshotSection Section, Action<Stream> Write, long Bytes, ulong Sum) Section<T>(SnapshotSection section, ReadOnlyMemory<T> content)
        where T : unmanaged => (
            section,
            stream =>
            {
                const int AtOnce = 1 << 22;
                for (var at = 0; at < content.Length; at += AtOnce)
                {
                    stream.Write(MemoryMarshal.AsBytes(content.Span.Slice(at, Math.Min(AtOnce, content.Length - at))));
                }
            },
            (long)content.Length * SnapshotHeader.ItemBytes(section),
            Checksum.Of(content));

    private (Population? Columns, Diagnostic? Damage) Read()
    {
        SnapshotSection? damaged = null;
        var population = ReadLists() is not { } lists ? null : new Population
        {
            Day = header.Day,
            Records = Column<ulong>(SnapshotSection.Records, ref damaged),
            Offsets = Column<uint>(SnapshotSection.Offsets, ref damaged),
            Subjects = Column<ulong>(SnapshotSection.Subjects, ref damaged),
            Numbers = Column<uint>(SnapshotSection.Numbers, ref damaged),
            Amounts = Column<long>(SnapshotSection.Amounts, ref damaged),
            Capital = Column<byte>(SnapshotSection.Capital, ref damaged),
            Results = Column<PackedResult>(SnapshotSection.Results, ref damaged),
            Profiles = lists.Profiles,
            Issuers = lists.Issuers,
            Traits = lists.Traits,
            Places = lists.Places,
            Industries = lists.Industries,
            ResultTexts = lists.ResultTexts,
            Apart = lists.Apart,
        };
        var part = population is null ? SnapshotSection.Lists : damaged;
        return part is { } found ? (null, SnapshotText.Damaged(Path, found.ToString().ToLowerInvariant())) : (population, null);
    }

    private SnapshotLists? ReadLists()
    {
        SnapshotSection? damaged = null;
        var bytes = Column<byte>(SnapshotSection.Lists, ref damaged);
        return damaged is null ? SnapshotLists.Read(bytes.Span) : null;
    }

    private ReadOnlyMemory<T> Column<T>(SnapshotSection section, ref SnapshotSection? damaged)
        where T : unmanaged
    {
        var part = header.Part(section);
        if (part.Bytes == 0)
        {
            damaged = part.Sum == Checksum.Of(ReadOnlyMemory<T>.Empty) ? damaged : damaged ?? section;
            return default;
        }

        ReadOnlyMemory<T> memory = new MappedColumn<T>(first + part.Offset, part.Bytes).Memory;
        damaged = Checksum.Of(memory) == part.Sum ? damaged : damaged ?? section;
        return memory;
    }
}
