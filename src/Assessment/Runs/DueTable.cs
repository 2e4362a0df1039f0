using System.Data.Common;
using Dapper;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>The table of the days from which subjects must be looked at again though nothing new is known of them.</summary>
internal static class DueTable
{
    private static readonly string[] Columns = ["scheme", "subject", "due"];

    /// <summary>Writes the days of subjects just graded, where they differ from what stood there; those not graded, being unknown, have none.</summary>
    public static async Task WriteAsync(
        Dialect dialect, WriteBatch batch, string scheme, IReadOnlyDictionary<long, int> before, GradedSubject[] graded, CancellationToken cancellation)
    {
        var changed = graded
            .Where(one => before.TryGetValue(one.Subject, out var due) ? due != one.Due?.DayNumber : one.Due is not null).ToList();
        var removed = changed.Select(one => one.Subject).Where(before.ContainsKey).Concat(before.Keys.Except(graded.Select(one => one.Subject))).ToList();
        if (removed.Count > 0)
        {
            await batch.DoAsync(
                $"DELETE FROM assessment_due WHERE scheme = @scheme AND {dialect.InList("subject", "@removed")}",
                [("scheme", scheme), ("removed", dialect.ListOf(removed))]);
        }

        await AddAsync(batch, scheme, changed.Select(one => (one.Subject, one.Due?.DayNumber)), cancellation);
    }

    /// <summary>Adds the days of subjects that have none there, leaving out those that are never due.</summary>
    public static async Task AddAsync(WriteBatch batch, string scheme, IEnumerable<(long Subject, int? Due)> dues, CancellationToken cancellation)
    {
        var written = dues.Where(one => one.Due is not null).ToList();
        if (written.Count == 0)
        {
            return;
        }

        await using var bulk = await batch.RowsAsync("assessment_due", Columns, written.Count, cancellation);
        foreach (var (subject, due) in written)
        {
            bulk.Write(scheme);
            bulk.Write(subject);
            bulk.Write(due);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>The same in turns of its own.</summary>
    public static async Task AddAsync(
        Database database, DbTransaction transaction, string scheme, IEnumerable<(long Subject, int? Due)> dues, CancellationToken cancellation)
    {
        await using var batch = new WriteBatch(database, transaction);
        await AddAsync(batch, scheme, dues, cancellation);
        await batch.CompleteAsync(cancellation);
    }

    /// <summary>Subjects that are due by a day, those due first before others; at most <paramref name="limit"/>.</summary>
    public static async Task<IReadOnlyList<SubjectNumber>> ByAsync(DbConnection connection, string scheme, DateOnly day, int limit) =>
        [
            .. (await connection.QueryAsync<long>(
                "SELECT subject FROM assessment_due WHERE scheme = @scheme AND due <= @day ORDER BY due, subject LIMIT @limit",
                new { scheme, day = day.DayNumber, limit })).Select(subject => new SubjectNumber(subject)),
        ];
}
