using System.Collections.Concurrent;
using System.Data.Common;
using Xinheng.Policy.Packs;
using Xinheng.Storage;

namespace Xinheng.Assessment.PackLife;

/// <summary>
/// Which version of a pack is in force on a day: the one answer that runs, explanations and pages go by. The packs of
/// the library count as approved and are in force by their own dates; drafts join them from the day they were activated.
/// Safe to use from many threads.
/// </summary>
/// <param name="database">Where activations and kept texts are.</param>
/// <param name="library">The packs that come with the program.</param>
/// <param name="clock">Tells now.</param>
public sealed class PackVersions(Database database, PackLibrary library, TimeProvider clock)
{
    private const int MostCompiled = 100;
    private readonly ConcurrentDictionary<string, PackEntry> compiled = new(StringComparer.Ordinal);

    /// <summary>Which days are working days, beside the packs of the library.</summary>
    public WorkingDays WorkingDays { get; } = new(library.Root);

    /// <summary>The version of every pack on a day, by the pack's id; packs that cannot be read are among them.</summary>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<PackVersion>> AllOnAsync(DateOnly day, CancellationToken cancellation = default) =>
        [.. (await LinesAsync(cancellation)).Select(line => PackVersion.On(line, day)).OfType<PackVersion>()];

    /// <summary>Every pack's versions on a date line, by the pack's id.</summary>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<IReadOnlyList<PackVersion>>> LinesAsync(CancellationToken cancellation = default)
    {
        var activations = (await ActivationsAsync(null, clock.GetUtcNow(), cancellation)).ToLookup(row => row.Pack, StringComparer.Ordinal);
        var shipped = library.List().ToDictionary(entry => entry.Id, StringComparer.Ordinal);
        var lines = new List<IReadOnlyList<PackVersion>>();
        foreach (var id in shipped.Keys.Union(activations.Select(group => group.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            lines.Add(await LineAsync(shipped.GetValueOrDefault(id), activations[id], cancellation));
        }

        return lines;
    }

    /// <summary>A pack's versions on a date line, the earliest first; empty when there is no such pack.</summary>
    /// <param name="pack">Issuer and name. A path never names a pack.</param>
    /// <param name="knownAt">Only activations up to this moment are known; null: all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<PackVersion>> LineAsync(string pack, DateTimeOffset? knownAt = null, CancellationToken cancellation = default) =>
        PackLibrary.IsId(pack)
            ? await LineAsync(library.Find(pack), await ActivationsAsync(pack, knownAt ?? clock.GetUtcNow(), cancellation), cancellation)
            : [];

    /// <summary>
    /// The version of a pack a question about a day is answered with: the one in force; on a day when none is, the last
    /// before it, else the first. Null when there is no such pack.
    /// </summary>
    /// <param name="pack">Issuer and name.</param>
    /// <param name="day">The day.</param>
    /// <param name="knownAt">Only activations up to this moment are known; null: all.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<PackVersion?> OnAsync(
        string pack, DateOnly day, DateTimeOffset? knownAt = null, CancellationToken cancellation = default) =>
        PackVersion.On(await LineAsync(pack, knownAt, cancellation), day);

    /// <summary>The version of a pack a question about a day is answered with, else what the folder a person at the machine names holds; null when there is neither.</summary>
    /// <param name="idOrFolder">Issuer and name, or a folder.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<PackEntry?> OpenAsync(string idOrFolder, DateOnly day, CancellationToken cancellation = default) =>
        (await OnAsync(idOrFolder, day, null, cancellation))?.Entry ?? library.Open(idOrFolder);

    /// <summary>
    /// The version with a fingerprint: as it was when something was made with it, whatever has become of its files.
    /// Null when no such text was kept and the library has none, or when this program compiles it to something else.
    /// </summary>
    /// <param name="pack">Issuer and name.</param>
    /// <param name="fingerprint">The fingerprint.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<PackEntry?> WithFingerprintAsync(string pack, string fingerprint, CancellationToken cancellation = default)
    {
        if (library.Find(pack) is { } shipped && shipped.Pack?.Fingerprint == fingerprint)
        {
            return shipped;
        }

        if (compiled.TryGetValue(fingerprint, out var known))
        {
            return known.Id == pack ? known : null;
        }

        var kept = await PackText.FindAsync(database, fingerprint, cancellation);
        if (kept.Count == 0 || kept[0].Id != pack)
        {
            return null;
        }

        var entry = PackEntry.Compile(kept[0], id => kept.Skip(1).FirstOrDefault(extended => extended.Id == id));
        return entry.Pack?.Fingerprint == fingerprint ? Remember(entry, fingerprint) : null;
    }

    /// <summary>Files of the packs a text may extend: of each pack the version of a day.</summary>
    /// <param name="day">The day.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Func<string, PackFiles?>> BasesAsync(DateOnly day, CancellationToken cancellation = default)
    {
        var files = (await AllOnAsync(day, cancellation)).ToDictionary(version => version.Entry.Id, version => version.Entry.Files, StringComparer.Ordinal);
        return files.GetValueOrDefault;
    }

    /// <summary>Keeps a version's text, so that what is made with it can be explained whatever becomes of its files.</summary>
    internal Task KeepAsync(DbTransaction transaction, PackEntry entry) => PackText.KeepAsync(transaction, entry, clock.GetUtcNow());

    private async Task<IReadOnlyList<ActivationRow>> ActivationsAsync(string? pack, DateTimeOffset knownAt, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await DraftTable.ActivationsAsync(connection, pack, knownAt);
    }

    private async Task<IReadOnlyList<PackVersion>> LineAsync(PackEntry? shipped, IEnumerable<ActivationRow> activations, CancellationToken cancellation)
    {
        var versions = new List<PackVersion>();
        if (shipped is not null)
        {
            versions.Add(new PackVersion { Entry = shipped, From = shipped.Pack?.InForceFrom, Through = shipped.Pack?.InForceThrough, Activation = null });
        }

        foreach (var row in activations)
        {
            if (await WithFingerprintAsync(row.Pack, row.Fingerprint, cancellation) is { } entry)
            {
                versions.Add(new PackVersion
                {
                    Entry = entry,
                    From = row.From,
                    Through = entry.Pack?.InForceThrough,
                    Activation = new Activation(row.Draft, row.ApprovedBy, row.By, row.At),
                });
            }
        }

        return PackVersion.Line(versions);
    }

    private PackEntry Remember(PackEntry entry, string fingerprint)
    {
        if (compiled.Count >= MostCompiled)
        {
            compiled.Clear();
        }

        return compiled.GetOrAdd(fingerprint, entry);
    }
}
