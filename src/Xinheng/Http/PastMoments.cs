using Xinheng.Assessment;

namespace Xinheng.Http;

/// <summary>The day of which grades are asked, and what of it was known.</summary>
/// <param name="AsOf">Grades of this day; null for the present ones.</param>
/// <param name="KnownOn">Only what the platform had by the end of this day; null for all.</param>
internal sealed record MomentQuery(DateOnly? AsOf, DateOnly? KnownOn)
{
    /// <summary>Whether the present is asked for.</summary>
    public bool IsPresent => AsOf is null && KnownOn is null;
}

/// <summary>Reads what day and what knowledge a question is asked of.</summary>
internal static class PastMoments
{
    /// <summary>The moment whose stored grades are asked for; null for the present.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="scheme">The scheme; null while nothing has been graded.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The moment, or why there are no grades of it.</returns>
    public static async Task<(GradeMoment? Moment, Refusal? Refusal)> GradesAsync(
        this Deployment deployment, string? scheme, MomentQuery query, CancellationToken cancellation)
    {
        var (moment, refusal) = await FactsAsync(deployment, query, cancellation);
        if (refusal is not null || moment is null || scheme is null)
        {
            return (moment, refusal);
        }

        var latest = (await deployment.Increments.StateAsync(scheme, cancellation))?.Day;
        if (moment.AsOf > deployment.Today && !(moment.AsOf <= latest))
        {
            return (null, Refusal.DayToCome("asOf", moment.AsOf, deployment.Today));
        }

        if (await SchemeAsync(deployment, scheme, cancellation) is { } unknown)
        {
            return (null, unknown);
        }

        var first = await deployment.Past.FirstDayAsync(scheme, moment.KnownOn, cancellation);
        return first <= moment.AsOf ? (moment, null) : (null, Refusal.NoGradesYet(moment.AsOf, query.KnownOn, first));
    }

    /// <summary>The moment as of which facts are asked for; null for the present. A day to come is one too: what is dated ahead has come true on it.</summary>
    /// <param name="deployment">The deployment.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public static async Task<(GradeMoment? Moment, Refusal? Refusal)> FactsAsync(
        this Deployment deployment, MomentQuery query, CancellationToken cancellation)
    {
        if (Check(deployment, query.KnownOn) is { } refusal)
        {
            return (null, refusal);
        }

        return query.IsPresent ? (null, null) : (new GradeMoment(query.AsOf ?? deployment.Today, query.KnownOn is { } known
            ? await deployment.Changes.KnownOnAsync(CivilDay.EndOf(known), cancellation)
            : await deployment.Changes.LastAsync(cancellation)), null);
    }

    /// <summary>What is wrong with a scheme that was asked for by name; null when subjects stand in it.</summary>
    public static async Task<Refusal?> SchemeAsync(Deployment deployment, string scheme, CancellationToken cancellation)
    {
        var known = await deployment.Figures.SchemesAsync(cancellation);
        return known.Contains(scheme) || known.Count == 0 ? null : Refusal.NoneOf("scheme", scheme, known);
    }

    /// <summary>Nobody can say what will be known on a day to come.</summary>
    public static Refusal? Check(Deployment deployment, DateOnly? knownOn) =>
        knownOn > deployment.Today ? Refusal.DayToCome("knownOn", knownOn.Value, deployment.Today) : null;
}
