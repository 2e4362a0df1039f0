using System.Data.Common;
using Dapper;

namespace Xinheng.Assessment.Blocks;

/// <summary>What held at a moment where grades lie in blocks, rows among them.</summary>
internal static class PastBlocks
{
    /// <summary>Numbers of the blocks in which a scheme has grades, ascending; null where none of its grades lies in a block.</summary>
    public static async Task<IReadOnlyList<long>?> NumbersAsync(DbConnection connection, string scheme)
    {
        var packed = await connection.QueryAsync<long>("SELECT DISTINCT block FROM assessment_grade_block WHERE scheme = @scheme", new { scheme });
        if (packed.AsList() is not { Count: > 0 } numbers)
        {
            return null;
        }

        var rows = await connection.QueryAsync<long>("SELECT DISTINCT subject FROM assessment_grade WHERE scheme = @scheme", new { scheme });
        return [.. numbers.Union(rows.Select(SubjectBlock.Of)).Order()];
    }

    /// <summary>What held of the subjects of a block, ascending; those without a grade are left out.</summary>
    public static async Task<IReadOnlyList<PastGrade>> LatestAsync(DbConnection connection, string scheme, GradeMoment moment, long number)
    {
        var latest = new (long AsOf, long Run, PastGrade? Grade)[SubjectBlock.Size];
        foreach (var (asOf, run, grade) in await GivenAsync(connection, scheme, moment, number))
        {
            ref var known = ref latest[SubjectBlock.Place(grade.Subject.Value)];
            if (known.Grade is null || (asOf, run).CompareTo((known.AsOf, known.Run)) > 0)
            {
                known = (asOf, run, grade);
            }
        }

        return [.. latest.Select(one => one.Grade).OfType<PastGrade>()];
    }

    private static async Task<IEnumerable<(long AsOf, long Run, PastGrade Grade)>> GivenAsync(
        DbConnection connection, string scheme, GradeMoment moment, long number)
    {
        var values = new
        {
            scheme, number, first = SubjectBlock.First(number), last = SubjectBlock.Last(number), day = moment.AsOf.DayNumber, known = moment.KnownOn.Value,
        };
        var rows = await connection.QueryAsync<(long Subject, long AsOf, long Run, string? Letter, long Suspended)>(
            """
            SELECT g.subject, CAST(g.as_of AS BIGINT), g.run, g.letter, CAST(g.is_suspended AS BIGINT)
            FROM assessment_grade g JOIN assessment_run r ON r.run = g.run
            WHERE g.scheme = @scheme AND g.subject >= @first AND g.subject <= @last AND g.as_of <= @day AND r.known_on <= @known
            """,
            values);
        var blocks = await connection.QueryAsync<(long AsOf, long Run, byte[] Content)>(
            """
            SELECT CAST(r.as_of AS BIGINT), b.run, b.content FROM assessment_grade_block b JOIN assessment_run r ON r.run = b.run
            WHERE b.scheme = @scheme AND b.block = @number AND r.as_of <= @day AND r.known_on <= @known
            """,
            values);
        return rows.Select(row => (row.AsOf, row.Run, new PastGrade(new(row.Subject), row.Letter, row.Suspended != 0)))
            .Concat(blocks.SelectMany(block => GradeBlock.Read(block.Content).Of(number)
                .Select(grade => (block.AsOf, block.Run, new PastGrade(new(grade.Subject), grade.Outcome.Letter, grade.Outcome.IsSuspended)))));
    }
}
