using Xinheng.Intake.Layouts;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>Where intake keeps and looks.</summary>
/// <param name="DataDirectory">The data folder; originals are kept in <c>originals</c> inside it, whatever the database.</param>
/// <param name="DivisionPrefix">Division code the platform serves, such as <c>1310</c>, to read addresses by; null for none.</param>
public sealed record IntakeSettings(string DataDirectory, string? DivisionPrefix = null);

/// <summary>What a sender says beside the file.</summary>
/// <param name="Kind">Kind of rows, such as <c>penalty</c>; null lets the layout tell.</param>
/// <param name="Profile">Name of a saved mapping to use; null for none.</param>
public sealed record IntakeWish(string? Kind = null, string? Profile = null);

/// <summary>A sheet and what its columns were taken for.</summary>
/// <param name="Sheet">Position of the sheet, from 0.</param>
/// <param name="Name">Its name; empty for delimited text.</param>
/// <param name="Proposal">The proposed mapping.</param>
/// <param name="SampleRows">First rows of the sheet as a person would see them, identity numbers masked.</param>
public sealed record SheetProposal(int Sheet, string Name, MappingProposal Proposal, IReadOnlyList<IReadOnlyList<string>> SampleRows);

/// <summary>
/// Takes files in: keeps them whole, makes batches of them, works them off, and answers for what became of every row.
/// Any number of desks, in any number of processes, may work on one database. Safe to use from many threads.
/// </summary>
public sealed class IntakeDesk(Database database, IntakeSettings settings, TimeProvider clock)
{
    /// <summary>
    /// Keeps a file whole and enters a batch for it, without reading it. The same file with the same wish gives the
    /// earlier batch.
    /// </summary>
    /// <exception cref="OriginalNotKeptException">The file could not be kept; no batch was made.</exception>
    public Task<BatchAnswer> SubmitAsync(
        Stream content, string fileName, IntakeWish wish, CancellationToken cancellation = default) => throw new NotImplementedException(settings.ToString());

    /// <summary>
    /// Works a batch off to its rest. A batch that somebody else works on, or that is at rest, is left as it is.
    /// Cancelling the token lets go of the batch so that it is resumed later.
    /// </summary>
    /// <returns>The receipt; null when there is no such batch.</returns>
    public Task<Receipt?> RunAsync(
        BatchNumber number, IProgress<IntakeProgress>? progress = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Works off, oldest first, every batch that waits, whose worker died, or that failed and whose time to try again
    /// has come. Returns the receipts of those it worked on.
    /// </summary>
    public Task<IReadOnlyList<Receipt>> RunDueAsync(
        IProgress<IntakeProgress>? progress = null, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Stops a batch after its current chunk; what was taken stays taken. Refused (<c>IN-402</c>) when it is at rest.
    /// </summary>
    public Task<BatchAnswer> CancelAsync(BatchNumber number, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Makes a cancelled or failed batch wait again, from the row it had come to. Refused (<c>IN-403</c>) in other states.</summary>
    public Task<BatchAnswer> ResumeAsync(BatchNumber number, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The receipt of a batch; null when there is none.</summary>
    public Task<Receipt?> FindAsync(BatchNumber number, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>How far a batch is, whoever works on it; null when there is none.</summary>
    public Task<IntakeProgress?> ProgressAsync(BatchNumber number, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Receipts from the newest batch down.</summary>
    /// <param name="states">States to show; empty for all.</param>
    /// <param name="before">Only batches below this number; null for all. The last number of a page asks for the next.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Ends the query.</param>
    public Task<IReadOnlyList<Receipt>> ListAsync(
        IReadOnlyList<BatchState> states, BatchNumber? before, int limit, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>What the columns of a batch's sheets were taken for, from the kept original; empty when it cannot be read.</summary>
    public Task<IReadOnlyList<SheetProposal>> ProposalsAsync(BatchNumber number, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Says how the sheets of a batch that needs a mapping are read; it then waits to be worked off.
    /// </summary>
    /// <param name="number">The batch.</param>
    /// <param name="sheets">The sheets to read, all of one kind.</param>
    /// <param name="saveAs">Name to save the first sheet's mapping under, so that the layout is known next time; null for none.</param>
    /// <param name="cancellation">Ends the wish.</param>
    public Task<BatchAnswer> SetMappingAsync(
        BatchNumber number, IReadOnlyList<SheetMapping> sheets, string? saveAs, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>Findings of a batch in the order of its rows.</summary>
    public Task<FindingPage> FindingsAsync(BatchNumber number, FindingQuery query, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>
    /// Writes the rejected rows of a batch as an xlsx workbook: the columns as they were sent, then row, code, reason
    /// and what to do. Corrected and sent in again, it is read like the original. Returns the rows written.
    /// </summary>
    public Task<long> WriteRejectedAsync(BatchNumber number, Stream to, CancellationToken cancellation = default) => throw new NotImplementedException();

    /// <summary>The saved mappings.</summary>
    public MappingProfiles Profiles { get; } = new(database, clock);
}
