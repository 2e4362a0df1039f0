using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>How far the search index has come.</summary>
/// <param name="Through">The last change in the index.</param>
/// <param name="Last">The last change of the registry.</param>
public sealed record SearchProgress(ChangeNumber Through, ChangeNumber Last);

/// <summary>
/// Finds subjects by parts of name or code. The index is derived from the registry and follows it by cursor;
/// what was taken a moment ago is found after the next <see cref="CatchUpAsync"/>.
/// </summary>
public sealed class SearchIndex(Database database)
{
    /// <summary>Brings the index up to the registry's last change. Several processes may call it; each step is done once.</summary>
    public Task<SearchProgress> CatchUpAsync(IProgress<SearchProgress>? progress = null, CancellationToken cancellation = default) =>
        throw new NotImplementedException(database.ToString());

    /// <summary>Searches.</summary>
    public Task<SubjectPage> SearchAsync(SubjectQuery query, CancellationToken cancellation = default) =>
        throw new NotImplementedException(database.ToString());
}
