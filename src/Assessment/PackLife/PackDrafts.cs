using System.Data.Common;
using Xinheng.Policy.Packs;
using Xinheng.Storage;

namespace Xinheng.Assessment.PackLife;

/// <summary>
/// The way of a pack from a draft to a version in force: written, submitted, approved by a second person, activated
/// from a day. Every step names who took it and is appended; a step is refused when somebody else took one meanwhile.
/// Safe to use from many threads and processes.
/// </summary>
/// <param name="database">Where drafts are.</param>
/// <param name="versions">The versions in force.</param>
/// <param name="clock">Tells when a step was taken.</param>
public sealed class PackDrafts(Database database, PackVersions versions, TimeProvider clock)
{
    private const int LongestReason = 2_000;

    /// <summary>How long a check may run its cases before it counts as not complete.</summary>
    public static TimeSpan CheckLimit { get; } = TimeSpan.FromSeconds(20);

    private DateOnly Today => CivilDay.Of(clock.GetUtcNow());

    /// <summary>Why files cannot be a draft's: paths that lead elsewhere, too many, too large; null when they can.</summary>
    /// <param name="files">The files.</param>
    public static DraftRefusal? Refuse(PackFiles files) => DraftFiles.Check(files);

    /// <summary>Checks files against the packs in force, as a submission would.</summary>
    /// <param name="files">Files that <see cref="Refuse"/> takes; they need not be a sound pack.</param>
    /// <param name="cancellation">Ends the running of cases.</param>
    public async Task<PackCheck> CheckAsync(PackFiles files, CancellationToken cancellation = default)
    {
        var bases = await versions.BasesAsync(Today, CancellationToken.None);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stop.CancelAfter(CheckLimit);
        return PackCheck.Run(files, bases, stop.Token);
    }

    /// <summary>Opens a draft.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="basedOn">Fingerprint of the version it begins from; null when it begins from nothing.</param>
    /// <param name="by">Who.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DraftAnswer> OpenAsync(PackFiles files, string? basedOn, NamedPerson by, CancellationToken cancellation = default)
    {
        if (DraftFiles.Check(files) is { } malformed)
        {
            return DraftAnswer.Refused(malformed);
        }

        if (basedOn is not null && await versions.WithFingerprintAsync(files.Id, basedOn, cancellation) is null)
        {
            return DraftAnswer.Refused(DraftMessages.BaseUnknown(basedOn, files.Id));
        }

        return await database.WriteAsync(
            async (transaction, _) =>
            {
                await DraftTable.LockAsync(database, transaction);
                var draft = await DraftTable.NextAsync(transaction);
                var key = await PackText.KeepAsync(transaction, files, clock.GetUtcNow());
                return await AppendAsync(transaction, new NewStep
                {
                    Draft = draft, Pack = files.Id, State = DraftState.Writing, By = by, TextKey = key, BasedOn = basedOn,
                });
            },
            cancellation);
    }

    /// <summary>Saves a draft's files. The same files again change nothing.</summary>
    /// <param name="wish">Which draft, as seen by whom.</param>
    /// <param name="texts">Its files by path.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<DraftAnswer> SaveAsync(DraftWish wish, IReadOnlyDictionary<string, string> texts, CancellationToken cancellation = default) =>
        StepAsync(wish, DraftState.Writing, async (transaction, found) =>
        {
            var files = found.Draft.Files with { Texts = texts };
            if (DraftFiles.Check(files) is { } malformed)
            {
                return DraftAnswer.Refused(malformed);
            }

            if (found.Draft.State is DraftState.Writing && DraftFiles.Difference(files, found.Draft.Files).Count == 0)
            {
                return DraftAnswer.Done(found.Draft);
            }

            var key = await PackText.KeepAsync(transaction, files, clock.GetUtcNow());
            return await AppendAsync(transaction, Next(wish, found, DraftState.Writing) with { TextKey = key });
        }, cancellation);

    /// <summary>
    /// Submits a draft for approval. From here on its text and that of the packs it extends are fixed. Refused when a
    /// finding blocks it, a case does not go as it should, or another text has its version.
    /// </summary>
    /// <param name="wish">Which draft, as seen by whom.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DraftAnswer> SubmitAsync(DraftWish wish, CancellationToken cancellation = default)
    {
        if (await FindAsync(wish.Draft, cancellation) is not { } draft)
        {
            return DraftAnswer.Refused(DraftMessages.Unknown(wish.Draft));
        }

        // Checked outside the transaction, which then makes sure that this very text is what is submitted.
        var check = draft.Revision == wish.Revision ? await CheckAsync(draft.Files, cancellation) : null;
        var line = await versions.LineAsync(draft.Pack, null, cancellation);
        return await StepAsync(wish, DraftState.Submitted, async (transaction, found) =>
        {
            if (check is not { IsFit: true, Entry.Pack: { } pack })
            {
                return DraftAnswer.Refused(check is null ? DraftMessages.Overtaken(found.Draft, Meanwhile(null, found.Draft)) : DraftMessages.NotFit(check));
            }

            if (line.Any(version => version.Entry.Pack is { } other && other.Version == pack.Version && other.Fingerprint != pack.Fingerprint)
                || await DraftTable.IsVersionTakenAsync(transaction, pack.Id, pack.Version, pack.Fingerprint))
            {
                return DraftAnswer.Refused(DraftMessages.VersionTaken(pack.Version, pack.Id));
            }

            await versions.KeepAsync(transaction, check.Entry);
            return await AppendAsync(transaction, Next(wish, found, DraftState.Submitted) with { Version = pack.Version, Fingerprint = pack.Fingerprint });
        }, cancellation);
    }

    /// <summary>Approves a submitted draft; never by one who wrote or submitted it.</summary>
    /// <param name="wish">Which draft, as seen by whom.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<DraftAnswer> ApproveAsync(DraftWish wish, CancellationToken cancellation = default) =>
        StepAsync(wish, DraftState.Approved, (transaction, found) => found.Draft.Authors.Contains(wish.By)
            ? Task.FromResult(DraftAnswer.Refused(DraftMessages.SecondPersonNeeded(wish.By)))
            : AppendAsync(transaction, Fixed(wish, found, DraftState.Approved)), cancellation);

    /// <summary>Sends a submitted or approved draft back with a reason; never by one who wrote or submitted it.</summary>
    /// <param name="wish">Which draft, as seen by whom.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<DraftAnswer> ReturnAsync(DraftWish wish, string? reason, CancellationToken cancellation = default) =>
        StepAsync(wish, DraftState.Returned, async (transaction, found) =>
        {
            if (found.Draft.Authors.Contains(wish.By))
            {
                return DraftAnswer.Refused(DraftMessages.SecondPersonNeeded(wish.By));
            }

            return Reason(reason) is { } stated
                ? await AppendAsync(transaction, Next(wish, found, DraftState.Returned) with { Reason = stated })
                : DraftAnswer.Refused(DraftMessages.NoReason(LongestReason));
        }, cancellation);

    /// <summary>
    /// Puts an approved draft in force from a day, today or later; one in force may be put in force again from another
    /// day. Refused when the pack's own time does not hold the day or this program finds what blocks it.
    /// </summary>
    /// <param name="wish">Which draft, as seen by whom.</param>
    /// <param name="from">The first day in force.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DraftAnswer> ActivateAsync(DraftWish wish, DateOnly from, CancellationToken cancellation = default)
    {
        var draft = await FindAsync(wish.Draft, cancellation);
        var entry = draft?.Fingerprint is { } fingerprint ? await versions.WithFingerprintAsync(draft.Pack, fingerprint, cancellation) : null;
        var check = entry is null ? null : PackCheck.Run(entry, cancellation);
        return await StepAsync(wish, DraftState.Activated, (transaction, found) =>
        {
            var refusal = check is null ? DraftMessages.TextLost(found.Draft)
                : !check.IsFit || check.Entry.Pack is not { } pack ? DraftMessages.NotFit(check)
                : from < Today ? DraftMessages.TooEarly(from, Today)
                : from < pack.InForceFrom || from > pack.InForceThrough ? DraftMessages.OutsidePack(from, pack)
                : null;
            return refusal is null
                ? AppendAsync(transaction, Fixed(wish, found, DraftState.Activated) with { From = from })
                : Task.FromResult(DraftAnswer.Refused(refusal));
        }, cancellation);
    }

    /// <summary>Gives a draft up. One that was put in force cannot be.</summary>
    /// <param name="wish">Which draft, as seen by whom.</param>
    /// <param name="reason">Why; null when nobody says.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<DraftAnswer> DiscardAsync(DraftWish wish, string? reason, CancellationToken cancellation = default) =>
        StepAsync(
            wish, DraftState.Discarded,
            (transaction, found) => AppendAsync(transaction, Next(wish, found, DraftState.Discarded) with { Reason = Reason(reason) }), cancellation);

    /// <summary>A draft; null when there is none.</summary>
    /// <param name="draft">Its number.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<PackDraft?> FindAsync(DraftNumber draft, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await DraftTable.FindAsync(connection, draft))?.Draft;
    }

    /// <summary>Drafts, the latest opened first.</summary>
    /// <param name="filter">Of which pack and in which state; null does not restrict.</param>
    /// <param name="before">Drafts from this number on are left out; zero for the first page.</param>
    /// <param name="limit">Most drafts to return, 1 to 500.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DraftPage> ListAsync(
        (string? Pack, DraftState? State) filter, DraftNumber before, int limit, CancellationToken cancellation = default)
    {
        var most = Math.Clamp(limit, 1, 500);
        await using var connection = await database.OpenAsync(cancellation);
        var numbers = await DraftTable.ListAsync(connection, filter, before.Value > 0 ? before : new(long.MaxValue), most + 1);
        var drafts = new List<PackDraft>();
        foreach (var number in numbers.Take(most))
        {
            drafts.AddRange(await DraftTable.FindAsync(connection, number) is { } found ? [found.Draft] : []);
        }

        return new DraftPage(drafts, numbers.Count > most ? numbers[most - 1] : null);
    }

    /// <summary>Which states lead to another.</summary>
    private static bool Leads(DraftState from, DraftState to) => to switch
    {
        DraftState.Writing => from is DraftState.Writing or DraftState.Returned,
        DraftState.Submitted => from is DraftState.Writing or DraftState.Returned,
        DraftState.Approved => from is DraftState.Submitted,
        DraftState.Returned => from is DraftState.Submitted or DraftState.Approved,
        DraftState.Activated => from is DraftState.Approved or DraftState.Activated,
        DraftState.Discarded => from is not (DraftState.Activated or DraftState.Discarded),
    };

    private Task<DraftAnswer> StepAsync(
        DraftWish wish, DraftState to, Func<DbTransaction, FoundDraft, Task<DraftAnswer>> append, CancellationToken cancellation) =>
        database.WriteAsync(
            async (transaction, _) =>
            {
                await DraftTable.LockAsync(database, transaction);
                var connection = transaction.Connection!; // open while the transaction is
                if (await DraftTable.FindAsync(connection, wish.Draft, within: transaction) is not { } found)
                {
                    return DraftAnswer.Refused(DraftMessages.Unknown(wish.Draft));
                }

                if (found.Draft.Revision != wish.Revision)
                {
                    var seen = await DraftTable.FindAsync(connection, wish.Draft, wish.Revision, transaction);
                    return DraftAnswer.Refused(DraftMessages.Overtaken(found.Draft, Meanwhile(seen?.Draft, found.Draft)));
                }

                return Leads(found.Draft.State, to)
                    ? await append(transaction, found)
                    : DraftAnswer.Refused(DraftMessages.NotNow(found.Draft, to));
            },
            cancellation);

    private async Task<DraftAnswer> AppendAsync(DbTransaction transaction, NewStep step)
    {
        await DraftTable.AddAsync(transaction, step, clock.GetUtcNow());
        var connection = transaction.Connection!; // open while the transaction is
        var found = await DraftTable.FindAsync(connection, step.Draft, within: transaction)
            ?? throw new InvalidOperationException($"Draft {step.Draft} is not there after a step was appended to it.");
        return DraftAnswer.Done(found.Draft);
    }

    private static Overtaking Meanwhile(PackDraft? seen, PackDraft now) => new(
        now.Steps[^1].By, now.Steps[^1].At, now.State, now.Revision,
        seen is null ? [.. now.Files.Texts.Keys.Order(StringComparer.Ordinal)] : DraftFiles.Difference(seen.Files, now.Files));

    /// <summary>A step with the draft's text as it is.</summary>
    private static NewStep Next(DraftWish wish, FoundDraft found, DraftState state) => new()
    {
        Draft = wish.Draft, Pack = found.Draft.Pack, State = state, By = wish.By, TextKey = found.TextKey,
    };

    /// <summary>A step that leaves what was submitted as it was.</summary>
    private static NewStep Fixed(DraftWish wish, FoundDraft found, DraftState state) =>
        Next(wish, found, state) with { Version = found.Draft.Version, Fingerprint = found.Draft.Fingerprint };

    private static string? Reason(string? reason)
    {
        var stated = reason?.Trim() ?? string.Empty;
        return stated.Length is > 0 and <= LongestReason && stated.Any(char.IsLetterOrDigit) && !stated.Contains('\0') ? stated : null;
    }
}
