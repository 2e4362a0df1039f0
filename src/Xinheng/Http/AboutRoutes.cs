using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Storage;

namespace Xinheng.Http;

/// <summary>What is running here.</summary>
internal static class AboutRoutes
{
    public static void MapAbout(this RouteGroupBuilder api) =>
        api.MapGet("about", Get).WithName("about").WithSummary("What is running here").WithTags("About");

    private static async Task<Ok<AboutView>> Get(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await OfAsync(deployment, cancellation));

    public static async Task<AboutView> OfAsync(Deployment deployment, CancellationToken cancellation) => new(
        typeof(AboutRoutes).Assembly.GetName().Version?.ToString(3) ?? "0",
        deployment.Database.Engine switch { Engine.Sqlite => "sqlite", Engine.Postgres => "postgres" },
        await deployment.Settings.IsDemonstrationAsync(cancellation),
        deployment.Today,
        deployment.Territory.Named,
        await deployment.PackMeantAsync(deployment.Today, cancellation));
}
