using Microsoft.AspNetCore.Http.HttpResults;

namespace Xinheng.Http;

/// <summary>Intake of files: batches, receipts, findings, mappings.</summary>
internal static class IntakeRoutes
{
    public static void MapIntake(this RouteGroupBuilder api)
    {
        var intake = api.MapGroup("intake").WithTags("Intake");
        intake.MapGet("kinds", Kinds).WithName("intakeKinds").WithSummary("Kinds of file that can be sent in");
        intake.MapGet("profiles", Profiles).WithName("intakeProfiles").WithSummary("Saved mappings");
        var batches = intake.MapGroup("batches");
        batches.MapPost("", Submit).WithName("submitBatches").WithSummary("Send in files").DisableAntiforgery();
        batches.MapGet("", List).WithName("batches").WithSummary("Batches, latest first");
        var batch = batches.MapGroup("{number:long}").ProducesProblem(StatusCodes.Status404NotFound);
        batch.MapGet("", Get).WithName("batch").WithSummary("A batch's receipt");
        batch.MapGet("progress", Progress).WithName("batchProgress").WithSummary("Its progress as server-sent events");
        batch.MapPost("cancel", Cancel).WithName("cancelBatch").WithSummary("Stop it; what was taken stays");
        batch.MapPost("resume", Resume).WithName("resumeBatch").WithSummary("Go on where it stopped");
        batch.MapGet("findings", Findings).WithName("batchFindings").WithSummary("What was found in its rows");
        batch.MapGet("rejected.xlsx", Rejected).WithName("rejectedRows").WithSummary("Its rejected rows with reasons, to correct and send in again")
            .Produces(StatusCodes.Status200OK, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        batch.MapGet("mapping", Mapping).WithName("batchMapping").WithSummary("What its columns seem to be");
        batch.MapPut("mapping", SetMapping).WithName("setBatchMapping").WithSummary("Say what its columns are");
    }

    private static Task<Ok<IReadOnlyList<KindView>>> Kinds() => throw new NotSupportedException();

    private static Task<Ok<IReadOnlyList<ProfileView>>> Profiles(CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Accepted<IReadOnlyList<BatchView>>, ProblemHttpResult>> Submit(
        IFormFileCollection files, string? kind, string? profile, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<Page<BatchView>>, ProblemHttpResult>> List(string? cursor, int? limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<Results<Ok<BatchView>, ProblemHttpResult>> Get(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<ServerSentEventsResult<BatchProgress>, ProblemHttpResult>> Progress(long number, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<Results<Ok<BatchView>, ProblemHttpResult>> Cancel(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<BatchView>, ProblemHttpResult>> Resume(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<Page<FindingView>>, ProblemHttpResult>> Findings(
        long number, string? outcome, string? cursor, int? limit, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<IResult> Rejected(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<MappingView>, ProblemHttpResult>> Mapping(long number, CancellationToken cancellation) => throw new NotSupportedException();

    private static Task<Results<Ok<BatchView>, ProblemHttpResult>> SetMapping(long number, MappingRequest request, CancellationToken cancellation) =>
        throw new NotSupportedException();
}
