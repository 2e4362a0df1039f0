using System.Data.Common;
using System.Runtime.CompilerServices;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>Reads where all subjects of a scheme stand, rows laid over blocks. Safe to use from many threads.</summary>
internal sealed class StandingReading(Database database)
{
    private const int BlocksAtOnce = 16;

    /// <summary>Blocks from a number on, ascending, those without a grade left out. What is written meanwhile may or may not be seen.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="from">The first block.</param>
    /// <param name="cancellation">Stops the reading.</param>
    public async IAsyncEnumerable<(long Number, StandingBlock Content)> StreamAsync(
        string scheme, long from = 0, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var last = await LastAsync(connection, scheme);
        for (; from <= last; from += BlocksAtOnce)
        {
            cancellation.ThrowIfCancellationRequested();
            var kept = await RangeAsync(connection, scheme, (from, Math.Min(last, from + BlocksAtOnce - 1)));
            var blocks = AllCores.Make(kept.Count, at => kept[at].Content.Read(), cancellation);
            for (var at = 0; at < blocks.Length; at++)
            {
                yield return (kept[at].Number, blocks[at]);
            }
        }
    }

    /// <summary>Where subjects of a range of blocks stand and when they are due, with those that are due without a grade, by block, ascending.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="scheme">The scheme.</param>
    /// <param name="range">The first and the last block.</param>
    /// <param name="within">The transaction of the connection.</param>
    public static async Task<IReadOnlyList<(long Number, KeptStanding Content)>> RangeAsync(
        DbConnection connection, string scheme, (long First, long Last) range, DbTransaction? within = null)
    {
        var values = new { scheme, range.First, range.Last, from = SubjectBlock.First(range.First), to = SubjectBlock.Last(range.Last) };

        // Rows before blocks: a row that a block took in meanwhile is then read at least once.
        var rows = (await connection.QueryAsync<StandingRow>(
            $"SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND subject >= @from AND subject <= @to", values, within))
            .ToLookup(row => SubjectBlock.Of(row.Subject));
        var dues = (await connection.QueryAsync<(long Subject, long Due)>(
            "SELECT subject, due FROM assessment_due WHERE scheme = @scheme AND subject >= @from AND subject <= @to", values, within))
            .ToLookup(row => SubjectBlock.Of(row.Subject));
        var blocks = (await connection.QueryAsync<(long Block, byte[] Content)>(
            "SELECT block, content FROM assessment_standing_block WHERE scheme = @scheme AND block >= @First AND block <= @Last", values, within))
            .ToDictionary(row => row.Block, row => row.Content);
        return
        [
            .. blocks.Keys.Union(rows.Select(row => row.Key)).Union(dues.Select(due => due.Key)).Order().Select(number => (
                number, new KeptStanding(blocks.GetValueOrDefault(number), [.. rows[number]], dues[number].ToDictionary(row => row.Subject, row => (int)row.Due)))),
        ];
    }

    private static async Task<long> LastAsync(DbConnection connection, string scheme) => Math.Max(
        await connection.ExecuteScalarAsync<long?>("SELECT MAX(block) FROM assessment_standing_block WHERE scheme = @scheme", new { scheme }) ?? -1,
        await connection.ExecuteScalarAsync<long?>("SELECT MAX(subject) FROM assessment_standing WHERE scheme = @scheme", new { scheme }) is { } subject
            ? SubjectBlock.Of(subject) : -1);
}
