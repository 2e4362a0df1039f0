using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Appends events to records: repair, withdrawal, objection, lifting, findings.</summary>
public sealed class RecordEvents(Database database)
{
    /// <summary>Appends events in the caller's transaction; returns their change numbers in order.</summary>
    /// <exception cref="ArgumentException">An event names a record that is not known, or is a correction.</exception>
    public async Task<IReadOnlyList<ChangeNumber>> AppendAsync(
        DbTransaction transaction, IReadOnlyList<IncomingEvent> events, ChangeOrigin origin, CancellationToken cancellation = default)
    {
        if (events.FirstOrDefault(e => e.Kind is RecordEventKind.Corrected) is { } correction)
        {
            throw new ArgumentException($"The correction of record {correction.Record.Value} must be taken as a report.", nameof(events));
        }

        var numbers = await ChangeNumbers.BeginAsync(transaction, origin);
        var subjects = new long[events.Count];
        var lookUp = new KeyLookUp(
            "SELECT subject FROM registry_record WHERE record = :1", 1, events.Select(e => e.Record.Value).ToArray());
        await lookUp.RunAsync(transaction, (key, values) => subjects[key] = values[0], cancellation);
        if (Array.IndexOf(subjects, 0) is >= 0 and var missing)
        {
            throw new ArgumentException($"Record {events[missing].Record.Value} is not known.", nameof(events));
        }

        var written = events.Select((e, i) => new TakenEvent
        {
            Change = numbers.NextChange(),
            Record = e.Record.Value,
            Subject = subjects[i],
            Kind = e.Kind,
            On = e.On,
            Row = 0,
            Reason = e.Reason,
            Source = e.Source,
        }).ToArray();
        await EventRows.WriteAsync(database, transaction, written, (origin.Batch, numbers.Received), cancellation);
        await numbers.EndAsync();
        return Array.ConvertAll(written, e => new ChangeNumber(e.Change));
    }
}
