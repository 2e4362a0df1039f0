using System.Data.Common;
using Xinheng.Assessment.Blocks;
using Xinheng.Policy;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>What is graded: the scheme, the day, and whether it revises a past one.</summary>
internal sealed record GradedDay(string Scheme, DateOnly AsOf, bool IsBackdated);

/// <summary>What of fresh grades is to be written.</summary>
/// <param name="Grades">Grades that differ from the subject's latest.</param>
/// <param name="Standings">Where subjects stand now, for those whose grade or place differs.</param>
/// <param name="Replaced">Subjects of these that had a row before.</param>
/// <param name="Packed">Subjects of whom a block says all there is to say.</param>
/// <param name="Counts">What the grades come to.</param>
internal sealed record FreshGrades(List<StandingRow> Grades, List<StandingRow> Standings, List<long> Replaced, HashSet<long> Packed, GradeCounts Counts);

/// <summary>Counts over fresh grades.</summary>
internal sealed record GradeCounts(long Reviews, long FirstGrades, long Better, long Worse);

/// <summary>Compares fresh grades with what they were and keeps what differs, within the caller's transaction.</summary>
internal sealed class GradeKeeping(Database database, CompiledPack pack, GradedDay day)
{
    private static readonly string[] GradeColumns =
        ["subject", "scheme", "run", "letter", "rule", "as_of", "is_backdated", "indicators", "next_change", "is_suspended", "reasons"];

    private readonly LetterRanks ranks = new(pack);

    /// <summary>What the subjects' grades were: where they stand now, or for a day that is past what held on it.</summary>
    public async Task<GradesBefore> BeforeAsync(DbTransaction transaction, SubjectSet subjects, CancellationToken cancellation) =>
        !day.IsBackdated ? await GradesBefore.ReadAsync(database, transaction, day.Scheme, subjects, cancellation)
        : new GradesBefore(
            await GradeHistory.LatestAsync(transaction.Connection!, database.Dialect, (day.Scheme, day.AsOf), subjects, transaction), new Dictionary<long, int>()); // open while the transaction is

    /// <summary>What differs from what the subjects' grades were.</summary>
    /// <param name="before">What they were.</param>
    /// <param name="fresh">Their fresh grades.</param>
    /// <param name="reasonsOf">Why a subject was graded, were it not for the first time.</param>
    public FreshGrades Compare(GradesBefore before, GradedSubject[] fresh, Func<long, GradeReasons> reasonsOf)
    {
        var (grades, standings, replaced, packed) = (new List<StandingRow>(), new List<StandingRow>(), new List<long>(), new HashSet<long>());
        var (reviews, first, better, worse) = (0L, 0L, 0L, 0L);
        foreach (var (_, given, due) in fresh)
        {
            if (given is not { } row)
            {
                continue;
            }

            var known = before.Grades.GetValueOrDefault(row.Subject);
            var isNew = known is null || !row.IsSameGrade(known);
            var step = known is null ? 0 : ranks.Step(known.Letter, row.Letter);
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
            if (!day.IsBackdated && (isNew || !row.IsSamePlace(known) || (known is { IsPacked: true } && known.PackedDue != due?.DayNumber)))
            {
                standings.Add(row);
                replaced.AddRange(known is null or { IsPacked: true } ? [] : [row.Subject]);
            }
            else if (known is { IsPacked: true })
            {
                packed.Add(row.Subject);
            }
        }

        return new FreshGrades(grades, standings, replaced, packed, new GradeCounts(reviews, first, better, worse));
    }

    /// <summary>Writes what differs as grades of a run, and for a day that is not past where the subjects stand and when they are due.</summary>
    public async Task WriteAsync(
        WriteBatch batch, long run, GradesBefore before, (GradedSubject[] Graded, FreshGrades Fresh) what, CancellationToken cancellation)
    {
        await WriteGradesAsync(batch, run, what.Fresh.Grades, cancellation);
        if (!day.IsBackdated)
        {
            await StandingTable.WriteAsync(database.Dialect, batch, day.Scheme, what.Fresh.Standings, what.Fresh.Replaced, cancellation);
            var graded = what.Fresh.Packed.Count == 0 ? what.Graded : [.. what.Graded.Where(one => !what.Fresh.Packed.Contains(one.Subject))];
            await DueTable.WriteAsync(database.Dialect, batch, day.Scheme, before.Dues, graded, cancellation);
        }

        await batch.CompleteAsync(cancellation);
    }

    private async Task WriteGradesAsync(WriteBatch batch, long run, List<StandingRow> rows, CancellationToken cancellation)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var bulk = await batch.RowsAsync("assessment_grade", GradeColumns, rows.Count, cancellation);
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
