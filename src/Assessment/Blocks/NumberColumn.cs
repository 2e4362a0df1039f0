using System.Runtime.InteropServices;

namespace Xinheng.Assessment.Blocks;

/// <summary>
/// Whole numbers from 0 in the fewest bytes each that hold all of them: none where all are the same, else one, two or four.
/// Numbers other than 0 are counted from the least of them, so that days take two bytes beside "none".
/// </summary>
internal static class NumberColumn
{
    private const byte Same = 0;

    /// <summary>Writes a column.</summary>
    public static void Write(BinaryWriter writer, ReadOnlySpan<int> values)
    {
        var (least, most, hasZero) = RangeOf(values);
        if (values.IsEmpty || (hasZero ? most == 0 : least == most))
        {
            writer.Write(Same);
            writer.Write(values.IsEmpty ? 0 : values[0]);
            return;
        }

        var span = (long)most - least + 1;
        var width = (byte)(span <= byte.MaxValue ? sizeof(byte) : span <= ushort.MaxValue ? sizeof(ushort) : sizeof(int));
        writer.Write(width);
        writer.Write(least);
        var bytes = new byte[values.Length * width];
        if (width == sizeof(byte))
        {
            for (var at = 0; at < values.Length; at++)
            {
                bytes[at] = (byte)(values[at] == 0 ? 0 : values[at] - least + 1);
            }
        }
        else if (width == sizeof(ushort))
        {
            var words = MemoryMarshal.Cast<byte, ushort>(bytes.AsSpan());
            for (var at = 0; at < values.Length; at++)
            {
                words[at] = (ushort)(values[at] == 0 ? 0 : values[at] - least + 1);
            }
        }
        else
        {
            values.CopyTo(MemoryMarshal.Cast<byte, int>(bytes.AsSpan()));
        }

        writer.Write(bytes);
    }

    /// <summary>Reads a column of a known length.</summary>
    /// <exception cref="InvalidDataException">It is not one.</exception>
    public static void Read(BinaryReader reader, Span<int> values)
    {
        var width = reader.ReadByte();
        var least = reader.ReadInt32();
        if (width == Same)
        {
            values.Fill(least);
            return;
        }

        if (width is not (sizeof(byte) or sizeof(ushort) or sizeof(int)))
        {
            throw new InvalidDataException($"A column of {width} bytes a number is not known.");
        }

        var bytes = reader.ReadBytes(values.Length * width);
        if (bytes.Length < values.Length * width)
        {
            throw new InvalidDataException("A column ends too early.");
        }

        switch (width)
        {
            case sizeof(byte):
                Widen<byte>(bytes, values, least - 1);
                break;
            case sizeof(ushort):
                Widen<ushort>(MemoryMarshal.Cast<byte, ushort>(bytes), values, least - 1);
                break;
            default:
                MemoryMarshal.Cast<byte, int>(bytes).CopyTo(values);
                break;
        }
    }

    private static void Widen<T>(ReadOnlySpan<T> stored, Span<int> values, int above)
        where T : unmanaged, System.Numerics.IBinaryInteger<T>
    {
        for (var at = 0; at < values.Length; at++)
        {
            var number = int.CreateTruncating(stored[at]);
            values[at] = number == 0 ? 0 : number + above;
        }
    }

    private static (int Least, int Most, bool HasZero) RangeOf(ReadOnlySpan<int> values)
    {
        var (least, most, hasZero) = (int.MaxValue, 0, false);
        foreach (var value in values)
        {
            if (value == 0)
            {
                hasZero = true;
                continue;
            }

            least = Math.Min(least, value);
            most = Math.Max(most, value);
        }

        return (least, most, hasZero);
    }
}
