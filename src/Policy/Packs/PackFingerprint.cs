using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Xinheng.Policy.Packs;

/// <summary>Says whether two packs were compiled from the same text.</summary>
internal static class PackFingerprint
{
    /// <summary>
    /// SHA-256 in lower-case hexadecimal over id, path and text of all files of the packs, the extended pack first and
    /// files in the order of their paths. Line ends and a byte order mark make no difference. Every part is preceded by
    /// its length, so that no two different packs give the same input. Packs whose results the pack takes follow with
    /// their own fingerprints in the order of their ids.
    /// </summary>
    public static string Of(IEnumerable<PackFiles> packs, IEnumerable<CompiledPack> results)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var pack in packs)
        {
            Add(hash, pack.Id);
            foreach (var (path, text) in pack.Texts.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                Add(hash, path);
                Add(hash, PackYaml.Normalise(text));
            }
        }

        foreach (var result in results.OrderBy(result => result.Id, StringComparer.Ordinal))
        {
            Add(hash, result.Fingerprint);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Add(IncrementalHash hash, string text)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        var bytes = Encoding.UTF8.GetBytes(text);
        BinaryPrimitives.WriteInt32BigEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
