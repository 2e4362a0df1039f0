using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// How all that grade rules look at is put into one number: counts by lane, each with as many bits as its cap needs, then
/// what of the subject matters, then results, then the stretch the score lies in.
/// </summary>
internal sealed class DecisionKey
{
    /// <summary>Bits at most.</summary>
    public const int Limit = 62;

    private readonly List<(int Lane, int Shift, int Bits)> lanes = [];

    /// <param name="caps">Cap by lane, for the lanes that rules look at; they come first.</param>
    public DecisionKey(IReadOnlyList<int> caps)
    {
        var byLane = new byte[Vector256<byte>.Count];
        var masks = new ulong[4];
        for (var lane = 0; lane < caps.Count; lane++)
        {
            var bits = BitsFor(caps[lane]);
            byLane[lane] = (byte)caps[lane];
            masks[lane / 8] |= ((1UL << bits) - 1) << (lane % 8 * 8);
            lanes.Add((lane, Bits, bits));
            Bits += bits;
        }

        Caps = Vector256.Create(byLane);
        Masks = [.. masks.Take((caps.Count + 7) / 8)];
    }

    /// <summary>How many bits it has.</summary>
    public int Bits { get; private set; }

    /// <summary>By lane: the count beyond which nothing changes; 0 for lanes that rules do not look at.</summary>
    public Vector256<byte> Caps { get; }

    /// <summary>By eight lanes: the bits that go into the key.</summary>
    public ulong[] Masks { get; }

    /// <summary>A bit for each lane that goes into the key.</summary>
    public uint Lanes => lanes.Aggregate(0U, (bits, part) => bits | (1U << part.Lane));

    /// <summary>Keeps room for a number up to and without a limit; where it begins.</summary>
    public int Reserve(int limit)
    {
        var at = Bits;
        Bits += BitsFor(limit - 1);
        return at;
    }

    /// <summary>The part of the key that counts by lane give.</summary>
    public ulong Of(ReadOnlySpan<int> counts)
    {
        var key = 0UL;
        foreach (var (lane, shift, _) in CollectionsMarshal.AsSpan(lanes))
        {
            key |= (ulong)(uint)Math.Min(counts[lane], Caps.GetElement(lane)) << shift;
        }

        return key;
    }

    /// <summary>The counts that a key stands for, by lane.</summary>
    public byte[] Counts(ulong key)
    {
        var counts = new byte[Vector256<byte>.Count];
        foreach (var (lane, shift, bits) in lanes)
        {
            counts[lane] = (byte)((key >> shift) & ((1UL << bits) - 1));
        }

        return counts;
    }

    /// <summary>How many bits a number up to and with <paramref name="most"/> needs.</summary>
    public static int BitsFor(int most) => most <= 0 ? 0 : BitOperations.Log2((uint)most) + 1;
}
