using System.Collections.Concurrent;
using Xinheng.Storage;
using Xunit;

[assembly: AssemblyFixture(typeof(Xinheng.Http.Tests.SharedServers))]

namespace Xinheng.Http.Tests;

/// <summary>One empty server an engine for the tests that change nothing; stopped when the last test has ended.</summary>
public sealed class SharedServers : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<Engine, Lazy<Task<TestServer>>> Servers = new();

    internal static Task<TestServer> OfAsync(Engine engine) =>
        Servers.GetOrAdd(engine, one => new Lazy<Task<TestServer>>(() => TestServer.StartAsync(one))).Value;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers.Values)
        {
            await (await server.Value).DisposeAsync();
        }
    }
}
