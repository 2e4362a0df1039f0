using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Xinheng.Registry;

/// <summary>
/// Hashes a sequence of fields. Every field carries its length, so that "ab","c" and "a","bc" differ, and null differs from empty.
/// One instance serves one thread.
/// </summary>
internal sealed class ContentHasher : IDisposable
{
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private const int Absent = -1;
    private static readonly byte[] Key = SHA256.HashData("xinheng registry content"u8)[..TagBytes];

    private readonly AesGcm polynomial = new(Key, TagBytes);
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

    /// <summary>
    /// The first half of the SHA-256 of what was added since the last call: for keys, which tell things apart even when
    /// someone wants them to meet.
    /// </summary>
    public Hash128 FinishKey()
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(room.AsSpan(0, length), hash);
        return Taken(hash);
    }

    /// <summary>
    /// A hash for telling whether a thing with a known key has changed. It is the polynomial hash of AES-GCM under a
    /// fixed key, about ten times as fast as SHA-256 where the processor has no instructions for that. Contents meet by chance
    /// once in 2^120; a sender able to make two of his own contents meet on purpose could as well send nothing.
    /// </summary>
    public Hash128 FinishContent()
    {
        Span<byte> hash = stackalloc byte[TagBytes];
        Span<byte> nonce = stackalloc byte[NonceBytes];
        nonce.Clear();
        polynomial.Encrypt(nonce, [], [], hash, room.AsSpan(0, length));
        return Taken(hash);
    }

    /// <inheritdoc/>
    public void Dispose() => polynomial.Dispose();

    private Hash128 Taken(ReadOnlySpan<byte> hash)
    {
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
