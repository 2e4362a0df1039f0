using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Subjects: search, one in full, its records, its grades and why.</summary>
internal static class SubjectsRoutes
{
    public static void MapSubjects(this RouteGroupBuilder api)
    {
        var subjects = api.MapGroup("subjects").WithTags("Subjects");
        subjects.MapGet("", List).WithName("subjects").WithSummary("Subjects by name, code and filters, at present or as they stood on a past day by what was known then");
        subjects.MapGet("export", Export).WithName("exportSubjects").WithSummary("The filtered subjects as a spreadsheet or CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        var subject = subjects.MapGroup("{key}").ProducesProblem(StatusCodes.Status404NotFound);
        subject.MapGet("", Get).WithName("subject").WithSummary("A subject in full, as of any day and as known on any day");
        subject.MapGet("records", Records).WithName("subjectRecords").WithSummary("Its credit records, latest first, as of any day and as known on any day");
        subject.MapGet("grades", Grades).WithName("subjectGrades").WithSummary("The grades it was given, latest first");
        subject.MapGet("explanation", Explain).WithName("explanation").WithSummary("Why it has its grade, as of any day and as known on any day");
    }

    private static async Task<Results<Ok<Page<SubjectRow>>, ProblemHttpResult>> List(
        Deployment deployment, [AsParameters] SubjectFilter filter, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, unreadable) = Paging.Read(cursor, limit);
        var (listing, refused) = await SubjectListing.OpenAsync(deployment, filter, cancellation);
        return listing is null || unreadable is not null
            ? Problems.Of(refused ?? unreadable ?? Refusal.OurFault())
            : TypedResults.Ok(await listing.PageAsync(page.After[0], page.Rows, cancellation));
    }

    private static async Task<IResult> Export(Deployment deployment, [AsParameters] SubjectFilter filter, string? format, CancellationToken cancellation)
    {
        var (listing, refused) = await SubjectListing.OpenAsync(deployment, filter, cancellation);
        return listing is null || SubjectExport.Check(format) is not null
            ? Problems.Of(refused ?? SubjectExport.Check(format) ?? Refusal.OurFault())
            : SubjectExport.Write(deployment, listing.AllAsync(cancellation), ("subjects", filter.Moment), format);
    }

    private static async Task<Results<Ok<SubjectView>, ProblemHttpResult>> Get(
        Deployment deployment, string key, [AsParameters] MomentQuery query, CancellationToken cancellation)
    {
        var (view, refusal) = await SubjectPages.ViewAsync(deployment, key, query, cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.NoSuchSubject(key)) : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<IReadOnlyList<RecordView>>, ProblemHttpResult>> Records(
        Deployment deployment, string key, [AsParameters] MomentQuery query, CancellationToken cancellation)
    {
        if (await FindAsync(deployment, key, cancellation) is not { } subject)
        {
            return Problems.Of(Refusal.NoSuchSubject(key));
        }

        var (moment, refusal) = await deployment.FactsAsync(query, cancellation);
        if (refusal is not null)
        {
            return Problems.Of(refusal);
        }

        var known = moment?.KnownOn ?? await deployment.Changes.LastAsync(cancellation);
        var standing = await deployment.Registry.StandingAsync(subject.Number, moment?.AsOf ?? deployment.Today, known, cancellation);
        var views = new List<RecordView>();
        foreach (var record in standing?.Records ?? [])
        {
            var history = await deployment.Registry.HistoryAsync(record.Number, cancellation);
            views.Add(SubjectViews.Of(record, [.. history.Where(entry => entry.Change.Value <= known.Value)]));
        }

        return TypedResults.Ok<IReadOnlyList<RecordView>>([.. views.OrderByDescending(view => view.Happened).ThenByDescending(view => view.Record)]);
    }

    private static async Task<Results<Ok<IReadOnlyList<GradeHistoryEntry>>, ProblemHttpResult>> Grades(
        Deployment deployment, string key, [AsParameters] GradeHistoryQuery query, CancellationToken cancellation) =>
        PastMoments.Check(deployment, query.KnownOn) is { } refusal ? Problems.Of(refusal)
            : await FindAsync(deployment, key, cancellation) is { } subject
            ? TypedResults.Ok(await SubjectGrades.HistoryAsync(deployment, subject, query, cancellation))
            : Problems.Of(Refusal.NoSuchSubject(key));

    private static async Task<Results<Ok<ExplanationView>, ProblemHttpResult>> Explain(
        Deployment deployment, string key, [AsParameters] ExplanationQuery query, CancellationToken cancellation)
    {
        var wish = new ExplanationWish(key, query.Pack, query.AsOf, query.KnownOn) { Run = query.Run };
        var (view, refusal) = await SubjectGrades.ExplainAsync(deployment, wish, cancellation);
        return refusal is null && view is not null ? TypedResults.Ok(view) : Problems.Of(refusal ?? Refusal.NoSuchSubject(key));
    }

    public static async Task<Subject?> FindAsync(Deployment deployment, string key, CancellationToken cancellation) =>
        key.Length is 0 or > 100 || key.Contains('\0') ? null : await deployment.Registry.FindAsync(key, cancellation);
}

/// <summary>Which explanation is asked for.</summary>
/// <param name="Pack">The pack; that of the latest run when not given.</param>
/// <param name="AsOf">The evaluation date; today when not given.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day.</param>
/// <param name="Run">Exactly what this run worked with; not together with the others.</param>
internal sealed record ExplanationQuery(string? Pack, DateOnly? AsOf, DateOnly? KnownOn, long? Run);
