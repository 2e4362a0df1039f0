using System.Data.Common;

namespace Xinheng.Storage;

/// <summary>Takes one row of a look-up.</summary>
/// <param name="key">Which key the row answers, from 0.</param>
/// <param name="values">The row's columns.</param>
public delegate void LookedUp(int key, ReadOnlySpan<long> values);

/// <summary>
/// Asks one question for many keys at once: one statement over arrays on PostgreSQL, one prepared statement
/// stepped again and again on SQLite. Meant for thousands of keys against an index.
/// </summary>
/// <param name="Query">
/// A SELECT for one key. Its columns must all be 64-bit integers and never NULL; the key's parts are written
/// <c>:1</c>, <c>:2</c> …
/// </param>
/// <param name="Columns">How many columns the query has.</param>
/// <param name="Parts">The parts of the keys, each a <c>string[]</c> or <c>long[]</c>, all of one length.</param>
public sealed record KeyLookUp(string Query, int Columns, params IReadOnlyList<Array> Parts)
{
    /// <summary>How many keys there are.</summary>
    public int Count => Parts[0].Length;

    /// <summary>Runs the look-up in a transaction; <paramref name="take"/> gets every row of every key, in no set order of keys.</summary>
    public Task RunAsync(DbTransaction transaction, LookedUp take, CancellationToken cancellation = default)
    {
        if (Count == 0)
        {
            return Task.CompletedTask;
        }

        if (transaction.Connection is Microsoft.Data.Sqlite.SqliteConnection sqlite)
        {
            SqliteKeyLookUp.Run(sqlite, this, take);
            return Task.CompletedTask;
        }

        return PostgresKeyLookUp.RunAsync((Npgsql.NpgsqlTransaction)transaction, this, take, cancellation);
    }
}
