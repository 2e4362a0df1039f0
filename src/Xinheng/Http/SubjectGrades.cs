using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Which explanation is wanted.</summary>
/// <param name="Key">The subject's key or code, in any writing.</param>
/// <param name="Pack">The pack; null for that of the latest run.</param>
/// <param name="AsOf">The evaluation date; null for today.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day; null for all.</param>
internal sealed record ExplanationWish(string Key, string? Pack, DateOnly? AsOf, DateOnly? KnownOn);

/// <summary>A subject's grades and why it has them, for the pages and the command line alike.</summary>
internal static class SubjectGrades
{
    public static async Task<(ExplanationView? View, Refusal? Refusal)> ExplainAsync(
        Deployment deployment, ExplanationWish wish, CancellationToken cancellation)
    {
        var (pack, refusal) = await deployment.PackToGradeByAsync(wish.Pack, cancellation);
        if (pack is null)
        {
            return (null, refusal);
        }

        if (await SubjectsRoutes.FindAsync(deployment, wish.Key, cancellation) is not { } subject)
        {
            return (null, Refusal.NoSuchSubject(wish.Key));
        }

        var asOf = wish.AsOf ?? deployment.Today;
        var knownOn = wish.KnownOn is { } day
            ? await deployment.Changes.KnownOnAsync(CivilDay.EndOf(day), cancellation)
            : await deployment.Changes.LastAsync(cancellation);
        var explanation = await deployment.Explanations.ExplainAsync(pack, subject.Number, asOf, knownOn, cancellation);
        if (explanation is null)
        {
            return (null, wish.KnownOn is { } known ? Refusal.NotKnownBy(wish.Key, known) : Refusal.NoSuchSubject(wish.Key));
        }

        var standing = await deployment.Registry.StandingAsync(subject.Number, asOf, knownOn, cancellation);
        var name = standing?.Registration?.Name ?? subject.FirstName;
        return (ExplanationViews.Of(explanation, pack, subject.Key, name, wish.KnownOn), null);
    }

    public static async Task<IReadOnlyList<GradeHistoryEntry>> HistoryAsync(Deployment deployment, Subject subject, CancellationToken cancellation)
    {
        var entries = new List<GradeHistoryEntry>();
        foreach (var grade in await deployment.Explanations.HistoryAsync(subject.Number, cancellation))
        {
            if (deployment.WordsOf(grade.Scheme) is { } words)
            {
                entries.Add(new GradeHistoryEntry(
                    words.Grade(grade.Letter), grade.AsOf, grade.Pack, grade.Version, grade.Rule, grade.Run, grade.NextChange));
            }
        }

        return entries;
    }

    public static async Task<IReadOnlyList<GradeView>> LatestAsync(Deployment deployment, Subject subject, CancellationToken cancellation)
    {
        var grades = new List<GradeView>();
        foreach (var scheme in await deployment.Figures.SchemesAsync(cancellation))
        {
            var found = await SubjectViews.GradesAsync(deployment, scheme, [subject.Number], cancellation);
            grades.AddRange(found.Values);
        }

        return grades;
    }
}
