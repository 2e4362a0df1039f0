using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Policy packs for reading.</summary>
internal static class Packs
{
    public static void MapPacks(this RouteGroupBuilder api)
    {
        var packs = api.MapGroup("packs").WithTags("Packs");
        packs.MapGet("", List).WithName("packs").WithSummary("The packs");
        packs.MapGet("{issuer}/{name}", Get).WithName("pack").WithSummary("A pack for reading, with its sources, findings and cases")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Ok<IReadOnlyList<PackRow>> List() => throw new NotSupportedException();

    private static Results<Ok<PackDetail>, ProblemHttpResult> Get(string issuer, string name) => throw new NotSupportedException();
}
