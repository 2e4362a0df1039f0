using System.Buffers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Xinheng.Bench;

/// <summary>A server that answers thirteen bytes, on the web server the program has and with its settings: the ceiling of the machine.</summary>
internal static class PlainServer
{
    public const string Name = "plain-server";
    public const string Path = "/plaintext";
    private static readonly byte[] Body = "Hello, World!"u8.ToArray();

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var app = builder.Build();
        app.MapGet(Path, context =>
        {
            context.Response.ContentType = "text/plain";
            context.Response.ContentLength = Body.Length;
            context.Response.BodyWriter.Write(Body.AsSpan());
            return Task.CompletedTask;
        });
        await app.StartAsync();
        Console.WriteLine(app.Urls.First());
        await app.WaitForShutdownAsync();
    }
}
