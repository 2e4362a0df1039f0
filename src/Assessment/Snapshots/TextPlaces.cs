using System.Text;

namespace Xinheng.Assessment.Snapshots;

/// <summary>Finds the place of a text by its UTF-8 bytes without making a string of it. Not for several threads.</summary>
/// <param name="placeOf">Asked once for every different text.</param>
internal sealed class TextPlaces(Func<string, int> placeOf)
{
    private const ulong Prime = 0x9E3779B97F4A7C15UL;

    private (ulong Hash, byte[] Text, int Place)[] slots = new (ulong, byte[], int)[256];
    private int count;

    /// <summary>The place of a text.</summary>
    public int Of(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var mask = slots.Length - 1;
        for (var at = (int)(hash >> 32) & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Text is null)
            {
                return Add(hash, text);
            }

            if (slot.Hash == hash && text.SequenceEqual(slot.Text))
            {
                return slot.Place;
            }
        }
    }

    private int Add(ulong hash, ReadOnlySpan<byte> text)
    {
        if (count * 2 >= slots.Length)
        {
            var old = slots;
            slots = new (ulong, byte[], int)[old.Length * 2];
            foreach (var slot in old.Where(slot => slot.Text is not null))
            {
                Put(slot);
            }
        }

        var place = placeOf(Encoding.UTF8.GetString(text));
        Put((hash, text.ToArray(), place));
        count++;
        return place;
    }

    private void Put((ulong Hash, byte[] Text, int Place) slot)
    {
        var mask = slots.Length - 1;
        var at = (int)(slot.Hash >> 32) & mask;
        while (slots[at].Text is not null)
        {
            at = (at + 1) & mask;
        }

        slots[at] = slot;
    }

    private static ulong HashOf(ReadOnlySpan<byte> text)
    {
        var hash = (ulong)text.Length * Prime;
        while (text.Length >= sizeof(ulong))
        {
            hash = (hash ^ System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(text)) * Prime;
            hash ^= hash >> 29;
            text = text[sizeof(ulong)..];
        }

        foreach (var one in text)
        {
            hash = (hash ^ one) * Prime;
        }

        return (hash ^ (hash >> 31)) * Prime;
    }
}
