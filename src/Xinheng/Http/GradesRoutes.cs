using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>
/// Standing grades by code, for programs, which ask for millions: what memory holds is answered without anything made for the
/// request but its answer. What memory does not hold is asked of the database.
/// </summary>
internal sealed class GradesRoutes
{
    private const int LongestCode = 100;

    private readonly Deployment deployment;

    private GradesRoutes(Deployment deployment) => this.deployment = deployment;

    /// <summary>The route needs nothing of what stands between routing and the others, which are for pages and for what changes something.</summary>
    public static void Map(RouteGroupBuilder api, Deployment deployment) =>
        api.MapGet("grades/{scheme}/{code}", new GradesRoutes(deployment).Get).WithName("standingGrade").WithTags("Subjects")
            .WithSummary("A subject's standing grade in a scheme, by its credit code; for use inside")
            .Produces<StandingGradeView>().ProducesProblem(StatusCodes.Status404NotFound).ShortCircuit();

    private ValueTask<IResult> Get(string scheme, string code, HttpContext context)
    {
        if (code.Length > LongestCode)
        {
            return new(Problems.Of(Refusal.NotACode(code)));
        }

        if (code.StartsWith('~'))
        {
            return AskAsync(scheme, code, context.RequestAborted);
        }

        var read = CreditCode.Read(code);
        return !read.IsUsable ? new(Problems.Of(Refusal.NotACode(read.Class is CodeClass.IdentityNumber ? null : code)))
            : deployment.StandingGrades.Find(scheme, read.Value) is { } grade ? new(new StandingGradeAnswer(grade, read.Value))
            : AskAsync(scheme, read.Value, context.RequestAborted);
    }

    private async ValueTask<IResult> AskAsync(string scheme, string code, CancellationToken cancellation)
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
