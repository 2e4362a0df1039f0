using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Directories: which office answers for which subjects.</summary>
/// <source id="langfang-2023">二(二)</source>
internal static class DirectoriesRoutes
{
    public static void MapDirectories(this RouteGroupBuilder api)
    {
        var directories = api.MapGroup("directories").WithTags("Directories");
        directories.MapGet("", List).WithName("directories").WithSummary("The directories and how many subjects each has");
        var directory = directories.MapGroup("{code}").ProducesProblem(StatusCodes.Status404NotFound);
        directory.MapGet("", Get).WithName("directory").WithSummary("The subjects a directory has at present; as of another day ask for the subjects of its division");
        directory.MapGet("export", Export).WithName("exportDirectory").WithSummary("A directory as a spreadsheet or CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<Ok<IReadOnlyList<DirectoryView>>> List(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await ListAsync(deployment, cancellation));

    public static async Task<IReadOnlyList<DirectoryView>> ListAsync(Deployment deployment, CancellationToken cancellation) =>
        [.. (await deployment.Directories.ListAsync(cancellation)).Select(directory => new DirectoryView(
            directory.Code, LocalText.Same(directory.Name), RuleOf(deployment, directory.Code), directory.Subjects))];

    private static async Task<Results<Ok<Page<SubjectRow>>, ProblemHttpResult>> Get(
        Deployment deployment, string code, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, refusal) = Paging.Read(cursor, limit);
        if (refusal is not null)
        {
            return Problems.Of(refusal);
        }

        if (await FindAsync(deployment, code, cancellation) is not { } directory)
        {
            return Problems.Of(Refusal.NoSuchDirectory(code));
        }

        var found = await deployment.Directories.SubjectsAsync(code, new SubjectNumber(page.After[0]), page.Rows, cancellation);
        var rows = await SubjectViews.RowsAsync(deployment, await deployment.LatestAsync(cancellation), found.Hits, cancellation);
        return TypedResults.Ok(new Page<SubjectRow>(rows, found.Next is { } next ? Paging.Write(next.Value) : null, directory.Subjects));
    }

    private static async Task<IResult> Export(Deployment deployment, string code, string? format, CancellationToken cancellation)
    {
        if (SubjectExport.Check(format) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        return await FindAsync(deployment, code, cancellation) is null
            ? Problems.Of(Refusal.NoSuchDirectory(code))
            : SubjectExport.Write(deployment, AllAsync(deployment, code, cancellation), ($"directory-{code}", new MomentQuery(null, null)), format);
    }

    public static async Task<EnterpriseDirectory?> FindAsync(Deployment deployment, string code, CancellationToken cancellation) =>
        (await deployment.Directories.ListAsync(cancellation)).FirstOrDefault(directory => directory.Code == code);

    public static async IAsyncEnumerable<SubjectRow> AllAsync(
        Deployment deployment, string code, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var scheme = await deployment.LatestAsync(cancellation);
        await foreach (var chunk in deployment.Directories.ExportAsync(code, cancellation).Chunk(500).WithCancellation(cancellation))
        {
            foreach (var row in await SubjectViews.RowsAsync(deployment, scheme, chunk, cancellation))
            {
                yield return row;
            }
        }
    }

    private static LocalText RuleOf(Deployment deployment, string code) => code switch
    {
        EnterpriseDirectories.Elsewhere => new("登记地址不在本辖区或不详的主体", "Subjects whose registered address lies elsewhere or is not known"),
        _ when deployment.Territory.DirectoryRule.CityLevels.Count == 0 =>
            new("登记地址在本地区的主体", "Subjects registered in this division"),
        _ when code == deployment.Territory.DirectoryRule.Territory =>
            new($"市属国有主体（{deployment.Territory.DirectoryRule.Source}）", $"Subjects owned by the city ({deployment.Territory.DirectoryRule.Source})"),
        _ => new($"登记地址在本县（市、区）的主体（{deployment.Territory.DirectoryRule.Source}）", $"Subjects registered in this county ({deployment.Territory.DirectoryRule.Source})"),
    };
}
