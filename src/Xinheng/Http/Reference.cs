using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Reference codes.</summary>
internal static class Reference
{
    public static void MapReference(this RouteGroupBuilder api)
    {
        var reference = api.MapGroup("reference").WithTags("Reference");
        reference.MapGet("divisions", Divisions).WithName("divisions").WithSummary("Divisions directly under another");
        reference.MapGet("industries", Industries).WithName("industries").WithSummary("Sections of GB/T 4754");
    }

    private static Task<Ok<IReadOnlyList<DivisionView>>> Divisions(string? under, CancellationToken cancellation) => throw new NotSupportedException();

    private static Ok<IReadOnlyList<IndustryView>> Industries() => throw new NotSupportedException();
}
