using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Modules.Tests.Assessment.Snapshots;

/// <summary>A database that counts how often what rows say is read in bulk, as whoever reads the whole registry does; who only asks which subjects were touched is not counted.</summary>
internal sealed class WatchedDatabase(Database real) : Database
{
    private int readings;

    public int Readings => Volatile.Read(ref readings);

    public override Engine Engine => real.Engine;

    public override Task<DbConnection> OpenAsync(CancellationToken cancellation = default) => real.OpenAsync(cancellation);

    public override Task<T> WriteAsync<T>(Func<DbTransaction, CancellationToken, Task<T>> work, CancellationToken cancellation = default) =>
        real.WriteAsync(work, cancellation);

    public override Task<BulkWriter> BulkAsync(DbTransaction transaction, string table, IReadOnlyList<string> columns, CancellationToken cancellation = default) =>
        real.BulkAsync(transaction, table, columns, cancellation);

    public override BulkReader ReadBulk(DbConnection connection, string query)
    {
        if (!query.StartsWith("SELECT subject FROM", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref readings);
        }

        return real.ReadBulk(connection, query);
    }

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask; // whoever made the real one disposes it
}
