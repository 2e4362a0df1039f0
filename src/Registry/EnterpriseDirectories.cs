using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Who stands in which enterprise directory. Subjects of the listed levels of state ownership stand in the directory of the whole
/// territory, all others in that of the county of their registered address.
/// <source id="langfang-2023">二(二)</source>
/// </summary>
/// <param name="Territory">Code of the city whose directories these are, such as <c>131000</c>.</param>
/// <param name="CityLevels">Levels of state ownership that stand in the city's directory, such as <c>municipal</c>.</param>
/// <param name="Source">Document and article the rule comes from, for people.</param>
public sealed record DirectoryRule(string Territory, IReadOnlyList<string> CityLevels, string Source);

/// <summary>One directory.</summary>
/// <param name="Code">Division code; <see cref="EnterpriseDirectories.Elsewhere"/> for subjects with no address in the territory.</param>
/// <param name="Name">Name of the division; empty for <see cref="EnterpriseDirectories.Elsewhere"/>.</param>
/// <param name="Subjects">How many subjects stand in it.</param>
public sealed record EnterpriseDirectory(string Code, string Name, long Subjects);

/// <summary>
/// The enterprise directories of a territory: every subject stands in exactly one. They are read from the search index,
/// so they show the registry as of its last <see cref="SearchIndex.CatchUpAsync"/>.
/// </summary>
/// <param name="database">Where the registry is.</param>
/// <param name="divisions">Divisions, with the local regions of the territory.</param>
/// <param name="rule">Who stands where.</param>
public sealed class EnterpriseDirectories(Database database, Divisions divisions, DirectoryRule rule)
{
    /// <summary>Code of the directory of subjects whose registered address lies in no county of the territory or is not known.</summary>
    public const string Elsewhere = "elsewhere";

    private const int ExportedAtOnce = 2_000;

    /// <summary>A directory with less than one in so many of all subjects is found by its places, a larger one by walking the subjects.</summary>
    private const int Sparse = 20;

    private readonly Division[] counties = [.. divisions.Under(rule.Territory)];

    /// <summary>Code of the directory a subject with these facts stands in. An abolished county gives the one that took its place.</summary>
    public string DirectoryOf(string? division, string stateOwned)
    {
        if (rule.CityLevels.Contains(stateOwned, StringComparer.Ordinal))
        {
            return rule.Territory;
        }

        var current = division is null ? null : divisions.Find(division);
        var code = current is { AbolishedOn: not null, Successor: { } successor } ? successor : division;
        return Array.Exists(counties, county => county.Code == code) ? code! : Elsewhere; // a county's code is not null
    }

    /// <summary>All directories, also empty ones: the city's first, then counties by code, then <see cref="Elsewhere"/>.</summary>
    public async Task<IReadOnlyList<EnterpriseDirectory>> ListAsync(CancellationToken cancellation = default)
    {
        var counted = (await PlacesAsync(cancellation)).ToLookup(p => DirectoryOf(p.Division, p.StateOwned), p => p.Subjects, StringComparer.Ordinal);
        EnterpriseDirectory Directory(string code, string name) => new(code, name, counted[code].Sum());
        return
        [
            Directory(rule.Territory, divisions.Find(rule.Territory)?.Name ?? rule.Territory),
            .. counties.Select(county => Directory(county.Code, county.Name)),
            Directory(Elsewhere, string.Empty),
        ];
    }

    /// <summary>A page of the subjects of a directory by ascending number; empty for a directory that is not one of these.</summary>
    public async Task<SubjectPage> SubjectsAsync(
        string directory, SubjectNumber after, int limit, CancellationToken cancellation = default)
    {
        // The rule itself says which places belong to the directory, so that a list and a count can never differ.
        var all = await PlacesAsync(cancellation);
        var places = all.Where(p => DirectoryOf(p.Division, p.StateOwned) == directory).ToArray();
        var isSparse = places.Sum(p => p.Subjects) * Sparse < all.Sum(p => p.Subjects);
        var dialect = database.Dialect;
        var byDivision = isSparse ? $"(division IS NULL OR {dialect.InList("division", "@divisions")}) AND" : string.Empty;
        var values = new DynamicParameters();
        values.Add("after", after.Value);
        values.Add("limit", limit + 1);
        values.Add("divisions", dialect.ListOf(places.Select(p => p.Division ?? string.Empty).Distinct(StringComparer.Ordinal)));
        values.Add("places", dialect.ListOf(places.Select(p => $"{p.Division}/{p.StateOwned}")));
        await using var connection = await database.OpenAsync(cancellation);
        var hits = await SearchIndex.HitsAsync(
            connection,
            $"""
            SELECT {SearchIndex.HitColumns} FROM registry_search
            WHERE {byDivision} {dialect.InList("(COALESCE(division, '') || '/' || state_owned)", "@places")} AND subject > @after
            ORDER BY subject LIMIT @limit
            """,
            values);
        return hits.Count > limit ? new SubjectPage(hits[..limit], hits[limit - 1].Number) : new SubjectPage(hits, null);
    }

    /// <summary>All subjects of a directory by ascending number, for export.</summary>
    public async IAsyncEnumerable<SubjectHit> ExportAsync(
        string directory, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        SubjectNumber? after = new SubjectNumber(0);
        while (after is { } from)
        {
            var page = await SubjectsAsync(directory, from, ExportedAtOnce, cancellation);
            foreach (var hit in page.Hits)
            {
                yield return hit;
            }

            after = page.Next;
        }
    }

    private async Task<IReadOnlyList<(string? Division, string StateOwned, long Subjects)>> PlacesAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<(string?, string, long)>(
            "SELECT division, state_owned, COUNT(*) FROM registry_search GROUP BY division, state_owned")];
    }
}
