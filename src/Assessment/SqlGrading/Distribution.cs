using System.Data.Common;
using System.Globalization;
using Dapper;
using Xinheng.Policy;
using Xinheng.Storage;

namespace Xinheng.Assessment.SqlGrading;

/// <summary>The statements that lay the grading copy over several servers: those for each server, and those for the one that asks them.</summary>
/// <param name="OnServers">Per server in the order named.</param>
/// <param name="OnCoordinator">For the database that has the registry, once the servers are ready.</param>
public sealed record Distribution(IReadOnlyList<string> OnServers, string OnCoordinator)
{
    /// <summary>
    /// Hash partitions over <c>postgres_fdw</c>. The settings in the server's options make the remote planner count on every row being
    /// fetched, and give its aggregates room; the cost of a row sent is what it is over a network.
    /// </summary>
    /// <param name="servers">Connection strings, one a server; the host as the coordinator reaches it.</param>
    public static Distribution OverForeignServers(IReadOnlyList<string> servers)
    {
        var onServers = servers.Select((_, at) => Script(GradingCopy.Tables.Select(table =>
            $"CREATE TABLE {Part(table.Table, at)} ({table.Columns});\nCREATE INDEX ON {Part(table.Table, at)} (subject);\nALTER TABLE {Part(table.Table, at)} ALTER COLUMN subject SET (n_distinct = -0.4);")));
        var coordinator = new List<string> { "CREATE EXTENSION IF NOT EXISTS postgres_fdw;" };
        coordinator.AddRange(servers.Select((server, at) => Server(server, at)));
        coordinator.Add(GradingCopy.DayTable);
        coordinator.AddRange(GradingCopy.Tables.Select(table => $"CREATE TABLE {table.Table} ({table.Columns}) PARTITION BY HASH (subject);"));
        coordinator.AddRange(GradingCopy.Tables.SelectMany(table => servers.Select((_, at) => string.Create(
            CultureInfo.InvariantCulture,
            $"CREATE FOREIGN TABLE {Part(table.Table, at)} PARTITION OF {table.Table} FOR VALUES WITH (MODULUS {servers.Count}, REMAINDER {at}) SERVER {Name(at)};"))));
        return new([.. onServers], Script(coordinator));
    }

    /// <summary>For Citus: the tables distributed by subject and held together, the codes of territories and industries on every server.</summary>
    public static Distribution OnCitus()
    {
        var tables = GradingCopy.Tables.Select(table => $"CREATE TABLE {table.Table} ({table.Columns});\nCREATE INDEX ON {table.Table} (subject);");
        var distributed = GradingCopy.Tables.Select((table, at) => at == 0
            ? $"SELECT create_distributed_table('{table.Table}', 'subject');"
            : $"SELECT create_distributed_table('{table.Table}', 'subject', colocate_with => '{GradingCopy.Tables[0].Table}');");
        return new([], Script([
            "CREATE EXTENSION IF NOT EXISTS citus;", GradingCopy.DayTable, .. tables, .. distributed,
            "CREATE TABLE assessment_copy_code (kind TEXT NOT NULL, code TEXT NOT NULL, title TEXT NOT NULL, PRIMARY KEY (kind, code));",
            "SELECT create_reference_table('assessment_copy_code');",
        ]));
    }

    /// <summary>
    /// Carries it out: first on the servers, then on the coordinator, each in one transaction. Nothing is begun before all of them
    /// answer, and a server that is ready from an earlier try is left as it is.
    /// </summary>
    /// <param name="coordinator">The database that has the registry.</param>
    /// <param name="servers">The connection strings the statements were made for.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Why it was not done; empty when it was.</returns>
    public async Task<IReadOnlyList<Diagnostic>> CarryOutAsync(Database coordinator, IReadOnlyList<string> servers, CancellationToken cancellation = default)
    {
        if (await HasAsync(coordinator, GradingCopy.Tables[0].Table, cancellation))
        {
            return [AssessmentText.CopyIsThere()];
        }

        var (isReady, away) = (new bool[servers.Count], new List<Diagnostic>());
        for (var at = 0; at < servers.Count; at++)
        {
            await using var server = new PostgresDatabase(servers[at]);
            try
            {
                isReady[at] = await HasAsync(server, Part(GradingCopy.Tables[0].Table, at), cancellation);
            }
            catch (DbException failure)
            {
                away.Add(AssessmentText.ServerIsAway(at + 1, Place(servers[at]), failure.Message));
            }
        }

        for (var at = 0; at < OnServers.Count && away.Count == 0; at++)
        {
            await using var server = new PostgresDatabase(servers[at]);
            if (!isReady[at])
            {
                await RunAsync(server, OnServers[at], cancellation);
            }
        }

        if (away.Count == 0)
        {
            await RunAsync(coordinator, OnCoordinator, cancellation);
        }

        return away;
    }

    /// <summary>Where a server is, without its password.</summary>
    private static string Place(string connection)
    {
        var read = new DbConnectionStringBuilder { ConnectionString = connection };
        return string.Join(", ", Options(read, [("host", "Host", null), ("port", "Port", "5432"), ("dbname", "Database", null)]));
    }

    private static async Task<bool> HasAsync(Database database, string table, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return await connection.ExecuteScalarAsync<bool>(new CommandDefinition("SELECT to_regclass(@table) IS NOT NULL", new { table }, cancellationToken: cancellation));
    }

    private static Task<int> RunAsync(Database database, string script, CancellationToken cancellation) => database.WriteAsync(
        (transaction, token) => transaction.Connection!.ExecuteAsync(new CommandDefinition(script, transaction: transaction, cancellationToken: token)), // open while the transaction is
        cancellation);

    private static string Part(string table, int at) => string.Create(CultureInfo.InvariantCulture, $"{table}_{at + 1}");

    private static string Name(int at) => string.Create(CultureInfo.InvariantCulture, $"xinheng_shard_{at + 1}");

    private static string Script(IEnumerable<string> statements) => string.Join('\n', statements) + "\n";

    private static string Server(string connection, int at)
    {
        var read = new DbConnectionStringBuilder { ConnectionString = connection };
        var place = Options(read, [("host", "Host", null), ("port", "Port", "5432"), ("dbname", "Database", null)]);
        var person = Options(read, [("user", "Username", null), ("password", "Password", null)]);
        return $"""
            CREATE SERVER {Name(at)} FOREIGN DATA WRAPPER postgres_fdw OPTIONS ({place}, async_capable 'true', fetch_size '10000', batch_size '1000', fdw_tuple_cost '0.2',
              options '-c cursor_tuple_fraction=1.0 -c work_mem=64MB -c jit=off');
            CREATE USER MAPPING FOR CURRENT_USER SERVER {Name(at)} OPTIONS ({person});
            """;
    }

    private static string Options(DbConnectionStringBuilder read, IEnumerable<(string Option, string Key, string? Otherwise)> wanted) =>
        string.Join(", ", wanted.Select(one => (one.Option, Value: read.TryGetValue(one.Key, out var value) ? Convert.ToString(value, CultureInfo.InvariantCulture) : one.Otherwise))
            .Where(one => one.Value is not null).Select(one => $"{one.Option} '{one.Value!.Replace("'", "''", StringComparison.Ordinal)}'")); // those that have one
}
