using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>
/// The table of where subjects stand, a block a row. A row of <c>assessment_standing</c> lies over what a block says of its subject,
/// and then its day in <c>assessment_due</c> does too.
/// </summary>
internal static class StandingBlockTable
{
    private static readonly string[] Columns = ["scheme", "block", "written", "first_due", "content"];

    /// <summary>Whether a scheme has blocks.</summary>
    public static async Task<bool> AnyAsync(DbConnection connection, string scheme, DbTransaction? within = null) =>
        await connection.ExecuteScalarAsync<long?>("SELECT block FROM assessment_standing_block WHERE scheme = @scheme LIMIT 1", new { scheme }, within) is not null;

    /// <summary>Some blocks by their numbers, of those that are there.</summary>
    public static async Task<IReadOnlyDictionary<long, StandingBlock>> ReadAsync(
        DbConnection connection, Dialect dialect, string scheme, IEnumerable<long> blocks, DbTransaction? within = null) =>
        (await connection.QueryAsync<(long Block, byte[] Content)>(
            $"SELECT block, content FROM assessment_standing_block WHERE scheme = @scheme AND {dialect.InList("block", "@blocks")}",
            new { scheme, blocks = dialect.ListOf(blocks) }, within)).ToDictionary(row => row.Block, row => StandingBlock.Read(row.Content));

    /// <summary>What blocks say of some subjects.</summary>
    public static async Task<IEnumerable<StandingRow>> RowsAsync(
        DbConnection connection, Dialect dialect, string scheme, SubjectSet subjects, DbTransaction? within = null)
    {
        if (!await AnyAsync(connection, scheme, within))
        {
            return [];
        }

        var blocks = await ReadAsync(connection, dialect, scheme, subjects.Blocks, within);
        return blocks.SelectMany(block => subjects.In(block.Key).Select(block.Value.RowOf)).OfType<StandingRow>();
    }

    /// <summary>Blocks after a number, ascending, of which subjects are due by a day as far as their rows tell.</summary>
    public static async Task<IReadOnlyList<(long Block, long Written, StandingBlock Content)>> DueAsync(
        DbConnection connection, string scheme, DateOnly day, (long After, int Limit) which) =>
        [
            .. (await connection.QueryAsync<(long Block, long Written, byte[] Content)>(
                """
                SELECT block, written, content FROM assessment_standing_block
                WHERE scheme = @scheme AND first_due <= @day AND block > @After ORDER BY block LIMIT @Limit
                """,
                new { scheme, day = day.DayNumber, which.After, which.Limit })).Select(row => (row.Block, row.Written, StandingBlock.Read(row.Content))),
        ];

    /// <summary>Says from when on subjects of a block are due, unless it was written anew meanwhile.</summary>
    public static Task<int> SettleAsync(DbTransaction transaction, string scheme, (long Block, long Written) of, int? firstDue) =>
        transaction.Connection!.ExecuteAsync( // open while the transaction is
            "UPDATE assessment_standing_block SET first_due = @firstDue WHERE scheme = @scheme AND block = @Block AND written = @Written",
            new { scheme, of.Block, of.Written, firstDue }, transaction);

    /// <summary>Writes blocks in the place of those there were, and of the rows that lay over them.</summary>
    /// <param name="database">The database.</param>
    /// <param name="transaction">The caller's.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="blocks">Every block of a range, ascending by number without a gap.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task ReplaceAsync(
        Database database, DbTransaction transaction, string scheme, IReadOnlyList<(long Number, byte[] Content, int? FirstDue)> blocks,
        CancellationToken cancellation)
    {
        var values = new { scheme, first = blocks[0].Number, last = blocks[^1].Number, from = SubjectBlock.First(blocks[0].Number), to = SubjectBlock.Last(blocks[^1].Number) };
        await transaction.Connection!.ExecuteAsync( // open while the transaction is
            """
            DELETE FROM assessment_standing WHERE scheme = @scheme AND subject >= @from AND subject <= @to;
            DELETE FROM assessment_due WHERE scheme = @scheme AND subject >= @from AND subject <= @to;
            DELETE FROM assessment_standing_block WHERE scheme = @scheme AND block >= @first AND block <= @last
            """,
            values, transaction);
        var written = Random.Shared.NextInt64(); // tells this writing from all others
        await using var bulk = await database.BulkAsync(transaction, "assessment_standing_block", Columns, cancellation);
        foreach (var (number, content, firstDue) in blocks)
        {
            bulk.Write(scheme);
            bulk.Write(number);
            bulk.Write(written);
            bulk.Write(firstDue);
            bulk.Write(content);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    /// <summary>Takes away all blocks of a scheme.</summary>
    public static Task<int> ClearAsync(DbTransaction transaction, string scheme) =>
        transaction.Connection!.ExecuteAsync("DELETE FROM assessment_standing_block WHERE scheme = @scheme", new { scheme }, transaction); // open while the transaction is
}
