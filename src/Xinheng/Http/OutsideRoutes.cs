using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Showing grades outside: what the policies say and what the deployment has set.</summary>
internal static class OutsideRoutes
{
    public static void MapOutside(this RouteGroupBuilder api)
    {
        api.MapGet("grades/outside", List).WithName("outside").WithSummary("Of every scheme, whether its grades may be shown outside and why").WithTags("Packs");
        var pack = api.MapGroup("packs/{issuer}/{name}/outside").WithTags("Packs").ProducesProblem(StatusCodes.Status404NotFound);
        pack.MapGet("", Get).WithName("packOutside").WithSummary("Whether the grades of a pack's scheme may be shown outside and why");
        pack.MapPost("", Set).WithName("setPackOutside").WithSummary("Set whether they may be shown, where the policy leaves it to the deployment")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Ok<IReadOnlyList<OutsideView>>> List(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await OutsideViews.ListAsync(deployment, cancellation));

    private static async Task<Results<Ok<OutsideView>, ProblemHttpResult>> Get(
        Deployment deployment, string issuer, string name, CancellationToken cancellation)
    {
        var (pack, refusal) = await OutsideViews.FindAsync(deployment, $"{issuer}/{name}", cancellation);
        return pack is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(await OutsideViews.OfAsync(deployment, pack, cancellation));
    }

    private static async Task<Results<Ok<OutsideView>, ProblemHttpResult>> Set(
        Deployment deployment, string issuer, string name, OutsideRequest request, CancellationToken cancellation)
    {
        var (view, refusal) = await OutsideViews.SetAsync(deployment, $"{issuer}/{name}", request, cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }
}
