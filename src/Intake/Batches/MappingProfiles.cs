using Dapper;
using Xinheng.Intake.Layouts;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>A saved mapping and its version.</summary>
/// <param name="Mapping">The mapping under its name.</param>
/// <param name="Version">1, 2, 3 … of that name.</param>
/// <param name="Saved">When it was saved.</param>
public sealed record MappingProfile(SavedMapping Mapping, int Version, DateTimeOffset Saved);

/// <summary>Saved mappings. Each saving is a further version; earlier ones stay for the batches that used them.</summary>
public sealed class MappingProfiles
{
    private const string Latest =
        """
        SELECT name AS Name, version AS Version, mapping AS Mapping, saved AS Saved FROM intake_profile p
        WHERE mapping IS NOT NULL AND version = (SELECT MAX(version) FROM intake_profile l WHERE l.name = p.name)
        """;

    private readonly Database database;
    private readonly TimeProvider clock;

    internal MappingProfiles(Database database, TimeProvider clock) => (this.database, this.clock) = (database, clock);

    /// <summary>The latest version of every profile in use, by name.</summary>
    public async Task<IReadOnlyList<MappingProfile>> ListAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var lines = await connection.QueryAsync<Line>($"{Latest} ORDER BY name");
        return [.. lines.Select(line => line.ToProfile())];
    }

    /// <summary>The latest version of a profile in use; null when there is none.</summary>
    public async Task<MappingProfile?> FindAsync(string name, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var line = await connection.QuerySingleOrDefaultAsync<Line>($"{Latest} AND name = @name", new { name = Clean(name) });
        return line?.ToProfile();
    }

    /// <summary>Saves a mapping as the next version of its name; a mapping equal to the latest gives that one.</summary>
    /// <exception cref="ArgumentException">The name is blank.</exception>
    public Task<MappingProfile> SaveAsync(SavedMapping mapping, CancellationToken cancellation = default)
    {
        var name = Clean(mapping.Name);
        return name.Length == 0
            ? throw new ArgumentException("A profile needs a name.", nameof(mapping))
            : AppendAsync(name, mapping with { Name = name }, cancellation);
    }

    /// <summary>Takes a profile out of use, by a further version without a mapping. False when none is in use.</summary>
    public async Task<bool> RetireAsync(string name, CancellationToken cancellation = default)
    {
        if (await FindAsync(name, cancellation) is not { } profile)
        {
            return false;
        }

        await AppendAsync(profile.Mapping.Name, null, cancellation);
        return true;
    }

    /// <summary>The profile of a version; null when that version took it out of use or never was.</summary>
    internal async Task<SavedMapping?> GetAsync(string name, int version, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var json = await connection.QuerySingleOrDefaultAsync<string?>(
            "SELECT mapping FROM intake_profile WHERE name = @name AND version = @version", new { name = Clean(name), version });
        return json is null ? null : SavedMapping.FromJson(json);
    }

    /// <summary>The profile in use for a header; of several the one saved last.</summary>
    internal async Task<MappingProfile?> ForHeaderAsync(string headerSignature, CancellationToken cancellation) =>
        headerSignature.Length == 0 ? null : (await ListAsync(cancellation))
            .Where(profile => profile.Mapping.HeaderSignature == headerSignature)
            .MaxBy(profile => profile.Saved);

    private Task<MappingProfile> AppendAsync(string name, SavedMapping? mapping, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, _) =>
            {
                var connection = transaction.Connection!; // open while the transaction is
                // The counter row stays locked to the commit, so that two savers of one name get two versions.
                await connection.ExecuteAsync("UPDATE intake_counter SET last_batch = last_batch WHERE counter = 1", transaction: transaction);
                var latest = await connection.QueryFirstOrDefaultAsync<Line>(
                    "SELECT name AS Name, version AS Version, mapping AS Mapping, saved AS Saved FROM intake_profile WHERE name = @name ORDER BY version DESC LIMIT 1",
                    new { name }, transaction);
                var json = mapping?.ToJson();
                if (latest?.Mapping is { } same && same == json)
                {
                    return latest.ToProfile();
                }

                var line = new Line { Name = name, Version = (latest?.Version ?? 0) + 1, Mapping = json, Saved = Moments.ToColumn(clock.GetUtcNow()) };
                await connection.ExecuteAsync(
                    "INSERT INTO intake_profile (name, version, mapping, saved) VALUES (@Name, @Version, @Mapping, @Saved)",
                    new { line.Name, line.Version, line.Mapping, line.Saved }, transaction);
                return line.ToProfile();
            },
            cancellation);

    private static string Clean(string name) => name.Trim();

    private sealed record Line
    {
        public string Name { get; init; } = string.Empty;
        public int Version { get; init; }
        public string? Mapping { get; init; }
        public long Saved { get; init; }

        public MappingProfile ToProfile() =>
            new(Mapping is null ? Retired() : SavedMapping.FromJson(Mapping), Version, Moments.FromColumn(Saved));

        private SavedMapping Retired() => new() { Name = Name, Kind = string.Empty, HeaderSignature = string.Empty, Columns = [] };
    }
}
