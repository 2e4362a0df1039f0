using Xinheng.Storage;

namespace Xinheng.Registry.Packing;

/// <summary>Reads what <see cref="RowPacker"/> packed, as it would be read from the table.</summary>
internal sealed class PackedRows : BulkReader
{
    private readonly bool[] isText;
    private readonly byte[] bytes;
    private readonly long[] values;
    private readonly List<(int Start, int Length)>[] texts;
    private readonly int end;
    private ulong nulls;
    private int at;

    /// <param name="form">The columns.</param>
    /// <param name="bytes">Where the rows are; unchanged while they are read.</param>
    /// <param name="start">The first byte.</param>
    /// <param name="end">The byte after the last.</param>
    public PackedRows(RowForm form, byte[] bytes, int start, int end)
    {
        (isText, this.bytes, at, this.end) = (form.Texts, bytes, start, end);
        values = new long[isText.Length];
        texts = [.. isText.Select(_ => new List<(int, int)>())];
    }

    /// <inheritdoc/>
    public override bool Next()
    {
        if (at >= end)
        {
            return false;
        }

        nulls = Number();
        for (var column = 0; column < isText.Length; column++)
        {
            if ((nulls & (1UL << column)) != 0)
            {
                continue;
            }

            var packed = Number();
            if (!isText[column])
            {
                values[column] += (long)(packed >> 1) ^ -(long)(packed & 1);
                continue;
            }

            values[column] = (long)packed;
            if (packed == (ulong)texts[column].Count)
            {
                var length = checked((int)Number());
                texts[column].Add((at, length));
                at += length;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool IsNull(int column) => (nulls & (1UL << column)) != 0;

    /// <inheritdoc/>
    public override long Number(int column) => IsNull(column) ? 0 : values[column];

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Text(int column)
    {
        if (IsNull(column))
        {
            return [];
        }

        var (start, length) = texts[column][(int)values[column]];
        return bytes.AsSpan(start, length);
    }

    /// <inheritdoc/>
    public override int TextNumber(int column) => IsNull(column) ? -1 : (int)values[column];

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        // The bytes belong to whoever handed them over.
    }

    private ulong Number()
    {
        ulong value = bytes[at++];
        if (value < 0x80)
        {
            return value;
        }

        value &= 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}
