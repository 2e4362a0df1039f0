using System.Runtime.CompilerServices;
using Xinheng.Assessment;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>
/// Lists subjects by number. Text and identity filters are the search index's, grades are Assessment's: with both, the
/// one side is walked in chunks and the other asked for each chunk, so that neither module knows the other's tables.
/// </summary>
internal sealed class SubjectListing
{
    private const int Chunk = 500;

    /// <summary>Chunks looked through for one page; a page that comes up short carries on from its cursor.</summary>
    private const int ChunksAPage = 40;

    private readonly Deployment deployment;
    private readonly SubjectFilter filter;
    private readonly string? scheme;
    private readonly PastSubjects? past;

    private SubjectListing(Deployment deployment, SubjectFilter filter, string? scheme, GradeMoment? moment)
    {
        (this.deployment, this.filter, this.scheme) = (deployment, filter, scheme);
        past = moment is null ? null : new PastSubjects(deployment, filter, scheme, moment);
    }

    /// <summary>The list a filter asks for, or what is wrong with the filter.</summary>
    public static async Task<(SubjectListing? Listing, Refusal? Refusal)> OpenAsync(Deployment deployment, SubjectFilter filter, CancellationToken cancellation)
    {
        if (filter.Check() is { } wrong)
        {
            return (null, wrong);
        }

        var scheme = filter.Scheme ?? await deployment.LatestAsync(cancellation);
        var (moment, refusal) = await deployment.GradesAsync(scheme, filter.Moment, cancellation);
        refusal ??= filter.Scheme is null ? null : await PastMoments.SchemeAsync(deployment, filter.Scheme, cancellation);
        refusal ??= await LetterAsync(deployment, scheme, filter, cancellation);
        return refusal is null ? (new SubjectListing(deployment, filter, scheme, moment), null) : (null, refusal);
    }

    /// <summary>A letter the scheme does not have would find nobody and say nothing; null when there is nothing to say.</summary>
    private static async Task<Refusal?> LetterAsync(Deployment deployment, string? scheme, SubjectFilter filter, CancellationToken cancellation)
    {
        if (scheme is null || filter.Grade is null or StandingFilter.Review
            || await deployment.WordsOfAsync(scheme, filter.AsOf ?? deployment.Today, cancellation) is not { Scheme: { } known })
        {
            return null;
        }

        var letters = known.Scale.Select(step => step.Letter).ToList();
        return letters.Contains(filter.Grade) ? null : Refusal.NoneOf("grade", filter.Grade, letters.Append(StandingFilter.Review));
    }

    /// <summary>A page after a subject number.</summary>
    public async Task<Page<SubjectRow>> PageAsync(long after, int rows, CancellationToken cancellation)
    {
        var found = new List<SubjectRow>();
        long? position = after;
        for (var chunk = 0; position is { } from && found.Count < rows && chunk < ChunksAPage; chunk++)
        {
            var size = filter.Record is null && (!filter.IsByGrade || WalksGrades) ? Math.Min(rows - found.Count, Chunk) : Chunk;
            var (matching, next) = await ChunkAsync(from, size, cancellation);
            foreach (var (number, row) in matching)
            {
                if (found.Count == rows)
                {
                    break;
                }

                found.Add(row);
                position = number;
            }

            position = found.Count == rows && matching.Count > 0 && matching[^1].Number > position ? position : next;
        }

        return new Page<SubjectRow>(found, position is { } go ? Paging.Write(go) : null, await TotalAsync(cancellation));
    }

    /// <summary>Every subject that matches.</summary>
    public async IAsyncEnumerable<SubjectRow> AllAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (long? position = 0; position is { } from;)
        {
            var (matching, next) = await ChunkAsync(from, Chunk, cancellation);
            foreach (var (_, row) in matching)
            {
                yield return row;
            }

            position = next;
        }
    }

    /// <summary>A grade without a text is found faster from the grades' side.</summary>
    private bool WalksGrades => filter.IsByGrade && string.IsNullOrWhiteSpace(filter.Text);

    private async Task<(IReadOnlyList<(long Number, SubjectRow Row)> Matching, long? Next)> ChunkAsync(long after, int size, CancellationToken cancellation)
    {
        if (past is not null)
        {
            var (then, following) = await past.ChunkAsync(after, size, cancellation);
            return ([.. then.Where(pair => HasGrade(pair.Grade)).Select(pair => Row(pair.Hit, pair.Grade))], following);
        }

        var (hits, next) = WalksGrades
            ? await ByGradeAsync(after, size, cancellation)
            : await BySearchAsync(after, size, cancellation);
        hits = await WithRecordAsync(hits, cancellation);
        var grades = await SubjectViews.GradesAsync(deployment, scheme, [.. hits.Select(hit => hit.Number)], cancellation);
        var rows = hits.Where(hit => HasGrade(grades.GetValueOrDefault(hit.Number))).Select(hit => Row(hit, grades.GetValueOrDefault(hit.Number)));
        return ([.. rows], next);
    }

    private (long Number, SubjectRow Row) Row(SubjectHit hit, GradeView? grade) =>
        (hit.Number.Value, SubjectViews.Row(deployment, hit, grade) with { Former = Former(hit) });

    private async Task<IReadOnlyList<SubjectHit>> WithRecordAsync(IReadOnlyList<SubjectHit> hits, CancellationToken cancellation)
    {
        if (filter.Record is not { } kind || hits.Count == 0)
        {
            return hits;
        }

        var last = await deployment.Changes.LastAsync(cancellation);
        var standings = await deployment.Registry.ListAsync([.. hits.Select(hit => hit.Number)], deployment.Today, last, cancellation);
        var having = standings.Where(standing => standing.Records.Any(record => record.Kind == kind))
            .Select(standing => standing.Subject.Number).ToHashSet();
        return [.. hits.Where(hit => having.Contains(hit.Number))];
    }

    /// <summary>Why a subject was found whose present name and code do not hold the text.</summary>
    private IReadOnlyList<string> Former(SubjectHit hit) =>
        filter.Text?.Trim() is not { Length: > 0 } text
            || hit.Name.Contains(text, StringComparison.OrdinalIgnoreCase) || hit.Key.Contains(text, StringComparison.OrdinalIgnoreCase)
            ? []
            : [.. hit.FormerNames, .. hit.FormerCodes];

    private bool HasGrade(GradeView? grade) =>
        (filter.Grade is null || (grade is not null && (grade.Letter ?? StandingFilter.Review) == filter.Grade))
        && (filter.Suspended is not true || grade is { IsSuspended: true });

    private async Task<(IReadOnlyList<SubjectHit> Hits, long? Next)> BySearchAsync(long after, int size, CancellationToken cancellation)
    {
        var page = await deployment.Search.SearchAsync(
            new SubjectQuery
            {
                Text = filter.Text,
                DivisionPrefix = filter.Division,
                IndustryPrefix = filter.Industry,
                SubjectKind = filter.Kind,
                Licence = filter.Licence,
                After = new SubjectNumber(after),
                Limit = size,
            },
            cancellation);
        return (page.Hits, page.Next?.Value);
    }

    private async Task<(IReadOnlyList<SubjectHit> Hits, long? Next)> ByGradeAsync(long after, int size, CancellationToken cancellation)
    {
        if (scheme is null)
        {
            return ([], null);
        }

        var page = await deployment.Figures.PageAsync(
            new StandingFilter(scheme, filter.Grade, filter.Division, filter.Industry) { SuspendedOnly = filter.Suspended is true }, new SubjectNumber(after), size, cancellation);
        var last = await deployment.Changes.LastAsync(cancellation);
        var standings = await deployment.Registry.ListAsync(
            [.. page.Items.Select(item => item.Subject)], deployment.Today, last, cancellation);
        var hits = standings.Select(SubjectViews.Hit)
            .Where(hit => (filter.Kind is null || hit.SubjectKind == filter.Kind) && (filter.Licence is null || hit.Licence == filter.Licence));
        return ([.. hits], page.Next?.Value);
    }

    private async Task<long?> TotalAsync(CancellationToken cancellation)
    {
        if (past is not null)
        {
            return await past.TotalAsync(cancellation);
        }

        if (!filter.IsOnlyByGrade)
        {
            return null;
        }

        if (filter is { Suspended: true })
        {
            return filter.Grade is not null ? null : scheme is null ? 0 : await deployment.Figures.SuspendedAsync(scheme, cancellation);
        }

        if (filter.Grade is null)
        {
            return (await deployment.Registry.CountsAsync(cancellation)).Subjects;
        }

        return scheme is null
            ? 0
            : (await deployment.Figures.DistributionAsync(scheme, cancellation))
                .Where(count => (count.Letter ?? StandingFilter.Review) == filter.Grade).Sum(count => count.Subjects);
    }
}
