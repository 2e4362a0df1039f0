using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Runs;
using Xinheng.Storage;

namespace Xinheng.Assessment.Blocks;

/// <summary>Turns blocks of standings into rows, for who works inside the database and cannot read blocks.</summary>
internal sealed class StandingUnpacking(Database database)
{
    /// <summary>Unpacks all blocks of a scheme, one a transaction: broken off, the rest are blocks still.</summary>
    public async Task UnpackAsync(string scheme, CancellationToken cancellation)
    {
        IReadOnlyList<long> blocks;
        await using (var connection = await database.OpenAsync(cancellation))
        {
            blocks = [.. await connection.QueryAsync<long>("SELECT block FROM assessment_standing_block WHERE scheme = @scheme ORDER BY block", new { scheme })];
        }

        foreach (var block in blocks)
        {
            await database.WriteAsync((transaction, token) => UnpackAsync(transaction, scheme, block, token), cancellation);
        }
    }

    private async Task UnpackAsync(DbTransaction transaction, string scheme, long block, CancellationToken cancellation)
    {
        var connection = transaction.Connection!; // open while the transaction is
        if (await connection.QueryFirstOrDefaultAsync<byte[]>(
            $"SELECT content FROM assessment_standing_block WHERE scheme = @scheme AND block = @block{(database.Engine is Engine.Postgres ? " FOR UPDATE" : string.Empty)}",
            new { scheme, block }, transaction) is not { } content)
        {
            return; // another process was faster
        }

        var overlaid = (await connection.QueryAsync<long>(
            "SELECT subject FROM assessment_standing WHERE scheme = @scheme AND subject >= @first AND subject <= @last",
            new { scheme, first = SubjectBlock.First(block), last = SubjectBlock.Last(block) }, transaction)).ToHashSet();
        var rows = StandingBlock.Read(content).Rows(block).Where(row => !overlaid.Contains(row.Subject)).ToList();
        await connection.ExecuteAsync("DELETE FROM assessment_standing_block WHERE scheme = @scheme AND block = @block", new { scheme, block }, transaction);
        await using var batch = new WriteBatch(database, transaction);
        await StandingTable.WriteAsync(database.Dialect, batch, scheme, rows, [], cancellation);
        await DueTable.AddAsync(batch, scheme, rows.Select(row => (row.Subject, row.PackedDue)), cancellation);
        await batch.CompleteAsync(cancellation);
    }
}
