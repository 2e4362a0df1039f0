using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Directories: which office answers for which subjects.</summary>
internal static class DirectoriesRoutes
{
    public static void MapDirectories(this RouteGroupBuilder api)
    {
        var directories = api.MapGroup("directories").WithTags("Directories");
        directories.MapGet("", List).WithName("directories").WithSummary("The directories and how many subjects each has");
        directories.MapGet("{code}", Get).WithName("directory").WithSummary("The subjects of a directory").ProducesProblem(StatusCodes.Status404NotFound);
        directories.MapGet("{code}/export", Export).WithName("exportDirectory").WithSummary("A directory as a spreadsheet or CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static Task<Ok<IReadOnlyList<DirectoryView>>> List(CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<Page<SubjectRow>>, ProblemHttpResult>> Get(string code, string? cursor, int? limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<IResult> Export(string code, string? format, CancellationToken cancellation) => throw new NotSupportedException();
}
