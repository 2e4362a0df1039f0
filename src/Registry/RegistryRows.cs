using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Writes registrations.</summary>
internal static class RegistrationRows
{
    public static readonly string[] Columns =
    [
        "change_number", "subject", "code_class", "name", "licence", "licence_since", "registered", "entity_type", "subject_kind",
        "division", "industry", "state_owned", "capital_fen", "capital_text", "address", "representative", "tags",
        "content_high", "content_low", "received", "batch", "batch_row",
    ];

    public static async Task WriteAsync(
        Database database, DbTransaction transaction, PreparedRegistrations chunk, TakenRow[] taken,
        (long Batch, long Received) origin, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "registry_registration", Columns, cancellation);
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is not TakeOutcome.Unchanged)
            {
                bulk.Write(taken[row].Change.Value);
                bulk.Write(taken[row].Subject.Value);
                WriteFacts(bulk, chunk.Rows[row]);
                bulk.Write(chunk.Contents[row].High);
                bulk.Write(chunk.Contents[row].Low);
                bulk.Write(origin.Received);
                bulk.Write(origin.Batch);
                bulk.Write(chunk.Rows[row].Row);
                bulk.EndRow();
            }
        }

        await bulk.CompleteAsync(cancellation);
    }

    private static void WriteFacts(BulkWriter bulk, IncomingRegistration facts)
    {
        bulk.Write((int)facts.Code.Class);
        bulk.WriteText(facts.Name);
        bulk.WriteText(facts.Licence);
        bulk.Write(facts.LicenceSince);
        bulk.Write(facts.Registered);
        bulk.WriteText(facts.EntityType);
        bulk.WriteText(facts.SubjectKind);
        bulk.WriteText(facts.Division);
        bulk.WriteText(facts.Industry);
        bulk.WriteText(facts.StateOwned);
        bulk.Write(facts.CapitalFen);
        bulk.WriteText(facts.CapitalText);
        bulk.WriteText(facts.Address);
        bulk.WriteText(facts.Representative);
        bulk.WriteText(TagsOf(facts));
    }

    /// <summary>The tags, in their order, by lines; null for none.</summary>
    public static string? TagsOf(IncomingRegistration facts) =>
        facts.Tags.Count == 0 ? null : string.Join('\n', facts.Tags.Order(StringComparer.Ordinal));
}

/// <summary>Writes first reports of records.</summary>
internal static class RecordRows
{
    /// <summary>The columns that a correction replaces, in the order <see cref="WriteFacts"/> writes them.</summary>
    public static readonly string[] FactColumns =
    [
        "content_high", "content_low", "happened", "until_day", "published_through", "issuer", "document", "summary", "penalties",
        "grave_consequence", "amount_fen", "content",
    ];

    public static readonly string[] Columns =
        ["record", "subject", "kind", "key_high", "key_low", "received", "batch", "batch_row", "lifted", .. FactColumns];

    public static async Task WriteAsync(
        Database database, DbTransaction transaction, PreparedRecords chunk, TakenRow[] taken,
        (long Batch, long Received) origin, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "registry_record", Columns, cancellation);
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is TakeOutcome.New)
            {
                bulk.Write(taken[row].Record.Value);
                bulk.Write(taken[row].Subject.Value);
                bulk.WriteText(chunk.Rows[row].Kind);
                bulk.Write(chunk.Keys[row].High);
                bulk.Write(chunk.Keys[row].Low);
                bulk.Write(origin.Received);
                bulk.Write(origin.Batch);
                bulk.Write(chunk.Rows[row].Row);
                bulk.Write(chunk.Rows[row].Lifted);
                WriteFacts(bulk, chunk.Rows[row], chunk.Contents[row]);
                bulk.EndRow();
            }
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>Notes how many records of each kind the chunk added, so that counting does not read them all.</summary>
    public static Task TallyAsync(DbTransaction transaction, PreparedRecords chunk, TakenRow[] taken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        var last = 0L;
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is TakeOutcome.New)
            {
                last = taken[row].Change.Value;
                var kind = chunk.Rows[row].Kind;
                counts[kind] = counts.GetValueOrDefault(kind) + 1;
            }
        }

        return transaction.Connection!.ExecuteAsync( // open: rows were just written on it
            "INSERT INTO registry_tally (change_number, kind, added) VALUES (@last, @kind, @count)",
            counts.Select(group => new { last, kind = group.Key, count = group.Value }),
            transaction);
    }

    public static void WriteFacts(BulkWriter bulk, IncomingRecord facts, Hash128 content)
    {
        bulk.Write(content.High);
        bulk.Write(content.Low);
        bulk.Write(facts.Happened.DayNumber);
        bulk.Write(facts.Until);
        bulk.Write(facts.PublishedThrough);
        bulk.WriteText(facts.Issuer);
        bulk.WriteText(facts.Document);
        bulk.WriteText(facts.Summary);
        bulk.WriteText(facts.Penalties);
        bulk.WriteText(facts.GraveConsequence);
        bulk.Write(facts.AmountFen);
        bulk.Write(facts.Content);
    }
}

/// <summary>Writes events.</summary>
internal static class EventRows
{
    private static readonly string[] Columns =
    [
        "change_number", "record", "subject", "event", "on_day", "reason", "source", "received", "batch", "batch_row",
        .. RecordRows.FactColumns,
    ];

    public static async Task WriteAsync(
        Database database, DbTransaction transaction, IReadOnlyList<TakenEvent> events,
        (long Batch, long Received) origin, CancellationToken cancellation)
    {
        if (events.Count == 0)
        {
            return;
        }

        await using var bulk = await database.BulkAsync(transaction, "registry_event", Columns, cancellation);
        foreach (var one in events)
        {
            bulk.Write(one.Change);
            bulk.Write(one.Record);
            bulk.Write(one.Subject);
            bulk.Write((int)one.Kind);
            bulk.Write(one.On.DayNumber);
            bulk.WriteText(one.Reason);
            bulk.WriteText(one.Source);
            bulk.Write(origin.Received);
            bulk.Write(origin.Batch);
            bulk.Write(one.Row);
            WriteFacts(bulk, one);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    private static void WriteFacts(BulkWriter bulk, TakenEvent one)
    {
        if (one.Facts is { } facts)
        {
            RecordRows.WriteFacts(bulk, facts, one.Content);
            return;
        }

        foreach (var _ in RecordRows.FactColumns)
        {
            bulk.WriteNull();
        }
    }
}
