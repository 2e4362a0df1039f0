using System.Data.Common;
using Dapper;
using Xinheng.Storage;

namespace Xinheng.Modules.Tests.Assessment;

/// <summary>A SQLite database whose disk is full: its file may not grow.</summary>
internal sealed class LimitedDatabase(string folder) : Database
{
    private readonly Database real = Open(folder, null);

    public override Engine Engine => real.Engine;

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        var connection = await real.OpenAsync(cancellation);
        await connection.ExecuteAsync("PRAGMA max_page_count = 1");
        return connection;
    }

    public override async Task<T> WriteAsync<T>(Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await work(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    public override Task<BulkWriter> BulkAsync(DbTransaction transaction, string table, IReadOnlyList<string> columns, CancellationToken cancellation = default) =>
        real.BulkAsync(transaction, table, columns, cancellation);

    public override BulkReader ReadBulk(DbConnection connection, string query) => real.ReadBulk(connection, query);

    public override ValueTask DisposeAsync() => real.DisposeAsync();
}
