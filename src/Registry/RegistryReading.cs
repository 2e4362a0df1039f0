using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Registry;

/// <summary>
/// Reads the registry. What stands about a subject is asked as of a day and as known on a change: changes after it are not seen,
/// so an answer about the past comes out the same for ever. Safe to use from many threads.
/// </summary>
public sealed class RegistryReading(Database database)
{
    private const int SubjectsAtOnce = 4_000;

    /// <summary>The subject kept under a key or code, current or former, in any writing; null when there is none.</summary>
    public async Task<Subject?> FindAsync(string keyOrCode, CancellationToken cancellation = default)
    {
        var found = await SubjectsAsync(
            """
            subject_key = @key OR subject IN (SELECT subject FROM registry_former_code WHERE code = @key)
            ORDER BY CASE WHEN subject_key = @key THEN 0 ELSE 1 END LIMIT 1
            """,
            new { key = KeyOf(keyOrCode) }, cancellation);
        return found.SingleOrDefault();
    }

    /// <summary>The subjects kept under keys or codes, current or former, in any writing; those without a subject are left out.</summary>
    /// <returns>The subject's number by the key or code as it was given.</returns>
    public async Task<IReadOnlyDictionary<string, SubjectNumber>> FindAllAsync(
        IEnumerable<string> keysOrCodes, CancellationToken cancellation = default)
    {
        var found = new Dictionary<string, SubjectNumber>(StringComparer.Ordinal);
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var some in keysOrCodes.Distinct(StringComparer.Ordinal).Chunk(SubjectsAtOnce))
        {
            var keys = some.ToLookup(KeyOf, StringComparer.Ordinal);
            var list = database.Dialect.ListOf(keys.Select(key => key.Key));
            // A former code comes first, so that a code borne by a subject now goes to that one.
            var rows = (await connection.QueryAsync<(string Key, long Subject)>(
                    $"SELECT code, subject FROM registry_former_code WHERE {database.Dialect.InList("code", "@list")}", new { list }))
                .Concat(await connection.QueryAsync<(string Key, long Subject)>(
                    $"SELECT subject_key, subject FROM registry_subject WHERE {database.Dialect.InList("subject_key", "@list")}", new { list }));
            foreach (var (key, subject) in rows)
            {
                foreach (var written in keys[key])
                {
                    found[written] = new SubjectNumber(subject);
                }
            }
        }

        return found;
    }

    /// <summary>The subject with a number; null when there is none.</summary>
    public async Task<Subject?> GetAsync(SubjectNumber subject, CancellationToken cancellation = default) =>
        (await SubjectsAsync("subject = @Value", new { subject.Value }, cancellation)).SingleOrDefault();

    /// <summary>The subjects with these numbers, ascending; numbers not known by <paramref name="knownOn"/> are left out.</summary>
    public async Task<IReadOnlyList<SubjectStanding>> ListAsync(
        IReadOnlyCollection<SubjectNumber> subjects, DateOnly asOf, ChangeNumber knownOn, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await new SubjectRange(connection, asOf, knownOn)
            .ReadAsync(database.Dialect, subjects.Select(s => s.Value), cancellation);
    }

    /// <summary>One subject with its registration and records; null when it was not known by <paramref name="knownOn"/>.</summary>
    public async Task<SubjectStanding?> StandingAsync(
        SubjectNumber subject, DateOnly asOf, ChangeNumber knownOn, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var found = await new SubjectRange(connection, asOf, knownOn).ReadAsync(subject.Value - 1, subject.Value, cancellation);
        return found.SingleOrDefault();
    }

    /// <summary>All versions of a subject's registration, oldest first.</summary>
    public async Task<IReadOnlyList<Registration>> VersionsAsync(SubjectNumber subject, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var reader = await connection.ExecuteReaderAsync(
            $"SELECT {RegistrationRow.Columns} FROM registry_registration WHERE subject = @Value ORDER BY change_number", new { subject.Value });
        return await AllAsync(reader, r => RegistrationRow.Read(r).Registration, cancellation);
    }

    /// <summary>Names the subject bore before its current one, latest first.</summary>
    public async Task<IReadOnlyList<FormerIdentity>> FormerNamesAsync(SubjectNumber subject, CancellationToken cancellation = default)
    {
        var versions = await VersionsAsync(subject, cancellation);
        return
        [
            .. versions
                .Where(v => v.Name.Length > 0 && v.Name != versions[^1].Name)
                .GroupBy(v => v.Name, StringComparer.Ordinal)
                .Select(g => new FormerIdentity(g.Key, g.Last().Change))
                .OrderByDescending(f => f.LastChange.Value),
        ];
    }

    /// <summary>Codes the subject bore before, latest first.</summary>
    public async Task<IReadOnlyList<FormerIdentity>> FormerCodesAsync(SubjectNumber subject, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(string Code, long Change)>(
            "SELECT code, change_number FROM registry_former_code WHERE subject = @Value ORDER BY change_number DESC", new { subject.Value });
        return [.. rows.Select(r => new FormerIdentity(r.Code, new ChangeNumber(r.Change)))];
    }

    /// <summary>A record's first report and every event on it, oldest first; empty when the record is not known.</summary>
    public async Task<IReadOnlyList<RecordHistoryEntry>> HistoryAsync(RecordNumber record, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var reader = await connection.ExecuteReaderAsync(
            """
            SELECT record, CAST(NULL AS INTEGER), happened, received, CAST(NULL AS TEXT), CAST(NULL AS TEXT), batch, batch_row, content
            FROM registry_record WHERE record = @Value
            UNION ALL
            SELECT change_number, CAST(event AS INTEGER), on_day, received, reason, source, batch, batch_row, content FROM registry_event
            WHERE subject = (SELECT subject FROM registry_record WHERE record = @Value) AND record = @Value
            ORDER BY 1
            """,
            new { record.Value });
        return await AllAsync(reader, ReadHistory, cancellation);
    }

    /// <summary>
    /// The population by ascending subject number, each subject with its registration and records. Memory stays flat;
    /// no transaction is held between pages.
    /// </summary>
    /// <param name="asOf">The day as of which standings are told.</param>
    /// <param name="knownOn">The last change that is seen.</param>
    /// <param name="after">Subjects up to and with this number are left out; 0 for all.</param>
    /// <param name="cancellation">Ends the stream.</param>
    public async IAsyncEnumerable<SubjectStanding> StreamAsync(
        DateOnly asOf, ChangeNumber knownOn, SubjectNumber after, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var last = await connection.ExecuteScalarAsync<long>("SELECT subject_number FROM registry_counter WHERE counter = 1");
        var range = new SubjectRange(connection, asOf, knownOn);
        for (var from = after.Value; from < last; from += SubjectsAtOnce)
        {
            foreach (var subject in await range.ReadAsync(from, from + SubjectsAtOnce, cancellation))
            {
                yield return subject;
            }
        }
    }

    /// <summary>How many subjects and records there are now.</summary>
    public async Task<RegistryCounts> CountsAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var subjects = await connection.ExecuteScalarAsync<long>("SELECT subject_number FROM registry_counter WHERE counter = 1");
        var kinds = await connection.QueryAsync<(string Kind, long Records)>(
            "SELECT kind, CAST(SUM(added) AS BIGINT) FROM registry_tally GROUP BY kind");
        return new RegistryCounts(subjects, kinds.ToDictionary(k => k.Kind, k => k.Records, StringComparer.Ordinal));
    }

    private static string KeyOf(string keyOrCode)
    {
        var written = keyOrCode.Trim();
        return StoredText.Clean(written.StartsWith('~') ? written.ToLowerInvariant() : CreditCode.Read(written).Value) ?? string.Empty;
    }

    private static RecordHistoryEntry ReadHistory(DbDataReader reader) => new()
    {
        Change = new ChangeNumber(reader.GetInt64(0)),
        Kind = reader.IsDBNull(1) ? null : (RecordEventKind)reader.GetInt32(1),
        On = DateOnly.FromDayNumber(reader.GetInt32(2)),
        Received = Moments.FromColumn(reader.GetInt64(3)),
        Reason = reader.Text(4),
        Source = reader.Text(5),
        Batch = reader.GetInt64(6),
        Row = reader.GetInt64(7),
        Content = reader.IsDBNull(8) ? default(ReadOnlyMemory<byte>?) : reader.GetFieldValue<byte[]>(8),
    };

    private async Task<List<Subject>> SubjectsAsync(string which, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var reader = await connection.ExecuteReaderAsync(
            $"SELECT {SubjectRow.Columns} FROM registry_subject WHERE {which}", values);
        return await AllAsync(reader, SubjectRow.Read, cancellation);
    }

    private static async Task<List<T>> AllAsync<T>(DbDataReader reader, Func<DbDataReader, T> read, CancellationToken cancellation)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}
