using System.Numerics;
using System.Runtime.InteropServices;

namespace Xinheng.Assessment.Snapshots;

/// <summary>
/// A sum of 64 bits that tells damage: one changed word always changes it. It is no protection against somebody who
/// changes a file on purpose. Pieces are summed on all cores.
/// </summary>
internal static class Checksum
{
    private const int PieceBytes = 1 << 24;
    private const ulong Prime1 = 0x9E3779B185EBCA87UL;
    private const ulong Prime2 = 0xC2B2AE3D27D4EB4FUL;

    /// <summary>The sum of some memory.</summary>
    public static ulong Of<T>(ReadOnlyMemory<T> memory)
        where T : unmanaged
    {
        var size = System.Runtime.CompilerServices.Unsafe.SizeOf<T>();
        var itemsAtOnce = PieceBytes / size;
        var pieces = new ulong[(memory.Length + itemsAtOnce - 1) / itemsAtOnce];
        Parallel.For(0, pieces.Length, at => pieces[at] = Of(MemoryMarshal.AsBytes(
            memory.Span.Slice(at * itemsAtOnce, Math.Min(itemsAtOnce, memory.Length - (at * itemsAtOnce))))));
        return pieces.Length == 1 ? pieces[0] : Of(MemoryMarshal.AsBytes(pieces.AsSpan()));
    }

    /// <summary>The sum of some bytes, on this thread.</summary>
    public static ulong Of(ReadOnlySpan<byte> bytes)
    {
        var (a, b, c, d) = (Prime1, Prime2, ~Prime1, ~Prime2);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var at = 0;
        for (; at + 4 <= words.Length; at += 4)
        {
            a = Step(a, words[at]);
            b = Step(b, words[at + 1]);
            c = Step(c, words[at + 2]);
            d = Step(d, words[at + 3]);
        }

        for (; at < words.Length; at++)
        {
            a = Step(a, words[at]);
        }

        foreach (var left in bytes[(words.Length * sizeof(ulong))..])
        {
            b = Step(b, left);
        }

        return Step(Step(Step(Step((ulong)bytes.Length, a), b), c), d);
    }

    private static ulong Step(ulong sum, ulong word) => BitOperations.RotateLeft((sum ^ word) * Prime1, 31);
}
