using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Xinheng.Evaluation.Columns;

/// <summary>Picks bits out of counts and puts them side by side.</summary>
internal static class LaneBits
{
    /// <summary>The bits of a word that a mask names, from its lowest on.</summary>
    public static ulong Of(ulong bits, ulong mask) => Bmi2.X64.IsSupported ? Bmi2.X64.ParallelBitExtract(bits, mask) : OneByOne(bits, mask);

    /// <summary>The bits of counts that masks name, a mask for every eight lanes.</summary>
    public static ulong Of(Vector256<byte> counts, ReadOnlySpan<ulong> masks)
    {
        var (found, shift) = (0UL, 0);
        for (var at = 0; at < masks.Length; at++)
        {
            found |= Of(counts.AsUInt64()[at], masks[at]) << shift;
            shift += BitOperations.PopCount(masks[at]);
        }

        return found;
    }

    private static ulong OneByOne(ulong bits, ulong mask)
    {
        var found = 0UL;
        for (var to = 0; mask != 0; to++, mask &= mask - 1)
        {
            found |= ((bits & mask & (~mask + 1)) != 0 ? 1UL : 0UL) << to;
        }

        return found;
    }
}
