namespace Xinheng.Registry.Taking;

/// <summary>The subject keys of a chunk: each distinct key has a slot, from 0, in the order the rows first name it.</summary>
internal sealed class SubjectKeys
{
    private readonly int[] slots;
    private readonly List<string> keys;
    private readonly UInt128[] packed;

    /// <summary>Takes one key a row.</summary>
    public SubjectKeys(string[] rowKeys)
    {
        slots = new int[rowKeys.Length];
        keys = new List<string>(rowKeys.Length);
        var numbers = new List<UInt128>(rowKeys.Length);
        var known = new Dictionary<UInt128, int>(rowKeys.Length);
        for (var row = 0; row < rowKeys.Length; row++)
        {
            var number = PackedKey.Of(rowKeys[row]);
            if (!known.TryGetValue(number, out var slot))
            {
                known.Add(number, slot = keys.Count);
                keys.Add(rowKeys[row]);
                numbers.Add(number);
            }

            slots[row] = slot;
        }

        packed = [.. numbers];
    }

    /// <summary>How many distinct keys there are.</summary>
    public int Count => keys.Count;

    /// <summary>The slot of a row.</summary>
    public int SlotOf(int row) => slots[row];

    /// <summary>The key of a slot.</summary>
    public string KeyOf(int slot) => keys[slot];

    /// <summary>The key of a slot as a number.</summary>
    public UInt128 PackedOf(int slot) => packed[slot];
}
