using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Runs over all subjects, and the subjects a person must decide.</summary>
internal static class AssessmentRoutes
{
    public static void MapAssessment(this RouteGroupBuilder api)
    {
        var assessment = api.MapGroup("assessment").WithTags("Assessment");
        assessment.MapPost("runs", Start).WithName("startRun").WithSummary("Grade all subjects as of a day");
        assessment.MapGet("runs", List).WithName("runs").WithSummary("Runs, latest first");
        assessment.MapGet("runs/{number:long}", Get).WithName("run").WithSummary("A run").ProducesProblem(StatusCodes.Status404NotFound);
        assessment.MapPost("runs/{number:long}/cancel", Cancel).WithName("cancelRun").WithSummary("Stop a run; grades given stay").ProducesProblem(StatusCodes.Status404NotFound);
        assessment.MapGet("reviews", Reviews).WithName("reviews").WithSummary("Subjects that no rule covers");
    }

    private static Task<Results<Accepted<RunView>, ProblemHttpResult>> Start(RunRequest request, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<Page<RunView>>, ProblemHttpResult>> List(string? cursor, int? limit, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<RunView>, ProblemHttpResult>> Get(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<RunView>, ProblemHttpResult>> Cancel(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<Page<ReviewView>>, ProblemHttpResult>> Reviews(string? scheme, string? cursor, int? limit, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
