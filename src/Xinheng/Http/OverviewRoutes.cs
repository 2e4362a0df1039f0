using Microsoft.AspNetCore.Http.HttpResults;
using Xinheng.Assessment;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>The state of the city at a glance.</summary>
internal static class OverviewRoutes
{
    /// <summary>Weeks of changes that are shown.</summary>
    public const int WeeksShown = 8;

    private const int TroubleShown = 20;
    private static readonly LocalText Unknown = new("未知", "Unknown");

    public static void MapOverview(this RouteGroupBuilder api) =>
        api.MapGet("overview", Get).WithName("overview").WithSummary("The state of the city at a glance, at present or as of a past day by what was known then").WithTags("Overview");

    private static async Task<Results<Ok<OverviewView>, ProblemHttpResult>> Get(
        Deployment deployment, string? scheme, [AsParameters] MomentQuery query, CancellationToken cancellation)
    {
        if (query.IsPresent)
        {
            if (scheme is not null && await PastMoments.SchemeAsync(deployment, scheme, cancellation) is { } unknown)
            {
                return Problems.Of(unknown);
            }

            return TypedResults.Ok(await OfAsync(deployment, scheme, cancellation));
        }

        var (view, refusal) = await PastOverview.OfAsync(deployment, scheme, query, cancellation);
        return view is null ? Problems.Of(refusal ?? Refusal.OurFault()) : TypedResults.Ok(view);
    }

    public static async Task<OverviewView> OfAsync(Deployment deployment, string? asked, CancellationToken cancellation)
    {
        var counts = await deployment.Registry.CountsAsync(cancellation);
        var trouble = await deployment.Intake.ListAsync(
            [Intake.BatchState.NeedsMapping, Intake.BatchState.Failed, Intake.BatchState.Refused], null, TroubleShown, cancellation);
        var view = new OverviewView
        {
            IsDemonstration = await deployment.Settings.IsDemonstrationAsync(cancellation),
            Scheme = null,
            AsOf = null,
            Moment = null,
            NotTold = [],
            Subjects = counts.Subjects,
            Records = counts.RecordsByKind.Values.Sum(),
            RecordsByKind = [.. counts.RecordsByKind.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new CodeCount(pair.Key, Kinds.TitleOf(pair.Key), pair.Value))],
            Grades = [],
            ByDivision = [],
            ByIndustry = [],
            Changes = [],
            BatchesInTrouble = [.. trouble.Select(receipt => BatchViews.Of(receipt))],
            OpenReviews = 0,
            Suspended = 0,
            Outside = null,
        };
        var scheme = asked ?? await deployment.LatestAsync(cancellation);
        return scheme is not null && await deployment.WordsOfAsync(scheme, cancellation) is { } words
            ? await WithGradesAsync(deployment, view, scheme, words, cancellation)
            : view;
    }

    private static async Task<OverviewView> WithGradesAsync(
        Deployment deployment, OverviewView view, string scheme, PolicyWords words, CancellationToken cancellation)
    {
        var asOf = (await deployment.Increments.StateAsync(scheme, cancellation))?.Day
            ?? (await deployment.Runs.ListAsync(100, cancellation)).FirstOrDefault(run => run.Scheme == scheme && run.State is Assessment.RunState.Done)?.AsOf;
        var byDivision = await deployment.Figures.ByDivisionAsync(scheme, cancellation);
        var byIndustry = await deployment.Figures.ByIndustryAsync(scheme, cancellation);
        var changes = await deployment.Figures.ChangesAsync(scheme, asOf ?? deployment.Today, WeeksShown, cancellation);
        return view with
        {
            Scheme = words.Scheme,
            AsOf = asOf,
            Grades = Counts(await deployment.Figures.DistributionAsync(scheme, cancellation), words),
            ByDivision = Breakdown(byDivision, words, code => deployment.Territory.NameOf(code)?.Name),
            ByIndustry = Breakdown(byIndustry, words, code => Territory.IndustryOf(code)?.Name),
            Changes = [.. changes.Select(week => new WeekOfChanges(week.From, week.Better, week.Worse, week.New))],
            OpenReviews = await deployment.Figures.OpenReviewsAsync(scheme, cancellation),
            Suspended = await deployment.Figures.SuspendedAsync(scheme, cancellation),
            Outside = words.Outside,
        };
    }

    private static IReadOnlyList<GradeBreakdown> Breakdown(
        IReadOnlyList<LetterCount> counts, PolicyWords words, Func<string, LocalText?> name) =>
        [.. counts.GroupBy(count => count.Group).OrderBy(group => group.Key.Length == 0).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new GradeBreakdown(
                group.Key,
                group.Key.Length == 0 ? Unknown : name(group.Key) ?? new LocalText(group.Key, group.Key),
                Counts([.. group], words),
                group.Sum(count => count.Subjects)))];

    /// <summary>Every step of the scale, best first, then those that wait for a person; zeros included.</summary>
    public static IReadOnlyList<GradeCount> Counts(IReadOnlyList<LetterCount> counts, PolicyWords words) =>
        [.. (words.Scheme?.Scale ?? []).Select(step => (string?)step.Letter).Append(null)
            .Select(letter => new GradeCount(letter, words.NameOf(letter), counts.Where(count => count.Letter == letter).Sum(count => count.Subjects)))];
}
