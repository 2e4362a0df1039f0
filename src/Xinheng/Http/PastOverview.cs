using Xinheng.Assessment;
using Xinheng.Policy;

namespace Xinheng.Http;

/// <summary>The state of the city on a past day, by what was known then: what is kept of it is told, of the rest it says why not.</summary>
internal static class PastOverview
{
    private static readonly LocalText Places = new(
        "等级当时所在的地区和行业不随等级保存。查看某县某天的企业：在企业列表选定日期和地区。",
        "Where subjects were and what they did is not kept with their grades. For a county on that day choose the day and the division in the list of enterprises.");

    private static readonly LocalText Records = new(
        "记录总数只有现在的。某户企业当时的记录见企业页。",
        "Totals of records are those of the present. What an enterprise had on that day stands on its page.");

    private static readonly LocalText Changes = new(
        "每周变化按评价日期统计，不区分当时所知。去掉“知悉于”即可查看。",
        "Changes by week are counted by evaluation date, whatever was known. Leave out \"known on\" to see them.");

    private static readonly LocalText Batches = new(
        "待处理批次只有现在的。", "Batches that wait are those of the present.");

    /// <summary>The overview of a moment, or why there is none.</summary>
    public static async Task<(OverviewView? View, Refusal? Refusal)> OfAsync(
        Deployment deployment, string? asked, MomentQuery query, CancellationToken cancellation)
    {
        var scheme = asked ?? await deployment.LatestAsync(cancellation);
        var (moment, refusal) = await deployment.GradesAsync(scheme, query, cancellation);
        if (refusal is not null || moment is null)
        {
            return (null, refusal);
        }

        return scheme is not null && await deployment.WordsOfAsync(scheme, moment.AsOf, cancellation) is { } words
            ? (await OfAsync(deployment, scheme, words, (query, moment), cancellation), null)
            : (null, Refusal.NoGradesYet(moment.AsOf, query.KnownOn, null));
    }

    private static async Task<OverviewView> OfAsync(
        Deployment deployment, string scheme, PolicyWords words, (MomentQuery Query, GradeMoment Moment) at, CancellationToken cancellation)
    {
        var counts = await deployment.Past.CountAsync(scheme, at.Moment, cancellation);
        var changes = at.Query.KnownOn is null ? await deployment.Figures.ChangesAsync(scheme, at.Moment.AsOf, OverviewRoutes.WeeksShown, cancellation) : [];
        return new OverviewView
        {
            IsDemonstration = await deployment.Settings.IsDemonstrationAsync(cancellation),
            Scheme = words.Scheme,
            AsOf = at.Moment.AsOf,
            Moment = new MomentView(at.Moment.AsOf, at.Query.KnownOn),
            NotTold = [.. NotTold(at.Query)],
            Subjects = counts.Sum(count => count.Subjects),
            Records = 0,
            RecordsByKind = [],
            Grades = OverviewRoutes.Counts(Letters(counts), words),
            ByDivision = [],
            ByIndustry = [],
            Changes = [.. changes.Select(week => new WeekOfChanges(week.From, week.Better, week.Worse, week.New))],
            BatchesInTrouble = [],
            OpenReviews = counts.Where(count => count.Letter is null).Sum(count => count.Subjects),
            Suspended = counts.Sum(count => count.Suspended),
            Outside = words.Outside,
        };
    }

    /// <summary>Counts of a moment as counts by letter.</summary>
    public static IReadOnlyList<LetterCount> Letters(IReadOnlyList<PastCount> counts) =>
        [.. counts.Select(count => new LetterCount(string.Empty, count.Letter, count.Subjects))];

    private static IEnumerable<UntoldPart> NotTold(MomentQuery query)
    {
        yield return new UntoldPart("records", Records);
        yield return new UntoldPart("by-division", Places);
        yield return new UntoldPart("by-industry", Places);
        yield return new UntoldPart("batches", Batches);
        if (query.KnownOn is not null)
        {
            yield return new UntoldPart("changes", Changes);
        }
    }
}
