using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Xinheng.Bench;

/// <summary>A server in a process of its own; ended when disposed.</summary>
internal sealed partial class RunningServer : IDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private readonly Process process;

    private RunningServer(Process process, int port) => (this.process, Port) = (process, port);

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Megabytes it holds.</summary>
    public long Megabytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64 >> 20;
        }
    }

    /// <summary>Processor time it has spent.</summary>
    public TimeSpan Spent
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    /// <summary>The program, over what a database holds.</summary>
    public static Task<RunningServer> OfProgramAsync(string dataFolder, string? connection) =>
        StartAsync([Program(), "serve", "--port", "0", "--lang", "en", "--data", dataFolder, .. connection is null ? Array.Empty<string>() : ["--db", connection]]);

    /// <summary>The least a server can do: <see cref="PlainServer"/>.</summary>
    public static Task<RunningServer> OfPlainAsync() => StartAsync([typeof(RunningServer).Assembly.Location, PlainServer.Name]);

    /// <summary>Waits until it has nothing to do any more.</summary>
    public async Task RestAsync()
    {
        while (true)
        {
            var before = Spent;
            await Task.Delay(Look);
            if ((Spent - before).TotalSeconds < Look.TotalSeconds / 20)
            {
                return;
            }
        }
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static async Task<RunningServer> StartAsync(string[] arguments)
    {
        // The program collects garbage beside its work, as hosts do; the benchmarks themselves do not.
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments)
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["DOTNET_gcConcurrent"] = "1" },
        }) ?? throw new InvalidOperationException("The server did not start.");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Address().Match(line) is { Success: true } found)
            {
                return new RunningServer(process, int.Parse(found.Groups["port"].Value));
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    private static string Program()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "src", "Xinheng")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No src/Xinheng above the benchmarks."), "src/Xinheng/bin/Release/net10.0/xinheng.dll");
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:(?<port>\d+)")]
    private static partial Regex Address();
}
