using System.Buffers;
using System.Runtime.CompilerServices;

namespace Xinheng.Assessment.Snapshots;

/// <summary>A stretch of mapped memory. It is good for as long as the snapshot it is of is not disposed.</summary>
/// <param name="first">Its first byte.</param>
/// <param name="bytes">How many.</param>
internal sealed unsafe class MappedColumn<T>(byte* first, long bytes) : MemoryManager<T>
    where T : unmanaged
{
    private readonly int length = checked((int)(bytes / Unsafe.SizeOf<T>()));

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
        // The snapshot unmaps all columns at once.
    }
}
