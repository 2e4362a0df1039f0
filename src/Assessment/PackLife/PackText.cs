using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Dapper;
using Xinheng.Policy.Packs;
using Xinheng.Storage;

namespace Xinheng.Assessment.PackLife;

/// <summary>
/// Texts of packs that must stay as they were: each is written once under its key and never changed. The key of a
/// version is its fingerprint, and the packs it extends are kept with it; that of a draft's text is its digest.
/// </summary>
internal static class PackText
{
    /// <summary>Keeps a compiled version whole, so that it can be run again after its files have changed.</summary>
    public static Task KeepAsync(DbTransaction transaction, PackEntry entry, DateTimeOffset now)
    {
        var pack = entry.Pack ?? throw new ArgumentException($"{entry.Id} has errors and no fingerprint.", nameof(entry));
        return AddAsync(transaction, pack.Fingerprint, Write([entry.Files, .. entry.Extended]), now);
    }

    /// <summary>Keeps a draft's text; returns its key.</summary>
    public static async Task<string> KeepAsync(DbTransaction transaction, PackFiles files, DateTimeOffset now)
    {
        var text = Write([files]);
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        await AddAsync(transaction, key, text, now);
        return key;
    }

    /// <summary>The pack kept under a key, followed by those it extends; empty when there is none.</summary>
    public static async Task<IReadOnlyList<PackFiles>> FindAsync(Database database, string key, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var text = await connection.QuerySingleOrDefaultAsync<string?>(
            "SELECT packs FROM assessment_pack_text WHERE text_key = @key", new { key });
        return text is null ? [] : Read(text);
    }

    /// <summary>Reads what <see cref="KeepAsync(DbTransaction, PackFiles, DateTimeOffset)"/> wrote.</summary>
    public static IReadOnlyList<PackFiles> Read(string text) =>
        [.. (JsonSerializer.Deserialize<List<Kept>>(text) ?? []).Select(kept => new PackFiles(kept.Id, kept.Texts))];

    private static string Write(IReadOnlyList<PackFiles> packs) => JsonSerializer.Serialize(
        packs.Select(pack => new Kept(pack.Id, new SortedDictionary<string, string>(pack.Texts.ToDictionary(), StringComparer.Ordinal))));

    private static Task<int> AddAsync(DbTransaction transaction, string key, string packs, DateTimeOffset now) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "INSERT INTO assessment_pack_text (text_key, packs, kept) VALUES (@key, @packs, @now) ON CONFLICT (text_key) DO NOTHING",
            new { key, packs, now = Moments.ToColumn(now) }, transaction);

    private sealed record Kept(string Id, SortedDictionary<string, string> Texts);
}
