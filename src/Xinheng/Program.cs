using Xinheng.Http;

var builder = WebApplication.CreateSlimBuilder([]);
builder.WebHost.UseUrls("http://127.0.0.1:0");
builder.Logging.ClearProviders();
var app = Server.Build(builder);
if (args is ["openapi"])
{
    await app.StartAsync();
    Console.Out.Write(await Server.OpenApiAsync(app));
    await app.StopAsync();
    return 0;
}

return 0;
