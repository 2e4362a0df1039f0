using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>Where intake keeps and looks.</summary>
/// <param name="DataDirectory">The data folder; originals are kept in <c>originals</c> inside it, whatever the database.</param>
/// <param name="DivisionPrefix">Division code the platform serves, such as <c>1310</c>, to read addresses by; null for none.</param>
/// <param name="RowsInChunk">
/// Rows taken in one transaction: enough that its fixed cost is small, few enough that a crash loses little work.
/// </param>
public sealed record IntakeSettings(string DataDirectory, string? DivisionPrefix = null, int RowsInChunk = 8_192)
{
    /// <summary>Divisions addresses are read by, with the regions of the territory's own.</summary>
    public Divisions Divisions { get; init; } = Divisions.National;

    /// <summary>The schemes and scales on which results may be received, as the policy packs of a day know them.</summary>
    public Func<DateOnly, CancellationToken, Task<KnownScales>> Scales { get; init; } = (_, _) => Task.FromResult(KnownScales.None);
}

/// <summary>What a sender says beside the file.</summary>
/// <param name="Kind">Kind of rows, such as <c>penalty</c>; null lets the layout tell.</param>
/// <param name="Profile">Name of a saved mapping to use; null for none.</param>
public sealed record IntakeWish(string? Kind = null, string? Profile = null);

/// <summary>
/// Takes files in: keeps them whole, makes batches of them, works them off, and answers for what became of every row.
/// Any number of desks, in any number of processes, may work on one database. Safe to use from many threads.
/// </summary>
public sealed class IntakeDesk
{
    private const int LargestPage = 1000;

    private readonly TimeProvider clock;
    private readonly IntakeSettings settings;
    private readonly BatchTable table;
    private readonly Originals originals;
    private readonly FindingTable findings;
    private readonly RejectedWorkbook rejected;
    private readonly BatchRunner runner;

    /// <summary>Opens the desk.</summary>
    public IntakeDesk(Database database, IntakeSettings settings, TimeProvider clock)
    {
        (this.settings, this.clock) = (settings, clock);
        table = new BatchTable(database);
        originals = new Originals(settings.DataDirectory);
        findings = new FindingTable(database);
        rejected = new RejectedWorkbook(database);
        Profiles = new MappingProfiles(database, clock);
        runner = new BatchRunner(table, originals, new BatchPlanner(Profiles, rejected), new ChunkTaking(database, clock))
        {
            Clock = clock,
            Settings = settings,
        };
    }

    /// <summary>The saved mappings.</summary>
    public MappingProfiles Profiles { get; }

    /// <summary>
    /// Keeps a file whole and enters a batch for it, without reading it. The same file with the same wish gives the
    /// earlier batch. Refused for a kind (<c>IN-404</c>) or profile (<c>IN-405</c>) that does not exist.
    /// </summary>
    /// <exception cref="OriginalNotKeptException">The file could not be kept; no batch was made.</exception>
    public async Task<BatchAnswer> SubmitAsync(
        Stream content, string fileName, IntakeWish wish, CancellationToken cancellation = default)
    {
        if (wish.Kind is { } kind && LayoutCatalogue.Find(kind) is null)
        {
            return BatchAnswer.Refused(new Finding("IN-404", null, kind));
        }

        var profile = wish.Profile is null ? null : await Profiles.FindAsync(wish.Profile, cancellation);
        if (wish.Profile is not null && profile is null)
        {
            return BatchAnswer.Refused(new Finding("IN-405", null, wish.Profile));
        }

        var file = await originals.KeepAsync(content, fileName, cancellation);
        var request = new BatchRequest(wish.Kind, profile?.Mapping.Name, profile?.Version);
        var (batch, isRepeat) = await table.EnterAsync(file, request, clock.GetUtcNow(), cancellation);
        return BatchAnswer.Done(await ReceiptAsync(batch, cancellation), isRepeat);
    }

    /// <summary>
    /// Works a batch off to its rest. A batch that somebody else works on, or that is at rest, is left as it is.
    /// Cancelling the token lets go of the batch so that it is resumed later.
    /// </summary>
    /// <returns>The receipt; null when there is no such batch.</returns>
    public async Task<Receipt?> RunAsync(
        BatchNumber number, IProgress<IntakeProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (await table.ClaimAsync(number, Worker.NewClaim(), clock.GetUtcNow(), cancellation) is { } claimed)
        {
            await runner.RunAsync(claimed, progress, cancellation);
        }

        return await FindAsync(number, cancellation);
    }

    /// <summary>
    /// Works off, oldest first, every batch that waits, whose worker died, or that failed and whose time to try again
    /// has come. Returns the receipts of those it worked on.
    /// </summary>
    public async Task<IReadOnlyList<Receipt>> RunDueAsync(
        IProgress<IntakeProgress>? progress = null, CancellationToken cancellation = default)
    {
        originals.Sweep(clock.GetUtcNow());
        var done = new List<Receipt>();
        foreach (var due in await table.DueAsync(clock.GetUtcNow(), cancellation))
        {
            if (await RunAsync(due, progress, cancellation) is { } receipt)
            {
                done.Add(receipt);
            }
        }

        return done;
    }

    /// <summary>
    /// Stops a batch after its current chunk; what was taken stays taken. Refused when it is at rest (<c>IN-402</c>)
    /// or not there (<c>IN-401</c>).
    /// </summary>
    public async Task<BatchAnswer> CancelAsync(BatchNumber number, CancellationToken cancellation = default)
    {
        if (await table.FindAsync(number, cancellation) is not { } batch)
        {
            return NoSuchBatch(number);
        }

        var trouble = BatchTrouble.Of(new Finding("IN-411", null, $"{batch.RowsRead}"));
        return await table.AskCancelAsync(number, trouble, clock.GetUtcNow(), cancellation)
            ? await AnswerAsync(number, cancellation)
            : BatchAnswer.Refused(new Finding("IN-402", null, batch.StateWord));
    }

    /// <summary>
    /// Makes a cancelled or failed batch wait again, from the row it had come to. Refused in other states (<c>IN-403</c>).
    /// </summary>
    public async Task<BatchAnswer> ResumeAsync(BatchNumber number, CancellationToken cancellation = default)
    {
        if (await table.FindAsync(number, cancellation) is not { } batch)
        {
            return NoSuchBatch(number);
        }

        return await table.ReopenAsync(number, cancellation)
            ? await AnswerAsync(number, cancellation)
            : BatchAnswer.Refused(new Finding("IN-403", null, batch.StateWord));
    }

    /// <summary>The receipt of a batch; null when there is none.</summary>
    public async Task<Receipt?> FindAsync(BatchNumber number, CancellationToken cancellation = default) =>
        await table.FindAsync(number, cancellation) is { } batch ? await ReceiptAsync(batch, cancellation) : null;

    /// <summary>How far a batch is, whoever works on it; null when there is none.</summary>
    public async Task<IntakeProgress?> ProgressAsync(BatchNumber number, CancellationToken cancellation = default) =>
        (await table.FindAsync(number, cancellation))?.ToProgress(clock.GetUtcNow());

    /// <summary>Receipts from the newest batch down.</summary>
    /// <param name="states">States to show; empty for all.</param>
    /// <param name="before">Only batches below this number; null for all. The last number of a page asks for the next.</param>
    /// <param name="limit">At most so many, 1 to 1000.</param>
    /// <param name="cancellation">Ends the query.</param>
    public async Task<IReadOnlyList<Receipt>> ListAsync(
        IReadOnlyList<BatchState> states, BatchNumber? before, int limit, CancellationToken cancellation = default)
    {
        var batches = await table.ListAsync(states, before ?? new BatchNumber(long.MaxValue), Math.Clamp(limit, 1, LargestPage), cancellation);
        var counts = await findings.CountsAsync(batches, cancellation);
        return [.. batches.Select(batch => batch.ToReceipt(clock.GetUtcNow(), counts[batch.Number]))];
    }

    /// <summary>What the columns of a batch's sheets were taken for, from the kept original; empty when it cannot be read.</summary>
    public async Task<IReadOnlyList<SheetProposal>> ProposalsAsync(BatchNumber number, CancellationToken cancellation = default)
    {
        if (await table.FindAsync(number, cancellation) is not { } batch)
        {
            return [];
        }

        await using var original = originals.Open(batch.File);
        return SourceFile.Open(original).File is { } file ? BatchPlanner.Look(file, batch).Proposals : [];
    }

    /// <summary>
    /// Says how the sheets of a batch that needs a mapping are read; it then waits to be worked off. Refused when it
    /// needs none (<c>IN-406</c>), the mapping does not fit the file or the layout of its kind (<c>IN-407</c>), or it gives every row a scheme
    /// no pack knows (<c>IN-110</c>) or a letter off its scale (<c>IN-111</c>).
    /// </summary>
    /// <param name="number">The batch.</param>
    /// <param name="sheets">The sheets to read, all of one kind.</param>
    /// <param name="saveAs">Name to save the first sheet's mapping under, so that the layout is known next time; null for none.</param>
    /// <param name="cancellation">Ends the wish.</param>
    public async Task<BatchAnswer> SetMappingAsync(
        BatchNumber number, IReadOnlyList<SheetMapping> sheets, string? saveAs, CancellationToken cancellation = default)
    {
        if (await table.FindAsync(number, cancellation) is not { } batch)
        {
            return NoSuchBatch(number);
        }

        if (batch.State is not BatchState.NeedsMapping)
        {
            return BatchAnswer.Refused(new Finding("IN-406", null, batch.StateWord));
        }

        var proposals = await ProposalsAsync(number, cancellation);
        var scales = await settings.Scales(BatchRunner.DayOf(batch.Submitted), cancellation);
        if ((MappingReview.Objection(sheets, proposals) ?? MappingReview.Objection(sheets, scales)) is { } objection)
        {
            return BatchAnswer.Refused(objection);
        }

        var profile = string.IsNullOrWhiteSpace(saveAs)
            ? null
            : await Profiles.SaveAsync(SavedMapping.From(saveAs, sheets[0].Mapping, MappingReview.ProposalOf(sheets[0], proposals)), cancellation);
        return await table.AnswerMappingAsync(number, MappingReview.Plan(sheets, proposals), profile, cancellation)
            ? await AnswerAsync(number, cancellation)
            : BatchAnswer.Refused(new Finding("IN-406", null, batch.StateWord));
    }

    /// <summary>Findings of a batch in the order of its rows.</summary>
    public Task<FindingPage> FindingsAsync(BatchNumber number, FindingQuery query, CancellationToken cancellation = default) =>
        findings.PageAsync(number, query, cancellation);

    /// <summary>
    /// Writes the rejected rows of a batch as an xlsx workbook: row, code, reason and what to do, then the columns as
    /// they were sent. Corrected and sent in again, it is read like the original. Returns the rows written.
    /// </summary>
    public async Task<long> WriteRejectedAsync(BatchNumber number, Stream to, CancellationToken cancellation = default) =>
        await table.FindAsync(number, cancellation) is { } batch ? await rejected.WriteAsync(batch, to, cancellation) : 0;

    private static BatchAnswer NoSuchBatch(BatchNumber number) => BatchAnswer.Refused(new Finding("IN-401", null, $"{number.Value}"));

    private async Task<BatchAnswer> AnswerAsync(BatchNumber number, CancellationToken cancellation) =>
        await FindAsync(number, cancellation) is { } receipt ? BatchAnswer.Done(receipt) : NoSuchBatch(number);

    private async Task<Receipt> ReceiptAsync(BatchRow batch, CancellationToken cancellation) =>
        batch.ToReceipt(clock.GetUtcNow(), (await findings.CountsAsync([batch], cancellation))[batch.Number]);
}
