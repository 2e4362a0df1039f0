using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Xinheng.Assessment;
using Xinheng.Assessment.PackLife;

namespace Xinheng.Http;

/// <summary>Policy packs in the versions in force, for reading; and checks of texts that nobody has saved.</summary>
internal static class PacksRoutes
{
    public static void MapPacks(this RouteGroupBuilder api)
    {
        var packs = api.MapGroup("packs").WithTags("Packs");
        packs.MapGet("", List).WithName("packs").WithSummary("The packs in the version in force on a day, by territory, each with all its versions");
        packs.MapPost("check", Check).WithName("checkPack").WithSummary("Compile and lint files and run their cases; nothing is kept")
            .WithMetadata(new RequestSizeLimitAttribute(PackRequests.LargestBody), new ChangesNothing()).ProducesProblem(StatusCodes.Status429TooManyRequests);
        var pack = packs.MapGroup("{issuer}/{name}").ProducesProblem(StatusCodes.Status404NotFound);
        pack.MapGet("", Get).WithName("pack").WithSummary("A pack for reading, with its sources, findings and cases");
        pack.MapGet("sensitivity", Sensitivity).WithName("packSensitivity")
            .WithSummary("Which change of a weight or a judgement of the weighted tree gives a case of the pack another grade").ProducesProblem(StatusCodes.Status429TooManyRequests);
        pack.MapGet("sheet", Sheet).WithName("packSheet")
            .WithSummary("A pack as a sheet for sign-off: clause, rule, values and cases side by side").ProducesProblem(StatusCodes.Status400BadRequest);
        pack.MapGet("files", Files).WithName("packFiles").WithSummary("The files of a version of a pack");
    }

    private static async Task<Ok<IReadOnlyList<PackRow>>> List(Deployment deployment, DateOnly? on, CancellationToken cancellation) =>
        TypedResults.Ok(await PackListing.OfAsync(deployment, on ?? deployment.Today, cancellation));

    private static async Task<Results<Ok<PackDetail>, ProblemHttpResult>> Get(
        Deployment deployment, string issuer, string name, string? fingerprint, CancellationToken cancellation)
    {
        // Only packs by their ids: an address must not lead to other folders of the machine.
        var line = await deployment.Versions.LineAsync($"{issuer}/{name}", null, cancellation);
        return await EntryAsync(deployment, line, fingerprint, cancellation) is { } entry
            ? TypedResults.Ok(PackViews.Detail(entry, line, deployment.Today))
            : Problems.Of(Refusal.NoSuchPack($"{issuer}/{name}"));
    }

    private static async Task<Results<Ok<SensitivityView>, ProblemHttpResult>> Sensitivity(
        Deployment deployment, CheckDesk desk, HttpContext context, string issuer, string name, [AsParameters] SensitivityQuery query)
    {
        var line = await deployment.Versions.LineAsync($"{issuer}/{name}", null, context.RequestAborted);
        if (await EntryAsync(deployment, line, query.Fingerprint, context.RequestAborted) is not { } entry)
        {
            return Problems.Of(Refusal.NoSuchPack($"{issuer}/{name}"));
        }

        var number = query.Case ?? 1;
        if (SensitivityViews.CaseOf(entry, number) is { Refusal: { } unfit })
        {
            return Problems.Of(unfit);
        }

        var (view, refusal) = await desk.RunAsync(context, _ => Task.FromResult(SensitivityViews.Of(entry, number, deployment.Today)));
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<PolicySheetView>, ProblemHttpResult>> Sheet(
        Deployment deployment, string issuer, string name, string? fingerprint, DateOnly? on, CancellationToken cancellation)
    {
        var line = await deployment.Versions.LineAsync($"{issuer}/{name}", null, cancellation);
        if (await EntryAsync(deployment, line, fingerprint, cancellation) is not { } entry)
        {
            return Problems.Of(Refusal.NoSuchPack($"{issuer}/{name}"));
        }

        return PolicySheetViews.Of(entry, on ?? deployment.Today) is { } sheet
            ? TypedResults.Ok(sheet)
            : Problems.Of(Refusal.NotReadable(entry.Id));
    }

    private static async Task<Results<Ok<PackFilesView>, ProblemHttpResult>> Files(
        Deployment deployment, string issuer, string name, string? fingerprint, CancellationToken cancellation)
    {
        var line = await deployment.Versions.LineAsync($"{issuer}/{name}", null, cancellation);
        return await EntryAsync(deployment, line, fingerprint, cancellation) is { } entry
            ? TypedResults.Ok(PackLifeViews.Files(entry))
            : Problems.Of(Refusal.NoSuchPack($"{issuer}/{name}"));
    }

    private static async Task<Results<Ok<CheckView>, ProblemHttpResult>> Check(
        Deployment deployment, CheckDesk desk, HttpContext context, CheckRequest request)
    {
        var (files, malformed) = PackRequests.Files(request.Pack, request.Files);
        if (files is null)
        {
            return Problems.Of(malformed ?? Refusal.OurFault());
        }

        var (check, refusal) = await desk.RunAsync(context, cancellation => deployment.Drafts.CheckAsync(files, cancellation));
        return check is null
            ? Problems.Of(refusal ?? Refusal.OurFault())
            : TypedResults.Ok(PackLifeViews.Of(check, deployment.Today));
    }

    /// <summary>The version asked for, in force or not; when none is, the one in force today.</summary>
    private static async Task<PackEntry?> EntryAsync(
        Deployment deployment, IReadOnlyList<PackVersion> line, string? fingerprint, CancellationToken cancellation) => (line, fingerprint) switch
        {
            ([], _) => null,
            (_, null) => PackVersion.On(line, deployment.Today)?.Entry,
            ([var first, ..], _) => await deployment.Versions.WithFingerprintAsync(first.Entry.Id, fingerprint, cancellation),
        };
}
