using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>What is running here.</summary>
internal static class About
{
    public static void MapAbout(this RouteGroupBuilder api) =>
        api.MapGet("about", Get).WithName("about").WithSummary("What is running here").WithTags("About");

    private static Task<Ok<AboutView>> Get() => throw new NotSupportedException();
}
