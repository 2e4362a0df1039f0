using Xinheng.Assessment;
using Xinheng.Policy;
using Xinheng.Registry;

namespace Xinheng.Http;

/// <summary>Which explanation is wanted.</summary>
/// <param name="Key">The subject's key or code, in any writing.</param>
/// <param name="Pack">The pack; null for that of the latest run.</param>
/// <param name="AsOf">The evaluation date; null for today.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day; null for all.</param>
internal sealed record ExplanationWish(string Key, string? Pack, DateOnly? AsOf, DateOnly? KnownOn)
{
    /// <summary>A run: its version of the pack, its evaluation date and what it knew, in place of the others; null for none.</summary>
    public long? Run { get; init; }
}

/// <summary>What an explanation is made with.</summary>
/// <param name="Pack">The version of the pack.</param>
/// <param name="AsOf">The evaluation date.</param>
/// <param name="KnownOn">The last change to know.</param>
internal sealed record ExplanationGround(CompiledPack Pack, DateOnly AsOf, ChangeNumber KnownOn);

/// <summary>A subject's grades and why it has them, for the pages and the command line alike.</summary>
internal static class SubjectGrades
{
    public static async Task<(ExplanationView? View, Refusal? Refusal)> ExplainAsync(
        Deployment deployment, ExplanationWish wish, CancellationToken cancellation)
    {
        var (ground, refusal) = wish.Run is { } run
            ? await GroundAsync(deployment, wish, run, cancellation)
            : await GroundAsync(deployment, wish, cancellation);
        if (ground is null)
        {
            return (null, refusal);
        }

        if (await SubjectsRoutes.FindAsync(deployment, wish.Key, cancellation) is not { } subject)
        {
            return (null, Refusal.NoSuchSubject(wish.Key));
        }

        return await ExplainAsync(deployment, subject, ground, cancellation, wish.KnownOn) is { } view
            ? (view, null)
            : (null, wish.KnownOn is { } known ? Refusal.NotKnownBy(wish.Key, known) : Refusal.NoSuchSubject(wish.Key));
    }

    /// <summary>The explanation of a subject's grade; null when nothing was known of it yet.</summary>
    public static async Task<ExplanationView?> ExplainAsync(
        Deployment deployment, Subject subject, ExplanationGround ground, CancellationToken cancellation, DateOnly? knownOn = null)
    {
        var explanation = await deployment.Explanations.ExplainAsync(ground.Pack, subject.Number, ground.AsOf, ground.KnownOn, cancellation);
        if (explanation is null)
        {
            return null;
        }

        var standing = await deployment.Registry.StandingAsync(subject.Number, ground.AsOf, ground.KnownOn, cancellation);
        var name = standing?.Registration?.Name ?? subject.FirstName;
        var words = await deployment.WordsAsync(ground.Pack, explanation.AsOf, cancellation);
        return ExplanationViews.Of(explanation, ground.Pack, words, (subject.Key, name), knownOn);
    }

    public static async Task<IReadOnlyList<GradeHistoryEntry>> HistoryAsync(
        Deployment deployment, Subject subject, GradeHistoryQuery wish, CancellationToken cancellation)
    {
        var known = wish.KnownOn is { } day ? await deployment.Changes.KnownOnAsync(CivilDay.EndOf(day), cancellation) : default(ChangeNumber?);
        var grades = (await deployment.Explanations.HistoryAsync(subject.Number, cancellation))
            .Where(grade => !(grade.AsOf > wish.AsOf) && !(grade.KnownOn.Value > known?.Value));
        return await EntriesAsync(deployment, grades, cancellation);
    }

    private static async Task<IReadOnlyList<GradeHistoryEntry>> EntriesAsync(
        Deployment deployment, IEnumerable<StoredGrade> grades, CancellationToken cancellation)
    {
        var entries = new List<GradeHistoryEntry>();
        var words = new Dictionary<string, PolicyWords?>(StringComparer.Ordinal);
        foreach (var grade in grades)
        {
            if (!words.TryGetValue(grade.Fingerprint, out var known))
            {
                var version = await deployment.Versions.WithFingerprintAsync(grade.Pack, grade.Fingerprint, cancellation);
                known = version?.Pack is { } pack ? await deployment.WordsAsync(pack, grade.AsOf, cancellation) : await deployment.WordsOfAsync(grade.Scheme, cancellation);
                words.Add(grade.Fingerprint, known);
            }

            if (known is not null)
            {
                entries.Add(new GradeHistoryEntry(
                    known.Grade(grade.Letter, grade.IsSuspended), grade.AsOf, grade.Pack, grade.Version, grade.Rule, grade.Run, grade.NextChange,
                    GradeReasonViews.Of(grade)));
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

    /// <summary>The grade a subject had in each scheme at a moment.</summary>
    public static async Task<IReadOnlyList<GradeView>> PastAsync(Deployment deployment, Subject subject, GradeMoment moment, CancellationToken cancellation)
    {
        var grades = new List<GradeView>();
        foreach (var scheme in await deployment.Figures.SchemesAsync(cancellation))
        {
            grades.AddRange((await new PastSubjects(deployment, SubjectFilter.None, scheme, moment).GradesAsync([subject.Number], cancellation)).Values);
        }

        return grades;
    }

    /// <summary>The version in force on the evaluation date, as it was known on the day the reader chose.</summary>
    private static async Task<(ExplanationGround? Ground, Refusal? Refusal)> GroundAsync(
        Deployment deployment, ExplanationWish wish, CancellationToken cancellation)
    {
        if (PastMoments.Check(deployment, wish.KnownOn) is { } toCome)
        {
            return (null, toCome);
        }

        var asOf = wish.AsOf ?? deployment.Today;
        DateTimeOffset? knownAt = wish.KnownOn is { } day ? CivilDay.EndOf(day) : null;
        var (pack, refusal) = await deployment.PackToGradeByAsync(wish.Pack, asOf, knownAt, cancellation);
        return pack is null
            ? (null, refusal)
            : (new ExplanationGround(pack, asOf, knownAt is { } moment
                ? await deployment.Changes.KnownOnAsync(moment, cancellation)
                : await deployment.Changes.LastAsync(cancellation)), null);
    }

    /// <summary>Exactly what a run worked with.</summary>
    private static async Task<(ExplanationGround? Ground, Refusal? Refusal)> GroundAsync(
        Deployment deployment, ExplanationWish wish, long number, CancellationToken cancellation)
    {
        if (wish is not { Pack: null, AsOf: null, KnownOn: null })
        {
            return (null, Refusal.BadValue("run", $"{number}", new("不与 pack、asOf、knownOn 同用", "not together with pack, asOf or knownOn")));
        }

        if (await deployment.Runs.FindAsync(number, cancellation) is not { } run)
        {
            return (null, Refusal.NoSuchRun(number));
        }

        return (await deployment.Versions.WithFingerprintAsync(run.Pack, run.Fingerprint, cancellation))?.Pack is { } pack
            ? (new ExplanationGround(pack, run.AsOf, run.KnownOn), null)
            : (null, Refusal.TextOfRunLost(number));
    }
}
