using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Xinheng.Registry;

/// <summary>
/// Hashes a sequence of fields to 128 bits. Every field carries its length, so that "ab","c" and "a","bc" differ, and null differs
/// from empty. The hash is SipHash-2-4 with a result of 128 bits under a fixed key: see docs/decisions/0007-content-hash.md.
/// One instance serves one thread.
/// </summary>
/// <remarks><source id="SipHash: a fast short-input PRF (Aumasson, Bernstein)">2.1 and the variant of 128 bits</source></remarks>
internal sealed class ContentHasher
{
    private const int Absent = -1;
    private const int WordBytes = sizeof(ulong);

    private readonly ulong keyLow;
    private readonly ulong keyHigh;
    private byte[] room = new byte[4096];
    private int length;

    /// <summary>A hasher under the key of all stored hashes.</summary>
    public ContentHasher()
        : this("xinheng registry"u8)
    {
    }

    /// <summary>A hasher under a key of 16 bytes.</summary>
    public ContentHasher(ReadOnlySpan<byte> key) =>
        (keyLow, keyHigh) = (BinaryPrimitives.ReadUInt64LittleEndian(key), BinaryPrimitives.ReadUInt64LittleEndian(key[WordBytes..]));

    public ContentHasher Add(string? text)
    {
        if (text is null)
        {
            return Add(Absent);
        }

        Add(text.Length);
        return AddRaw(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    public ContentHasher Add(ReadOnlySpan<byte> bytes) => Add(bytes.Length).AddRaw(bytes);

    public ContentHasher Add(DateOnly? day) => Add(day?.DayNumber ?? Absent);

    public ContentHasher Add(long? number)
    {
        Add(number is null ? Absent : 1);
        BinaryPrimitives.WriteInt64LittleEndian(Room(sizeof(long)), number ?? 0);
        return this;
    }

    public ContentHasher Add(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Room(sizeof(int)), number);
        return this;
    }

    /// <summary>Adds bytes without their length.</summary>
    public ContentHasher AddRaw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        return this;
    }

    /// <summary>The hash of what was added since the last call.</summary>
    public Hash128 Finish()
    {
        var state = new State(keyLow, keyHigh);
        var bytes = room.AsSpan(0, length);
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes[..(length & ~(WordBytes - 1))]))
        {
            state.Absorb(BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word));
        }

        var last = (ulong)length << 56;
        var rest = bytes[(length & ~(WordBytes - 1))..];
        for (var i = 0; i < rest.Length; i++)
        {
            last |= (ulong)rest[i] << (8 * i);
        }

        state.Absorb(last);
        length = 0;
        return state.Finish();
    }

    private Span<byte> Room(int bytes)
    {
        if (room.Length - length < bytes)
        {
            Array.Resize(ref room, Math.Max(room.Length * 2, length + bytes));
        }

        length += bytes;
        return room.AsSpan(length - bytes, bytes);
    }

    /// <summary>The four words of SipHash.</summary>
    private ref struct State(ulong keyLow, ulong keyHigh)
    {
        private const int FinalRounds = 4;

        private ulong a = keyLow ^ 0x736f6d6570736575;
        private ulong b = keyHigh ^ 0x646f72616e646f6d ^ 0xee;
        private ulong c = keyLow ^ 0x6c7967656e657261;
        private ulong d = keyHigh ^ 0x7465646279746573;

        public void Absorb(ulong word)
        {
            d ^= word;
            Round();
            Round();
            a ^= word;
        }

        public Hash128 Finish()
        {
            c ^= 0xee;
            var first = Squeeze();
            b ^= 0xdd;
            return new Hash128((long)first, (long)Squeeze());
        }

        private ulong Squeeze()
        {
            for (var round = 0; round < FinalRounds; round++)
            {
                Round();
            }

            return a ^ b ^ c ^ d;
        }

        private void Round()
        {
            a += b;
            c += d;
            b = BitOperations.RotateLeft(b, 13) ^ a;
            d = BitOperations.RotateLeft(d, 16) ^ c;
            a = BitOperations.RotateLeft(a, 32) + d;
            c += b;
            b = BitOperations.RotateLeft(b, 17) ^ c;
            d = BitOperations.RotateLeft(d, 21) ^ a;
            c = BitOperations.RotateLeft(c, 32);
        }
    }
}
