using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Assessment.WhatIfs;
using Xinheng.Evaluation.WhatIf;

namespace Xinheng.Http;

/// <summary>Trying packs on everybody. A trial changes nothing; one that is kept can be asked anew every day.</summary>
internal static class WhatIfRoutes
{
    private const int LongestName = 100;
    private const int MostMovers = 500;

    public static void MapWhatIf(this RouteGroupBuilder api)
    {
        var trials = api.MapGroup("what-if").WithTags("WhatIf").ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        trials.MapGet("parameters/{issuer}/{name}", Parameters).WithName("whatIfParameters").WithSummary("The parameters of a pack that can be tried with other values");
        trials.MapPost("", Ask).WithName("whatIf").WithSummary("What a pack, a draft or other values would give everybody; nothing is kept").WithMetadata(new ChangesNothing());
        trials.MapPost("movers", Movers).WithName("whatIfMovers").WithSummary("Subjects that would get another grade").WithMetadata(new ChangesNothing());
        trials.MapPost("movers/export", Export).WithName("exportWhatIfMovers").WithSummary("All of them as CSV").WithMetadata(new ChangesNothing())
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        trials.MapPost("movers/explain", Explain).WithName("explainWhatIfMover").WithSummary("Why a subject has one grade and would have another").WithMetadata(new ChangesNothing());
        trials.MapGet("trials", List).WithName("trials").WithSummary("Trials kept, newest first");
        trials.MapPost("trials", Keep).WithName("keepTrial").WithSummary("Keep a trial with what comes of it");
        trials.MapGet("trials/{number:long}", Get).WithName("trial").WithSummary("A kept trial with what came of it each time");
        trials.MapPost("trials/{number:long}", Set).WithName("setTrial").WithSummary("Have it asked anew every day beside the pack in force, or no more");
        trials.MapDelete("trials/{number:long}", Remove).WithName("removeTrial").WithSummary("Leave it out of the list");
    }

    /// <summary>Asks a question; what came of it is to be disposed by the caller.</summary>
    public static async Task<(WhatIfAnswer? Answer, Refusal? Refusal)> AskAsync(Deployment deployment, WhatIfRequest wish, CancellationToken cancellation)
    {
        var (question, refusal) = await WhatIfQuestions.ReadAsync(deployment, wish, cancellation);
        return question is null ? (null, refusal) : await AskAsync(deployment, question, null, cancellation);
    }

    /// <summary>Asks a question; what came of it is to be disposed by the caller.</summary>
    public static async Task<(WhatIfAnswer? Answer, Refusal? Refusal)> AskAsync(
        Deployment deployment, WhatIfQuestion question, IProgress<(long Done, long Total)>? progress, CancellationToken cancellation)
    {
        var (answer, trouble) = await Task.Run(() => deployment.WhatIfs.AskAsync(question, progress, cancellation), cancellation);
        return answer is null ? (null, trouble is null ? Refusal.OurFault() : Refusal.CannotBeTried(trouble)) : (answer, null);
    }

    private static async Task<Results<Ok<IReadOnlyList<ChangeableParameter>>, ProblemHttpResult>> Parameters(
        Deployment deployment, string issuer, string name, [AsParameters] TriedVersion tried, CancellationToken cancellation)
    {
        var day = tried.AsOf ?? deployment.Today;
        var wish = new WhatIfRequest { Pack = $"{issuer}/{name}", Version = tried.Version, Draft = tried.Draft, AsOf = day };
        var (entry, refusal) = await WhatIfQuestions.TriedAsync(deployment, wish, cancellation);
        return entry is null ? Problems.Of(refusal ?? Refusal.OurFault())
            : entry.Pack is not { } pack ? Problems.Of(Refusal.NotReadable(entry.Id))
            : TypedResults.Ok(WhatIfViews.Parameters(PackVariant.InForceOn(pack, day), day));
    }

    private static async Task<Results<Ok<WhatIfView>, ProblemHttpResult>> Ask(
        Deployment deployment, WhatIfRequest request, bool? brief, CancellationToken cancellation)
    {
        var (answer, refusal) = await AskAsync(deployment, request, cancellation);
        using (answer)
        {
            return answer is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(WhatIfViews.Of(deployment, answer, brief is not true));
        }
    }

    private static async Task<Results<Ok<MoversPage>, ProblemHttpResult>> Movers(Deployment deployment, MoversRequest request, CancellationToken cancellation)
    {
        if (request.Limit is { } limit and (< 1 or > MostMovers))
        {
            return Problems.Of(Refusal.BadLimit(limit, MostMovers));
        }

        var (answer, refusal) = await AskAsync(deployment, request.Trial, cancellation);
        using (answer)
        {
            return answer is null ? Problems.Of(refusal ?? Refusal.OurFault())
                : UnknownLetter(answer.Question, request) is { } unknown ? Problems.Of(unknown)
                : TypedResults.Ok(await WhatIfViews.MoversAsync(deployment, answer, request, cancellation));
        }
    }

    private static async Task<IResult> Export(Deployment deployment, MoversRequest request, CancellationToken cancellation)
    {
        var (answer, refusal) = await AskAsync(deployment, request.Trial, cancellation);
        if (answer is null || UnknownLetter(answer.Question, request) is not null)
        {
            using (answer)
            {
                return Problems.Of(refusal ?? (answer is null ? null : UnknownLetter(answer.Question, request)) ?? Refusal.OurFault());
            }
        }

        return TypedResults.Stream(
            async stream =>
            {
                using (answer)
                {
                    await MoversCsv.WriteAsync(stream, WhatIfViews.AllMoversAsync(deployment, answer, request, cancellation));
                }
            },
            "text/csv; charset=utf-8", $"movers-{deployment.Today:yyyyMMdd}.csv");
    }

    /// <summary>What to say of a letter that neither scheme has; null when there is none. An empty one is a person's judgement.</summary>
    private static Refusal? UnknownLetter(WhatIfQuestion question, MoversRequest request)
    {
        foreach (var (name, letter, pack) in new[] { ("from", request.From, question.Live), ("to", request.To, question.Tried) })
        {
            var letters = (pack.Scheme?.Scale ?? []).Select(step => step.Letter).ToList();
            if (letter is { Length: > 0 } && !letters.Contains(letter))
            {
                return Refusal.NoneOf(name, letter, letters);
            }
        }

        return null;
    }

    private static async Task<Results<Ok<MoverExplanation>, ProblemHttpResult>> Explain(Deployment deployment, MoverRequest request, CancellationToken cancellation)
    {
        var (question, unread) = await WhatIfQuestions.ReadAsync(deployment, request.Trial, cancellation);
        if (question is null)
        {
            return Problems.Of(unread ?? Refusal.OurFault());
        }

        var (view, refusal) = await ExplainAsync(deployment, question, request.Subject ?? string.Empty, cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }

    /// <summary>Why a subject has one grade and would have another.</summary>
    public static async Task<(MoverExplanation? View, Refusal? Refusal)> ExplainAsync(
        Deployment deployment, WhatIfQuestion question, string code, CancellationToken cancellation)
    {
        if (await SubjectsRoutes.FindAsync(deployment, code, cancellation) is not { } subject)
        {
            return (null, Refusal.NoSuchSubject(code));
        }

        var known = await deployment.Changes.LastAsync(cancellation);
        var live = await SubjectGrades.ExplainAsync(deployment, subject, new ExplanationGround(question.Live, question.AsOf, known), cancellation);
        var tried = await SubjectGrades.ExplainAsync(deployment, subject, new ExplanationGround(question.Tried, question.AsOf, known), cancellation);
        return live is null || tried is null ? (null, Refusal.NoSuchSubject(code)) : (new MoverExplanation(live, tried), null);
    }

    private static async Task<Ok<IReadOnlyList<TrialView>>> List(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok<IReadOnlyList<TrialView>>([.. (await deployment.Trials.ListAsync(cancellation)).Select(WhatIfViews.Of)]);

    private static async Task<Results<Ok<TrialDetail>, ProblemHttpResult>> Keep(Deployment deployment, KeepTrialRequest request, CancellationToken cancellation)
    {
        var (detail, refusal) = await KeepAsync(deployment, request, cancellation);
        return detail is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(detail);
    }

    /// <summary>Keeps a trial with what comes of it today.</summary>
    public static async Task<(TrialDetail? Detail, Refusal? Refusal)> KeepAsync(Deployment deployment, KeepTrialRequest request, CancellationToken cancellation)
    {
        var name = request.Name.Trim();
        if (name.Length is 0 or > LongestName)
        {
            return (null, Refusal.BadValue("name", name, new($"1 至 {LongestName} 个字", $"1 to {LongestName} characters")));
        }

        var (answer, refusal) = await AskAsync(deployment, request.Trial, cancellation);
        using (answer)
        {
            if (answer is null)
            {
                return (null, refusal);
            }

            var report = WhatIfViews.Of(deployment, answer, isWhole: true);
            var trial = await deployment.Trials.KeepAsync(
                new SavedTrial(0, name, request.Trial.Pack, WhatIfViews.Write(request.Trial), request.IsShadow, default), report.AsOf, WhatIfViews.Write(report), cancellation);
            return (new TrialDetail(WhatIfViews.Of(trial), [report]), null);
        }
    }

    private static async Task<Results<Ok<TrialDetail>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Trials.FindAsync(number, cancellation) is { } trial
            ? TypedResults.Ok(await DetailAsync(deployment, trial, cancellation))
            : Problems.Of(Refusal.NoSuchTrial(number));

    private static async Task<Results<Ok<TrialDetail>, ProblemHttpResult>> Set(
        Deployment deployment, long number, TrialSetting request, CancellationToken cancellation)
    {
        if (await deployment.Trials.FindAsync(number, cancellation) is not { } trial)
        {
            return Problems.Of(Refusal.NoSuchTrial(number));
        }

        await deployment.Trials.SetShadowAsync(number, request.IsShadow, cancellation);
        return TypedResults.Ok(await DetailAsync(deployment, trial with { IsShadow = request.IsShadow }, cancellation));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Deployment deployment, long number, CancellationToken cancellation)
    {
        if (await deployment.Trials.FindAsync(number, cancellation) is null)
        {
            return Problems.Of(Refusal.NoSuchTrial(number));
        }

        await deployment.Trials.RemoveAsync(number, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>A kept trial with what came of it each time.</summary>
    public static async Task<TrialDetail> DetailAsync(Deployment deployment, SavedTrial trial, CancellationToken cancellation) => new(
        WhatIfViews.Of(trial), [.. (await deployment.Trials.ReportsAsync(trial.Number, cancellation)).Select(report => WhatIfViews.Read(report.Report)).OfType<WhatIfView>()]);
}
