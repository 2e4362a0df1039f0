using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Xinheng.Registry;

/// <summary>
/// Hashes a sequence of fields. Every field carries its length, so that "ab","c" and "a","bc" differ, and null differs from empty.
/// One instance serves one thread.
/// </summary>
internal sealed class ContentHasher
{
    private const int Absent = -1;
    private byte[] room = new byte[4096];
    private int length;

    public ContentHasher Add(string? text)
    {
        if (text is null)
        {
            Add(Absent);
            return this;
        }

        Add(text.Length);
        Append(MemoryMarshal.AsBytes(text.AsSpan()));
        return this;
    }

    public ContentHasher Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        Append(bytes);
        return this;
    }

    public ContentHasher Add(DateOnly? day) => Add(day?.DayNumber ?? Absent);

    public ContentHasher Add(long? number)
    {
        Add(number is null ? Absent : 1);
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, number ?? 0);
        Append(bytes);
        return this;
    }

    public ContentHasher Add(int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        Append(bytes);
        return this;
    }

    /// <summary>The hash of what was added since the last call.</summary>
    public Hash128 Finish()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(room.AsSpan(0, length), hash);
        length = 0;
        return new Hash128(BinaryPrimitives.ReadInt64BigEndian(hash), BinaryPrimitives.ReadInt64BigEndian(hash[8..]));
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        if (room.Length - length < bytes.Length)
        {
            Array.Resize(ref room, Math.Max(room.Length * 2, length + bytes.Length));
        }

        bytes.CopyTo(room.AsSpan(length));
        length += bytes.Length;
    }
}
