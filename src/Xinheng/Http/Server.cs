using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Xinheng.Http;

/// <summary>The HTTP side of the program.</summary>
internal static class Server
{
    /// <summary>The largest request taken: a province's yearly penalties fit.</summary>
    public const long RequestBytes = 2L << 30;

    /// <summary>The pipeline of requests, ready to run.</summary>
    public static WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi("v1", Describe);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = RequestBytes);
        var app = builder.Build();
        Map(app);
        return app;
    }

    /// <summary>How everything is written as JSON, over HTTP and on the command line.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
    }

    /// <summary>The OpenAPI document as committed in <c>docs/openapi.json</c>.</summary>
    public static async Task<string> OpenApiAsync(WebApplication app)
    {
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }

    private static void Map(WebApplication app)
    {
        app.MapOpenApi();
        var api = app.MapGroup("/api");
        api.MapAbout();
        api.MapOverview();
        api.MapSubjects();
        api.MapIntake();
        api.MapPacks();
        api.MapAssessment();
        api.MapDirectories();
        api.MapReference();
    }

    private static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Xinheng 信衡",
                Version = "1",
                Description = "Records about enterprises, grades under the policy in force, and why.",
            };
            document.Servers = [];
            return Task.CompletedTask;
        });
    }
}
