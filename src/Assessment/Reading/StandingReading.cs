using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Reading;

/// <summary>Where a subject stands, as far as it is told by code.</summary>
internal readonly record struct PlainStanding(long Subject, GradeMark Mark, int Since, int? NextChange);

/// <summary>Reads where subjects stand: everyone, those that some runs graded, one.</summary>
internal sealed class StandingReading(Database database)
{
    private const int SubjectsAtOnce = 50_000;
    private const string Columns = "subject, letter, rule, is_suspended, since, next_change";

    /// <summary>Everyone of a scheme, ascending by subject. No transaction is held between pages: each row is as new as its page.</summary>
    public async IAsyncEnumerable<PlainStanding> StreamAsync(string scheme, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var after = 0L;
        while (true)
        {
            var page = await ReadAsync("subject > @after ORDER BY subject LIMIT @limit", new { scheme, after, limit = SubjectsAtOnce }, cancellation);
            foreach (var row in page)
            {
                yield return row;
            }

            if (page.Count < SubjectsAtOnce)
            {
                yield break;
            }

            after = page[^1].Subject;
        }
    }

    /// <summary>The subjects that runs of the scheme after one up to another gave a grade.</summary>
    public Task<List<PlainStanding>> OfRunsAsync(string scheme, (long After, long Through) runs, CancellationToken cancellation) =>
        ReadAsync(
            """
            subject IN (SELECT g.subject FROM assessment_run r JOIN assessment_grade g ON g.run = r.run
                WHERE r.scheme = @scheme AND r.run > @After AND r.run <= @Through)
            """,
            new { scheme, runs.After, runs.Through }, cancellation);

    /// <summary>One subject; null when it has no grade.</summary>
    public async Task<PlainStanding?> FindAsync(string scheme, SubjectNumber subject, CancellationToken cancellation) =>
        await ReadAsync("subject = @Value", new { scheme, subject.Value }, cancellation) is [var row] ? row : null;

    private async Task<List<PlainStanding>> ReadAsync(string which, object values, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        await using var reader = await connection.ExecuteReaderAsync(new CommandDefinition(
            $"SELECT {Columns} FROM assessment_standing WHERE scheme = @scheme AND {which}", values, cancellationToken: cancellation));
        var rows = new List<PlainStanding>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(Of(reader));
        }

        return rows;
    }

    private static PlainStanding Of(DbDataReader reader) => new(
        reader.GetInt64(0),
        new GradeMark(reader.IsDBNull(1) ? null : reader.GetString(1), reader.IsDBNull(2) ? null : reader.GetInt32(2), reader.GetInt32(3) != 0),
        reader.GetInt32(4),
        reader.IsDBNull(5) ? null : reader.GetInt32(5));
}
