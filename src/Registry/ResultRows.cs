using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Writes results received from elsewhere, one row a version.</summary>
internal static class ResultRows
{
    private static readonly string[] Columns =
    [
        "change_number", "subject", "key_high", "key_low", "scheme", "letter", "on_day", "issuer", "document", "withdrawn",
        "content_high", "content_low", "received", "batch", "batch_row",
    ];

    public static async Task WriteAsync(
        Database database, DbTransaction transaction, PreparedResults chunk, TakenRow[] taken,
        (long Batch, ChangeNumbers Numbers) origin, CancellationToken cancellation)
    {
        if (Array.TrueForAll(taken, row => row.Outcome is TakeOutcome.Unchanged))
        {
            return;
        }

        await using var bulk = await database.BulkAsync(transaction, "registry_result", Columns, cancellation);
        for (var row = 0; row < taken.Length; row++)
        {
            if (taken[row].Outcome is not TakeOutcome.Unchanged)
            {
                bulk.Write(taken[row].Change.Value);
                bulk.Write(taken[row].Subject.Value);
                bulk.Write(chunk.Keys[row].High);
                bulk.Write(chunk.Keys[row].Low);
                WriteFacts(bulk, chunk.Rows[row], origin.Numbers.Today);
                bulk.Write(chunk.Contents[row].High);
                bulk.Write(chunk.Contents[row].Low);
                bulk.Write(origin.Numbers.Received);
                bulk.Write(origin.Batch);
                bulk.Write(chunk.Rows[row].Row);
                bulk.EndRow();
            }
        }

        await bulk.CompleteAsync(cancellation);
    }

    // A withdrawal of which the day is not told holds from the day it is received.
    private static void WriteFacts(BulkWriter bulk, IncomingResult facts, DateOnly today)
    {
        bulk.WriteText(facts.Scheme);
        bulk.WriteText(facts.Letter);
        bulk.Write(facts.Day.DayNumber);
        bulk.WriteText(facts.Issuer);
        bulk.WriteText(facts.Document);
        bulk.Write(facts.IsWithdrawn ? facts.WithdrawnOn ?? today : null);
    }
}

/// <summary>A version of a received result.</summary>
internal sealed record ResultRow(long Subject, Hash128 Key, ReceivedResult Result)
{
    public const string Columns =
        "subject, key_high, key_low, change_number, scheme, letter, on_day, issuer, document, withdrawn, received, batch, batch_row";

    public static ResultRow Read(DbDataReader reader)
    {
        var change = new ChangeNumber(reader.GetInt64(3));
        return new ResultRow(reader.GetInt64(0), new Hash128(reader.GetInt64(1), reader.GetInt64(2)), new ReceivedResult
        {
            Change = change,
            First = change,
            Scheme = reader.GetString(4),
            Letter = reader.GetString(5),
            Day = DateOnly.FromDayNumber(reader.GetInt32(6)),
            Issuer = reader.Text(7),
            Document = reader.Text(8),
            Withdrawn = reader.Day(9),
            Received = Moments.FromColumn(reader.GetInt64(10)),
            Batch = reader.GetInt64(11),
            Row = reader.GetInt64(12),
        });
    }

    /// <summary>The latest version of each result of one subject, by day.</summary>
    /// <param name="versions">All versions known, in the order of their changes.</param>
    public static IReadOnlyList<ReceivedResult> Latest(ReadOnlySpan<ResultRow> versions)
    {
        if (versions.IsEmpty)
        {
            return [];
        }

        var latest = new Dictionary<Hash128, ReceivedResult>();
        foreach (var version in versions)
        {
            latest[version.Key] = latest.TryGetValue(version.Key, out var before)
                ? version.Result with { First = before.First }
                : version.Result;
        }

        return [.. latest.Values.OrderBy(result => result.Day).ThenBy(result => result.First.Value)];
    }
}
