using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Assessment;
using Xinheng.Assessment.Warnings;

namespace Xinheng.Http;

/// <summary>Warnings, the rules that give them, and what people do with them.</summary>
internal static class WarningsRoutes
{
    public static void MapWarnings(this RouteGroupBuilder api)
    {
        var warnings = api.MapGroup("warnings").WithTags("Warnings");
        warnings.MapGet("", List).WithName("warnings").WithSummary("Warnings, the latest first").ProducesProblem(StatusCodes.Status404NotFound);
        warnings.MapGet("counts", Counts).WithName("warningCounts").WithSummary("How many warnings stand where");
        warnings.MapGet("choices", Choices).WithName("watchChoices").WithSummary("The indicators and ready warnings of the packs in force");
        warnings.MapGet("{number:long}", Get).WithName("warning").WithSummary("A warning with every step of its life").ProducesProblem(StatusCodes.Status404NotFound);
        var acts = warnings.MapGroup("acts").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        acts.MapPost("", Act).WithName("actOnWarnings").WithSummary("Acknowledge, assign, put off or close warnings");
        acts.MapPost("{act:long}/undo", Undo).WithName("undoWarningAct").WithSummary("Take an act back where nobody has acted since");
        warnings.MapPost("try", Try).WithName("tryWatchRule").WithSummary("What a rule would give over the population; nothing is kept")
            .WithMetadata(new ChangesNothing());
        MapRules(warnings.MapGroup("rules"));
    }

    private static void MapRules(RouteGroupBuilder rules)
    {
        rules.MapGet("", ListRules).WithName("watchRules").WithSummary("The rules that watch, by number");
        rules.MapPost("", Draft).WithName("draftWatchRule").WithSummary("Write a rule as a draft");
        var rule = rules.MapGroup("{number:long}").ProducesProblem(StatusCodes.Status404NotFound);
        rule.MapGet("", GetRule).WithName("watchRule").WithSummary("A rule with every step of its life");
        var steps = rule.MapGroup("").ProducesProblem(StatusCodes.Status409Conflict);
        steps.MapPut("", Save).WithName("saveWatchRule").WithSummary("Write the next version of a rule that is not switched on");
        steps.MapPost("on", SwitchOn).WithName("switchWatchRuleOn").WithSummary("Switch a rule on");
        steps.MapPost("off", SwitchOff).WithName("switchWatchRuleOff").WithSummary("Switch a rule off; its warnings stay");
    }

    private static async Task<Results<Ok<Page<WarningRow>>, ProblemHttpResult>> List(
        Deployment deployment, [AsParameters] WarningListing listing, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, malformed) = Paging.Read(cursor, limit);
        var (filter, refusal) = await listing.ReadAsync(deployment, cancellation);
        if ((malformed ?? refusal) is { } refused)
        {
            return Problems.Of(refused);
        }

        var found = await deployment.Warnings.ListAsync(filter, page.After[0], page.Rows, cancellation);
        return TypedResults.Ok(new Page<WarningRow>(
            await new WarningViews(deployment).RowsAsync(found.Items, cancellation), found.Next is { } next ? Paging.Write(next) : null, null));
    }

    private static async Task<Results<Ok<WarningCounts>, ProblemHttpResult>> Counts(
        Deployment deployment, [AsParameters] WarningListing listing, CancellationToken cancellation)
    {
        var (filter, refusal) = await listing.ReadAsync(deployment, cancellation);
        return refusal is not null ? Problems.Of(refusal) : TypedResults.Ok(await deployment.Warnings.CountsAsync(filter, cancellation));
    }

    private static async Task<Ok<IReadOnlyList<WatchChoiceView>>> Choices(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await new WarningViews(deployment).ChoicesAsync(cancellation));

    private static async Task<Results<Ok<WarningView>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Warnings.FindAsync(number, cancellation) is { } found
            ? TypedResults.Ok(await new WarningViews(deployment).OfAsync(found.Warning, found.Steps, cancellation))
            : Problems.Of(WarningRequests.NoSuchWarning(number));

    private static async Task<Results<Ok<WarningActView>, ProblemHttpResult>> Act(Deployment deployment, WarningActRequest request, CancellationToken cancellation)
    {
        var (done, refusal) = await WarningRequests.ActAsync(deployment, request, cancellation);
        return done is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(done);
    }

    private static async Task<Results<Ok<WarningActView>, ProblemHttpResult>> Undo(
        Deployment deployment, long act, WarningUndoRequest request, CancellationToken cancellation)
    {
        var (done, refusal) = await WarningRequests.UndoAsync(deployment, act, request.By, cancellation);
        return done is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(done);
    }

    private static async Task<Results<Ok<WatchTrialView>, ProblemHttpResult>> Try(
        Deployment deployment, CheckDesk desk, HttpContext context, WatchTrialRequest request)
    {
        var (answer, refusal) = await desk.RunAsync(context, cancellation => WarningRequests.TryAsync(deployment, request, WatchTrial.Limit, cancellation));
        return answer is { View: { } view } ? TypedResults.Ok(view) : Problems.Of(refusal ?? answer?.Refusal ?? Refusal.OurFault());
    }

    private static async Task<Ok<IReadOnlyList<WatchRuleView>>> ListRules(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await WarningRequests.RulesAsync(deployment, cancellation));

    private static async Task<Results<Ok<WatchRuleView>, ProblemHttpResult>> GetRule(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.WatchRules.FindAsync(number, cancellation) is { } rule
            ? TypedResults.Ok(await WarningRequests.OfAsync(deployment, rule, cancellation))
            : Problems.Of(WarningRequests.NoSuchRule(number));

    private static async Task<Results<Created<WatchRuleView>, ProblemHttpResult>> Draft(
        Deployment deployment, WatchRuleRequest request, CancellationToken cancellation)
    {
        var (view, refusal) = await WarningRequests.DraftAsync(deployment, request.Spec, request.By, cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Created($"/api/warnings/rules/{view.Number}", view);
    }

    private static Task<Results<Ok<WatchRuleView>, ProblemHttpResult>> Save(
        Deployment deployment, long number, WatchRuleRequest request, CancellationToken cancellation) =>
        request.Spec is null
            ? Task.FromResult<Results<Ok<WatchRuleView>, ProblemHttpResult>>(Problems.Of(WarningRequests.NoSpec()))
            : StepAsync(
                deployment, (number, request.Revision ?? 0), (request.By, null), wish => deployment.WatchRules.SaveAsync(wish, request.Spec, cancellation), cancellation);

    private static Task<Results<Ok<WatchRuleView>, ProblemHttpResult>> SwitchOn(
        Deployment deployment, long number, WatchSwitchRequest request, CancellationToken cancellation) =>
        StepAsync(
            deployment, (number, request.Revision), (request.By, request.Reason), wish => deployment.WatchRules.SwitchOnAsync(wish, cancellation), cancellation);

    private static Task<Results<Ok<WatchRuleView>, ProblemHttpResult>> SwitchOff(
        Deployment deployment, long number, WatchSwitchRequest request, CancellationToken cancellation) =>
        StepAsync(
            deployment, (number, request.Revision), (request.By, request.Reason), wish => deployment.WatchRules.SwitchOffAsync(wish, cancellation), cancellation);

    private static async Task<Results<Ok<WatchRuleView>, ProblemHttpResult>> StepAsync(
        Deployment deployment, (long Number, long Revision) rule, (string By, string? Reason) said,
        Func<WatchWish, Task<StepAnswer<WatchRule>>> take, CancellationToken cancellation)
    {
        var (person, nobody) = PackRequests.Person(said.By);
        if (person is null)
        {
            return Problems.Of(nobody ?? Refusal.OurFault());
        }

        var answer = await take(new WatchWish(rule.Number, rule.Revision, person, said.Reason));
        return answer.Value is { } found
            ? TypedResults.Ok(await WarningRequests.OfAsync(deployment, found, cancellation))
            : Problems.Of(answer.Refusal is { } refused ? StepRefusals.Of(refused) : Refusal.OurFault());
    }
}
