using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>Why a subject has its grade, as of any date and as known at any change; its grades so far; what waits for a person.</summary>
public sealed class Explanations(Database database)
{
    /// <summary>Explains one subject from the registry's records; null when the subject is not known then.</summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject's number.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="knownOn">The last registry change to know; null: all there are now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<Explanation?> ExplainAsync(
        CompiledPack pack, long subject, DateOnly asOf, long? knownOn, CancellationToken cancellation) =>
        throw new NotSupportedException($"{database}");

    /// <summary>A subject's grades in every scheme, newest first.</summary>
    public Task<IReadOnlyList<StoredGrade>> HistoryAsync(long subject, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Subjects that wait for a person, by number.</summary>
    public Task<Page<OpenReview>> ReviewsAsync(string scheme, long after, int limit, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
