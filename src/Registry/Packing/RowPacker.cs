using System.Text;

namespace Xinheng.Registry.Packing;

/// <summary>
/// Packs rows into a few bytes each: which columns are NULL, numbers as what they differ by from the row before, texts by
/// their place among those seen in their column, spelt out where they come up first. <see cref="PackedRows"/> reads them.
/// Each row: every column in its order, then <see cref="EndRow"/>.
/// </summary>
/// <param name="form">The columns.</param>
internal sealed class RowPacker(RowForm form)
{
    private readonly Dictionary<string, int>[] known = [.. form.Names.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    private readonly long[] before = new long[form.Names.Length];
    private readonly long[] numbers = new long[form.Names.Length];
    private readonly string?[] texts = new string?[form.Names.Length];
    private byte[] room = new byte[4096];
    private int column;
    private ulong nulls;

    /// <summary>How many rows were packed.</summary>
    public int Count { get; private set; }

    /// <summary>The bytes of all rows.</summary>
    public ReadOnlySpan<byte> Bytes => room.AsSpan(0, Length);

    /// <summary>How many bytes there are.</summary>
    public int Length { get; private set; }

    /// <summary>Gives a column that holds a whole number.</summary>
    public void Write(long? value)
    {
        nulls |= value is null ? 1UL << column : 0;
        numbers[column++] = value ?? 0;
    }

    /// <summary>Gives a column that holds a text, which is kept as <see cref="StoredText"/> keeps it.</summary>
    public void WriteText(string? value)
    {
        nulls |= value is null ? 1UL << column : 0;
        texts[column++] = value is null || !value.Contains('\0', StringComparison.Ordinal) ? value : StoredText.Clean(value);
    }

    /// <summary>Packs the row.</summary>
    public void EndRow()
    {
        Put(nulls);
        for (var at = 0; at < column; at++)
        {
            if ((nulls & (1UL << at)) != 0)
            {
                continue;
            }

            if (texts[at] is { } text)
            {
                Put(text, known[at]);
            }
            else
            {
                var step = numbers[at] - before[at]; // may wrap round, and does so back again
                Put((ulong)((step << 1) ^ (step >> 63)));
                before[at] = numbers[at];
            }
        }

        (column, nulls) = (0, 0);
        Array.Clear(texts);
        Count++;
    }

    private void Put(string text, Dictionary<string, int> places)
    {
        if (places.TryGetValue(text, out var place))
        {
            Put((ulong)place);
            return;
        }

        Put((ulong)places.Count);
        places[text] = places.Count;
        var bytes = Encoding.UTF8.GetByteCount(text);
        Put((ulong)bytes);
        Reserve(bytes);
        Length += Encoding.UTF8.GetBytes(text, room.AsSpan(Length));
    }

    private void Put(ulong value)
    {
        const int MostBytes = 10;
        Reserve(MostBytes);
        for (; value >= 0x80; value >>= 7)
        {
            room[Length++] = (byte)(value | 0x80);
        }

        room[Length++] = (byte)value;
    }

    private void Reserve(int bytes)
    {
        if (room.Length - Length < bytes)
        {
            Array.Resize(ref room, Math.Max(room.Length * 2, Length + bytes));
        }
    }
}
