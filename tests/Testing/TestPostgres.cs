using System.Diagnostics;
using Npgsql;

namespace Xinheng.Testing;

/// <summary>
/// The PostgreSQL server tests use: the one that <c>XINHENG_TEST_POSTGRES</c> names (as <c>./test</c> sets it),
/// else a temporary cluster of this process on a free loopback port, without fsync, removed at exit.
/// </summary>
public static class TestPostgres
{
    private static readonly Lazy<Task<string>> Server = new(StartAsync);
    private static int databases;

    /// <summary>Makes an empty database and returns its connection string.</summary>
    public static async Task<string> NewDatabaseAsync()
    {
        var server = await Server.Value;
        var name = $"t_{Environment.ProcessId}_{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE); CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C'", connection);
        foreach (var statement in create.CommandText.Split("; "))
        {
            create.CommandText = statement;
            await create.ExecuteNonQueryAsync();
        }

        return new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 20 }.ToString();
    }

    /// <summary>Drops a database made by <see cref="NewDatabaseAsync"/>.</summary>
    public static async Task DropAsync(string connectionString)
    {
        NpgsqlConnection.ClearAllPools();
        await using var connection = new NpgsqlConnection(await Server.Value);
        await connection.OpenAsync();
        var name = new NpgsqlConnectionStringBuilder(connectionString).Database;
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", connection);
        await drop.ExecuteNonQueryAsync();
    }

    private static Task<string> StartAsync() =>
        Environment.GetEnvironmentVariable("XINHENG_TEST_POSTGRES") is { Length: > 0 } given ? Task.FromResult(given) : NewServerAsync();

    /// <summary>Starts a further server on a free loopback port, without fsync, removed at exit; its connection string.</summary>
    public static async Task<string> NewServerAsync()
    {
        var folder = Directory.CreateTempSubdirectory("xinheng-pg-").FullName;
        var port = FreePort();
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", $"postgres {folder}");
        }

        await RunAsServerAsync($"{Tool("initdb")} -D {folder}/data -A trust -U postgres -E UTF8 --locale=C --no-sync");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Stop(folder);
        await RunAsServerAsync(
            $"{Tool("pg_ctl")} -D {folder}/data -w -l {folder}/log -o \"-p {port} -h 127.0.0.1 -k {folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200\" start");
        return $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres";
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Tool(string name)
    {
        var versions = Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql") : [];
        var found = versions.OrderDescending().Select(v => Path.Combine(v, "bin", name)).FirstOrDefault(File.Exists);
        return found ?? throw new InvalidOperationException(
            $"PostgreSQL's {name} was not found. Run ./test, which installs what tests need, or: apt-get install postgresql.");
    }

    /// <summary>PostgreSQL refuses to run as root: there it runs as its own user, elsewhere as the caller.</summary>
    private static Task RunAsServerAsync(string command)
    {
        var words = command.Split(' ', 2);
        return Environment.IsPrivilegedProcess ? RunAsync("runuser", $"-u postgres -- {command}") : RunAsync(words[0], words[1]);
    }

    private static async Task RunAsync(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            UseShellExecute = false,
        })!; // starts or throws
        // pg_ctl's server inherits the pipes, so reading to their end would wait for ever.
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}: {await process.StandardError.ReadToEndAsync()}");
        }
    }

    private static void Stop(string folder)
    {
        var arguments = $"-D {folder}/data -m immediate stop -s";
        using var stop = Environment.IsPrivilegedProcess
            ? Process.Start("runuser", $"-u postgres -- {Tool("pg_ctl")} {arguments}")
            : Process.Start(Tool("pg_ctl"), arguments);
        stop.WaitForExit();
        Directory.Delete(folder, recursive: true);
    }
}
