using System.Buffers.Binary;

namespace Xinheng.Registry.Packing;

/// <summary>
/// All registrations and first reports among some changes as one run of bytes: the form of the bytes (1), a sum of the rest and of
/// which changes they are of (16), how many bytes registrations take (4), registrations, records. Little endian.
/// </summary>
internal static class PackedBlock
{
    private const byte Form = 1;
    private const int SumAt = 1;
    private const int LengthAt = SumAt + (2 * sizeof(long));
    private const int RowsAt = LengthAt + sizeof(int);

    /// <summary>The bytes of a block.</summary>
    public static byte[] Write((long After, long Through) changes, RowPacker registrations, RowPacker records)
    {
        var bytes = new byte[RowsAt + registrations.Length + records.Length];
        bytes[0] = Form;
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(LengthAt), registrations.Length);
        registrations.Bytes.CopyTo(bytes.AsSpan(RowsAt));
        records.Bytes.CopyTo(bytes.AsSpan(RowsAt + registrations.Length));
        var sum = SumOf(changes, bytes);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(SumAt), sum.High);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(SumAt + sizeof(long)), sum.Low);
        return bytes;
    }

    /// <summary>The rows of a block; false when it is damaged, of another form, or of other changes.</summary>
    /// <param name="changes">The changes it is said to be of.</param>
    /// <param name="bytes">The block.</param>
    /// <param name="registrations">Its registrations.</param>
    /// <param name="records">Its first reports.</param>
    public static bool TryRead((long After, long Through) changes, byte[] bytes, out PackedRows registrations, out PackedRows records)
    {
        var length = 0;
        var isSound = bytes.Length >= RowsAt && bytes[0] == Form && SumIn(bytes) == SumOf(changes, bytes)
            && (length = BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(LengthAt))) >= 0 && length <= bytes.Length - RowsAt;
        var middle = isSound ? RowsAt + length : 0;
        registrations = new PackedRows(RowForm.Registrations, bytes, isSound ? RowsAt : 0, middle);
        records = new PackedRows(RowForm.Records, bytes, middle, isSound ? bytes.Length : 0);
        return isSound;
    }

    private static Hash128 SumIn(byte[] bytes) =>
        new(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(SumAt)), BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(SumAt + sizeof(long))));

    private static Hash128 SumOf((long After, long Through) changes, byte[] bytes) =>
        new ContentHasher().Add(changes.After).Add(changes.Through).AddRaw(bytes.AsSpan(LengthAt)).Finish();
}
