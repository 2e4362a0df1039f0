using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>A record with the key of its subject and its latest content.</summary>
/// <param name="SubjectKey">Key of the subject, its code where it has one.</param>
/// <param name="Record">The record as it stands.</param>
/// <param name="Content">All fields as last reported, a UTF-8 JSON object by field id.</param>
public sealed record RecordOfKind(string SubjectKey, CreditRecord Record, ReadOnlyMemory<byte> Content);

/// <summary>
/// Reads the records of a few kinds, of whomever, in the order of their numbers. Only the stretches of changes in which such
/// records came in are looked at. Memory stays flat. Safe to use from many threads.
/// </summary>
/// <param name="database">Where the records are.</param>
public sealed class RecordsOfKinds(Database database)
{
    private const int RecordsAtOnce = 4_000;

    /// <summary>The records of some kinds that happened in a period, corrected as known, as they stand on a day.</summary>
    /// <param name="kinds">Ids of the kinds.</param>
    /// <param name="period">First and last day, both inclusive.</param>
    /// <param name="asOf">The day their standing is told of.</param>
    /// <param name="knownOn">The last change that is seen.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<RecordOfKind> ReadAsync(
        IEnumerable<string> kinds, (DateOnly From, DateOnly Through) period, DateOnly asOf, ChangeNumber knownOn, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var list = database.Dialect.ListOf(kinds);
        foreach (var (after, through) in await StretchesAsync(connection, list, knownOn))
        {
            for (var at = after; at < through;)
            {
                var page = await PageAsync(connection, list, period, (at, through), cancellation);
                var events = await EventsAsync(connection, page, knownOn, cancellation);
                foreach (var row in page)
                {
                    var one = Of(row, events[row.First.Record], asOf);
                    if (one.Record.Happened >= period.From && one.Record.Happened <= period.Through)
                    {
                        yield return one;
                    }
                }

                at = page.Count < RecordsAtOnce ? through : page[^1].First.Record;
            }
        }
    }

    /// <summary>Where records of the kinds lie: each writing noted how many of a kind it added. Side by side they are one.</summary>
    private async Task<List<(long After, long Through)>> StretchesAsync(DbConnection connection, object kinds, ChangeNumber knownOn)
    {
        var noted = await connection.QueryAsync<(long After, long Through)>(
            $"""
            SELECT DISTINCT CAST(COALESCE((SELECT MAX(w.change_number) FROM registry_write w WHERE w.change_number < t.change_number), 0) AS BIGINT), t.change_number
            FROM registry_tally t WHERE {database.Dialect.InList("t.kind", "@kinds")} ORDER BY t.change_number
            """,
            new { kinds });
        var stretches = new List<(long After, long Through)>();
        foreach (var (after, through) in noted.Where(one => one.After < knownOn.Value))
        {
            var end = Math.Min(through, knownOn.Value);
            if (stretches.Count > 0 && stretches[^1].Through >= after)
            {
                stretches[^1] = (stretches[^1].After, end);
            }
            else
            {
                stretches.Add((after, end));
            }
        }

        return stretches;
    }

    // A record whose day was corrected may have come into the period by that.
    private async Task<List<Reported>> PageAsync(
        DbConnection connection, object kinds, (DateOnly From, DateOnly Through) period, (long After, long Through) stretch, CancellationToken cancellation)
    {
        await using var turn = await OneTurn.TakeAsync(
            connection, null,
            $"""
            SELECT {RecordRow.Columns}, content, (SELECT s.subject_key FROM registry_subject s WHERE s.subject = r.subject)
            FROM registry_record r
            WHERE record > @after AND record <= @through AND {database.Dialect.InList("kind", "@kinds")}
              AND (happened BETWEEN @first AND @last
                OR EXISTS (SELECT 1 FROM registry_event e WHERE e.subject = r.subject AND e.record = r.record AND e.happened BETWEEN @first AND @last))
            ORDER BY record LIMIT {RecordsAtOnce}
            """,
            [("after", stretch.After), ("through", stretch.Through), ("kinds", kinds), ("first", period.From.DayNumber), ("last", period.Through.DayNumber)], cancellation);
        return await turn.NextAsync(row => new Reported(RecordRow.Read(row), row.GetFieldValue<byte[]>(13), row.GetString(14)), cancellation);
    }

    private async Task<ILookup<long, Happening>> EventsAsync(DbConnection connection, List<Reported> page, ChangeNumber knownOn, CancellationToken cancellation)
    {
        await using var turn = await OneTurn.TakeAsync(
            connection, null,
            $"""
            SELECT {EventRow.Columns}, content FROM registry_event
            WHERE {database.Dialect.InList("subject", "@subjects")} AND change_number <= @knownOn ORDER BY record, change_number
            """,
            [("subjects", database.Dialect.ListOf(page.Select(row => row.First.Subject).Distinct())), ("knownOn", knownOn.Value)], cancellation);
        var events = await turn.NextAsync(row => new Happening(EventRow.Read(row), row.IsDBNull(14) ? null : row.GetFieldValue<byte[]>(14)), cancellation);
        return events.ToLookup(one => one.Event.Record);
    }

    private static RecordOfKind Of(Reported row, IEnumerable<Happening> happenings, DateOnly asOf)
    {
        Happening[] known = [.. happenings];
        var record = AsOf.Record(row.First, Array.ConvertAll(known, one => one.Event), asOf);
        return new RecordOfKind(row.SubjectKey, record, known.LastOrDefault(one => one.Content is not null)?.Content ?? row.Content);
    }

    private sealed record Reported(RecordRow First, byte[] Content, string SubjectKey);

    private sealed record Happening(EventRow Event, byte[]? Content);
}
