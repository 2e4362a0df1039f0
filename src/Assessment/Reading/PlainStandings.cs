using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Reading;

/// <summary>Where a subject stands, as far as it is told by code.</summary>
internal readonly record struct PlainStanding(long Subject, GradeMark Mark, int Since, int? NextChange)
{
    /// <summary>What a row says.</summary>
    public static PlainStanding Of(StandingRow row) => new(row.Subject, new GradeMark(row.Letter, row.Rule, row.Suspended != 0), row.Since, row.NextChange);
}

/// <summary>
/// Reads where subjects stand, rows laid over blocks: everyone, those that some runs graded, one. Rows are read before blocks: where
/// there is no row there never was one, or a block that is written by then has taken its place. So whatever is graded meanwhile, what
/// is read of a subject is as new as the moment its reading began, or newer.
/// </summary>
internal sealed class PlainStandings(Database database)
{
    /// <summary>Everyone of a scheme, ascending by subject.</summary>
    public async IAsyncEnumerable<PlainStanding> StreamAsync(string scheme, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (number, block) in new StandingReading(database).StreamAsync(scheme, 0, cancellation))
        {
            for (var place = 0; place < SubjectBlock.Size; place++)
            {
                if (block.OutcomeList[block.Outcomes[place]] is { } outcome)
                {
                    yield return new PlainStanding(
                        SubjectBlock.First(number) + place, new GradeMark(outcome.Letter, outcome.Rule, outcome.IsSuspended), block.Since[place],
                        block.NextChanges[place] is > 0 and var next ? next : null);
                }
            }
        }
    }

    /// <summary>The subjects that increments of the scheme after one run up to another gave a grade, as rows or in blocks.</summary>
    public async Task<IEnumerable<PlainStanding>> OfIncrementsAsync(string scheme, (long After, long Through) runs, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var subjects = await connection.QueryAsync<long>(
            """
            SELECT DISTINCT g.subject FROM assessment_run r JOIN assessment_grade g ON g.run = r.run
            WHERE r.scheme = @scheme AND r.run > @After AND r.run <= @Through
            """,
            new { scheme, runs.After, runs.Through });
        return await OfAsync(connection, scheme, subjects.Concat(await GradeBlockTable.SubjectsAsync(connection, scheme, runs)));
    }

    /// <summary>One subject; null when it has no grade.</summary>
    public async Task<PlainStanding?> FindAsync(string scheme, SubjectNumber subject, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return (await OfAsync(connection, scheme, [subject.Value])) is [var found] ? found : null;
    }

    private async Task<List<PlainStanding>> OfAsync(DbConnection connection, string scheme, IEnumerable<long> subjects)
    {
        var wanted = SubjectSet.Of(database.Dialect, subjects);
        var rows = await RowsAsync(connection, wanted.Condition, wanted.With(new { scheme }));
        var packed = SubjectSet.Of(database.Dialect, wanted.Blocks.SelectMany(wanted.In).Except(rows.Select(row => row.Subject)));
        return
        [
            .. rows.Select(PlainStanding.Of),
            .. packed.Blocks.Count == 0 ? [] : (await StandingBlockTable.RowsAsync(connection, database.Dialect, scheme, packed)).Select(PlainStanding.Of),
        ];
    }

    private static async Task<List<StandingRow>> RowsAsync(DbConnection connection, string which, object values) =>
        (await connection.QueryAsync<StandingRow>($"SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND {which}", values)).AsList();
}
