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
/// <param name="Name">Name of the division.</param>
/// <param name="Subjects">How many subjects stand in it.</param>
public sealed record EnterpriseDirectory(string Code, string Name, long Subjects);

/// <summary>The enterprise directories of a territory: every subject stands in exactly one.</summary>
/// <param name="database">Where the registry is; the search index is what is read.</param>
/// <param name="divisions">Divisions, with the local regions of the territory.</param>
/// <param name="rule">Who stands where.</param>
public sealed class EnterpriseDirectories(Database database, Divisions divisions, DirectoryRule rule)
{
    /// <summary>Code of the directory of subjects whose registered address lies in no county of the territory or is not known.</summary>
    public const string Elsewhere = "elsewhere";

    /// <summary>Code of the directory a subject with these facts stands in.</summary>
    public string DirectoryOf(string? division, string stateOwned) => throw new NotImplementedException($"{database}{divisions}{rule}");

    /// <summary>All directories, the city's first, then counties by code, then <see cref="Elsewhere"/>.</summary>
    public Task<IReadOnlyList<EnterpriseDirectory>> ListAsync(CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A page of the subjects of a directory by ascending number.</summary>
    public Task<SubjectPage> SubjectsAsync(string directory, SubjectNumber after, int limit, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>All subjects of a directory by ascending number, for export.</summary>
    public IAsyncEnumerable<SubjectHit> ExportAsync(string directory, CancellationToken cancellation = default) => throw new NotImplementedException();
}
