using System.Data.Common;
using Dapper;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>The table of the days from which subjects must be looked at again though nothing new is known of them.</summary>
internal static class DueTable
{
    private static readonly string[] Columns = ["scheme", "subject", "due"];

    /// <summary>Writes the days of subjects just graded, where they differ from what stands there; those not graded, being unknown, have none.</summary>
    public static async Task WriteAsync(
        Database database, DbTransaction transaction, string scheme, SubjectSet subjects, GradedSubject[] graded, CancellationToken cancellation)
    {
        var connection = transaction.Connection!; // open while the transaction is
        var before = (await connection.QueryAsync<(long Subject, long Due)>(
            $"SELECT subject, due FROM assessment_due WHERE scheme = @scheme AND {subjects.Condition}", subjects.With(new { scheme }), transaction))
            .ToDictionary(row => row.Subject, row => row.Due);
        var changed = graded
            .Where(one => before.TryGetValue(one.Subject, out var due) ? due != one.Due?.DayNumber : one.Due is not null).ToList();
        var removed = changed.Select(one => one.Subject).Where(before.ContainsKey).Concat(before.Keys.Except(graded.Select(one => one.Subject))).ToList();
        if (removed.Count > 0)
        {
            await connection.ExecuteAsync(
                $"DELETE FROM assessment_due WHERE scheme = @scheme AND {database.Dialect.InList("subject", "@removed")}",
                new { scheme, removed = database.Dialect.ListOf(removed) }, transaction);
        }

        await AddAsync(database, transaction, scheme, changed.Select(one => (one.Subject, one.Due?.DayNumber)), cancellation);
    }

    /// <summary>Adds the days of subjects that have none there, leaving out those that are never due.</summary>
    public static async Task AddAsync(
        Database database, DbTransaction transaction, string scheme, IEnumerable<(long Subject, int? Due)> dues, CancellationToken cancellation)
    {
        var written = dues.Where(one => one.Due is not null).ToList();
        if (written.Count == 0)
        {
            return;
        }

        await using var bulk = await database.BulkAsync(transaction, "assessment_due", Columns, cancellation);
        foreach (var (subject, due) in written)
        {
            bulk.Write(scheme);
            bulk.Write(subject);
            bulk.Write(due);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>Subjects that are due by a day, those due first before others; at most <paramref name="limit"/>.</summary>
    public static async Task<IReadOnlyList<SubjectNumber>> ByAsync(DbConnection connection, string scheme, DateOnly day, int limit) =>
        [
            .. (await connection.QueryAsync<long>(
                "SELECT subject FROM assessment_due WHERE scheme = @scheme AND due <= @day ORDER BY due, subject LIMIT @limit",
                new { scheme, day = day.DayNumber, limit })).Select(subject => new SubjectNumber(subject)),
        ];

    /// <summary>Those of some subjects that are due by a day.</summary>
    public static async Task<IReadOnlyList<SubjectNumber>> AmongAsync(DbConnection connection, string scheme, DateOnly day, SubjectSet subjects) =>
        [
            .. (await connection.QueryAsync<long>(
                $"SELECT subject FROM assessment_due WHERE scheme = @scheme AND due <= @day AND {subjects.Condition}",
                subjects.With(new { scheme, day = day.DayNumber }))).Select(subject => new SubjectNumber(subject)),
        ];

    /// <summary>The first day on which a subject is due; null when none ever is.</summary>
    public static async Task<DateOnly?> FirstAsync(DbConnection connection, string scheme) =>
        Moments.DateFromColumn(await connection.ExecuteScalarAsync<long?>("SELECT MIN(due) FROM assessment_due WHERE scheme = @scheme", new { scheme }));
}
