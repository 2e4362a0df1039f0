using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Xinheng.Bench;

/// <summary>
/// A PostgreSQL of the benchmarks alone, in a temporary folder, as careful with its disk as a new installation: every
/// commit waits for the disk. Only its memory and the spacing of its checkpoints are set as for production.
/// </summary>
internal sealed class BenchServer : IDisposable
{
    private const string Settings = "-c shared_buffers=1GB -c work_mem=64MB -c max_wal_size=4GB -c checkpoint_timeout=15min -c max_connections=50";
    private readonly string folder = Directory.CreateTempSubdirectory("xinheng-bench-pg-").FullName;
    private readonly List<PosixSignalRegistration> signals = [];
    private int isStopped;

    private BenchServer()
    {
    }

    /// <summary>The server's first process; its children do the work.</summary>
    public static int Process { get; private set; }

    /// <summary>Starts the server and makes it the one every database of this process is created on.</summary>
    public static BenchServer Start()
    {
        var server = new BenchServer();
        foreach (var signal in new[] { PosixSignal.SIGTERM, PosixSignal.SIGINT })
        {
            server.signals.Add(PosixSignalRegistration.Create(signal, _ => server.Dispose()));
        }

        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        if (Environment.IsPrivilegedProcess)
        {
            Run("chown", $"postgres {server.folder}");
        }

        RunAsServer("initdb", $"-D {server.folder}/data -A trust -U postgres -E UTF8 --locale=C");
        RunAsServer("pg_ctl", $"-D {server.folder}/data -w -l {server.folder}/log -o \"-p {port} -h 127.0.0.1 -k {server.folder} {Settings}\" start");
        Process = int.Parse(File.ReadLines($"{server.folder}/data/postmaster.pid").First());
        Environment.SetEnvironmentVariable("XINHENG_TEST_POSTGRES", $"Host=127.0.0.1;Port={port};Username=postgres;Database=postgres");
        return server;
    }

    /// <summary>Stops the server and removes its folder; also when the benchmark is interrupted.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref isStopped, 1) != 0)
        {
            return;
        }

        signals.ForEach(signal => signal.Dispose());
        RunAsServer("pg_ctl", $"-D {folder}/data -m immediate stop -s");
        Directory.Delete(folder, recursive: true);
    }

    private static void RunAsServer(string tool, string arguments)
    {
        var program = Directory.GetDirectories("/usr/lib/postgresql").OrderDescending()
            .Select(version => Path.Combine(version, "bin", tool)).First(File.Exists);
        if (Environment.IsPrivilegedProcess)
        {
            Run("runuser", $"-u postgres -- {program} {arguments}");
        }
        else
        {
            Run(program, arguments);
        }
    }

    // Output goes to a pipe that the server inherits: waiting for its end would be waiting for ever.
    private static void Run(string program, string arguments)
    {
        using var process = System.Diagnostics.Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
            UseShellExecute = false,
        }) ?? throw new InvalidOperationException($"{program} did not start.");
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {arguments} ended with {process.ExitCode}.");
        }
    }
}
