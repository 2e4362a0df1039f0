using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Intake;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Subjects: search, one in full, its records, its grades and why.</summary>
internal static class SubjectsRoutes
{
    public static void MapSubjects(this RouteGroupBuilder api)
    {
        var subjects = api.MapGroup("subjects").WithTags("Subjects");
        subjects.MapGet("", List).WithName("subjects").WithSummary("Subjects by name, code and filters");
        subjects.MapGet("export", Export).WithName("exportSubjects").WithSummary("The filtered subjects as a spreadsheet or CSV")
            .Produces(StatusCodes.Status200OK, contentType: "text/csv");
        var subject = subjects.MapGroup("{key}").ProducesProblem(StatusCodes.Status404NotFound);
        subject.MapGet("", Get).WithName("subject").WithSummary("A subject in full");
        subject.MapGet("records", Records).WithName("subjectRecords").WithSummary("Its credit records, latest first");
        subject.MapGet("grades", Grades).WithName("subjectGrades").WithSummary("The grades it was given, latest first");
        subject.MapGet("explanation", Explain).WithName("explanation").WithSummary("Why it has its grade, as of any day and as known on any day");
    }

    private static async Task<Results<Ok<Page<SubjectRow>>, ProblemHttpResult>> List(
        Deployment deployment, [AsParameters] SubjectFilter filter, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, unreadable) = Paging.Read(cursor, limit);
        return (filter.Check() ?? unreadable) is { } refusal
            ? Problems.Of(refusal)
            : TypedResults.Ok(await new SubjectListing(deployment, filter).PageAsync(page.After[0], page.Rows, cancellation));
    }

    private static IResult Export(Deployment deployment, [AsParameters] SubjectFilter filter, string? format, CancellationToken cancellation) =>
        (filter.Check() ?? SubjectExport.Check(format)) is { } refusal
            ? Problems.Of(refusal)
            : SubjectExport.Write(deployment, new SubjectListing(deployment, filter).AllAsync(cancellation), "subjects", format);

    private static async Task<Results<Ok<SubjectView>, ProblemHttpResult>> Get(Deployment deployment, string key, CancellationToken cancellation) =>
        await FindAsync(deployment, key, cancellation) is { } subject
            ? TypedResults.Ok(await ViewAsync(deployment, subject, cancellation))
            : Problems.Of(Refusal.NoSuchSubject(key));

    private static async Task<Results<Ok<IReadOnlyList<RecordView>>, ProblemHttpResult>> Records(
        Deployment deployment, string key, CancellationToken cancellation)
    {
        if (await FindAsync(deployment, key, cancellation) is not { } subject)
        {
            return Problems.Of(Refusal.NoSuchSubject(key));
        }

        var last = await deployment.Changes.LastAsync(cancellation);
        var standing = await deployment.Registry.StandingAsync(subject.Number, deployment.Today, last, cancellation);
        var views = new List<RecordView>();
        foreach (var record in standing?.Records ?? [])
        {
            views.Add(SubjectViews.Of(record, await deployment.Registry.HistoryAsync(record.Number, cancellation)));
        }

        return TypedResults.Ok<IReadOnlyList<RecordView>>([.. views.OrderByDescending(view => view.Happened).ThenByDescending(view => view.Record)]);
    }

    private static async Task<Results<Ok<IReadOnlyList<GradeHistoryEntry>>, ProblemHttpResult>> Grades(
        Deployment deployment, string key, [AsParameters] GradeHistoryQuery query, CancellationToken cancellation) =>
        await FindAsync(deployment, key, cancellation) is { } subject
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

    public static async Task<SubjectView> ViewAsync(Deployment deployment, Subject subject, CancellationToken cancellation)
    {
        var last = await deployment.Changes.LastAsync(cancellation);
        var standing = await deployment.Registry.StandingAsync(subject.Number, deployment.Today, last, cancellation);
        var versions = await deployment.Registry.VersionsAsync(subject.Number, cancellation);
        var grades = await SubjectGrades.LatestAsync(deployment, subject, cancellation);
        var scales = standing is { Results.Count: > 0 } ? await deployment.ScalesAsync(deployment.Today, cancellation) : KnownScales.None;
        return new SubjectView
        {
            Key = subject.Key,
            Name = standing?.Registration?.Name ?? subject.FirstName,
            Registration = standing?.Registration is { } registration ? SubjectViews.Of(deployment, registration) : null,
            Code = SubjectViews.Of(subject.Code),
            FormerNames = [.. (await deployment.Registry.FormerNamesAsync(subject.Number, cancellation)).Select(former => former.Value)],
            FormerCodes = [.. (await deployment.Registry.FormerCodesAsync(subject.Number, cancellation)).Select(former => former.Value)],
            Versions = [.. versions.Reverse().Select(version => SubjectViews.Of(deployment, version))],
            Grades = grades,
            Results = [.. (standing?.Results ?? []).Reverse().Select(result => SubjectViews.Of(result, scales.WithId(result.Scheme), deployment.Today))],
            Records = standing?.Records.Count ?? 0,
        };
    }
}

/// <summary>Which explanation is asked for.</summary>
/// <param name="Pack">The pack; that of the latest run when not given.</param>
/// <param name="AsOf">The evaluation date; today when not given.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day.</param>
/// <param name="Run">Exactly what this run worked with; not together with the others.</param>
internal sealed record ExplanationQuery(string? Pack, DateOnly? AsOf, DateOnly? KnownOn, long? Run);
