using System.Data.Common;
using Dapper;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Consistency;

/// <summary>The days on which time alone changes a grade that a subject received, so that its grades are compared again.</summary>
internal static class ReceivedDueTable
{
    private static readonly string[] Columns = ["subject", "due"];

    /// <summary>Subjects whose day has come, those due first before others; at most <paramref name="limit"/>.</summary>
    public static async Task<IReadOnlyList<SubjectNumber>> ByAsync(DbConnection connection, DateOnly day, int limit) =>
        [
            .. (await connection.QueryAsync<long>(
                "SELECT subject FROM assessment_consistency_due WHERE due <= @day ORDER BY due, subject LIMIT @limit",
                new { day = day.DayNumber, limit })).Select(subject => new SubjectNumber(subject)),
        ];

    /// <summary>Writes the days of subjects just compared; those without one have none.</summary>
    public static async Task WriteAsync(
        Database database, DbTransaction transaction, IReadOnlyList<SubjectNumber> compared, IReadOnlyList<(SubjectNumber Subject, DateOnly Due)> due, CancellationToken cancellation)
    {
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            $"DELETE FROM assessment_consistency_due WHERE {database.Dialect.InList("subject", "@subjects")}",
            new { subjects = database.Dialect.ListOf(compared.Select(subject => subject.Value)) }, transaction);
        await using var bulk = await database.BulkAsync(transaction, "assessment_consistency_due", Columns, cancellation);
        foreach (var (subject, day) in due)
        {
            bulk.Write(subject.Value);
            bulk.Write(day.DayNumber);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }
}
