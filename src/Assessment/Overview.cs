using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Blocks;
using Xinheng.Assessment.Runs;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>How many subjects of a group have a letter.</summary>
/// <param name="Group">A division code, an industry section, or empty for all and for unknown.</param>
/// <param name="Letter">The letter; null when a person must decide.</param>
/// <param name="Subjects">How many.</param>
public sealed record LetterCount(string Group, string? Letter, long Subjects);

/// <summary>Grades that changed within a week, by evaluation date.</summary>
/// <param name="From">Monday.</param>
/// <param name="Better">Subjects whose letter became better.</param>
/// <param name="Worse">Subjects whose letter became worse.</param>
/// <param name="New">Subjects graded for the first time.</param>
public sealed record WeekOfChanges(DateOnly From, long Better, long Worse, long New);

/// <summary>Figures over the whole population, and pages of subjects by where they stand. Safe to use from many threads.</summary>
public sealed class Overview(Database database)
{
    private const int LargestPage = 1_000;
    private const int CountyLength = 6;

    private volatile Counted? counted;

    /// <summary>Schemes that subjects stand in, by id.</summary>
    public async Task<IReadOnlyList<string>> SchemesAsync(CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return [.. await connection.QueryAsync<string>("SELECT DISTINCT scheme FROM assessment_run WHERE kind <> 2 ORDER BY scheme")];
    }

    /// <summary>Subjects by letter; those a person must decide last.</summary>
    public Task<IReadOnlyList<LetterCount>> DistributionAsync(string scheme, CancellationToken cancellation = default) =>
        CountAsync(scheme, _ => string.Empty, cancellation);

    /// <summary>Subjects by county (six characters of the division code; empty when unknown) and letter.</summary>
    public Task<IReadOnlyList<LetterCount>> ByDivisionAsync(string scheme, CancellationToken cancellation = default) =>
        CountAsync(scheme, cell => cell.Division, cancellation);

    /// <summary>Subjects by industry section (one letter; empty when unknown) and letter.</summary>
    public Task<IReadOnlyList<LetterCount>> ByIndustryAsync(string scheme, CancellationToken cancellation = default) =>
        CountAsync(scheme, cell => cell.Industry, cancellation);

    /// <summary>Changes of the weeks up to and including the one of <paramref name="through"/>, oldest first; weeks without any are there with zeros.</summary>
    /// <param name="scheme">The scheme.</param>
    /// <param name="through">The last day.</param>
    /// <param name="weeks">How many weeks, 1 to 520.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<IReadOnlyList<WeekOfChanges>> ChangesAsync(
        string scheme, DateOnly through, int weeks, CancellationToken cancellation = default)
    {
        // Day number 0, 1 January of the year 1, was a Monday.
        var last = through.DayNumber / 7;
        var first = Math.Max(0, last - Math.Clamp(weeks, 1, 520) + 1);
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await connection.QueryAsync<(long Week, long Better, long Worse, long New)>(
            """
            SELECT as_of / 7, CAST(SUM(better) AS BIGINT), CAST(SUM(worse) AS BIGINT), CAST(SUM(first_grades) AS BIGINT)
            FROM assessment_run
            WHERE scheme = @scheme AND is_backdated = 0 AND as_of >= @from AND as_of <= @upTo GROUP BY as_of / 7
            """,
            new { scheme, from = first * 7, upTo = through.DayNumber });
        var byWeek = rows.ToDictionary(row => row.Week);
        return
        [
            .. Enumerable.Range(first, last - first + 1).Select(week =>
            {
                var (_, better, worse, firstGrades) = byWeek.GetValueOrDefault(week);
                return new WeekOfChanges(DateOnly.FromDayNumber(week * 7), better, worse, firstGrades);
            }),
        ];
    }

    /// <summary>How many subjects wait for a person.</summary>
    public async Task<long> OpenReviewsAsync(string scheme, CancellationToken cancellation = default) =>
        (await CellsAsync(scheme, cancellation)).Where(cell => cell.Letter is null).Sum(cell => cell.Subjects);

    /// <summary>How many subjects have a grade that is suspended.</summary>
    public async Task<long> SuspendedAsync(string scheme, CancellationToken cancellation = default) =>
        (await CellsAsync(scheme, cancellation)).Sum(cell => cell.Suspended);

    /// <summary>
    /// A page of subjects by ascending number. With the letter <see cref="StandingFilter.Review"/> it is the work list of
    /// those that wait for a person.
    /// </summary>
    /// <param name="filter">Which subjects.</param>
    /// <param name="after">Subjects up to and with this number are left out: the last of the page before.</param>
    /// <param name="limit">Most subjects to return, 1 to 1,000.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<StandingPage> PageAsync(
        StandingFilter filter, SubjectNumber after, int limit, CancellationToken cancellation = default)
    {
        var most = Math.Clamp(limit, 1, LargestPage);
        var dialect = database.Dialect;
        string[] conditions =
        [
            "scheme = @Scheme AND subject > @after",
            filter.Letter is null ? string.Empty : filter.Letter == StandingFilter.Review ? "letter IS NULL" : "letter = @Letter",
            filter.Division is null ? string.Empty : dialect.Like("division", "@division"),
            filter.Industry is null ? string.Empty : dialect.Like("industry", "@industry"),
            filter.SuspendedOnly ? "is_suspended = 1" : string.Empty,
        ];
        await using var connection = await database.OpenAsync(cancellation);
        var rows = await StandingBlockTable.AnyAsync(connection, filter.Scheme) ? await InBlocksAsync(filter, after, most + 1, cancellation) : (await connection.QueryAsync<StandingRow>(
            $"""
            SELECT {StandingTable.Columns} FROM assessment_standing
            WHERE {string.Join(" AND ", conditions.Where(condition => condition.Length > 0))} ORDER BY subject LIMIT @limit
            """,
            new
            {
                filter.Scheme, filter.Letter, after = after.Value, limit = most + 1,
                division = Dialect.EscapeLike(filter.Division ?? string.Empty) + "%",
                industry = Dialect.EscapeLike(filter.Industry ?? string.Empty) + "%",
            })).ToList();
        var items = rows.Take(most).Select(row => Of(filter.Scheme, row)).ToList();
        return new StandingPage(items, rows.Count > most ? items[^1].Subject : null);
    }

    /// <summary>Where these subjects stand; those without a grade are left out.</summary>
    public async Task<IReadOnlyDictionary<SubjectNumber, Standing>> StandingsAsync(
        string scheme, IEnumerable<SubjectNumber> subjects, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var set = SubjectSet.Of(database.Dialect, subjects.Select(subject => subject.Value));
        var rows = await connection.QueryAsync<StandingRow>(
            $"SELECT {StandingTable.Columns} FROM assessment_standing WHERE scheme = @scheme AND {set.Condition}", set.With(new { scheme }));
        var standings = new Dictionary<SubjectNumber, Standing>();
        foreach (var row in (await StandingBlockTable.RowsAsync(connection, database.Dialect, scheme, set)).Concat(rows))
        {
            standings[new SubjectNumber(row.Subject)] = Of(scheme, row);
        }

        return standings;
    }

    private async Task<List<StandingRow>> InBlocksAsync(StandingFilter filter, SubjectNumber after, int limit, CancellationToken cancellation)
    {
        var rows = new List<StandingRow>();
        await foreach (var (number, block) in new StandingReading(database).StreamAsync(filter.Scheme, SubjectBlock.Of(after.Value), cancellation))
        {
            rows.AddRange(block.Rows(number).Where(row => row.Subject > after.Value && IsWanted(filter, row)).Take(limit - rows.Count));
            if (rows.Count >= limit)
            {
                break;
            }
        }

        return rows;
    }

    private static bool IsWanted(StandingFilter filter, StandingRow row) =>
        (filter.Letter is null || row.Letter == (filter.Letter == StandingFilter.Review ? null : filter.Letter))
        && (filter.Division is null || row.Division?.StartsWith(filter.Division, StringComparison.Ordinal) == true)
        && (filter.Industry is null || row.Industry?.StartsWith(filter.Industry, StringComparison.Ordinal) == true)
        && (!filter.SuspendedOnly || row.Suspended != 0);

    private async Task<IReadOnlyList<LetterCount>> CountAsync(string scheme, Func<Cell, string> groupOf, CancellationToken cancellation) =>
    [
        .. (await CellsAsync(scheme, cancellation))
            .GroupBy(cell => (Group: groupOf(cell), cell.Letter))
            .OrderBy(group => group.Key.Group, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Letter is null).ThenBy(group => group.Key.Letter, StringComparer.Ordinal)
            .Select(group => new LetterCount(group.Key.Group, group.Key.Letter, group.Sum(cell => cell.Subjects))),
    ];

    // Counting all subjects takes a second for a province: what was counted is kept as long as nothing has been graded since.
    private async Task<IReadOnlyList<Cell>> CellsAsync(string scheme, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var moved = await connection.QuerySingleAsync<(long Runs, long Graded, long Moves)>(
            """
            SELECT COUNT(*), CAST(COALESCE(SUM(graded), 0) AS BIGINT), CAST((SELECT COALESCE(SUM(moves), 0) FROM assessment_cursor) AS BIGINT)
            FROM assessment_run WHERE kind <> 2
            """);
        if (counted is { } known && known.Scheme == scheme && known.Moved == moved)
        {
            return known.Cells;
        }

        var cells = await StandingBlockTable.AnyAsync(connection, scheme) ? await BlockCellsAsync(scheme, cancellation) : await RowCellsAsync(connection, scheme);
        counted = new Counted(scheme, moved, cells);
        return cells;
    }

    private static async Task<IReadOnlyList<Cell>> RowCellsAsync(DbConnection connection, string scheme) =>
    [
        .. (await connection.QueryAsync<(string Division, string Industry, string? Letter, long Subjects, long Suspended)>(
            """
            SELECT COALESCE(SUBSTR(division, 1, 6), '') AS place, COALESCE(SUBSTR(industry, 1, 1), '') AS section, letter, COUNT(*),
                   CAST(SUM(is_suspended) AS BIGINT)
            FROM assessment_standing WHERE scheme = @scheme GROUP BY 1, 2, 3
            """,
            new { scheme })).Select(row => new Cell(row.Division, row.Industry, row.Letter, row.Subjects, row.Suspended)),
    ];

    private async Task<IReadOnlyList<Cell>> BlockCellsAsync(string scheme, CancellationToken cancellation)
    {
        var cells = new Dictionary<(string, string, string?), (long Subjects, long Suspended)>();
        await foreach (var (_, block) in new StandingReading(database).StreamAsync(scheme, 0, cancellation))
        {
            foreach (var (outcome, division, industry, subjects) in block.Counts())
            {
                var key = (Beginning(division, CountyLength), Beginning(industry, 1), outcome.Letter);
                var (before, suspended) = cells.GetValueOrDefault(key);
                cells[key] = (before + subjects, suspended + (outcome.IsSuspended ? subjects : 0));
            }
        }

        return [.. cells.Select(cell => new Cell(cell.Key.Item1, cell.Key.Item2, cell.Key.Item3, cell.Value.Subjects, cell.Value.Suspended))];
    }

    private static string Beginning(string? code, int length) => code is null ? string.Empty : code[..Math.Min(length, code.Length)];

    private static Standing Of(string scheme, StandingRow row) => new(
        new SubjectNumber(row.Subject), scheme, row.Letter, DateOnly.FromDayNumber(row.Since), Moments.DateFromColumn(row.NextChange),
        row.Division, row.Industry)
    {
        IsSuspended = row.Suspended != 0,
    };

    /// <summary>Subjects of one county and industry section with one letter.</summary>
    private sealed record Cell(string Division, string Industry, string? Letter, long Subjects, long Suspended);

    /// <summary>What was counted, and how far runs and increments had come.</summary>
    private sealed record Counted(string Scheme, (long Runs, long Graded, long Moves) Moved, IReadOnlyList<Cell> Cells);
}
