using System.Data.Common;
using Dapper;
using Xinheng.Policy;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>What is graded: the scheme, the day, and whether it revises a past one.</summary>
internal sealed record GradedDay(string Scheme, DateOnly AsOf, bool IsBackdated);

/// <summary>What of fresh grades is to be written.</summary>
/// <param name="Grades">Grades that differ from the subject's latest.</param>
/// <param name="Standings">Where subjects stand now, for those whose grade or place differs.</param>
/// <param name="Replaced">Subjects of these that stood somewhere before.</param>
/// <param name="Counts">What the grades come to.</param>
internal sealed record FreshGrades(List<StandingRow> Grades, List<StandingRow> Standings, List<long> Replaced, GradeCounts Counts);

/// <summary>Counts over fresh grades.</summary>
internal sealed record GradeCounts(long Reviews, long FirstGrades, long Better, long Worse);

/// <summary>Compares fresh grades with what they were and keeps what differs, within the caller's transaction.</summary>
internal sealed class GradeKeeping(Database database, CompiledPack pack, GradedDay day)
{
    private static readonly string[] GradeColumns =
        ["subject", "scheme", "run", "letter", "rule", "as_of", "is_backdated", "indicators", "next_change", "is_suspended", "reasons"];

    private readonly Dictionary<string, int> ranks = (pack.Scheme?.Scale ?? [])
        .Select((step, at) => (step.Letter, at)).ToDictionary(pair => pair.Letter, pair => pair.at, StringComparer.Ordinal);

    /// <summary>What differs from what the subjects' grades were.</summary>
    /// <param name="transaction">The caller's.</param>
    /// <param name="subjects">The subjects.</param>
    /// <param name="fresh">Their fresh grades.</param>
    /// <param name="reasonsOf">Why a subject was graded, were it not for the first time.</param>
    public async Task<FreshGrades> CompareAsync(
        DbTransaction transaction, SubjectSet subjects, GradedSubject[] fresh, Func<long, GradeReasons> reasonsOf)
    {
        var before = await BeforeAsync(transaction, subjects);
        var (grades, standings, replaced) = (new List<StandingRow>(), new List<StandingRow>(), new List<long>());
        var (reviews, first, better, worse) = (0L, 0L, 0L, 0L);
        foreach (var row in fresh.Select(one => one.Row).OfType<StandingRow>())
        {
            var known = before.GetValueOrDefault(row.Subject);
            var isNew = known is null || !row.IsSameGrade(known);
            var step = known is null ? 0 : Step(known.Letter, row.Letter);
            reviews += row.Letter is null ? 1 : 0;
            first += known is null ? 1 : 0;
            better += step < 0 ? 1 : 0;
            worse += step > 0 ? 1 : 0;
            if (isNew)
            {
                row.Reasons = (int)(reasonsOf(row.Subject) | (known is null ? GradeReasons.First : GradeReasons.None));
                grades.Add(row);
            }

            row.Since = known is not null && known.Letter == row.Letter ? known.Since : row.Since;
            if (!day.IsBackdated && (isNew || !row.IsSamePlace(known)))
            {
                standings.Add(row);
                replaced.AddRange(known is null ? [] : [row.Subject]);
            }
        }

        return new FreshGrades(grades, standings, replaced, new GradeCounts(reviews, first, better, worse));
    }

    /// <summary>Writes what differs as grades of a run, and for a day that is not past where the subjects stand and when they are due.</summary>
    public async Task WriteAsync(
        DbTransaction transaction, long run, SubjectSet subjects, (GradedSubject[] Graded, FreshGrades Fresh) what, CancellationToken cancellation)
    {
        await WriteGradesAsync(transaction, run, what.Fresh.Grades, cancellation);
        if (!day.IsBackdated)
        {
            await StandingTable.WriteAsync(database, transaction, day.Scheme, what.Fresh.Standings, what.Fresh.Replaced, cancellation);
            await DueTable.WriteAsync(database, transaction, day.Scheme, subjects, what.Graded, cancellation);
        }
    }

    /// <summary>What the subjects' grades were: where they stand now, or for a day that is past what held on it.</summary>
    private async Task<Dictionary<long, StandingRow>> BeforeAsync(DbTransaction transaction, SubjectSet subjects)
    {
        var now =
            $"""
            SELECT {StandingTable.Columns}
            FROM assessment_standing WHERE scheme = @Scheme AND {subjects.Condition}
            """;
        var then =
            $"""
            SELECT subject AS Subject, letter AS Letter, rule AS Rule, indicators AS Indicators, next_change AS NextChange, as_of AS Since,
                   is_suspended AS Suspended
            FROM assessment_grade WHERE scheme = @Scheme AND {subjects.Condition} AND as_of <= @day
            ORDER BY as_of, run
            """;
        var rows = await transaction.Connection!.QueryAsync<StandingRow>( // open while the transaction is
            day.IsBackdated ? then : now, subjects.With(new { day.Scheme, day = day.AsOf.DayNumber }), transaction);
        var before = new Dictionary<long, StandingRow>();
        foreach (var row in rows)
        {
            before[row.Subject] = row;
        }

        return before;
    }

    /// <summary>Below zero when the letter is better than before, above when it is worse; zero when that cannot be said.</summary>
    private int Step(string? before, string? now) =>
        before is not null && now is not null && ranks.TryGetValue(before, out var old) && ranks.TryGetValue(now, out var rank) ? rank - old : 0;

    private async Task WriteGradesAsync(DbTransaction transaction, long run, List<StandingRow> rows, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "assessment_grade", GradeColumns, cancellation);
        foreach (var row in rows)
        {
            bulk.Write(row.Subject);
            bulk.Write(day.Scheme);
            bulk.Write(run);
            bulk.Write(row.Letter);
            bulk.Write(row.Rule);
            bulk.Write(day.AsOf.DayNumber);
            bulk.Write(day.IsBackdated ? 1 : 0);
            bulk.Write(row.Indicators);
            bulk.Write(row.NextChange);
            bulk.Write(row.Suspended);
            bulk.Write(row.Reasons);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }
}
