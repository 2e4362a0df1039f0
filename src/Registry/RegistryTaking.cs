using System.Data.Common;
using Xinheng.Registry.Packing;
using Xinheng.Registry.Taking;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Takes registrations, credit records and results received from elsewhere into the registry, in chunks of about ten to twenty thousand rows.
/// The caller owns the transaction: a chunk is there whole after its commit, or not at all.
/// The first taking in a transaction waits until no other transaction is taking.
/// Keep one for all chunks that go into a database: what it remembers of the registry saves most look-ups.
/// </summary>
public sealed class RegistryTaking
{
    private readonly Database database;
    private readonly RegistryMemory memory;

    /// <summary>A taker that remembers nothing yet.</summary>
    public RegistryTaking(Database database)
        : this(database, new RegistryMemory())
    {
    }

    internal RegistryTaking(Database database, RegistryMemory memory) => (this.database, this.memory) = (database, memory);

    /// <summary>
    /// Takes registrations. A row equal to the latest that is known of its subject writes nothing; other content is a further version.
    /// </summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, IReadOnlyList<IncomingRegistration> rows, ChangeOrigin origin, CancellationToken cancellation = default) =>
        TakeAsync(transaction, PreparedRegistrations.From(rows), origin, cancellation);

    /// <summary>As for plain rows, with the keys and hashes made beforehand, outside the transaction.</summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public async Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, PreparedRegistrations chunk, ChangeOrigin origin, CancellationToken cancellation = default)
    {
        var numbers = await ChangeNumbers.BeginAsync(transaction, origin);
        var known = await memory.SubjectsAsync(transaction, numbers, chunk.Subjects.Count);
        var subjects = await SubjectSlots.LookUpAsync(transaction, chunk.Subjects, known, cancellation);
        await subjects.LookUpRegistrationsAsync(transaction, cancellation);
        var taken = new TakenRow[chunk.Rows.Count];
        var written = 0;
        for (var row = 0; row < taken.Length; row++)
        {
            taken[row] = Take(chunk, row, subjects, numbers);
            written += taken[row].Outcome is TakeOutcome.Unchanged ? 0 : 1;
        }

        await subjects.WriteAsync(database, transaction, cancellation);
        if (written > 0)
        {
            await RegistrationRows.WriteAsync(database, transaction, chunk, taken, (origin.Batch, numbers.Received), cancellation);
            await PackedBlocks.WriteAsync(transaction, numbers, chunk, taken);
        }

        await numbers.EndAsync();
        memory.Remember(numbers, subjects.Created, []);
        return taken;
    }

    /// <summary>
    /// Takes credit records. The same key of the same kind about the same subject is the same record: equal content writes nothing,
    /// other content is a correction, a newly given lifting is a lifting, and what is reported as taken back is withdrawn. A subject not known yet is made known.
    /// </summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, IReadOnlyList<IncomingRecord> rows, ChangeOrigin origin, CancellationToken cancellation = default) =>
        TakeAsync(transaction, PreparedRecords.From(rows), origin, cancellation);

    /// <summary>As for plain rows, with the keys and hashes made beforehand, outside the transaction.</summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public async Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, PreparedRecords chunk, ChangeOrigin origin, CancellationToken cancellation = default)
    {
        var numbers = await ChangeNumbers.BeginAsync(transaction, origin);
        var known = await memory.SubjectsAsync(transaction, numbers, chunk.Subjects.Count);
        var subjects = await SubjectSlots.LookUpAsync(transaction, chunk.Subjects, known, cancellation);
        var filter = await memory.RecordsAsync(transaction, numbers, chunk.Rows.Count);
        var records = await RecordSlots.LookUpAsync(transaction, chunk, subjects, filter, cancellation);
        var taken = new TakenRow[chunk.Rows.Count];
        var events = new List<TakenEvent>();
        var written = 0;
        for (var row = 0; row < taken.Length; row++)
        {
            taken[row] = Take(chunk, row, subjects, ref records.Of(row), numbers, events);
            written += taken[row].Outcome is TakeOutcome.New ? 1 : 0;
        }

        await subjects.WriteAsync(database, transaction, cancellation);
        if (written > 0)
        {
            await RecordRows.WriteAsync(database, transaction, chunk, taken, (origin.Batch, numbers.Received), cancellation);
            await RecordRows.TallyAsync(transaction, chunk, taken);
            await PackedBlocks.WriteAsync(transaction, numbers, chunk, taken);
        }

        await EventRows.WriteAsync(database, transaction, events, (origin.Batch, numbers.Received), cancellation);
        await numbers.EndAsync();
        memory.Remember(numbers, subjects.Created, Added(chunk, taken));
        return taken;
    }

    /// <summary>
    /// Takes results received from elsewhere. The same scheme, day and issuer about the same subject is the same result: equal content
    /// writes nothing, other content corrects or withdraws it. A subject not known yet is made known.
    /// </summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, IReadOnlyList<IncomingResult> rows, ChangeOrigin origin, CancellationToken cancellation = default) =>
        TakeAsync(transaction, PreparedResults.From(rows), origin, cancellation);

    /// <summary>As for plain rows, with the keys and hashes made beforehand, outside the transaction.</summary>
    /// <returns>One outcome a row, in the order of the rows.</returns>
    public async Task<IReadOnlyList<TakenRow>> TakeAsync(
        DbTransaction transaction, PreparedResults chunk, ChangeOrigin origin, CancellationToken cancellation = default)
    {
        var numbers = await ChangeNumbers.BeginAsync(transaction, origin);
        var known = await memory.SubjectsAsync(transaction, numbers, chunk.Subjects.Count);
        var subjects = await SubjectSlots.LookUpAsync(transaction, chunk.Subjects, known, cancellation);
        var results = await ResultSlots.LookUpAsync(transaction, chunk, subjects, cancellation);
        var taken = new TakenRow[chunk.Rows.Count];
        for (var row = 0; row < taken.Length; row++)
        {
            taken[row] = Take(chunk, row, subjects, results, numbers);
        }

        await subjects.WriteAsync(database, transaction, cancellation);
        await ResultRows.WriteAsync(database, transaction, chunk, taken, (origin.Batch, numbers), cancellation);
        await numbers.EndAsync();
        memory.Remember(numbers, subjects.Created, []);
        return taken;
    }

    private static TakenRow Take(PreparedResults chunk, int row, SubjectSlots subjects, ResultSlots results, ChangeNumbers numbers)
    {
        var slot = subjects.SlotOf(row);
        var isSubjectNew = subjects.MakeKnown(slot, chunk.Rows[row].Code, chunk.Rows[row].SubjectName, numbers);
        var subject = new SubjectNumber(subjects.SubjectOf(slot));
        ref var before = ref results.Of(row);
        if (before == chunk.Contents[row])
        {
            return new TakenRow(TakeOutcome.Unchanged, subject, isSubjectNew, default, default);
        }

        var outcome = before is null ? TakeOutcome.New : TakeOutcome.Changed;
        before = chunk.Contents[row];
        return new TakenRow(outcome, subject, isSubjectNew, new ChangeNumber(numbers.NextChange()), default);
    }

    private static TakenRow Take(PreparedRegistrations chunk, int row, SubjectSlots subjects, ChangeNumbers numbers)
    {
        var slot = subjects.SlotOf(row);
        var isSubjectNew = subjects.MakeKnown(slot, chunk.Rows[row].Code, chunk.Rows[row].Name, numbers);
        var subject = new SubjectNumber(subjects.SubjectOf(slot));
        var before = subjects.RegistrationOf(slot);
        if (before == chunk.Contents[row])
        {
            return new TakenRow(TakeOutcome.Unchanged, subject, isSubjectNew, default, default);
        }

        subjects.SetRegistration(slot, chunk.Contents[row]);
        var outcome = before is null ? TakeOutcome.New : TakeOutcome.Changed;
        return new TakenRow(outcome, subject, isSubjectNew, new ChangeNumber(numbers.NextChange()), default);
    }

    private static TakenRow Take(
        PreparedRecords chunk, int row, SubjectSlots subjects, ref RecordSlot known, ChangeNumbers numbers, List<TakenEvent> events)
    {
        var incoming = chunk.Rows[row];
        var slot = subjects.SlotOf(row);
        var isSubjectNew = subjects.MakeKnown(slot, incoming.Code, incoming.SubjectName, numbers);
        var subject = new SubjectNumber(subjects.SubjectOf(slot));
        if (known.Record == 0)
        {
            var first = numbers.NextChange();
            known = new RecordSlot { Record = first, Content = chunk.Contents[row], Lifted = LiftedOf(incoming) };
            if (incoming.Withdrawn is { } takenBack)
            {
                events.Add(new TakenEvent { Change = numbers.NextChange(), Record = first, Subject = subject.Value, Kind = RecordEventKind.Withdrawn, On = takenBack, Row = incoming.Row });
            }

            return new TakenRow(TakeOutcome.New, subject, isSubjectNew, new ChangeNumber(first), new RecordNumber(first));
        }

        // A report that says nothing of a lifting does not take an earlier one back.
        var isLifted = incoming.Lifted is not null && LiftedOf(incoming) != known.Lifted;
        var isCorrected = known.Content != chunk.Contents[row];
        if (!isLifted && !isCorrected)
        {
            return new TakenRow(TakeOutcome.Unchanged, subject, isSubjectNew, default, new RecordNumber(known.Record));
        }

        var change = numbers.NextChange();
        events.Add(new TakenEvent
        {
            Change = change,
            Record = known.Record,
            Subject = subject.Value,
            Kind = isLifted ? RecordEventKind.Lifted : incoming.Withdrawn is null ? RecordEventKind.Corrected : RecordEventKind.Withdrawn,
            On = (isLifted ? incoming.Lifted : incoming.Withdrawn) ?? numbers.Today,
            Row = incoming.Row,
            Facts = isCorrected ? incoming : null,
            Content = chunk.Contents[row],
        });
        known.Content = chunk.Contents[row];
        known.Lifted = isLifted ? LiftedOf(incoming) : known.Lifted;
        return new TakenRow(TakeOutcome.Changed, subject, isSubjectNew, new ChangeNumber(change), new RecordNumber(known.Record));
    }

    private static IEnumerable<(long Subject, Hash128 Key)> Added(PreparedRecords chunk, TakenRow[] taken)
    {
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is TakeOutcome.New)
            {
                yield return (taken[row].Subject.Value, chunk.Keys[row]);
            }
        }
    }

    private static int LiftedOf(IncomingRecord row) => row.Lifted?.DayNumber ?? RecordSlots.NotLifted;
}
