using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Xinheng.Assessment.BackTests;

namespace Xinheng.Http;

/// <summary>Back-tests: whether a worse class finds more. For use inside: they tell classes that are not for showing.</summary>
internal static class BackTestRoutes
{
    private const int Listed = 100;

    public static void MapBackTests(this RouteGroupBuilder api)
    {
        var tests = api.MapGroup("backtests").WithTags("BackTests");
        tests.MapPost("", Start).WithName("startBackTest").WithSummary("Send in outcomes of inspections and test grades against them").DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(BackTestOrders.LargestFile + 1_000_000))
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        tests.MapGet("inspections", Inspections).WithName("heldInspections").WithSummary("How many inspections the platform holds that a back-test could take")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        tests.MapPost("inspections", StartHeld).WithName("startBackTestOnInspections").WithSummary("Test grades against inspections that the platform holds")
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        tests.MapGet("", List).WithName("backTests").WithSummary("The latest back-tests, newest first");
        var test = tests.MapGroup("{number:long}").ProducesProblem(StatusCodes.Status404NotFound);
        test.MapGet("", Get).WithName("backTest").WithSummary("A back-test with its report");
        test.MapPost("cancel", Cancel).WithName("cancelBackTest").WithSummary("Stop it").ProducesProblem(StatusCodes.Status409Conflict);
        test.MapGet("outcomes.csv", Outcomes).WithName("backTestOutcomes").WithSummary("Its outcomes with the class of the day before, for use inside")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<Results<Accepted<BackTestRow>, ProblemHttpResult>> Start(
        Deployment deployment, Pipeline pipeline, IFormFileCollection files, [AsParameters] BackTestQuery query, CancellationToken cancellation)
    {
        if (files is not [var file])
        {
            return Problems.Of(files.Count == 0 ? Refusal.NoFile() : Refusal.TooManyFiles(files.Count, 1));
        }

        if (await UnknownAsync(deployment, query, cancellation) is { } unknown)
        {
            return Problems.Of(unknown);
        }

        await using var content = file.OpenReadStream();
        return await StartedAsync(deployment, pipeline, await BackTestOrders.StartAsync(deployment, query.Wish(), content, file.FileName, cancellation), cancellation);
    }

    private static async Task<Results<Accepted<BackTestRow>, ProblemHttpResult>> StartHeld(
        Deployment deployment, Pipeline pipeline, [AsParameters] BackTestQuery query, string? department, CancellationToken cancellation) =>
        await UnknownAsync(deployment, query, cancellation) is { } unknown ? Problems.Of(unknown)
            : await StartedAsync(deployment, pipeline, await BackTestOrders.StartHeldAsync(deployment, query.Wish(department), cancellation), cancellation);

    private static async Task<Results<Ok<InspectionsView>, ProblemHttpResult>> Inspections(
        Deployment deployment, DateOnly? from, DateOnly? through, string? department, CancellationToken cancellation)
    {
        var wish = new BackTestWish { From = from, Through = through, Department = department };
        return BackTestOrders.CheckDays(wish) is { } wrong ? Problems.Of(wrong)
            : TypedResults.Ok(BackTestViews.Of(await deployment.Inspections.ReadAsync(wish.Choice, deployment.Today, await deployment.Changes.LastAsync(cancellation), cancellation)));
    }

    // A path of the server's machine never names a pack over HTTP.
    private static async Task<Refusal?> UnknownAsync(Deployment deployment, BackTestQuery query, CancellationToken cancellation) =>
        query.Pack is { } pack && (await deployment.Versions.LineAsync(pack, null, cancellation)).Count == 0 ? Refusal.NoSuchPack(pack) : null;

    private static async Task<Results<Accepted<BackTestRow>, ProblemHttpResult>> StartedAsync(
        Deployment deployment, Pipeline pipeline, (BackTest? Test, Refusal? Refusal) start, CancellationToken cancellation)
    {
        if (start.Test is not { } test)
        {
            return Problems.Of(start.Refusal ?? Refusal.OurFault());
        }

        pipeline.Wake();
        return TypedResults.Accepted($"/api/backtests/{test.Number}", (await BackTestViews.OfAsync(deployment, test, cancellation)).Test);
    }

    private static async Task<Ok<IReadOnlyList<BackTestRow>>> List(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await BackTestViews.RowsAsync(deployment, await deployment.BackTests.ListAsync(Listed, cancellation), cancellation));

    private static async Task<Results<Ok<BackTestView>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.BackTests.FindAsync(number, cancellation) is { } test
            ? TypedResults.Ok(await BackTestViews.OfAsync(deployment, test, cancellation))
            : Problems.Of(Refusal.NoSuchBackTest(number));

    private static async Task<Results<Ok<BackTestView>, ProblemHttpResult>> Cancel(Deployment deployment, long number, CancellationToken cancellation)
    {
        if (await deployment.BackTests.FindAsync(number, cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchBackTest(number));
        }

        return await deployment.BackTests.CancelAsync(number, cancellation) && await deployment.BackTests.FindAsync(number, cancellation) is { } test
            ? TypedResults.Ok(await BackTestViews.OfAsync(deployment, test, cancellation))
            : Problems.Of(Refusal.NotFinished($"回溯检验 {number} "));
    }

    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Outcomes(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.BackTests.FindAsync(number, cancellation) is { } test
            ? TypedResults.Stream(stream => BackTestExport.WriteAsync(stream, test, deployment.BackTests.LinesAsync(number, cancellation)), "text/csv; charset=utf-8", $"backtest-{number}-internal.csv")
            : Problems.Of(Refusal.NoSuchBackTest(number));
}
