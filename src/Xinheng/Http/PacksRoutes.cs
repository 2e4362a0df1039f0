using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Policy packs for reading.</summary>
internal static class PacksRoutes
{
    public static void MapPacks(this RouteGroupBuilder api)
    {
        var packs = api.MapGroup("packs").WithTags("Packs");
        packs.MapGet("", List).WithName("packs").WithSummary("The packs");
        packs.MapGet("{issuer}/{name}", Get).WithName("pack").WithSummary("A pack for reading, with its sources, findings and cases")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<PackRow>> List(Deployment deployment) =>
        TypedResults.Ok<IReadOnlyList<PackRow>>([.. deployment.Packs.List().Select(PackViews.Row)]);

    private static Results<Ok<PackDetail>, ProblemHttpResult> Get(Deployment deployment, string issuer, string name)
    {
        // Only the packs that are listed: an address must not lead to other folders of the machine.
        var entry = deployment.Packs.List().FirstOrDefault(pack => pack.Id == $"{issuer}/{name}");
        return entry is null
            ? Problems.Of(Refusal.NoSuchPack($"{issuer}/{name}"))
            : TypedResults.Ok(PackViews.Detail(entry, CaseViews.Run(entry), deployment.Today));
    }
}
