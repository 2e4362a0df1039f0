using System.CommandLine;
using Xinheng.Http;

namespace Xinheng.Commands;

/// <summary><c>serve [--port N]</c></summary>
internal static class ServeCommand
{
    private const int UsualPort = 5080;

    public static Command Make(CommandLine line)
    {
        var port = line.Option<int?>("--port", "N", $"端口，默认 {UsualPort}；0 为任一空闲端口", $"Port; {UsualPort} when not given, 0 for any that is free");
        return line.Make(
            "serve", "在本机提供网页与接口", "Serve the pages and the interface on this machine", [port],
            (session, result, cancellation) => RunAsync(session, result.GetValue(port) ?? UsualPort, cancellation));
    }

    private static async Task<int> RunAsync(Session session, int port, CancellationToken cancellation)
    {
        if (port is < 0 or > 65535)
        {
            return session.Terminal.Refuse(Refusal.BadValue("--port", port.ToString(), new("0 到 65535，例如 5080", "0 to 65535, such as 5080")));
        }

        await using var deployment = await session.OpenAsync(cancellation);
        await using var app = Server.Build(deployment, $"http://127.0.0.1:{port}", runsPipeline: true);
        await app.StartAsync(cancellation);
        session.Terminal.Line($"信衡已在 {app.Urls.First()} 运行；按 Ctrl+C 停止。", $"Xinheng is running at {app.Urls.First()}; press Ctrl+C to stop.");
        session.Terminal.Json(new { Address = app.Urls.First() });
        var ready = Task.Run(() => deployment.Versions.AllOnAsync(deployment.Today, cancellation), cancellation); // compiled before somebody asks for a first trial
        try
        {
            await app.WaitForShutdownAsync(cancellation);
        }
        finally
        {
            await ready; // it reads the database, which is closed next
        }

        return ExitCode.Done;
    }
}

/// <summary><c>openapi</c>: the description of the interface on standard output.</summary>
internal static class OpenApiCommand
{
    public static Command Make(CommandLine line)
    {
        var command = line.Make(
            "openapi", "输出接口说明", "Write the description of the interface", [],
            async (session, _, cancellation) =>
            {
                await using var deployment = await session.OpenAsync(cancellation);
                await using var app = Server.Build(deployment, "http://127.0.0.1:0", runsPipeline: false);
                await app.StartAsync(cancellation);
                session.Terminal.Line((await Server.OpenApiAsync(app)).TrimEnd());
                await app.StopAsync(cancellation);
                return ExitCode.Done;
            });
        command.Hidden = true;
        return command;
    }
}
