using System.Data.Common;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>A PostgreSQL database, reached through one connection pool.</summary>
public sealed class PostgresDatabase : Database
{
    private readonly NpgsqlDataSource source;

    /// <summary>Takes a connection string; connects on first use.</summary>
    public PostgresDatabase(string connection)
    {
        // Whatever is set is set for a transaction only: a connection that comes back to the pool needs no reset.
        var settings = new NpgsqlConnectionStringBuilder(connection) { NoResetOnClose = true };
        source = new NpgsqlSlimDataSourceBuilder(settings.ConnectionString).EnableArrays().Build();
    }

    /// <inheritdoc/>
    public override Engine Engine => Engine.Postgres;

    /// <inheritdoc/>
    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation = default) =>
        await source.OpenConnectionAsync(cancellation);

    /// <inheritdoc/>
    public override async Task<T> WriteAsync<T>(
        Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellation = default)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await work(transaction, cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    /// <inheritdoc/>
    public override async Task<BulkWriter> BulkAsync(
        DbTransaction transaction, string table, IReadOnlyList<string> columns, CancellationToken cancellation = default)
    {
        var connection = (NpgsqlConnection)transaction.Connection!; // open by contract
        var stream = await connection.BeginRawBinaryCopyAsync(
            $"COPY {table} ({string.Join(", ", columns)}) FROM STDIN (FORMAT BINARY)", cancellation);
        return new PostgresBulkWriter(stream, columns.Count);
    }

    /// <inheritdoc/>
    public override BulkReader ReadBulk(DbConnection connection, string query) =>
        new PostgresBulkReader(((NpgsqlConnection)connection).BeginRawBinaryCopy($"COPY ({query}) TO STDOUT (FORMAT BINARY)"));

    /// <inheritdoc/>
    public override ValueTask DisposeAsync() => source.DisposeAsync();
}
