using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Intake;
using Xinheng.Intake.Batches;
using Xinheng.Intake.Layouts;

namespace Xinheng.Http;

/// <summary>Intake of files: batches, receipts, findings, mappings.</summary>
internal static class IntakeRoutes
{
    private const int FilesAtOnce = 50;
    private static readonly TimeSpan ProgressEvery = TimeSpan.FromMilliseconds(300);

    public static void MapIntake(this RouteGroupBuilder api)
    {
        var intake = api.MapGroup("intake").WithTags("Intake");
        intake.MapGet("kinds", AllKinds).WithName("intakeKinds").WithSummary("Kinds of file that can be sent in");
        intake.MapGet("profiles", Profiles).WithName("intakeProfiles").WithSummary("Saved mappings");
        var batches = intake.MapGroup("batches");
        batches.MapPost("", Submit).WithName("submitBatches").WithSummary("Send in files").DisableAntiforgery();
        batches.MapGet("", List).WithName("batches").WithSummary("Batches, latest first");
        var batch = batches.MapGroup("{number:long}").ProducesProblem(StatusCodes.Status404NotFound);
        batch.MapGet("", Get).WithName("batch").WithSummary("A batch's receipt");
        batch.MapGet("progress", Progress).WithName("batchProgress").WithSummary("Its progress as server-sent events, until it comes to rest");
        batch.MapPost("cancel", Cancel).WithName("cancelBatch").WithSummary("Stop it; what was taken stays");
        batch.MapPost("resume", Resume).WithName("resumeBatch").WithSummary("Go on where it stopped");
        batch.MapGet("findings", Findings).WithName("batchFindings").WithSummary("What was found in its rows");
        batch.MapGet("rejected.xlsx", Rejected).WithName("rejectedRows").WithSummary("Its rejected rows with reasons, to correct and send in again")
            .Produces(StatusCodes.Status200OK, contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        batch.MapGet("mapping", GetMapping).WithName("batchMapping").WithSummary("What its columns seem to be");
        batch.MapPut("mapping", SetMapping).WithName("setBatchMapping").WithSummary("Say what its columns are");
    }

    private static Ok<IReadOnlyList<KindView>> AllKinds() => TypedResults.Ok(Kinds.All);

    private static async Task<Ok<IReadOnlyList<ProfileView>>> Profiles(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<ProfileView>>(
            [.. (await deployment.Intake.Profiles.ListAsync(cancellation))
                .Select(profile => new ProfileView(profile.Mapping.Name, profile.Mapping.Kind, profile.Version, profile.Saved))]);

    private static async Task<Results<Accepted<IReadOnlyList<BatchView>>, ProblemHttpResult>> Submit(
        Deployment deployment, Pipeline pipeline, IFormFileCollection files, string? kind, string? profile, CancellationToken cancellation)
    {
        if (files.Count is 0 or > FilesAtOnce)
        {
            return Problems.Of(files.Count == 0 ? Refusal.NoFile() : Refusal.TooManyFiles(files.Count, FilesAtOnce));
        }

        if (kind is not null && !Kinds.Exists(kind))
        {
            return Problems.Of(Refusal.NoneOf("kind", kind, Kinds.All.Select(known => known.Id)));
        }

        var views = new List<BatchView>();
        foreach (var file in files)
        {
            await using var content = file.OpenReadStream();
            var answer = await deployment.Intake.SubmitAsync(content, file.FileName, new IntakeWish(kind, profile), cancellation);
            if (!answer.IsDone)
            {
                return Problems.Of(Refusal.Of(answer.Refusal));
            }

            views.Add(BatchViews.Of(answer.Receipt, answer.IsRepeat));
        }

        pipeline.Wake();
        return TypedResults.Accepted((string?)null, (IReadOnlyList<BatchView>)views);
    }

    private static async Task<Results<Ok<Page<BatchView>>, ProblemHttpResult>> List(
        Deployment deployment, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, refusal) = Paging.Read(cursor, limit);
        if (refusal is not null)
        {
            return Problems.Of(refusal);
        }

        var before = page.After[0] == 0 ? (BatchNumber?)null : new BatchNumber(page.After[0]);
        var receipts = await deployment.Intake.ListAsync([], before, page.Rows, cancellation);
        var next = receipts.Count == page.Rows && receipts[^1].Number.Value > 1 ? Paging.Write(receipts[^1].Number.Value) : null;
        return TypedResults.Ok(new Page<BatchView>([.. receipts.Select(receipt => BatchViews.Of(receipt))], next, null));
    }

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Intake.FindAsync(new BatchNumber(number), cancellation) is { } receipt
            ? TypedResults.Ok(BatchViews.Of(receipt))
            : Problems.Of(Refusal.NoSuchBatch(number));

    private static async Task<Results<ServerSentEventsResult<BatchProgress>, ProblemHttpResult>> Progress(
        Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Intake.ProgressAsync(new BatchNumber(number), cancellation) is null
            ? Problems.Of(Refusal.NoSuchBatch(number))
            : TypedResults.ServerSentEvents(ProgressAsync(deployment, number, cancellation));

    private static async IAsyncEnumerable<BatchProgress> ProgressAsync(
        Deployment deployment, long number, [EnumeratorCancellation] CancellationToken cancellation)
    {
        BatchProgress? told = null;
        while (await deployment.Intake.ProgressAsync(new BatchNumber(number), cancellation) is { } progress)
        {
            var view = BatchViews.Of(progress);
            if (view != told)
            {
                yield return told = view;
            }

            if (view.State is not (BatchState.Waiting or BatchState.Running or BatchState.Interrupted))
            {
                yield break;
            }

            await Task.Delay(ProgressEvery, cancellation);
        }
    }

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> Cancel(Deployment deployment, long number, CancellationToken cancellation) =>
        await AnswerAsync(deployment, number, deployment.Intake.CancelAsync, cancellation);

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> Resume(
        Deployment deployment, Pipeline pipeline, long number, CancellationToken cancellation)
    {
        var answer = await AnswerAsync(deployment, number, deployment.Intake.ResumeAsync, cancellation);
        pipeline.Wake();
        return answer;
    }

    private static async Task<Results<Ok<Page<FindingView>>, ProblemHttpResult>> Findings(
        Deployment deployment, long number, string? outcome, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, unreadable) = Paging.Read(cursor, limit, numbers: 3);
        var refusal = unreadable
            ?? (outcome is null or "flagged" or "rejected" ? null : Refusal.NoneOf("outcome", outcome, ["flagged", "rejected"]));
        if (refusal is not null)
        {
            return Problems.Of(refusal);
        }

        if (await deployment.Intake.FindAsync(new BatchNumber(number), cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchBatch(number));
        }

        var after = cursor is null ? (FindingCursor?)null : new FindingCursor((int)page.After[0], page.After[1], (int)page.After[2]);
        var found = await deployment.Intake.FindingsAsync(
            new BatchNumber(number), new FindingQuery(outcome is null ? null : outcome is "flagged", null, after, page.Rows), cancellation);
        var next = found.Next is { } at ? Paging.Write(at.Sheet, at.Row, at.Place) : null;
        return TypedResults.Ok(new Page<FindingView>([.. found.Findings.Select(BatchViews.Of)], next, null));
    }

    private static async Task<IResult> Rejected(Deployment deployment, long number, CancellationToken cancellation)
    {
        if (await deployment.Intake.FindAsync(new BatchNumber(number), cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchBatch(number));
        }

        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await deployment.Intake.WriteRejectedAsync(new BatchNumber(number), file, cancellation);
        file.Position = 0;
        return TypedResults.File(file, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", $"rejected-{number}.xlsx");
    }

    private static async Task<Results<Ok<MappingView>, ProblemHttpResult>> GetMapping(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Intake.FindAsync(new BatchNumber(number), cancellation) is null
            ? Problems.Of(Refusal.NoSuchBatch(number))
            : TypedResults.Ok(new MappingView(
                [.. (await deployment.Intake.ProposalsAsync(new BatchNumber(number), cancellation)).Select(BatchViews.Of)]));

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> SetMapping(
        Deployment deployment, Pipeline pipeline, long number, MappingRequest request, CancellationToken cancellation)
    {
        if (MappingRequests.Check(request) is { } refusal)
        {
            return Problems.Of(refusal);
        }

        var proposals = await deployment.Intake.ProposalsAsync(new BatchNumber(number), cancellation);
        var sheets = MappingRequests.Sheets(request, proposals);
        var answer = await AnswerAsync(
            deployment, number, (batch, token) => deployment.Intake.SetMappingAsync(batch, sheets, request.SaveAs, token), cancellation);
        pipeline.Wake();
        return answer;
    }

    private static async Task<Results<Ok<BatchView>, ProblemHttpResult>> AnswerAsync(
        Deployment deployment, long number, Func<BatchNumber, CancellationToken, Task<BatchAnswer>> wish, CancellationToken cancellation)
    {
        if (await deployment.Intake.FindAsync(new BatchNumber(number), cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchBatch(number));
        }

        var answer = await wish(new BatchNumber(number), cancellation);
        return answer.IsDone ? TypedResults.Ok(BatchViews.Of(answer.Receipt, answer.IsRepeat)) : Problems.Of(Refusal.Of(answer.Refusal));
    }
}

/// <summary>Reads what a person says about the columns of a file.</summary>
internal static class MappingRequests
{
    public static Refusal? Check(MappingRequest request)
    {
        if (!Kinds.Exists(request.Kind))
        {
            return Refusal.NoneOf("kind", request.Kind, Kinds.All.Select(kind => kind.Id));
        }

        if (request.Sheets.Count == 0)
        {
            return Refusal.BadValue("sheets", "[]", new("至少一张表", "at least one sheet"));
        }

        if (request.SaveAs is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > 100))
        {
            return Refusal.BadValue("saveAs", name, new("1–100 个字符", "1–100 characters"));
        }

        var known = Kinds.FieldsOf(request.Kind);
        return request.Sheets.Select(sheet => Check(sheet, known)).FirstOrDefault(refusal => refusal is not null);
    }

    public static IReadOnlyList<SheetMapping> Sheets(MappingRequest request, IReadOnlyList<SheetProposal> proposals) =>
        [.. request.Sheets.Select(sheet => new SheetMapping(sheet.Sheet, new Mapping
        {
            Kind = request.Kind,
            FirstDataRow = sheet.FirstDataRow,
            Columns = [.. sheet.Columns.Select(column => new MappedColumn(column.Index, column.Field, column.Unit))],
            Constants = sheet.Constants,
            Headers = proposals.FirstOrDefault(proposal => proposal.Sheet == sheet.Sheet)?.Proposal.HeaderTexts() ?? [],
        }))];

    private static Refusal? Check(SheetChoice sheet, IReadOnlySet<string> known)
    {
        if (sheet.FirstDataRow < 1)
        {
            return Refusal.BadValue("firstDataRow", sheet.FirstDataRow.ToString(), new("从 1 起的行号，例如 2", "a row number from 1 on, such as 2"));
        }

        if (sheet.Columns.Select(column => column.Field).Concat(sheet.Constants.Keys).FirstOrDefault(field => !known.Contains(field)) is { } unknown)
        {
            return Refusal.NoneOf("field", unknown, known.Order(StringComparer.Ordinal));
        }

        return sheet.Columns.FirstOrDefault(column => column.Index < 0 || column.Unit is not (null or "yuan" or "ten-thousand-yuan")) is { } wrong
            ? Refusal.BadValue("columns", $"{wrong.Index} {wrong.Unit}", new("index 从 0 起，unit 为 yuan 或 ten-thousand-yuan", "index from 0 on, unit yuan or ten-thousand-yuan"))
            : null;
    }
}
