using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Assessment;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Runs over all subjects, and the subjects a person must decide.</summary>
internal static class AssessmentRoutes
{
    private const int RunsShown = 200;
    private static readonly LocalText Question = new("没有规则覆盖这种情形，待人工研判。", "No rule covers this situation: it needs a person's judgement.");

    public static void MapAssessment(this RouteGroupBuilder api)
    {
        var assessment = api.MapGroup("assessment").WithTags("Assessment");
        assessment.MapPost("runs", Start).WithName("startRun").WithSummary("Grade all subjects as of a day").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        assessment.MapGet("runs", List).WithName("runs").WithSummary("The latest runs, newest first; each says as of which day it graded");
        assessment.MapGet("runs/{number:long}", Get).WithName("run").WithSummary("A run").ProducesProblem(StatusCodes.Status404NotFound);
        assessment.MapPost("runs/{number:long}/cancel", Cancel).WithName("cancelRun").WithSummary("Stop a run; grades given stay").ProducesProblem(StatusCodes.Status404NotFound);
        assessment.MapGet("distribution", Distribution).WithName("distribution").WithSummary("Subjects by grade, as of a day and by what was known on a day");
        assessment.MapGet("reviews", Reviews).WithName("reviews").WithSummary("Subjects that no rule covers, at present or as of a past day by what was known then");
    }

    private static async Task<Results<Accepted<RunView>, ProblemHttpResult>> Start(
        Deployment deployment, Pipeline pipeline, RunRequest request, CancellationToken cancellation)
    {
        if (await deployment.Versions.OnAsync(request.Pack, request.AsOf, null, cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchPack(request.Pack));
        }

        var start = await deployment.Runs.StartAsync(request.Pack, request.AsOf, null, cancellation);
        if (start.Run is not { } run)
        {
            return Problems.Of(RunViews.Refused(start.Refusal));
        }

        pipeline.Wake();
        return TypedResults.Accepted($"/api/assessment/runs/{run.Number}", await RunViews.OfAsync(deployment, run, cancellation));
    }

    private static async Task<Ok<IReadOnlyList<RunView>>> List(Deployment deployment, CancellationToken cancellation)
    {
        var views = new List<RunView>();
        var words = new Dictionary<string, PolicyWords?>(StringComparer.Ordinal);
        foreach (var run in await deployment.Runs.ListAsync(RunsShown, cancellation))
        {
            words.TryAdd(run.Scheme, words.TryGetValue(run.Scheme, out var known) ? known : await deployment.WordsOfAsync(run.Scheme, cancellation));
            views.Add(await RunViews.OfAsync(deployment, run, words[run.Scheme], cancellation));
        }

        return TypedResults.Ok<IReadOnlyList<RunView>>(views);
    }

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Runs.FindAsync(number, cancellation) is { } run
            ? TypedResults.Ok(await RunViews.OfAsync(deployment, run, cancellation))
            : Problems.Of(Refusal.NoSuchRun(number));

    private static async Task<Results<Ok<RunView>, ProblemHttpResult>> Cancel(Deployment deployment, long number, CancellationToken cancellation)
    {
        if (await deployment.Runs.FindAsync(number, cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchRun(number));
        }

        return await deployment.Runs.CancelAsync(number, cancellation) && await deployment.Runs.FindAsync(number, cancellation) is { } run
            ? TypedResults.Ok(await RunViews.OfAsync(deployment, run, cancellation))
            : Problems.Of(Refusal.NotFinished($"评价任务 {number} "));
    }

    private static async Task<Results<Ok<DistributionView>, ProblemHttpResult>> Distribution(
        Deployment deployment, string? scheme, [AsParameters] MomentQuery query, CancellationToken cancellation)
    {
        var (view, refusal) = await DistributionAsync(deployment, scheme, query, cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }

    /// <summary>Subjects by grade as of a day, today when none is given.</summary>
    public static async Task<(DistributionView? View, Refusal? Refusal)> DistributionAsync(
        Deployment deployment, string? scheme, MomentQuery query, CancellationToken cancellation)
    {
        var day = query.AsOf ?? deployment.Today;
        var chosen = scheme ?? await deployment.LatestAsync(cancellation);
        var (moment, refusal) = await deployment.GradesAsync(chosen, query with { AsOf = day }, cancellation);
        if (refusal is not null || moment is null)
        {
            return (null, refusal);
        }

        if (chosen is null || await deployment.WordsOfAsync(chosen, day, cancellation) is not { } words)
        {
            return (new DistributionView(null, day, query.KnownOn, [], 0), null);
        }

        var counts = await deployment.Past.CountAsync(chosen, moment, cancellation);
        return (new DistributionView(chosen, day, query.KnownOn, OverviewRoutes.Counts(PastOverview.Letters(counts), words), counts.Sum(count => count.Subjects)), null);
    }

    private static async Task<Results<Ok<Page<ReviewView>>, ProblemHttpResult>> Reviews(
        Deployment deployment, string? scheme, string? cursor, int? limit, [AsParameters] MomentQuery query, CancellationToken cancellation)
    {
        var (page, unreadable) = Paging.Read(cursor, limit);
        var chosen = scheme ?? await deployment.LatestAsync(cancellation);
        var (moment, refusal) = await deployment.GradesAsync(chosen, query, cancellation);
        if ((unreadable ?? refusal) is { } why)
        {
            return Problems.Of(why);
        }

        if (chosen is null || await deployment.WordsOfAsync(chosen, cancellation) is not { Scheme: { } shown })
        {
            return TypedResults.Ok(new Page<ReviewView>([], null, 0));
        }

        return TypedResults.Ok(moment is null
            ? await ReviewsAsync(deployment, shown, page, cancellation)
            : await PastReviewsAsync(deployment, shown, moment, page, cancellation));
    }

    private static async Task<Page<ReviewView>> ReviewsAsync(Deployment deployment, SchemeView scheme, PageWish page, CancellationToken cancellation)
    {
        var reviews = await deployment.Figures.PageAsync(
            new StandingFilter(scheme.Id, StandingFilter.Review), new SubjectNumber(page.After[0]), page.Rows, cancellation);
        var last = await deployment.Changes.LastAsync(cancellation);
        var subjects = await deployment.Registry.ListAsync(
            [.. reviews.Items.Select(review => review.Subject)], deployment.Today, last, cancellation);
        var rows = (await SubjectViews.RowsAsync(deployment, scheme.Id, [.. subjects.Select(SubjectViews.Hit)], cancellation))
            .Zip(subjects, (row, standing) => (standing.Subject.Number, row)).ToDictionary(pair => pair.Number, pair => pair.row);
        return new Page<ReviewView>(
            [.. reviews.Items.Where(review => rows.ContainsKey(review.Subject))
                .Select(review => new ReviewView(rows[review.Subject], review.Since, scheme.Id, scheme.Title, Question))],
            reviews.Next is { } next ? Paging.Write(next.Value) : null,
            await deployment.Figures.OpenReviewsAsync(scheme.Id, cancellation));
    }

    private static async Task<Page<ReviewView>> PastReviewsAsync(
        Deployment deployment, SchemeView scheme, GradeMoment moment, PageWish page, CancellationToken cancellation)
    {
        var filter = SubjectFilter.None with { Grade = StandingFilter.Review, Scheme = scheme.Id };
        var past = new PastSubjects(deployment, filter, scheme.Id, moment);
        var (matching, next) = await past.ChunkAsync(page.After[0], page.Rows, cancellation);
        return new Page<ReviewView>(
            [.. matching.Select(pair => new ReviewView(SubjectViews.Row(deployment, pair.Hit, pair.Grade), moment.AsOf, scheme.Id, scheme.Title, Question))],
            next is { } go ? Paging.Write(go) : null,
            await past.TotalAsync(cancellation));
    }
}

/// <summary>Sets runs out for people.</summary>
internal static class RunViews
{
    public static async Task<RunView> OfAsync(Deployment deployment, Run run, CancellationToken cancellation) =>
        await OfAsync(deployment, run, await deployment.WordsOfAsync(run.Scheme, cancellation), cancellation);

    public static async Task<RunView> OfAsync(Deployment deployment, Run run, PolicyWords? words, CancellationToken cancellation)
    {
        var seconds = ((run.Finished ?? deployment.Clock.GetUtcNow()) - run.Started).TotalSeconds;
        var rate = seconds > 0 ? run.Graded / seconds : 0;
        var isRunning = run.State is Assessment.RunState.Running;
        var grades = isRunning || words is null
            ? []
            : OverviewRoutes.Counts(await deployment.Figures.DistributionAsync(run.Scheme, cancellation), words);
        return new RunView
        {
            Number = run.Number,
            Pack = run.Pack,
            Version = run.Version,
            Scheme = run.Scheme,
            AsOf = run.AsOf,
            State = run.State switch
            {
                Assessment.RunState.Running => RunState.Running,
                Assessment.RunState.Done => RunState.Finished,
                Assessment.RunState.Cancelled => RunState.Cancelled,
                Assessment.RunState.PackChanged => RunState.PackChanged,
            },
            Started = run.Started,
            Finished = run.Finished,
            Done = run.Graded,
            Total = run.Total,
            PerSecond = rate > 0 ? Math.Round(rate, 1) : null,
            SecondsLeft = isRunning && rate > 0 ? Math.Round((run.Total - run.Graded) / rate, 1) : null,
            Written = run.Written,
            Reviews = run.Reviews,
            Suspended = isRunning ? 0 : await deployment.Figures.SuspendedAsync(run.Scheme, cancellation),
            Grades = grades,
        };
    }

    /// <summary>A refused run: the pack's first finding says why, and the rest are counted.</summary>
    public static Refusal Refused(IReadOnlyList<Diagnostic> findings)
    {
        var first = findings[0];
        var (moreZh, moreEn) = findings.Count > 1 ? ($"（另有 {findings.Count - 1} 条）", $" ({findings.Count - 1} more)") : ("", "");
        return new Refusal(
            first.Code, 422,
            new LocalText($"{first.Message.Zh}{moreZh}", $"{first.Message.En}{moreEn}"),
            RemedyOf(first.Code));
    }

    // The message says what to choose; beside it stands where to look.
    private static LocalText RemedyOf(string code) => code is "AS-005" or "AS-007"
        ? new("查看政策包及其版本：xinheng pack list。", "See the packs and their versions: xinheng pack list.")
        : code.StartsWith("BT-", StringComparison.Ordinal)
        ? new("改正后重试；用法见 xinheng backtest --help。", "Correct it and try again; see xinheng backtest --help.")
        : code.StartsWith("SQ-", StringComparison.Ordinal) || code is "AS-050" or "AS-051"
        ? new("不用 --engine sql 重新运行：xinheng grade。", "Run it again without --engine sql: xinheng grade.")
        : code is "AS-053" or "AS-054" or "AS-055" or "AS-056"
        ? new("次序见 docs/guides/scale-out.zh-CN.md。", "The order of steps is in docs/guides/scale-out.md.")
        : new("查看政策包的全部问题：xinheng lint 政策包。", "See all findings of the pack: xinheng lint PACK.");
}
