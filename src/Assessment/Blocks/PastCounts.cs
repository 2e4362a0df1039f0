using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;

namespace Xinheng.Assessment.Blocks;

/// <summary>Counts what held on a past day where grades lie in blocks.</summary>
internal static class PastCounts
{
    /// <summary>Subjects by the letter they had on a day, by what was known then; null where no grade of the scheme lies in a block.</summary>
    public static async Task<IEnumerable<(string? Letter, long Subjects)>?> InBlocksAsync(
        DbConnection connection, string scheme, DateOnly asOf, ChangeNumber knownOn, CancellationToken cancellation)
    {
        if (await GradeBlockTable.NumbersAsync(connection, scheme) is not { Count: > 0 } numbers)
        {
            return null;
        }

        var rows = await connection.QueryAsync<long>("SELECT DISTINCT subject FROM assessment_grade WHERE scheme = @scheme", new { scheme });
        var counts = new Dictionary<ValueTuple<string?>, long>();
        foreach (var number in numbers.Union(rows.Select(SubjectBlock.Of)))
        {
            cancellation.ThrowIfCancellationRequested();
            await CountAsync(connection, scheme, number, (asOf, knownOn), counts);
        }

        return counts.Select(pair => (pair.Key.Item1, pair.Value));
    }

    private static async Task CountAsync(
        DbConnection connection, string scheme, long number, (DateOnly AsOf, ChangeNumber KnownOn) then, Dictionary<ValueTuple<string?>, long> counts)
    {
        var latest = new (long AsOf, long Run, string? Letter)[SubjectBlock.Size];
        foreach (var (place, asOf, run, letter) in await GivenAsync(connection, scheme, number, then))
        {
            if ((asOf, run).CompareTo((latest[place].AsOf, latest[place].Run)) > 0)
            {
                latest[place] = (asOf, run, letter);
            }
        }

        foreach (var (_, run, letter) in latest)
        {
            if (run > 0)
            {
                var key = ValueTuple.Create(letter);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
    }

    private static async Task<IEnumerable<(int Place, long AsOf, long Run, string? Letter)>> GivenAsync(
        DbConnection connection, string scheme, long number, (DateOnly AsOf, ChangeNumber KnownOn) then)
    {
        var values = new
        {
            scheme, number, first = SubjectBlock.First(number), last = SubjectBlock.Last(number), day = then.AsOf.DayNumber, known = then.KnownOn.Value,
        };
        var rows = await connection.QueryAsync<(long Subject, long AsOf, long Run, string? Letter)>(
            """
            SELECT g.subject, CAST(g.as_of AS BIGINT), g.run, g.letter FROM assessment_grade g JOIN assessment_run r ON r.run = g.run
            WHERE g.scheme = @scheme AND g.subject >= @first AND g.subject <= @last AND g.as_of <= @day AND r.known_on <= @known
            """,
            values);
        var blocks = await connection.QueryAsync<(long AsOf, long Run, byte[] Content)>(
            """
            SELECT CAST(r.as_of AS BIGINT), b.run, b.content FROM assessment_grade_block b JOIN assessment_run r ON r.run = b.run
            WHERE b.scheme = @scheme AND b.block = @number AND r.as_of <= @day AND r.known_on <= @known
            """,
            values);
        return rows.Select(row => (SubjectBlock.Place(row.Subject), row.AsOf, row.Run, row.Letter))
            .Concat(blocks.SelectMany(block => GradeBlock.Read(block.Content).Of(number)
                .Select(grade => (SubjectBlock.Place(grade.Subject), block.AsOf, block.Run, grade.Outcome.Letter))));
    }
}
