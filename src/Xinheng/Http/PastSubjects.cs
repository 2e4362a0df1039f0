using Xinheng.Assessment;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Subjects, their facts and their grades as they stood on a past day by what was known then.</summary>
/// <param name="deployment">The deployment.</param>
/// <param name="filter">Which subjects. Names and codes are searched as they are found today, everything else is held against what stood then.</param>
/// <param name="scheme">The scheme of their grades; null while nothing has been graded.</param>
/// <param name="moment">When.</param>
internal sealed class PastSubjects(Deployment deployment, SubjectFilter filter, string? scheme, GradeMoment moment)
{
    /// <summary>Subjects after a number that match, with the grades they had; and where the next ones begin, null after the last.</summary>
    public async Task<(IReadOnlyList<(SubjectHit Hit, GradeView? Grade)> Matching, long? Next)> ChunkAsync(long after, int size, CancellationToken cancellation)
    {
        var (numbers, next) = await NumbersAsync(after, size, cancellation);
        var standings = (await deployment.Registry.ListAsync(numbers, moment.AsOf, moment.KnownOn, cancellation)).Where(Matches).ToList();
        var grades = await GradesAsync([.. standings.Select(standing => standing.Subject.Number)], cancellation);
        return ([.. standings.Select(standing => (SubjectViews.Hit(standing), grades.GetValueOrDefault(standing.Subject.Number)))], next);
    }

    /// <summary>The grades of subjects.</summary>
    public async Task<IReadOnlyDictionary<SubjectNumber, GradeView>> GradesAsync(IReadOnlyCollection<SubjectNumber> subjects, CancellationToken cancellation)
    {
        if (scheme is null || subjects.Count == 0 || await deployment.WordsOfAsync(scheme, moment.AsOf, cancellation) is not { } words)
        {
            return new Dictionary<SubjectNumber, GradeView>();
        }

        return (await deployment.Past.OfAsync(scheme, moment, subjects, cancellation)).ToDictionary(pair => pair.Key, pair => words.Grade(pair.Value.Letter, pair.Value.IsSuspended));
    }

    /// <summary>How many match; null where that is not counted.</summary>
    public async Task<long?> TotalAsync(CancellationToken cancellation)
    {
        if (!filter.IsOnlyByGrade || !filter.IsByGrade)
        {
            return null;
        }

        var counts = scheme is null ? [] : await deployment.Past.CountAsync(scheme, moment, cancellation);
        return counts.Where(count => filter.Grade is null || (count.Letter ?? StandingFilter.Review) == filter.Grade)
            .Sum(count => filter.Suspended is true ? count.Suspended : count.Subjects);
    }

    private async Task<(IReadOnlyList<SubjectNumber> Numbers, long? Next)> NumbersAsync(long after, int size, CancellationToken cancellation)
    {
        if (!filter.IsByGrade || !string.IsNullOrWhiteSpace(filter.Text))
        {
            var found = await deployment.Search.SearchAsync(new SubjectQuery { Text = filter.Text, After = new SubjectNumber(after), Limit = size }, cancellation);
            return ([.. found.Hits.Select(hit => hit.Number)], found.Next?.Value);
        }

        if (scheme is null)
        {
            return ([], null);
        }

        var (items, next) = await deployment.Past.PageAsync(
            new StandingFilter(scheme, filter.Grade) { SuspendedOnly = filter.Suspended is true }, moment, new SubjectNumber(after), size, cancellation);
        return ([.. items.Select(item => item.Subject)], next?.Value);
    }

    private bool Matches(SubjectStanding standing)
    {
        var hit = SubjectViews.Hit(standing);
        return Begins(hit.Division, filter.Division) && Begins(hit.Industry, filter.Industry)
            && (filter.Kind is null || hit.SubjectKind == filter.Kind) && (filter.Licence is null || hit.Licence == filter.Licence)
            && (filter.Record is not { } kind || standing.Records.Any(record => record.Kind == kind));
    }

    private static bool Begins(string? code, string? with) => with is null || code?.StartsWith(with, StringComparison.Ordinal) == true;
}
