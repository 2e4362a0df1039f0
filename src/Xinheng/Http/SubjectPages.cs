using Xinheng.Assessment;
using Xinheng.Intake;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>A subject in full, for the pages and the command line alike.</summary>
internal static class SubjectPages
{
    /// <summary>A subject, at present or as it stood on a day by what was known then; or why it cannot be shown.</summary>
    public static async Task<(SubjectView? View, Refusal? Refusal)> ViewAsync(
        Deployment deployment, string key, MomentQuery query, CancellationToken cancellation)
    {
        if (await SubjectsRoutes.FindAsync(deployment, key, cancellation) is not { } subject)
        {
            return (null, Refusal.NoSuchSubject(key));
        }

        var (moment, refusal) = await deployment.FactsAsync(query, cancellation);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var at = moment ?? new GradeMoment(deployment.Today, await deployment.Changes.LastAsync(cancellation));
        var standing = await deployment.Registry.StandingAsync(subject.Number, at.AsOf, at.KnownOn, cancellation);
        return standing is null && query.KnownOn is { } known
            ? (null, Refusal.NotKnownBy(key, known))
            : (await ViewAsync(deployment, subject, standing, at, !query.IsPresent, cancellation), null);
    }

    private static async Task<SubjectView> ViewAsync(
        Deployment deployment, Subject subject, SubjectStanding? standing, GradeMoment at, bool isPast, CancellationToken cancellation)
    {
        var versions = (await deployment.Registry.VersionsAsync(subject.Number, cancellation)).Where(version => version.Change.Value <= at.KnownOn.Value).Reverse().ToList();
        var codes = (await deployment.Registry.FormerCodesAsync(subject.Number, cancellation)).Where(former => former.LastChange.Value <= at.KnownOn.Value);
        var scales = standing is { Results.Count: > 0 } ? await deployment.ScalesAsync(at.AsOf, cancellation) : KnownScales.None;
        var name = standing?.Registration?.Name ?? subject.FirstName;
        return new SubjectView
        {
            Key = subject.Key,
            Name = name,
            Registration = standing?.Registration is { } registration ? SubjectViews.Of(deployment, registration) : null,
            Code = SubjectViews.Of(subject.Code),
            FormerNames = [.. versions.Select(version => version.Name).Where(known => known.Length > 0 && known != name).Distinct(StringComparer.Ordinal)],
            FormerCodes = [.. codes.Select(former => former.Value)],
            Versions = [.. versions.Select(version => SubjectViews.Of(deployment, version))],
            Grades = isPast ? await SubjectGrades.PastAsync(deployment, subject, at, cancellation) : await SubjectGrades.LatestAsync(deployment, subject, cancellation),
            Results = [.. (standing?.Results ?? []).Reverse().Select(result => SubjectViews.Of(result, scales.WithId(result.Scheme), at.AsOf))],
            Records = standing?.Records.Count ?? 0,
        };
    }
}
