using System.Data.Common;
using Npgsql;

namespace Xinheng.Storage;

/// <summary>
/// Statements that go to the database together and are answered together: one turn, however many there are. On PostgreSQL they stay
/// prepared on their connection, so their text must not vary with what is asked. Not for several threads.
/// </summary>
public sealed class OneTurn : IAsyncDisposable
{
    private readonly DbCommand command;
    private readonly DbDataReader reader;

    private OneTurn(DbCommand command, DbDataReader reader) => (this.command, this.reader) = (command, reader);

    /// <summary>Sends the statements. The caller disposes the turn before the connection is used for anything else.</summary>
    /// <param name="connection">An open connection.</param>
    /// <param name="within">The connection's transaction; null for none.</param>
    /// <param name="statements">The statements, a semicolon between each two.</param>
    /// <param name="values">Their parameters by name, each for all of them.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<OneTurn> TakeAsync(
        DbConnection connection, DbTransaction? within, string statements, IEnumerable<(string Name, object Value)> values, CancellationToken cancellation = default)
    {
        var command = connection.CreateCommand();
        try
        {
            (command.CommandText, command.Transaction) = (statements, within);
            foreach (var (name, value) in values)
            {
                var parameter = command.CreateParameter();
                (parameter.ParameterName, parameter.Value) = (name, value);
                command.Parameters.Add(parameter);
            }

            if (connection is NpgsqlConnection)
            {
                await command.PrepareAsync(cancellation);
            }

            return new OneTurn(command, await command.ExecuteReaderAsync(cancellation));
        }
        catch
        {
            await command.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of the next statement that gives rows.</summary>
    /// <param name="read">Reads a row.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<List<T>> NextAsync<T>(Func<DbDataReader, T> read, CancellationToken cancellation = default)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(cancellation);
        return rows;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await command.DisposeAsync();
    }
}
