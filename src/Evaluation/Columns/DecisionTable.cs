using System.Runtime.InteropServices;

namespace Xinheng.Evaluation.Columns;

/// <summary>
/// What each key leads to, worked out when first asked for and remembered: for short keys in one table for all threads,
/// where those that meet write the same, for long ones by each thread for itself.
/// </summary>
/// <param name="bits">Bits of a key.</param>
/// <param name="decide">What a key leads to; never 0.</param>
internal sealed class DecisionTable(int bits, Func<ulong, byte> decide)
{
    private const int DirectBits = 22;
    private const int RememberedLimit = 1 << 20;

    private readonly byte[]? direct = bits <= DirectBits ? new byte[1 << bits] : null;

    /// <summary>For short keys, by key: what it leads to, 0 while nobody has asked; null for long ones.</summary>
    public byte[]? Direct => direct;

    /// <summary>What a key leads to.</summary>
    /// <param name="key">The key.</param>
    /// <param name="remembered">The thread's own memory.</param>
    public byte Of(ulong key, Dictionary<ulong, byte> remembered)
    {
        if (direct is not null)
        {
            var code = direct[key];
            return code != 0 ? code : direct[key] = decide(key);
        }

        if (remembered.Count >= RememberedLimit)
        {
            remembered.Clear();
        }

        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(remembered, key, out _);
        return known != 0 ? known : known = decide(key);
    }
}
