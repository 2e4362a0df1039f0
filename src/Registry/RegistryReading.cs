using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Reads the registry. Everything is asked as of a day and as known on a change: changes after it are not seen,
/// so an answer of the past comes out the same for ever. Safe to use from many threads.
/// </summary>
public sealed class RegistryReading(Database database)
{
    /// <summary>The subject kept under a key or code, current or former, in any writing; null when there is none.</summary>
    public Task<Subject?> FindAsync(string keyOrCode, CancellationToken cancellation = default) => throw new NotImplementedException(database.ToString());

    /// <summary>The subject with a number; null when there is none.</summary>
    public Task<Subject?> GetAsync(SubjectNumber subject, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The subjects with these numbers, ascending; unknown numbers are left out.</summary>
    public Task<IReadOnlyList<SubjectStanding>> ListAsync(
        IReadOnlyCollection<SubjectNumber> subjects, DateOnly asOf, ChangeNumber knownOn, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>One subject with its registration and records; null when the subject is not known.</summary>
    public Task<SubjectStanding?> StandingAsync(
        SubjectNumber subject, DateOnly asOf, ChangeNumber knownOn, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>All versions of a subject's registration, oldest first.</summary>
    public Task<IReadOnlyList<Registration>> VersionsAsync(SubjectNumber subject, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Names the subject bore before its current one, latest first.</summary>
    public Task<IReadOnlyList<FormerIdentity>> FormerNamesAsync(SubjectNumber subject, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Codes the subject bore before, latest first.</summary>
    public Task<IReadOnlyList<FormerIdentity>> FormerCodesAsync(SubjectNumber subject, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>A record's first report and every event on it, oldest first; empty when the record is not known.</summary>
    public Task<IReadOnlyList<RecordHistoryEntry>> HistoryAsync(RecordNumber record, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// The population by ascending subject number, each subject with its registration and records. Flat memory.
    /// </summary>
    /// <param name="asOf">The day as of which standings are told.</param>
    /// <param name="knownOn">The last change that is seen.</param>
    /// <param name="after">Subjects up to and with this number are left out; 0 for all.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public IAsyncEnumerable<SubjectStanding> StreamAsync(
        DateOnly asOf, ChangeNumber knownOn, SubjectNumber after, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>How many subjects and records there are now.</summary>
    public Task<RegistryCounts> CountsAsync(CancellationToken cancellation = default) => throw new NotImplementedException();
}
