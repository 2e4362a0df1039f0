using System.Buffers;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;

namespace Xinheng.Assessment.Snapshots;

/// <summary>
/// A stretch of a mapped file as memory. The mapping lives as long as somebody holds the memory; the file may be deleted
/// meanwhile, but must not be cut.
/// </summary>
internal sealed unsafe class MappedColumn<T> : MemoryManager<T>
    where T : unmanaged
{
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* first;
    private readonly int length;
    private int isReleased;

    /// <param name="view">A view of the file that this column keeps alive.</param>
    /// <param name="offset">The first byte.</param>
    /// <param name="bytes">How many.</param>
    public MappedColumn(MemoryMappedViewAccessor view, long offset, long bytes)
    {
        this.view = view;
        length = checked((int)(bytes / Unsafe.SizeOf<T>()));
        byte* start = null;
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        first = start + view.PointerOffset + offset;
    }

    ~MappedColumn() => Dispose(false);

    /// <inheritdoc/>
    public override Memory<T> Memory => CreateMemory(length);

    /// <inheritdoc/>
    public override Span<T> GetSpan() => new(first, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new((T*)first + elementIndex, default, this);

    /// <inheritdoc/>
    public override void Unpin()
    {
        // Mapped memory never moves.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (Interlocked.Exchange(ref isReleased, 1) == 0)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
        }
    }
}
