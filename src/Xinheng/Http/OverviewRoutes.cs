using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>The state of the city at a glance.</summary>
internal static class OverviewRoutes
{
    public static void MapOverview(this RouteGroupBuilder api) =>
        api.MapGet("overview", Get).WithName("overview").WithSummary("The state of the city at a glance").WithTags("Overview");

    private static Task<Ok<OverviewView>> Get(string? scheme, CancellationToken cancellation) => throw new NotSupportedException();
}
