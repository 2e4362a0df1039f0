using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Xinheng.Assessment.PackLife;

namespace Xinheng.Http;

/// <summary>Drafts of packs: written, submitted, approved or returned by a second person, put in force from a day.</summary>
internal static class PackDraftsRoutes
{
    public static void MapPackDrafts(this RouteGroupBuilder api)
    {
        var drafts = api.MapGroup("pack-drafts").WithTags("Packs");
        drafts.MapGet("", List).WithName("packDrafts").WithSummary("Drafts, the latest opened first");
        drafts.MapPost("", Open).WithName("openPackDraft").WithSummary("Open a draft").WithMetadata(new RequestSizeLimitAttribute(PackRequests.LargestBody));
        var draft = drafts.MapGroup("{number:long}").ProducesProblem(StatusCodes.Status404NotFound);
        draft.MapGet("", Get).WithName("packDraft").WithSummary("A draft with its files and every step of its life");
        var steps = draft.MapGroup("").ProducesProblem(StatusCodes.Status409Conflict);
        steps.MapPut("", Save).WithName("savePackDraft").WithSummary("Save its files; refused when somebody saved since").WithMetadata(new RequestSizeLimitAttribute(PackRequests.LargestBody));
        steps.MapPost("submit", Submit).WithName("submitPackDraft").WithSummary("Submit it for approval; refused while a finding blocks it or a case fails")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        steps.MapPost("approve", Approve).WithName("approvePackDraft").WithSummary("Approve it as a second person");
        steps.MapPost("return", Return).WithName("returnPackDraft").WithSummary("Send it back with a reason as a second person");
        steps.MapPost("activate", Activate).WithName("activatePackDraft").WithSummary("Put it in force from a day, today or later")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        steps.MapPost("discard", Discard).WithName("discardPackDraft").WithSummary("Give it up");
    }

    private static async Task<Results<Ok<Page<DraftRow>>, ProblemHttpResult>> List(
        Deployment deployment, string? pack, DraftState? state, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, refusal) = Paging.Read(cursor, limit);
        if (refusal is not null)
        {
            return Problems.Of(refusal);
        }

        var found = await deployment.Drafts.ListAsync((pack, state), new DraftNumber(page.After[0]), page.Rows, cancellation);
        return TypedResults.Ok(new Page<DraftRow>(
            [.. found.Items.Select(PackLifeViews.Row)], found.Next is { } next ? Paging.Write(next.Value) : null, null));
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Drafts.FindAsync(new DraftNumber(number), cancellation) is { } draft
            ? TypedResults.Ok(PackLifeViews.Of(draft))
            : Problems.Of(Refusal.NoSuchDraft(number));

    private static async Task<Results<Created<DraftView>, ProblemHttpResult>> Open(
        Deployment deployment, DraftOpening request, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(request.By);
        var (files, malformed) = PackRequests.Files(request.Pack, request.Files);
        if (person is null || files is null)
        {
            return Problems.Of(malformed ?? nobody ?? Refusal.OurFault());
        }

        var answer = await deployment.Drafts.OpenAsync(files, request.BasedOn, person, cancellation);
        return answer.IsDone
            ? TypedResults.Created($"/api/pack-drafts/{answer.Draft.Number}", PackLifeViews.Of(answer.Draft))
            : Problems.Of(PackLifeViews.Of(answer.Refusal, deployment.Today));
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Save(
        Deployment deployment, long number, DraftSaving request, CancellationToken cancellation)
    {
        if (await deployment.Drafts.FindAsync(new DraftNumber(number), cancellation) is not { } draft)
        {
            return Problems.Of(Refusal.NoSuchDraft(number));
        }

        var (files, malformed) = PackRequests.Files(draft.Pack, request.Files);
        return files is null
            ? Problems.Of(malformed ?? Refusal.OurFault())
            : await StepAsync(deployment, number, request.Revision, request.By, wish => deployment.Drafts.SaveAsync(wish, files.Texts, cancellation));
    }

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Submit(
        Deployment deployment, CheckDesk desk, HttpContext context, long number, DraftStepRequest request)
    {
        var (answer, refusal) = await desk.RunAsync(context, cancellation => StepAsync(
            deployment, number, request.Revision, request.By, wish => deployment.Drafts.SubmitAsync(wish, cancellation)));
        return answer ?? Problems.Of(refusal ?? Refusal.OurFault());
    }

    private static Task<Results<Ok<DraftView>, ProblemHttpResult>> Approve(
        Deployment deployment, long number, DraftStepRequest request, CancellationToken cancellation) =>
        StepAsync(deployment, number, request.Revision, request.By, wish => deployment.Drafts.ApproveAsync(wish, cancellation));

    private static Task<Results<Ok<DraftView>, ProblemHttpResult>> Return(
        Deployment deployment, long number, DraftStepRequest request, CancellationToken cancellation) =>
        StepAsync(deployment, number, request.Revision, request.By, wish => deployment.Drafts.ReturnAsync(wish, request.Reason, cancellation));

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> Activate(
        Deployment deployment, CheckDesk desk, HttpContext context, long number, DraftActivation request)
    {
        var (answer, refusal) = await desk.RunAsync(context, cancellation => StepAsync(
            deployment, number, request.Revision, request.By, wish => deployment.Drafts.ActivateAsync(wish, request.From, cancellation)));
        return answer ?? Problems.Of(refusal ?? Refusal.OurFault());
    }

    private static Task<Results<Ok<DraftView>, ProblemHttpResult>> Discard(
        Deployment deployment, long number, DraftStepRequest request, CancellationToken cancellation) =>
        StepAsync(deployment, number, request.Revision, request.By, wish => deployment.Drafts.DiscardAsync(wish, request.Reason, cancellation));

    private static async Task<Results<Ok<DraftView>, ProblemHttpResult>> StepAsync(
        Deployment deployment, long number, long revision, string by, Func<DraftWish, Task<DraftAnswer>> take)
    {
        var (wish, nobody) = PackRequests.Wish(number, revision, by);
        if (wish is null)
        {
            return Problems.Of(nobody ?? Refusal.OurFault());
        }

        var answer = await take(wish);
        return answer.IsDone
            ? TypedResults.Ok(PackLifeViews.Of(answer.Draft))
            : Problems.Of(PackLifeViews.Of(answer.Refusal, deployment.Today));
    }
}
