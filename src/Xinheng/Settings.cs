using System.Text.Json;
using Dapper;
using Xinheng.Storage;

namespace Xinheng;

/// <summary>What a deployment remembers about itself, and the answers kept for repeated requests.</summary>
internal sealed class Settings(Database database)
{
    private const string Demonstration = "demonstration";
    private const string ServedTerritory = "territory";
    private const string Regions = "local-regions";

    public static IReadOnlyList<Migration> Migrations { get; } =
    [
        new("xinheng", 1, "settings and kept answers", dialect =>
            $"""
            CREATE TABLE xinheng_setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) {dialect.Clustered};
            CREATE TABLE xinheng_answer (
                idempotency_key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER, content_type TEXT, body {dialect.Bytes},
                given BIGINT NOT NULL) {dialect.Clustered};
            """),
    ];

    /// <summary>Whether everything here is made up.</summary>
    public async Task<bool> IsDemonstrationAsync(CancellationToken cancellation) =>
        await ReadAsync(Demonstration, cancellation) is not null;

    /// <summary>Marks the deployment as a demonstration, for ever: made-up records cannot be told from real ones later.</summary>
    public Task MarkDemonstrationAsync(CancellationToken cancellation) => WriteAsync(Demonstration, "yes", cancellation);

    /// <summary>Division code of the territory served; null when not set.</summary>
    public Task<string?> TerritoryAsync(CancellationToken cancellation) => ReadAsync(ServedTerritory, cancellation);

    /// <summary>Sets the territory served.</summary>
    public Task SetTerritoryAsync(string division, CancellationToken cancellation) => WriteAsync(ServedTerritory, division, cancellation);

    /// <summary>Regions without a national code; none when never set.</summary>
    public async Task<IReadOnlyList<LocalRegion>> LocalRegionsAsync(CancellationToken cancellation) =>
        await ReadAsync(Regions, cancellation) is { } written ? JsonSerializer.Deserialize<LocalRegion[]>(written) ?? [] : [];

    /// <summary>Sets the regions without a national code.</summary>
    public Task SetLocalRegionsAsync(IReadOnlyList<LocalRegion> regions, CancellationToken cancellation) =>
        WriteAsync(Regions, JsonSerializer.Serialize(regions), cancellation);

    private async Task<string?> ReadAsync(string name, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<string?>("SELECT value FROM xinheng_setting WHERE name = @name", new { name });
    }

    private Task<int> WriteAsync(string name, string value, CancellationToken cancellation) =>
        database.WriteAsync(
            (transaction, _) => transaction.Connection!.ExecuteAsync( // open while the transaction is
                "INSERT INTO xinheng_setting (name, value) VALUES (@name, @value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                new { name, value }, transaction),
            cancellation);
}
