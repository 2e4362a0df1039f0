using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Standing grades by code, for programs.</summary>
internal static class GradesRoutes
{
    private const int LongestCode = 100;

    public static void MapGrades(this RouteGroupBuilder api) =>
        api.MapGet("grades/{scheme}/{code}", Get).WithName("standingGrade").WithTags("Subjects")
            .WithSummary("A subject's standing grade in a scheme, by its credit code; for use inside")
            .Produces<StandingGradeView>().ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>From memory; what memory does not hold is asked of the database.</summary>
    private static ValueTask<IResult> Get(Deployment deployment, string scheme, string code, CancellationToken cancellation)
    {
        if (code.Length > LongestCode)
        {
            return new(Problems.Of(Refusal.NotACode(code)));
        }

        if (code.StartsWith('~'))
        {
            return AskAsync(deployment, scheme, code, cancellation);
        }

        var read = CreditCode.Read(code);
        return !read.IsUsable ? new(Problems.Of(Refusal.NotACode(read.Class is CodeClass.IdentityNumber ? null : code)))
            : deployment.StandingGrades.Find(scheme, read.Value) is { } grade ? new(new StandingGradeAnswer(grade, read.Value))
            : AskAsync(deployment, scheme, read.Value, cancellation);
    }

    private static async ValueTask<IResult> AskAsync(Deployment deployment, string scheme, string code, CancellationToken cancellation)
    {
        var answer = await deployment.StandingGrades.AskAsync(scheme, code, cancellation);
        return answer switch
        {
            { State: null } => Problems.Of(Refusal.NothingGraded(scheme)),
            { Subject: null } => Problems.Of(Refusal.NoSuchSubject(code)),
            { Subject: { } subject, Grade: { } grade } => new StandingGradeAnswer(grade, subject.Key),
            _ => Problems.Of(Refusal.NoGrade(code, scheme)),
        };
    }
}
