using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Xinheng.Registry.Taking;

/// <summary>Subject keys as numbers of 128 bits, so that millions of them fit into memory.</summary>
internal static class PackedKey
{
    /// <summary>The longest key that is packed letter by letter.</summary>
    public const int LongestCode = 18;

    private const int Letters = 37; // digits, capitals, and one that stands for "no letter"
    private const int HashDigits = 32;

    private static readonly UInt128 HashBit = UInt128.One << 127;

    /// <summary>
    /// The number of a key: for a code of up to 18 digits and capitals its letters themselves, so that two codes never share a
    /// number; for every other key the first 127 bits of a SHA-256. Never 0.
    /// </summary>
    public static UInt128 Of(ReadOnlySpan<char> key)
    {
        if (key.Length == HashDigits + 1 && key[0] == '~' && UInt128.TryParse(key[1..], NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var hash))
        {
            return hash | HashBit;
        }

        return key.Length is > 0 and <= LongestCode && TryLetters(key, out var letters) ? letters : Hashed(key);
    }

    /// <summary>The number of a code of up to 18 digits and capitals; false for every other key.</summary>
    public static bool TryOfCode(ReadOnlySpan<char> code, out UInt128 number)
    {
        number = 0;
        return code.Length is > 0 and <= LongestCode && TryLetters(code, out number);
    }

    /// <summary>Spreads a key over all bits: codes of one county differ in few letters, and all of them must move the place.</summary>
    public static ulong Spread(UInt128 key)
    {
        var mixed = ((ulong)(key >> 64) ^ ((ulong)key * 0x9E3779B97F4A7C15)) * 0xD6E8FEB86659FD93;
        return (mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93;
    }

    // Two halves of nine letters each: 37^9 fits into 64 bits.
    private static bool TryLetters(ReadOnlySpan<char> key, out UInt128 number)
    {
        var half = Math.Min(key.Length, LongestCode / 2);
        number = 0;
        if (!TryHalf(key[..half], out var high) || !TryHalf(key[half..], out var low))
        {
            return false;
        }

        number = new UInt128(high, low);
        return true;
    }

    private static bool TryHalf(ReadOnlySpan<char> letters, out ulong number)
    {
        number = 0;
        foreach (var letter in letters)
        {
            var place = char.IsAsciiDigit(letter) ? letter - '0' + 1 : char.IsAsciiLetterUpper(letter) ? letter - 'A' + 11 : 0;
            if (place == 0)
            {
                return false;
            }

            number = (number * Letters) + (ulong)place;
        }

        return true;
    }

    private static UInt128 Hashed(ReadOnlySpan<char> key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key.ToArray()), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash) | HashBit;
    }
}
