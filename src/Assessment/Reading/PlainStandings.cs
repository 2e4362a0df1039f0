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

/// <summary>Reads where subjects stand, rows laid over blocks: everyone, those that some runs graded, one.</summary>
internal sealed class PlainStandings(Database database)
{
    /// <summary>Everyone of a scheme, ascending by subject. Each is as new as the moment it is read, or newer than that the reading began.</summary>
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
        var rows = (await connection.QueryAsync<StandingRow>(
            $"""
            SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND subject IN (
                SELECT g.subject FROM assessment_run r JOIN assessment_grade g ON g.run = r.run
                WHERE r.scheme = @scheme AND r.run > @After AND r.run <= @Through)
            """,
            new { scheme, runs.After, runs.Through })).ToList();
        var packed = await GradeBlockTable.SubjectsAsync(connection, scheme, runs);
        return packed.Count == 0 ? rows.Select(PlainStanding.Of) : rows.Concat(await OfBlocksAsync(connection, scheme, packed)).Select(PlainStanding.Of);
    }

    private async Task<IEnumerable<StandingRow>> OfBlocksAsync(DbConnection connection, string scheme, IReadOnlyCollection<long> subjects)
    {
        // Blocks first: a row that takes the place of what a block says is then found after it, and told after it.
        var set = SubjectSet.Of(database.Dialect, subjects);
        var packed = (await StandingBlockTable.RowsAsync(connection, database.Dialect, scheme, set)).ToList();
        return packed.Concat(await connection.QueryAsync<StandingRow>(
            $"SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND {set.Condition}", set.With(new { scheme })));
    }

    /// <summary>One subject; null when it has no grade.</summary>
    public async Task<PlainStanding?> FindAsync(string scheme, SubjectNumber subject, CancellationToken cancellation)
    {
        // The row first: where there is none it was never there, or a block has taken its place, which is then found.
        await using var connection = await database.OpenAsync(cancellation);
        var row = await connection.QuerySingleOrDefaultAsync<StandingRow>(
            $"SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND subject = @Value", new { scheme, subject.Value })
            ?? (await StandingBlockTable.RowsAsync(connection, database.Dialect, scheme, SubjectSet.Of(database.Dialect, [subject.Value]))).SingleOrDefault();
        return row is null ? null : PlainStanding.Of(row);
    }
}
