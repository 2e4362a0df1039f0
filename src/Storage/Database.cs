using System.Data.Common;

namespace Xinheng.Storage;

/// <summary>
/// One database, embedded or served. Safe to use from many threads; connections come from a pool.
/// </summary>
public abstract class Database : IAsyncDisposable
{
    /// <summary>Which engine this is, for SQL that cannot be written in common.</summary>
    public abstract Engine Engine { get; }

    /// <summary>The words in which the two engines differ.</summary>
    public Dialect Dialect => Dialect.Of(Engine);

    /// <summary>An open connection for reading. The caller disposes it.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellation = default);

    /// <summary>
    /// Runs <paramref name="work"/> in one transaction and commits it; any exception rolls all of it back.
    /// On SQLite the write lock is taken at the start, so that a writer waits rather than fails half way.
    /// </summary>
    public abstract Task<T> WriteAsync<T>(
        Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellation = default);

    /// <summary>As <see cref="WriteAsync{T}"/>, for work that returns nothing.</summary>
    public Task WriteAsync(Func<DbTransaction, CancellationToken, Task> work, CancellationToken cancellation = default) =>
        WriteAsync<object?>(
            async (transaction, token) =>
            {
                await work(transaction, token);
                return null;
            },
            cancellation);

    /// <summary>
    /// A bulk writer into <paramref name="table"/>: prepared inserts on SQLite, binary COPY on PostgreSQL.
    /// Rows become part of <paramref name="transaction"/> when <see cref="BulkWriter.CompleteAsync"/> returns.
    /// Until the writer is disposed the transaction's connection must not be used for anything else.
    /// </summary>
    public abstract Task<BulkWriter> BulkAsync(
        DbTransaction transaction, string table, IReadOnlyList<string> columns, CancellationToken cancellation = default);

    /// <summary>
    /// A bulk reader of a query: a prepared statement on SQLite, binary COPY out on PostgreSQL. The query takes no
    /// parameters. Until the reader is disposed the connection must not be used for anything else.
    /// </summary>
    /// <param name="connection">Open, of this database.</param>
    /// <param name="query">A SELECT without parameters whose columns are whole numbers or texts.</param>
    public abstract BulkReader ReadBulk(DbConnection connection, string query);

    /// <summary>Closes the pool.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Opens what a connection string or a data folder names; creates the SQLite file when there is none.</summary>
    /// <param name="dataDirectory">The folder that holds <c>xinheng.db</c>.</param>
    /// <param name="connection">A PostgreSQL connection string; when given it wins over the folder's file.</param>
    public static Database Open(string dataDirectory, string? connection)
    {
        if (connection is not null)
        {
            return new PostgresDatabase(connection);
        }

        Directory.CreateDirectory(dataDirectory);
        return new SqliteDatabase(Path.Combine(dataDirectory, "xinheng.db"));
    }

    /// <summary>Whether a text is a connection string of PostgreSQL that names at least a host.</summary>
    public static bool IsConnection(string text)
    {
        try
        {
            return new Npgsql.NpgsqlConnectionStringBuilder(text).Host is { Length: > 0 };
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
