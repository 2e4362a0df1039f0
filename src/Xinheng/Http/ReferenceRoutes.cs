using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Reference codes.</summary>
internal static class ReferenceRoutes
{
    public static void MapReference(this RouteGroupBuilder api)
    {
        var reference = api.MapGroup("reference").WithTags("Reference");
        reference.MapGet("divisions", Divisions).WithName("divisions").WithSummary("Divisions directly under another; by default under the territory served");
        reference.MapGet("industries", Sections).WithName("industries").WithSummary("Sections of GB/T 4754");
        reference.MapGet("working-days", WorkingDays).WithName("workingDays").WithSummary("The years whose days off are on file, and their days");
    }

    private static Ok<IReadOnlyList<DivisionView>> Divisions(Deployment deployment, string? under) =>
        TypedResults.Ok<IReadOnlyList<DivisionView>>(
            [.. deployment.Territory.Divisions.Under(under ?? deployment.Territory.Code)
                .Select(division => new DivisionView(division.Code, division.Name, !division.IsNational, division.AbolishedOn?.AddDays(-1)))]);

    private static Ok<WorkingDaysView> WorkingDays(Deployment deployment) => TypedResults.Ok(WorkingDaysView.Of(deployment.Versions.WorkingDays.Known));

    private static Ok<IReadOnlyList<IndustryView>> Sections() =>
        TypedResults.Ok<IReadOnlyList<IndustryView>>(
            [.. Industries.Sections.Select(section => new IndustryView(section.Code, new LocalText(section.Name, SectionTitles.Find(section.Code) ?? section.Name)))]);
}
