using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Xinheng.Browser.Tests;

/// <summary>The real program serving a small made-up city, and a browser to look at it. One for all tests.</summary>
public sealed class RunningCity : IAsyncLifetime
{
    private const int Subjects = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly string data = Directory.CreateTempSubdirectory("xinheng-browser-").FullName;
    private Process? server;
    private Chromium? chromium;

    /// <summary>Where the program answers, without a slash at the end.</summary>
    public string Address { get; private set; } = string.Empty;

    /// <summary>The browser.</summary>
    public Chromium Chromium => chromium ?? throw new InvalidOperationException("The city is asked for its browser before it was set up.");

    /// <summary>An empty folder for files a test makes.</summary>
    public string Folder => Directory.CreateDirectory(Path.Combine(data, "made")).FullName;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        await RunToEndAsync("demo", "--subjects", Subjects.ToString(CultureInfo.InvariantCulture));
        server = Start("serve", "--port", "0", "--json");
        Address = await AddressOfAsync(server);
        chromium = await Chromium.StartAsync(Path.Combine(data, "profile"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (chromium is not null)
        {
            await chromium.DisposeAsync();
        }

        if (server is not null)
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
            server.Dispose();
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>The program of this build: its own output folder, where its pages and packs lie beside it.</summary>
    private static string Program()
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var (framework, configuration) = (own.Name, own.Parent?.Name ?? "Debug");
        var checkout = own;
        while (checkout is not null && !File.Exists(Path.Combine(checkout.FullName, "Xinheng.slnx")))
        {
            checkout = checkout.Parent;
        }

        var root = checkout ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
        return Path.Combine(root.FullName, "src", "Xinheng", "bin", configuration, framework, "xinheng.dll");
    }

    private Process Start(params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), .. arguments, "--data", Path.Combine(data, "city")])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = data,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The program could not be started.");
    }

    private async Task RunToEndAsync(params IEnumerable<string> arguments)
    {
        using var process = Start(arguments);
        using var patience = new CancellationTokenSource(Patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Exit code {process.ExitCode}: {await output}{await error}");
        }
    }

    private static async Task<string> AddressOfAsync(Process server)
    {
        using var patience = new CancellationTokenSource(Patience);
        var errors = new List<string>();
        server.ErrorDataReceived += (_, line) => errors.Add(line.Data ?? string.Empty);
        server.BeginErrorReadLine();
        var text = string.Empty;
        while (await server.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            text += line;
            if (Address(text) is { } address)
            {
                return address;
            }
        }

        throw new InvalidOperationException($"The program ended without telling its address: {text}{string.Join('\n', errors)}");

        static string? Address(string text)
        {
            try
            {
                return JsonDocument.Parse(text).RootElement.GetProperty("address").GetString()?.TrimEnd('/');
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }
}

/// <summary>The tests that share the running city.</summary>
[CollectionDefinition(Name)]
public sealed class CityTests : ICollectionFixture<RunningCity>
{
    /// <summary>Its name.</summary>
    public const string Name = "A running city";
}
