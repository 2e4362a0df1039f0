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
    private readonly Database database;
    private readonly TimeProvider clock;

    internal MappingProfiles(Database database, TimeProvider clock) => (this.database, this.clock) = (database, clock);

    /// <summary>The latest version of every profile in use, by name.</summary>
    public Task<IReadOnlyList<MappingProfile>> ListAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The latest version of a profile in use; null when there is none.</summary>
    public Task<MappingProfile?> FindAsync(string name, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Saves a mapping as the next version of its name.</summary>
    public Task<MappingProfile> SaveAsync(SavedMapping mapping, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Takes a profile out of use, by a further version without a mapping. False when none is in use.</summary>
    public Task<bool> RetireAsync(string name, CancellationToken cancellation = default) => throw new NotImplementedException();
}
