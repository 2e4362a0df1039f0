using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Xinheng.Http;

/// <summary>The HTTP side of the program.</summary>
internal static class Server
{
    /// <summary>The largest request taken: a province's yearly penalties fit.</summary>
    private const long RequestBytes = 2L << 30;

    /// <summary>A server over a deployment, ready to start on this machine only.</summary>
    /// <param name="deployment">What it serves.</param>
    /// <param name="address">Where it listens, such as <c>http://127.0.0.1:5080</c>.</param>
    /// <param name="runsPipeline">Whether it does background work too.</param>
    public static WebApplication Build(Deployment deployment, string address, bool runsPipeline)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
        });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.WebHost.UseUrls(address);
        AddServices(builder, deployment, runsPipeline);
        var app = builder.Build();
        Use(app, deployment);
        return app;
    }

    /// <summary>How everything is written as JSON, over HTTP and on the command line.</summary>
    public static void Configure(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        json.NumberHandling = JsonNumberHandling.Strict;
        json.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        json.RespectNullableAnnotations = true;
        json.RespectRequiredConstructorParameters = true;
        json.TypeInfoResolver = (json.TypeInfoResolver ?? new DefaultJsonTypeInfoResolver()).WithAddedModifier(NoNullElements.Refuse);
        json.Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false));
    }

    /// <summary>The description of the interface, as kept in <c>docs/openapi.json</c>.</summary>
    public static async Task<string> OpenApiAsync(WebApplication app)
    {
        var provider = app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1");
        var document = await provider.GetOpenApiDocumentAsync();
        return await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1) + "\n";
    }

    private static void AddServices(WebApplicationBuilder builder, Deployment deployment, bool runsPipeline)
    {
        builder.Services.ConfigureHttpJsonOptions(json => Configure(json.SerializerOptions));
        builder.Services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        builder.Services.Configure<FormOptions>(form =>
        {
            form.MultipartBodyLengthLimit = RequestBytes;
            form.ValueCountLimit = 100;
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = RequestBytes);
        builder.Services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Problems.Localise);
        builder.Services.AddOpenApi("v1", Describe);
        builder.Services.AddSingleton(deployment);
        builder.Services.AddSingleton<Pipeline>();
        builder.Services.AddSingleton<CheckDesk>();
        if (runsPipeline)
        {
            builder.Services.AddHostedService(services => services.GetRequiredService<Pipeline>());
        }
    }

    private static void Use(WebApplication app, Deployment deployment)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandler = Problems.HandleAsync,
            SuppressDiagnosticsCallback = failure => failure.Exception is BadHttpRequestException, // the sender's mistake, answered as such
        });
        app.UseStatusCodePages();
        app.UseMiddleware<SafeHeaders>();
        app.UseRouting(); // before the pages' files, which are looked for only where no interface is meant
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.Use(next => context => Client.ServeAsync(context, next));
        app.Use(next => context => new RepeatedRequests(deployment).InvokeAsync(context, next));
        app.MapOpenApi();
        var api = app.MapGroup("/api").AddEndpointFilter(KnownParameters.Check).ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapAbout();
        api.MapOverview();
        api.MapSubjects();
        GradesRoutes.Map(api, deployment);
        api.MapIntake();
        api.MapPacks();
        api.MapPackDrafts();
        api.MapOutside();
        api.MapWhatIf();
        api.MapAssessment();
        api.MapBackTests();
        api.MapConsistency();
        api.MapWarnings();
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
        // A filter that is a record's property is named like every other parameter.
        options.AddOperationTransformer((operation, _, _) =>
        {
            foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
            {
                parameter.Name = parameter.Name is { } name ? JsonNamingPolicy.CamelCase.ConvertName(name) : null;
            }

            return Task.CompletedTask;
        });
    }
}
