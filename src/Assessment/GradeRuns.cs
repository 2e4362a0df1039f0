using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>Grades the whole population and keeps what changed. A run survives being killed and goes on where it stood.</summary>
public sealed class GradeRuns(Database database, PackLibrary packs, TimeProvider clock)
{
    /// <summary>
    /// Registers a run; <see cref="ContinueAsync"/> does the work. Refused with diagnostics when there is no such pack,
    /// the linter blocks it, it has no scheme or no precedence, or it is not in force on <paramref name="asOf"/>.
    /// An unfinished run with the same pack, fingerprint and date is handed back instead of a second one.
    /// </summary>
    /// <param name="pack">Id or folder.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="knownOn">The last registry change to know; null: all there are now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<RunStart> StartAsync(string pack, DateOnly asOf, long? knownOn, CancellationToken cancellation) =>
        throw new NotSupportedException($"{database} {packs} {clock}");

    /// <summary>Works on a run from where it stands to its end, or until it is cancelled by a person or by the token.</summary>
    public Task<Run> ContinueAsync(long run, IProgress<RunProgress>? progress, CancellationToken cancellation) =>
        throw new NotSupportedException();

    /// <summary>Asks a run to stop after the chunk it is at. False when it has ended already or does not exist.</summary>
    public Task<bool> CancelAsync(long run, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>One run; null when there is none.</summary>
    public Task<Run?> FindAsync(long run, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>The latest runs, newest first.</summary>
    public Task<IReadOnlyList<Run>> ListAsync(int limit, CancellationToken cancellation) => throw new NotSupportedException();
}
