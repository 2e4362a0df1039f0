using System.Data.Common;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>
/// What a transaction writes at its end: on PostgreSQL few rows and statements go there in one turn, many rows by COPY; on SQLite, where
/// a turn costs nothing, each is done at once. All is done in the order it is given. Not for several threads.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="transaction">The caller's, which commits.</param>
public sealed class WriteBatch(Database database, DbTransaction transaction) : IAsyncDisposable
{
    /// <summary>More rows of one table than this are many.</summary>
    private const int MostFew = 16;

    private readonly NpgsqlBatch? batch = transaction.Connection is NpgsqlConnection connection ? new NpgsqlBatch(connection) : null;

    /// <summary>Does a statement that gives no rows.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="values">Its parameters by name; null stands for NULL.</param>
    public async Task DoAsync(string statement, IEnumerable<(string Name, object? Value)> values)
    {
        if (batch is not null)
        {
            var waiting = new NpgsqlBatchCommand(statement);
            waiting.Parameters.AddRange(values.Select(value => new NpgsqlParameter(value.Name, value.Value ?? DBNull.Value)).ToArray());
            batch.BatchCommands.Add(waiting);
            return;
        }

        await using var command = transaction.Connection!.CreateCommand(); // open while the transaction is
        (command.CommandText, command.Transaction) = (statement, transaction);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        await command.ExecuteNonQueryAsync();
    }

    /// <summary>A writer of rows. It is completed and disposed before anything else is done.</summary>
    /// <param name="table">The table.</param>
    /// <param name="columns">Its columns, in the order the values are written.</param>
    /// <param name="rows">How many rows there are.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<BulkWriter> RowsAsync(string table, IReadOnlyList<string> columns, int rows, CancellationToken cancellation = default)
    {
        if (batch is not null && rows <= MostFew)
        {
            return new PostgresRowWriter(batch, table, columns);
        }

        await CompleteAsync(cancellation);
        return await database.BulkAsync(transaction, table, columns, cancellation);
    }

    /// <summary>Does what is waiting.</summary>
    public async Task CompleteAsync(CancellationToken cancellation = default)
    {
        if (batch is { BatchCommands.Count: > 0 })
        {
            await batch.PrepareAsync(cancellation); // nothing to do where the connection has met the statements before
            await batch.ExecuteNonQueryAsync(cancellation);
            batch.BatchCommands.Clear();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => batch?.DisposeAsync() ?? ValueTask.CompletedTask;
}
