using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Blocks;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>A day, and what was known.</summary>
/// <param name="AsOf">Grades of this day.</param>
/// <param name="KnownOn">Only grades given by changes up to this one.</param>
public sealed record GradeMoment(DateOnly AsOf, ChangeNumber KnownOn);

/// <summary>The grade a subject had at a moment.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="IsSuspended">Whether it was not used because a record that counted was under objection.</param>
public sealed record PastGrade(SubjectNumber Subject, string? Letter, bool IsSuspended);

/// <summary>How many subjects had a letter.</summary>
/// <param name="Letter">The letter; null when a person had to decide.</param>
/// <param name="Subjects">How many.</param>
/// <param name="Suspended">Of these, how many grades were suspended.</param>
public sealed record PastCount(string? Letter, long Subjects, long Suspended);

/// <summary>
/// Grades as they stood on a day by what was known then, as they were given: the latest of its day or an earlier one. Where a subject
/// was and what it did on that day is the registry's to say. Safe to use from many threads.
/// </summary>
/// <param name="database">Where grades are.</param>
public sealed class PastGrades(Database database)
{
    private const int LargestPage = 1_000;

    /// <summary>Subject numbers looked through by one statement.</summary>
    private const long Stretch = 50_000;

    /// <summary>Stretches looked through for one page; a page that comes up short carries on from where it ended.</summary>
    private const int StretchesAPage = 20;

    /// <summary>The earliest evaluation date of a run that knew no more than up to a change; null when there is none.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="knownOn">The change.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<DateOnly?> FirstDayAsync(string scheme, ChangeNumber knownOn, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return Moments.DateFromColumn(await connection.ExecuteScalarAsync<int?>(
            "SELECT MIN(as_of) FROM assessment_run WHERE scheme = @scheme AND known_on <= @known", new { scheme, known = knownOn.Value }));
    }

    /// <summary>Subjects by letter, those a person had to decide last.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="moment">When.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<PastCount>> CountAsync(string scheme, GradeMoment moment, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await PastBlocks.NumbersAsync(connection, scheme) is { } numbers ? await InBlocksAsync(connection, scheme, moment, numbers) : await connection.QueryAsync<(string? Letter, long Subjects, long Suspended)>(
            $"SELECT letter, COUNT(*), CAST(SUM(suspended) AS BIGINT) FROM ({Latest(string.Empty)}) AS latest WHERE place = 1 GROUP BY letter",
            Values(scheme, moment));
        return [.. rows.OrderBy(row => row.Letter is null).ThenBy(row => row.Letter, StringComparer.Ordinal).Select(row => new PastCount(row.Letter, row.Subjects, row.Suspended))];
    }

    /// <summary>The grades of some subjects; those that had none are left out.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="moment">When.</param>
    /// <param name="subjects">The subjects.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyDictionary<SubjectNumber, PastGrade>> OfAsync(
        string scheme, GradeMoment moment, IEnumerable<SubjectNumber> subjects, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        if (await PastBlocks.NumbersAsync(connection, scheme) is not null)
        {
            return await InBlocksAsync(connection, scheme, moment, subjects);
        }

        var values = Values(scheme, moment);
        values.Add("subjects", database.Dialect.ListOf(subjects.Select(subject => subject.Value)));
        var rows = await connection.QueryAsync<(long Subject, string? Letter, long Suspended)>(
            $"SELECT subject, letter, suspended FROM ({Latest($"AND {database.Dialect.InList("g.subject", "@subjects")}")}) AS latest WHERE place = 1", values);
        return rows.Select(Of).ToDictionary(grade => grade.Subject);
    }

    /// <summary>A page of subjects that had a letter, by ascending number.</summary>
    /// <param name="filter">Its scheme, letter and mark; where subjects are does not restrict.</param>
    /// <param name="moment">When.</param>
    /// <param name="after">Subjects up to and with this number are left out.</param>
    /// <param name="limit">Most subjects, 1 to 1,000; there may be fewer although the list goes on.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <returns>The page, and where the next one begins; null after the last.</returns>
    public async Task<(IReadOnlyList<PastGrade> Items, SubjectNumber? Next)> PageAsync(
        StandingFilter filter, GradeMoment moment, SubjectNumber after, int limit, CancellationToken cancellation = default)
    {
        var most = Math.Clamp(limit, 1, LargestPage);
        await using var connection = await database.OpenAsync(cancellation);
        if (await PastBlocks.NumbersAsync(connection, filter.Scheme) is { } numbers)
        {
            return await InBlocksAsync(connection, (filter, moment), (after, most), numbers);
        }

        var last = await connection.ExecuteScalarAsync<long?>("SELECT MAX(subject) FROM assessment_grade") ?? 0;
        var found = new List<PastGrade>();
        var from = after.Value;
        for (var stretch = 0; from < last && found.Count <= most && stretch < StretchesAPage; stretch++, from += Stretch)
        {
            var values = Values(filter.Scheme, moment);
            values.AddDynamicParams(new { after = from, through = from + Stretch, filter.Letter, limit = most + 1 - found.Count });
            var rows = await connection.QueryAsync<(long Subject, string? Letter, long Suspended)>(
                $"""
                SELECT subject, letter, suspended FROM ({Latest("AND g.subject > @after AND g.subject <= @through")}) AS latest
                WHERE place = 1{Only(filter)} ORDER BY subject LIMIT @limit
                """,
                values);
            found.AddRange(rows.Select(Of));
        }

        return found.Count > most ? (found[..most], found[most - 1].Subject)
            : (found, from < last ? new SubjectNumber(from) : null);
    }

    private static async Task<IEnumerable<(string? Letter, long Subjects, long Suspended)>> InBlocksAsync(
        DbConnection connection, string scheme, GradeMoment moment, IReadOnlyList<long> numbers)
    {
        var counts = new Dictionary<ValueTuple<string?>, (long Subjects, long Suspended)>();
        foreach (var number in numbers)
        {
            foreach (var grade in await PastBlocks.LatestAsync(connection, scheme, moment, number))
            {
                var (subjects, suspended) = counts.GetValueOrDefault(ValueTuple.Create(grade.Letter));
                counts[ValueTuple.Create(grade.Letter)] = (subjects + 1, suspended + (grade.IsSuspended ? 1 : 0));
            }
        }

        return counts.Select(pair => (pair.Key.Item1, pair.Value.Subjects, pair.Value.Suspended));
    }

    private static async Task<IReadOnlyDictionary<SubjectNumber, PastGrade>> InBlocksAsync(
        DbConnection connection, string scheme, GradeMoment moment, IEnumerable<SubjectNumber> subjects)
    {
        var wanted = subjects.ToHashSet();
        var found = new Dictionary<SubjectNumber, PastGrade>();
        foreach (var number in wanted.Select(subject => SubjectBlock.Of(subject.Value)).Distinct())
        {
            foreach (var grade in (await PastBlocks.LatestAsync(connection, scheme, moment, number)).Where(grade => wanted.Contains(grade.Subject)))
            {
                found[grade.Subject] = grade;
            }
        }

        return found;
    }

    private static async Task<(IReadOnlyList<PastGrade> Items, SubjectNumber? Next)> InBlocksAsync(
        DbConnection connection, (StandingFilter Filter, GradeMoment Moment) asked, (SubjectNumber After, int Most) page, IReadOnlyList<long> numbers)
    {
        var found = new List<PastGrade>();
        foreach (var number in numbers.Where(number => number >= SubjectBlock.Of(page.After.Value)))
        {
            var grades = await PastBlocks.LatestAsync(connection, asked.Filter.Scheme, asked.Moment, number);
            found.AddRange(grades.Where(grade => grade.Subject.Value > page.After.Value && IsWanted(asked.Filter, grade)));
            if (found.Count > page.Most)
            {
                return (found[..page.Most], found[page.Most - 1].Subject);
            }
        }

        return (found, null);
    }

    private static bool IsWanted(StandingFilter filter, PastGrade grade) =>
        (filter.Letter is null || grade.Letter == (filter.Letter == StandingFilter.Review ? null : filter.Letter)) && (!filter.SuspendedOnly || grade.IsSuspended);

    private static string Only(StandingFilter filter) =>
        (filter.Letter is null ? string.Empty : filter.Letter == StandingFilter.Review ? " AND letter IS NULL" : " AND letter = @Letter")
        + (filter.SuspendedOnly ? " AND suspended = 1" : string.Empty);

    /// <summary>All grades given for the day or earlier by what was known, the one that held numbered 1.</summary>
    private static string Latest(string which) =>
        $"""
        SELECT g.subject AS subject, g.letter AS letter, g.is_suspended AS suspended,
               ROW_NUMBER() OVER (PARTITION BY g.subject ORDER BY g.as_of DESC, g.run DESC) AS place
        FROM assessment_grade g JOIN assessment_run r ON r.run = g.run
        WHERE g.scheme = @scheme AND g.as_of <= @day AND r.known_on <= @known {which}
        """;

    private static DynamicParameters Values(string scheme, GradeMoment moment) =>
        new(new { scheme, day = moment.AsOf.DayNumber, known = moment.KnownOn.Value });

    private static PastGrade Of((long Subject, string? Letter, long Suspended) row) =>
        new(new SubjectNumber(row.Subject), row.Letter, row.Suspended != 0);
}
