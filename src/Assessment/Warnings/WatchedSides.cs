using System.Data.Common;
using Dapper;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Warnings;

/// <summary>On which side of a rule's threshold a subject was when it was last looked at.</summary>
/// <param name="Side">The side.</param>
/// <param name="Looked">The day.</param>
/// <param name="KnownOn">The last registry change known then.</param>
/// <param name="Given">The day it was last warned of by the rule; null when it never was.</param>
internal sealed record WatchedSide(WatchSide Side, DateOnly Looked, ChangeNumber KnownOn, DateOnly? Given);

/// <summary>The table of sides: what lets a rule tell passing the threshold from staying past it, whoever was looking before.</summary>
internal static class WatchedSides
{
    private static readonly string[] Columns = ["rule", "subject", "side", "looked", "known_on", "given"];

    /// <summary>The sides of these subjects, by rule and subject.</summary>
    public static async Task<Dictionary<(long Rule, long Subject), WatchedSide>> ReadAsync(
        Database database, DbConnection connection, IEnumerable<SubjectNumber> subjects)
    {
        var rows = await connection.QueryAsync<(long Rule, long Subject, long Side, long Looked, long KnownOn, long? Given)>(
            $"SELECT rule, subject, side, looked, known_on, given FROM assessment_warning_side WHERE {database.Dialect.InList("subject", "@subjects")}",
            new { subjects = database.Dialect.ListOf(subjects.Select(subject => subject.Value)) });
        return rows.ToDictionary(
            row => (row.Rule, row.Subject),
            row => new WatchedSide((WatchSide)row.Side, DateOnly.FromDayNumber((int)row.Looked), new ChangeNumber(row.KnownOn), Moments.DateFromColumn(row.Given)));
    }

    /// <summary>Writes sides in place of those that stood there.</summary>
    public static async Task WriteAsync(
        Database database, DbTransaction transaction, IReadOnlyList<(long Rule, long Subject, WatchedSide Side)> sides, CancellationToken cancellation)
    {
        foreach (var rule in sides.GroupBy(side => side.Rule))
        {
            await transaction.Connection!.ExecuteAsync( // open while the transaction is
                $"DELETE FROM assessment_warning_side WHERE rule = @rule AND {database.Dialect.InList("subject", "@subjects")}",
                new { rule = rule.Key, subjects = database.Dialect.ListOf(rule.Select(side => side.Subject)) }, transaction);
        }

        await using var bulk = await database.BulkAsync(transaction, "assessment_warning_side", Columns, cancellation);
        foreach (var (rule, subject, side) in sides)
        {
            bulk.Write(rule);
            bulk.Write(subject);
            bulk.Write((int)side.Side);
            bulk.Write(side.Looked.DayNumber);
            bulk.Write(side.KnownOn.Value);
            bulk.Write(side.Given?.DayNumber);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>
    /// Forgets the sides of a rule that is switched on anew, so that the day it was switched on tells where subjects stood;
    /// when they were last warned of stays in the warnings themselves.
    /// </summary>
    public static Task ClearAsync(DbTransaction transaction, long rule) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "DELETE FROM assessment_warning_side WHERE rule = @rule", new { rule }, transaction);
}
