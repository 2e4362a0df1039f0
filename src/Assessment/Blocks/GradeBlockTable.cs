using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>A block of grades, and the run that gave them.</summary>
/// <param name="Block">Number of the block.</param>
/// <param name="Scheme">The scheme.</param>
/// <param name="Run">The run.</param>
/// <param name="AsOf">Its evaluation date.</param>
/// <param name="IsBackdated">Whether it revises a past day.</param>
/// <param name="Content">The grades.</param>
internal sealed record RunBlock(long Block, string Scheme, long Run, int AsOf, bool IsBackdated, GradeBlock Content);

/// <summary>The table of grades that whole runs gave, a block a row: with <c>assessment_grade</c> the history. Rows are only ever added.</summary>
internal static class GradeBlockTable
{
    private const string From = "FROM assessment_grade_block b JOIN assessment_run r ON r.run = b.run";
    private const string Wanted = "SELECT b.block, r.scheme, b.run, CAST(r.as_of AS BIGINT), CAST(r.is_backdated AS BIGINT), b.content";

    private static readonly string[] Columns = ["block", "scheme", "run", "content"];

    /// <summary>Blocks with a number, by scheme and run.</summary>
    public static Task<IReadOnlyList<RunBlock>> WithNumberAsync(DbConnection connection, long block, string? scheme = null, DbTransaction? within = null) =>
        QueryAsync(connection, $"{Wanted} {From} WHERE b.block = @block{(scheme is null ? string.Empty : " AND b.scheme = @scheme")} ORDER BY b.scheme, b.run", new { block, scheme }, within);

    /// <summary>Blocks of a run from a number on, ascending.</summary>
    public static Task<IReadOnlyList<RunBlock>> OfRunAsync(DbConnection connection, long run, long from, int limit) =>
        QueryAsync(connection, $"{Wanted} {From} WHERE b.run = @run AND b.block >= @from ORDER BY b.block LIMIT @limit", new { run, from, limit });

    /// <summary>Subjects that runs of a scheme after one up to another gave a grade in a block.</summary>
    public static async Task<IReadOnlySet<long>> SubjectsAsync(DbConnection connection, string scheme, (long After, long Through) runs)
    {
        var subjects = new HashSet<long>();
        foreach (var (block, content) in await connection.QueryAsync<(long, byte[])>(
            "SELECT block, content FROM assessment_grade_block WHERE scheme = @scheme AND run > @After AND run <= @Through", new { scheme, runs.After, runs.Through }))
        {
            subjects.UnionWith(GradeBlock.Read(content).Of(block).Select(grade => grade.Subject));
        }

        return subjects;
    }

    /// <summary>What runs up to a day gave some subjects as blocks, oldest first.</summary>
    public static async Task<IEnumerable<(PackedGrade Grade, RunBlock Of)>> GradesAsync(
        DbConnection connection, Dialect dialect, string scheme, SubjectSet subjects, DateOnly through, DbTransaction? within = null)
    {
        var blocks = await QueryAsync(
            connection, $"{Wanted} {From} WHERE b.scheme = @scheme AND r.as_of <= @day AND {dialect.InList("b.block", "@blocks")} ORDER BY r.as_of, b.run",
            new { scheme, day = through.DayNumber, blocks = dialect.ListOf(subjects.Blocks) }, within);
        return blocks.SelectMany(block => subjects.In(block.Block).Select(block.Content.Find).OfType<PackedGrade>().Select(grade => (grade, block)));
    }

    /// <summary>Adds blocks of a run.</summary>
    public static async Task AddAsync(
        Database database, DbTransaction transaction, (string Scheme, long Run) of, IEnumerable<(long Number, byte[] Content)> blocks, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "assessment_grade_block", Columns, cancellation);
        foreach (var (number, content) in blocks)
        {
            bulk.Write(number);
            bulk.Write(of.Scheme);
            bulk.Write(of.Run);
            bulk.Write(content);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    private static async Task<IReadOnlyList<RunBlock>> QueryAsync(DbConnection connection, string query, object values, DbTransaction? within = null) =>
    [
        .. (await connection.QueryAsync<(long Block, string Scheme, long Run, long AsOf, long IsBackdated, byte[] Content)>(query, values, within))
            .Select(row => new RunBlock(row.Block, row.Scheme, row.Run, (int)row.AsOf, row.IsBackdated != 0, GradeBlock.Read(row.Content))),
    ];
}
