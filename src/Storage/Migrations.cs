using System.Data.Common;
using Dapper;

namespace Xinheng.Storage;

/// <summary>One forward-only step of a module's tables.</summary>
/// <param name="Module">The module that owns the tables; their names begin with it.</param>
/// <param name="Number">1, 2, 3 … within the module.</param>
/// <param name="Name">What the step does, for the log.</param>
/// <param name="Sql">The statements, in the words of the engine.</param>
public sealed record Migration(string Module, int Number, string Name, Func<Dialect, string> Sql);

/// <summary>Brings a database to the current form, once, whoever starts first.</summary>
public static class Migrations
{
    private const long AdvisoryLock = 0x58494E48454E47;

    /// <summary>
    /// Applies what is missing, module by module in the order given, each step in a transaction of its own.
    /// Several processes may call this at once. Returns the steps applied.
    /// </summary>
    /// <exception cref="InvalidOperationException">The database was written by a newer program.</exception>
    public static async Task<IReadOnlyList<Migration>> ApplyAsync(
        Database database, IReadOnlyList<Migration> migrations, CancellationToken cancellation = default)
    {
        var applied = new List<Migration>();
        await database.WriteAsync(
            async (transaction, token) =>
            {
                await LockAsync(database, transaction);
                await transaction.Connection!.ExecuteAsync(
                    "CREATE TABLE IF NOT EXISTS storage_migration (module TEXT NOT NULL, number INTEGER NOT NULL, name TEXT NOT NULL, PRIMARY KEY (module, number))",
                    transaction: transaction);
            },
            cancellation);
        foreach (var migration in migrations)
        {
            if (await database.WriteAsync((transaction, _) => ApplyOneAsync(database, transaction, migration), cancellation))
            {
                applied.Add(migration);
            }
        }

        await RefuseNewerAsync(database, migrations, cancellation);
        return applied;
    }

    private static async Task<bool> ApplyOneAsync(Database database, DbTransaction transaction, Migration migration)
    {
        await LockAsync(database, transaction);
        var connection = transaction.Connection!; // open while the transaction is
        var isThere = await connection.ExecuteScalarAsync<long>(
            "SELECT COUNT(*) FROM storage_migration WHERE module = @Module AND number = @Number",
            new { migration.Module, migration.Number }, transaction);
        if (isThere > 0)
        {
            return false;
        }

        await connection.ExecuteAsync(migration.Sql(database.Dialect), transaction: transaction);
        await connection.ExecuteAsync(
            "INSERT INTO storage_migration (module, number, name) VALUES (@Module, @Number, @Name)",
            new { migration.Module, migration.Number, migration.Name }, transaction);
        return true;
    }

    private static Task LockAsync(Database database, DbTransaction transaction) =>
        database.Engine is Engine.Postgres
            ? transaction.Connection!.ExecuteAsync("SELECT pg_advisory_xact_lock(@key)", new { key = AdvisoryLock }, transaction)
            : Task.CompletedTask;

    private static async Task RefuseNewerAsync(
        Database database, IReadOnlyList<Migration> migrations, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        foreach (var (module, number) in await connection.QueryAsync<(string, long)>(
            "SELECT module, MAX(number) FROM storage_migration GROUP BY module"))
        {
            var known = migrations.Where(m => m.Module == module).Select(m => m.Number).DefaultIfEmpty().Max();
            if (known != 0 && number > known)
            {
                throw new InvalidOperationException(
                    $"The database holds step {number} of {module}; this program knows only {known}. Use the newer program.");
            }
        }
    }
}
