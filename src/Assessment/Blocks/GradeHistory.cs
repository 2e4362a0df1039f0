using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>The grades given, as rows and in blocks.</summary>
internal static class GradeHistory
{
    /// <summary>What held of some subjects on a day, by what all runs gave; since is the day it was given.</summary>
    public static async Task<Dictionary<long, StandingRow>> LatestAsync(
        DbConnection connection, Dialect dialect, (string Scheme, DateOnly Day) of, SubjectSet subjects, DbTransaction? within = null)
    {
        var latest = new Dictionary<long, StandingRow>();
        foreach (var (_, row) in await AllAsync(connection, dialect, of, subjects, within))
        {
            latest[row.Subject] = row;
        }

        return latest;
    }

    /// <summary>All grades of some subjects up to a day, by evaluation date and run; since is the day each was given. Beside each whether it revises the past.</summary>
    public static async Task<IEnumerable<(bool IsBackdated, StandingRow Row)>> AllAsync(
        DbConnection connection, Dialect dialect, (string Scheme, DateOnly Day) of, SubjectSet subjects, DbTransaction? within = null)
    {
        var rows = await connection.QueryAsync<Row>(
            $"""
            SELECT run AS Run, is_backdated AS IsBackdated, subject AS Subject, letter AS Letter, rule AS Rule, indicators AS Indicators,
                   next_change AS NextChange, as_of AS AsOf, is_suspended AS Suspended
            FROM assessment_grade WHERE scheme = @Scheme AND {subjects.Condition} AND as_of <= @day
            """,
            subjects.With(new { of.Scheme, day = of.Day.DayNumber }), within);
        var given = rows.Select(row => (row.Run, IsBackdated: row.IsBackdated != 0, Row: new StandingRow
        {
            Subject = row.Subject, Letter = row.Letter, Rule = row.Rule, Indicators = row.Indicators, NextChange = row.NextChange,
            Since = row.AsOf, Suspended = row.Suspended,
        }));
        var packed = (await GradeBlockTable.GradesAsync(connection, dialect, of.Scheme, subjects, of.Day, within)).Select(pair => (pair.Of.Run, pair.Of.IsBackdated, Row: new StandingRow
        {
            Subject = pair.Grade.Subject, Letter = pair.Grade.Outcome.Letter, Rule = pair.Grade.Outcome.Rule, NextChange = pair.Grade.NextChange,
            Since = pair.Of.AsOf, Suspended = pair.Grade.Outcome.IsSuspended ? 1 : 0,
        }));
        return given.Concat(packed).OrderBy(one => one.Row.Since).ThenBy(one => one.Run).Select(one => (one.IsBackdated, one.Row));
    }

    private sealed class Row
    {
        public long Run { get; init; }
        public int IsBackdated { get; init; }
        public long Subject { get; init; }
        public string? Letter { get; init; }
        public int? Rule { get; init; }
        public string Indicators { get; init; } = string.Empty;
        public int? NextChange { get; init; }
        public int AsOf { get; init; }
        public int Suspended { get; init; }
    }
}
