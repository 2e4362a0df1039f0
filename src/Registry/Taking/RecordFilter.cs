namespace Xinheng.Registry.Taking;

/// <summary>
/// Tells for most records that are not in the registry that they are not, from 16 bits a record: a blocked Bloom filter.
/// "Not held" is certain; "perhaps held" is wrong for less than one in a hundred. Not safe for two threads at once.
/// </summary>
internal sealed class RecordFilter
{
    private const int WordsInBlock = 8;
    private const int RecordsInBlock = 32;
    private const int BitsSet = 6;
    private const int SmallestBlocks = 2048;

    private readonly List<(ulong[] Words, int Held)> layers = [];

    /// <summary>How many records were added.</summary>
    public long Count { get; private set; }

    /// <summary>False when the record was never added.</summary>
    public bool MayHold(long subject, Hash128 key)
    {
        var hash = HashOf(subject, key);
        foreach (var (words, _) in layers)
        {
            if (Holds(words, hash))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a record. A full layer is followed by one twice as large.</summary>
    public void Add(long subject, Hash128 key)
    {
        if (layers.Count == 0 || layers[^1].Held >= layers[^1].Words.Length / WordsInBlock * RecordsInBlock)
        {
            layers.Add((new ulong[layers.Count == 0 ? SmallestBlocks * WordsInBlock : layers[^1].Words.Length * 2], 0));
        }

        var (words, held) = layers[^1];
        var hash = HashOf(subject, key);
        var block = BlockOf(words, hash);
        for (var bit = 0; bit < BitsSet; bit++)
        {
            var place = (int)(hash >> (bit * 9)) & 511;
            words[block + (place >> 6)] |= 1UL << (place & 63);
        }

        layers[^1] = (words, held + 1);
        Count++;
    }

    private static bool Holds(ulong[] words, ulong hash)
    {
        var block = BlockOf(words, hash);
        for (var bit = 0; bit < BitsSet; bit++)
        {
            var place = (int)(hash >> (bit * 9)) & 511;
            if ((words[block + (place >> 6)] >> (place & 63) & 1) == 0)
            {
                return false;
            }
        }

        return true;
    }

    // The bits inside a block and the block come from different parts of the hash.
    private static int BlockOf(ulong[] words, ulong hash) =>
        (int)(((hash * 0x9E3779B97F4A7C15) >> 32) & (ulong)((words.Length / WordsInBlock) - 1)) * WordsInBlock;

    private static ulong HashOf(long subject, Hash128 key) => (ulong)key.Low ^ ((ulong)subject * 0xD6E8FEB86659FD93);
}
