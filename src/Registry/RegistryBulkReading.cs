using System.Data.Common;
using Dapper;
using Xinheng.Registry.Packing;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>Changes that lie side by side.</summary>
/// <param name="After">The change before the first.</param>
/// <param name="Through">The last.</param>
/// <param name="IsPacked">Whether there is a block of their rows; otherwise they are read row by row.</param>
public sealed record RegistryStretch(long After, long Through, bool IsPacked);

/// <summary>
/// Reads the whole registry in the order it lies in, for those who keep it in a form of their own. What a subject is on a
/// day follows from its rows alone where it has one registration and no events; who has more is named and is asked for by
/// <see cref="RegistryReading.ListAsync"/>. Safe to use from many threads.
/// </summary>
public sealed class RegistryBulkReading(Database database)
{
    /// <summary>Rows asked for in one statement where they are not packed.</summary>
    private const long ChangesAtOnce = 250_000;

    /// <summary>The stretches of changes in which all rows up to a change lie, ascending, without a gap between them.</summary>
    /// <param name="through">The last change.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<RegistryStretch>> StretchesAsync(ChangeNumber through, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var packed = await connection.QueryAsync<(long Through, long After)>(
            "SELECT through_change, after_change FROM registry_packed WHERE through_change <= @Value ORDER BY through_change", new { through.Value });
        var stretches = new List<RegistryStretch>();
        var at = 0L;
        foreach (var block in packed.Where(block => block.After < block.Through))
        {
            if (block.After >= at)
            {
                AddRows(block.After);
                stretches.Add(new(block.After, block.Through, true));
                at = block.Through;
            }
        }

        AddRows(through.Value);
        return stretches;

        void AddRows(long end)
        {
            for (; at < end; at = Math.Min(end, at + ChangesAtOnce))
            {
                stretches.Add(new(at, Math.Min(end, at + ChangesAtOnce), false));
            }
        }
    }

    /// <summary>
    /// Reads the rows of some stretches. Registrations: subject, change_number, licence, licence_since, registered, subject_kind, division,
    /// industry, state_owned, tags (by lines), capital_fen. First reports: subject, record, kind, happened, until_day, lifted, penalties,
    /// grave_consequence, issuer, amount_fen.
    /// </summary>
    /// <param name="stretches">Ascending, one after the other.</param>
    /// <param name="registrations">Takes registrations, ascending by change; called several times, with the rows of one part each.</param>
    /// <param name="records">Takes first reports likewise.</param>
    /// <param name="cancellation">Ends the reading between two parts.</param>
    public Task ReadAsync(
        IReadOnlyList<RegistryStretch> stretches, Action<BulkReader> registrations, Action<BulkReader> records, CancellationToken cancellation = default) =>
        Task.Run(
            async () =>
            {
                await using var connection = await database.OpenAsync(cancellation);
                var reading = new StretchReading(database, connection, (registrations, records));
                for (var at = 0; at < stretches.Count;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    var end = at + 1;
                    for (; stretches[at].IsPacked && end < stretches.Count && stretches[end].IsPacked; end++)
                    {
                        // Blocks that lie side by side are read by one statement.
                    }

                    await reading.ReadAsync(stretches[at], stretches[end - 1], cancellation);
                    at = end;
                }
            },
            cancellation);

    /// <summary>Reads the subjects on whose records something happened, or about whom a result was received, some perhaps several times: subject.</summary>
    /// <param name="through">The last change seen.</param>
    /// <param name="read">Takes the rows; ends when it returns.</param>
    /// <param name="cancellation">Stops waiting for the connection.</param>
    public Task BesetAsync(ChangeNumber through, Action<BulkReader> read, CancellationToken cancellation = default) =>
        ReadAsync(
            $"""
            SELECT subject FROM registry_event WHERE change_number <= {through.Value}
            UNION ALL SELECT subject FROM registry_result WHERE change_number <= {through.Value}
            """,
            read, cancellation);

    /// <summary>
    /// The subjects about whom something became known between two changes, or for whom something known by the second
    /// begins to hold between two days: an event, the end of a state, a licence's state. Ascending, each once.
    /// </summary>
    /// <param name="known">What became known after the first and up to the second.</param>
    /// <param name="days">What begins to hold after the first and up to the second.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<SubjectNumber>> ChangedAsync(
        (ChangeNumber After, ChangeNumber Through) known, (DateOnly After, DateOnly Through) days, CancellationToken cancellation = default)
    {
        var (after, through, from, to) = (known.After.Value, known.Through.Value, days.After.DayNumber, days.Through.DayNumber);
        var query =
            $"""
            SELECT subject FROM registry_registration WHERE change_number > {after} AND change_number <= {through}
            UNION ALL SELECT subject FROM registry_record WHERE record > {after} AND record <= {through}
            UNION ALL SELECT subject FROM registry_event WHERE change_number > {after} AND change_number <= {through}
            UNION ALL SELECT subject FROM registry_result WHERE change_number > {after} AND change_number <= {through}
            """;
        await using var connection = await database.OpenAsync(cancellation);
        if (to > from)
        {
            // A licence whose state has no day of its own holds from when it came in: numbers are given in the order of time.
            var knownThen = await connection.ExecuteScalarAsync<long>(
                "SELECT COALESCE(MAX(change_number), 0) FROM registry_write WHERE received < @received",
                new { received = Moments.ToColumn(ChangeNumbers.StartOf(days.After.AddDays(1))) });
            query +=
                $"""

                UNION ALL SELECT subject FROM registry_event WHERE on_day > {from} AND on_day <= {to} AND change_number <= {through}
                UNION ALL SELECT subject FROM registry_record WHERE lifted > {from} AND lifted <= {to} AND record <= {through}
                UNION ALL SELECT subject FROM registry_registration WHERE licence_since > {from} AND licence_since <= {to} AND change_number <= {through}
                UNION ALL SELECT subject FROM registry_registration WHERE licence_since IS NULL AND change_number > {knownThen} AND change_number <= {through}
                """;
        }

        return await Task.Run(() => Subjects(connection, query), cancellation);
    }

    /// <summary>The subjects a query gives, ascending, each once. Sorted here: told to sort, SQLite goes through the tables in the order of their subjects, row by row.</summary>
    private List<SubjectNumber> Subjects(DbConnection connection, string query)
    {
        var found = new List<long>();
        using (var rows = database.ReadBulk(connection, query))
        {
            while (rows.Next())
            {
                found.Add(rows.Number(0));
            }
        }

        found.Sort();
        var subjects = new List<SubjectNumber>(found.Count);
        var last = default(long?);
        foreach (var subject in found)
        {
            if (subject != last)
            {
                subjects.Add(new SubjectNumber(subject));
            }

            last = subject;
        }

        return subjects;
    }

    /// <summary>
    /// What tells the registry in which a change was written from every other, and from itself set back to before it;
    /// null where the change is not there.
    /// </summary>
    /// <param name="change">The last change of a write, such as <see cref="RegistryChanges.LastAsync"/> gives; 0 for the empty registry.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<long?> MarkOfAsync(ChangeNumber change, CancellationToken cancellation = default)
    {
        if (change.Value == 0)
        {
            return 0;
        }

        await using var connection = await database.OpenAsync(cancellation);
        var found = await connection.QueryAsync<(long Writer, long Received)>(
            "SELECT writer, received FROM registry_write WHERE change_number = @Value", new { change.Value });
        return found.Select(row => (long?)(row.Writer ^ row.Received)).SingleOrDefault();
    }

    private Task ReadAsync(string query, Action<BulkReader> read, CancellationToken cancellation) => Task.Run(
        async () =>
        {
            await using var connection = await database.OpenAsync(cancellation);
            using var rows = database.ReadBulk(connection, query);
            read(rows);
        },
        cancellation);
}
