using System.Collections.Concurrent;
using Xinheng.Storage;

namespace Xinheng.Http.Tests;

/// <summary>One empty server an engine for the tests that change nothing.</summary>
internal static class SharedServers
{
    private static readonly ConcurrentDictionary<Engine, Lazy<Task<TestServer>>> Servers = new();

    public static Task<TestServer> OfAsync(Engine engine) =>
        Servers.GetOrAdd(engine, one => new Lazy<Task<TestServer>>(() => TestServer.StartAsync(one))).Value;
}
