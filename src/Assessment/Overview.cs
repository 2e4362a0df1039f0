using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>How many subjects of a group have a letter.</summary>
/// <param name="Group">A division code, an industry section, or empty for all.</param>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Subjects">How many.</param>
public sealed record LetterCount(string Group, string? Letter, long Subjects);

/// <summary>Grades that changed within a week.</summary>
/// <param name="From">Monday.</param>
/// <param name="Better">Subjects whose letter became better.</param>
/// <param name="Worse">Subjects whose letter became worse.</param>
/// <param name="New">Subjects graded for the first time.</param>
public sealed record WeekOfChanges(DateOnly From, long Better, long Worse, long New);

/// <summary>Figures over the whole population, and pages of subjects by where they stand.</summary>
public sealed class Overview(Database database)
{
    /// <summary>Schemes that have grades.</summary>
    public Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellation) => throw new NotSupportedException($"{database}");

    /// <summary>Subjects by letter.</summary>
    public Task<IReadOnlyList<LetterCount>> DistributionAsync(string scheme, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Subjects by county (six-digit division code; empty when unknown) and letter.</summary>
    public Task<IReadOnlyList<LetterCount>> ByDivisionAsync(string scheme, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Subjects by industry section (one letter; empty when unknown) and letter.</summary>
    public Task<IReadOnlyList<LetterCount>> ByIndustryAsync(string scheme, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Changes of the weeks up to and including the one of <paramref name="through"/>, oldest first; by evaluation date.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="through">The last day.</param>
    /// <param name="weeks">How many weeks.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task<IReadOnlyList<WeekOfChanges>> ChangesAsync(string scheme, DateOnly through, int weeks, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>How many subjects wait for a person.</summary>
    public Task<long> OpenReviewsAsync(string scheme, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>A page of subject numbers, ascending, after a subject number.</summary>
    public Task<Page<Standing>> PageAsync(StandingFilter filter, long after, int limit, CancellationToken cancellation) => throw new NotSupportedException();

    /// <summary>Where these subjects stand; those without a grade are left out.</summary>
    public Task<IReadOnlyDictionary<long, Standing>> StandingsAsync(string scheme, IReadOnlyCollection<long> subjects, CancellationToken cancellation) => throw new NotSupportedException();
}
