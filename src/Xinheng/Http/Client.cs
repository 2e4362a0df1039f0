namespace Xinheng.Http;

/// <summary>The pages: every address that is no file and no interface gives the client, which knows its own addresses.</summary>
internal static class Client
{
    private const string Missing =
        """
        <!doctype html>
        <html lang="zh-CN"><meta charset="utf-8"><title>信衡 Xinheng</title>
        <body style="font:16px/1.6 sans-serif;max-width:42rem;margin:4rem auto;padding:0 1rem">
        <h1>网页尚未构建</h1>
        <p>接口已在运行（<a href="/openapi/v1.json">接口说明</a>），网页还没有构建。在代码目录里运行 <code>./run</code>，或：</p>
        <pre>cd web &amp;&amp; npm ci &amp;&amp; npm run build</pre>
        <h1 lang="en">The pages have not been built</h1>
        <p lang="en">The interface is running (<a href="/openapi/v1.json">description</a>); the pages are not there yet. Run <code>./run</code> at the repository's root, or the commands above.</p>
        </body></html>
        """;

    /// <summary>Answers with the pages where no interface is meant; it stands after routing, which knows what is.</summary>
    public static Task ServeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint() is not null || !HttpMethods.IsGet(context.Request.Method) || context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
        {
            return next(context);
        }

        var index = context.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootFileProvider.GetFileInfo("index.html");
        context.Response.Headers.CacheControl = "no-cache";
        var pages = index.Exists
            ? Results.Stream(index.CreateReadStream(), "text/html; charset=utf-8")
            : Results.Content(Missing, "text/html; charset=utf-8", statusCode: StatusCodes.Status503ServiceUnavailable);
        return pages.ExecuteAsync(context);
    }
}

/// <summary>Headers that keep pages from being framed, sniffed or made to load foreign scripts.</summary>
internal sealed class SafeHeaders(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        return next(context);
    }
}
