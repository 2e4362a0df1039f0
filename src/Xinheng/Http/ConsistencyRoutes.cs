using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Assessment.Consistency;

namespace Xinheng.Http;

/// <summary>Cases about grades of one subject that lie too far apart. For the departments that use grades only.</summary>
internal static class ConsistencyRoutes
{
    public static void MapConsistency(this RouteGroupBuilder api)
    {
        var consistency = api.MapGroup("consistency").WithTags("Consistency");
        consistency.MapGet("rules", Rules).WithName("consistencyRules").WithSummary("The rules by which grades of one subject are compared");
        consistency.MapGet("cases", List).WithName("consistencyCases").WithSummary("Cases, the latest opened first").ProducesProblem(StatusCodes.Status404NotFound);
        consistency.MapGet("counts", Counts).WithName("consistencyCounts").WithSummary("How many cases stand where");
        var one = consistency.MapGroup("cases/{number:long}").ProducesProblem(StatusCodes.Status404NotFound);
        one.MapGet("", Get).WithName("consistencyCase").WithSummary("A case with every step");
        var steps = one.MapGroup("").ProducesProblem(StatusCodes.Status409Conflict);
        steps.MapPost("reviews", Review).WithName("reviewConsistencyCase").WithSummary("A department's review of its grade, with the reason");
        steps.MapPost("close", Close).WithName("closeConsistencyCase").WithSummary("Close a case with its result once every department concerned has reviewed");
    }

    private static async Task<Ok<IReadOnlyList<ConsistencyRuleView>>> Rules(Deployment deployment, CancellationToken cancellation) =>
        TypedResults.Ok(await new ConsistencyViews(deployment).RulesAsync(cancellation));

    private static async Task<Results<Ok<Page<ConsistencyCaseRow>>, ProblemHttpResult>> List(
        Deployment deployment, [AsParameters] ConsistencyListing listing, string? cursor, int? limit, CancellationToken cancellation)
    {
        var (page, malformed) = Paging.Read(cursor, limit);
        var (filter, refusal) = await listing.ReadAsync(deployment, cancellation);
        if ((malformed ?? refusal) is { } refused)
        {
            return Problems.Of(refused);
        }

        var found = await deployment.Consistency.ListAsync(filter, page.After[0], page.Rows, cancellation);
        return TypedResults.Ok(new Page<ConsistencyCaseRow>(
            await new ConsistencyViews(deployment).RowsAsync(found.Items, cancellation), found.Next is { } next ? Paging.Write(next) : null, null));
    }

    private static async Task<Results<Ok<CaseCounts>, ProblemHttpResult>> Counts(
        Deployment deployment, [AsParameters] ConsistencyListing listing, CancellationToken cancellation)
    {
        var (filter, refusal) = await listing.ReadAsync(deployment, cancellation);
        return refusal is not null ? Problems.Of(refusal) : TypedResults.Ok(await deployment.Consistency.CountsAsync(filter, cancellation));
    }

    private static async Task<Results<Ok<ConsistencyCaseView>, ProblemHttpResult>> Get(Deployment deployment, long number, CancellationToken cancellation) =>
        await deployment.Consistency.FindAsync(number, cancellation) is { } found
            ? TypedResults.Ok(await new ConsistencyViews(deployment).OfAsync(found, cancellation))
            : Problems.Of(ConsistencyViews.NoSuchCase(number));

    private static async Task<Results<Ok<ConsistencyCaseView>, ProblemHttpResult>> Review(
        Deployment deployment, long number, CaseDecisionRequest request, CancellationToken cancellation)
    {
        var (view, refusal) = await new ConsistencyViews(deployment).DecideAsync(
            number, request, wish => deployment.Consistency.ReviewAsync(wish, cancellation), cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }

    private static async Task<Results<Ok<ConsistencyCaseView>, ProblemHttpResult>> Close(
        Deployment deployment, long number, CaseDecisionRequest request, CancellationToken cancellation)
    {
        var (view, refusal) = await new ConsistencyViews(deployment).DecideAsync(
            number, request, wish => deployment.Consistency.CloseAsync(wish, cancellation), cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }
}

/// <summary>A list's filters as requests carry them.</summary>
internal sealed record ConsistencyListing
{
    /// <summary><c>pending</c> for all not closed, <c>open</c>, <c>reviewed</c> or <c>closed</c>; null: all.</summary>
    public string? State { get; init; }

    /// <summary>A rule: the pack's id, a blank and the rule's, such as <c>chongqing/regulation public-and-industry</c>.</summary>
    public string? Rule { get; init; }

    /// <summary>A division code or its beginning.</summary>
    public string? Division { get; init; }

    /// <summary>Credit code, former code or key of a subject.</summary>
    public string? Subject { get; init; }

    /// <summary>True: only those not closed by their last day.</summary>
    public bool? Overdue { get; init; }

    /// <summary>The filter; refused when a value is none there is.</summary>
    public async Task<(CaseFilter Filter, Refusal? Refusal)> ReadAsync(Deployment deployment, CancellationToken cancellation)
    {
        var filter = new CaseFilter { OpenOnly = State is "pending", OverdueOnly = Overdue is true, Division = Division };
        if (StepRefusals.OfDivision(Division) is { } malformed)
        {
            return (filter, malformed);
        }

        if (State is not (null or "pending"))
        {
            var states = Enum.GetValues<CaseState>().ToDictionary(state => state.ToString().ToLowerInvariant());
            if (!states.TryGetValue(State, out var state))
            {
                return (filter, Refusal.NoneOf("state", State, states.Keys.Prepend("pending")));
            }

            filter = filter with { State = state };
        }

        if (Rule is { } rule)
        {
            if (rule.Split(' ') is not [{ Length: > 0 } pack, { Length: > 0 } id])
            {
                return (filter, Refusal.BadValue("rule", rule, new("政策包、空格和规则标识，例如 chongqing/regulation public-and-industry", "the pack, a blank and the rule's id, such as chongqing/regulation public-and-industry")));
            }

            filter = filter with { Rule = (pack, id) };
        }

        if (Subject is null)
        {
            return (filter, null);
        }

        return await deployment.Registry.FindAsync(Subject, cancellation) is { } subject
            ? (filter with { Subject = subject.Number }, null)
            : (filter, Refusal.NoSuchSubject(Subject));
    }
}
