using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Xinheng.Storage;

/// <summary>
/// One SQLite file in write-ahead mode, durable at every commit. The log is folded into the file every 64 MB, so that
/// pages an import touches again and again are written to the file once for several chunks.
/// </summary>
public sealed class SqliteDatabase(string path) : Database
{
    private readonly string connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = SqliteOpenMode.ReadWriteCreate,
        Cache = SqliteCacheMode.Private,
        DefaultTimeout = 60,
    }.ToString();

    // Connections come back from the pool with what was set on them.
    private readonly ConditionalWeakTable<sqlite3, object> settled = [];

    /// <inheritdoc/>
    public override Engine Engine => Engine.Sqlite;

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation = default)
    {
        var connection = new SqliteConnection(connectionString);
        await connection.OpenAsync(cancellation);
        if (connection.Handle is { } handle && settled.TryGetValue(handle, out _))
        {
            return connection;
        }

        using var pragmas = connection.CreateCommand();
        pragmas.CommandText =
            """
            PRAGMA page_size = 8192;
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 16384;
            PRAGMA foreign_keys = OFF;
            PRAGMA busy_timeout = 60000;
            PRAGMA cache_size = -65536;
            PRAGMA temp_store = MEMORY;
            PRAGMA mmap_size = 0;
            """;
        await pragmas.ExecuteNonQueryAsync(cancellation);
        settled.TryAdd(connection.Handle!, this); // open, so that it has one
        return connection;
    }

    /// <inheritdoc/>
    public override async Task<T> WriteAsync<T>(
        Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = (SqliteConnection)await OpenAsync(cancellation);
        await using var transaction = connection.BeginTransaction(deferred: false);
        var result = await work(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <inheritdoc/>
    public override Task<BulkWriter> BulkAsync(
        DbTransaction transaction, string table, IReadOnlyList<string> columns, CancellationToken cancellation = default) =>
        Task.FromResult<BulkWriter>(new SqliteBulkWriter((SqliteConnection)transaction.Connection!, table, columns)); // open by contract

    /// <inheritdoc/>
    public override BulkReader ReadBulk(DbConnection connection, string query) =>
        new SqliteBulkReader((SqliteConnection)connection, query);

    /// <inheritdoc/>
    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(connectionString));
        return ValueTask.CompletedTask;
    }
}
