using Microsoft.AspNetCore.Http.HttpResults;

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
        subjects.MapGet("{key}", Get).WithName("subject").WithSummary("A subject in full").ProducesProblem(StatusCodes.Status404NotFound);
        subjects.MapGet("{key}/records", Records).WithName("subjectRecords").WithSummary("Its credit records").ProducesProblem(StatusCodes.Status404NotFound);
        subjects.MapGet("{key}/grades", Grades).WithName("subjectGrades").WithSummary("The grades it was given").ProducesProblem(StatusCodes.Status404NotFound);
        subjects.MapGet("{key}/explanation", Explain).WithName("explanation").WithSummary("Why it has its grade").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static Task<Results<Ok<Page<SubjectRow>>, ProblemHttpResult>> List([AsParameters] SubjectQuery query, string? cursor, int? limit, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<IResult> Export([AsParameters] SubjectQuery query, string? format, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<Results<Ok<SubjectView>, ProblemHttpResult>> Get(string key, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<Results<Ok<IReadOnlyList<RecordView>>, ProblemHttpResult>> Records(string key, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<Results<Ok<IReadOnlyList<GradeHistoryEntry>>, ProblemHttpResult>> Grades(string key, CancellationToken cancellation) =>
        throw new NotSupportedException();

    private static Task<Results<Ok<ExplanationView>, ProblemHttpResult>> Explain(
        string key, string? pack, DateOnly? asOf, DateOnly? knownOn, CancellationToken cancellation) =>
        throw new NotSupportedException();
}

/// <summary>Which subjects.</summary>
/// <param name="Text">Any part of a code, or of a name from two characters on.</param>
/// <param name="Division">Division code or its beginning.</param>
/// <param name="Industry">Section letter or GB/T 4754 code.</param>
/// <param name="Grade">A letter of the scheme, or <c>review</c>.</param>
/// <param name="Scheme">Scheme of <paramref name="Grade"/>; by default the one graded last.</param>
/// <param name="Kind">Kind of subject.</param>
/// <param name="Licence">Licence state.</param>
internal sealed record SubjectQuery(
    string? Text, string? Division, string? Industry, string? Grade, string? Scheme, string? Kind, string? Licence);
