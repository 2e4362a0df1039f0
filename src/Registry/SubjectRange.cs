using System.Data.Common;
using System.Runtime.InteropServices;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Reads some subjects with everything about them, in one turn to the database. Each part is a statement of its own: changes up to
/// <paramref name="knownOn"/> never change, so the parts fit together whatever is written meanwhile.
/// </summary>
/// <param name="connection">An open connection.</param>
/// <param name="asOf">The day asked for.</param>
/// <param name="knownOn">The last change that is seen.</param>
internal sealed class SubjectRange(DbConnection connection, DateOnly asOf, ChangeNumber knownOn)
{
    /// <summary>The subjects after one number up to and with another, ascending.</summary>
    public Task<List<SubjectStanding>> ReadAsync(long after, long through, CancellationToken cancellation) =>
        ReadAsync("subject > @after AND subject <= @through", [("after", after), ("through", through)], cancellation);

    /// <summary>The subjects with these numbers, ascending.</summary>
    public Task<List<SubjectStanding>> ReadAsync(Dialect dialect, IEnumerable<long> subjects, CancellationToken cancellation) =>
        ReadAsync(dialect.InList("subject", "@subjects"), [("subjects", dialect.ListOf(subjects))], cancellation);

    private async Task<List<SubjectStanding>> ReadAsync(
        string which, IReadOnlyList<(string Name, object Value)> values, CancellationToken cancellation)
    {
        // "+ 0" keeps the database from going through all records up to a number for those of a few subjects.
        await using var turn = await OneTurn.TakeAsync(
            connection, null,
            $"""
            SELECT {SubjectRow.Columns} FROM registry_subject WHERE {which} ORDER BY subject;
            SELECT {RegistrationRow.Columns} FROM registry_registration WHERE {which} AND change_number <= @knownOn ORDER BY subject, change_number;
            SELECT {RecordRow.Columns} FROM registry_record WHERE {which} AND record + 0 <= @knownOn ORDER BY subject, record;
            SELECT {EventRow.Columns} FROM registry_event WHERE {which} AND change_number + 0 <= @knownOn ORDER BY subject, record, change_number;
            SELECT {ResultRow.Columns} FROM registry_result WHERE {which} AND change_number <= @knownOn ORDER BY subject, change_number
            """,
            values.Append(("knownOn", knownOn.Value)), cancellation);
        var subjects = await turn.NextAsync(SubjectRow.Read, cancellation);
        var registrations = await turn.NextAsync(RegistrationRow.Read, cancellation);
        var records = await turn.NextAsync(RecordRow.Read, cancellation);
        var events = await turn.NextAsync(EventRow.Read, cancellation);
        var results = await turn.NextAsync(ResultRow.Read, cancellation);
        return Join(subjects, registrations, new RecordsWithEvents(records, events), results);
    }

    private List<SubjectStanding> Join(
        List<Subject> subjects, List<(long Subject, Registration Registration)> registrations, RecordsWithEvents records, List<ResultRow> results)
    {
        var joined = new List<SubjectStanding>(subjects.Count);
        var (registration, result) = (0, 0);
        foreach (var subject in subjects)
        {
            var versions = new List<Registration>(1);
            for (; registration < registrations.Count && registrations[registration].Subject == subject.Number.Value; registration++)
            {
                versions.Add(registrations[registration].Registration);
            }

            var first = result;
            while (result < results.Count && results[result].Subject == subject.Number.Value)
            {
                result++;
            }

            var received = ResultRow.Latest(CollectionsMarshal.AsSpan(results)[first..result]);
            var (standing, turn) = records.Next(subject.Number.Value, asOf);

            // A subject of which nothing was known yet is not there yet.
            if (versions.Count + standing.Count + received.Count > 0)
            {
                joined.Add(new SubjectStanding(subject, AsOf.Registration(versions, asOf), standing) 
                {
                    Results = received,
                    NextTurn = AsOf.Earlier(turn, AsOf.NextTurn(versions, asOf), asOf),
                });
            }
        }

        return joined;
    }

    /// <summary>Records and the events on them, both by subject and record, handed out subject by subject.</summary>
    private sealed class RecordsWithEvents(List<RecordRow> records, List<EventRow> events)
    {
        private int record;
        private int change;

        /// <summary>The records of the next subject as they stood on a day, and the next day on which something known of them comes true.</summary>
        public (List<CreditRecord> Standing, DateOnly? Turn) Next(long subject, DateOnly asOf)
        {
            var (standing, turn) = (new List<CreditRecord>(), default(DateOnly?));
            for (; record < records.Count && records[record].Subject == subject; record++)
            {
                var first = change;
                while (change < events.Count && events[change].Record == records[record].Record)
                {
                    change++;
                }

                var known = CollectionsMarshal.AsSpan(events)[first..change];
                standing.Add(AsOf.Record(records[record], known, asOf));
                turn = AsOf.Earlier(turn, AsOf.NextTurn(records[record], known, asOf), asOf);
            }

            return (standing, turn);
        }
    }
}
