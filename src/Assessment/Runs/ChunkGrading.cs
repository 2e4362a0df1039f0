using System.Data.Common;
using Dapper;
using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>Grades a chunk of subjects on all cores and keeps what differs, in one transaction.</summary>
internal sealed class ChunkGrading(Database database, CompiledPack pack, Run run)
{
    private static readonly string[] GradeColumns =
        ["subject", "scheme", "run", "letter", "rule", "as_of", "is_backdated", "indicators", "next_change", "is_suspended"];

    private readonly Dictionary<string, int> ranks = (pack.Scheme?.Scale ?? [])
        .Select((step, at) => (step.Letter, at)).ToDictionary(pair => pair.Letter, pair => pair.at, StringComparer.Ordinal);

    /// <summary>False when the run was stopped, or moved on by another process: then nothing is kept of the chunk.</summary>
    public async Task<bool> TakeAsync(List<SubjectStanding> chunk, SubjectNumber from, CancellationToken cancellation)
    {
        var fresh = new StandingRow?[chunk.Count];
        Parallel.For(0, chunk.Count, new ParallelOptions { CancellationToken = cancellation }, at => fresh[at] = Grade(chunk[at]));
        return await database.WriteAsync(
            (transaction, token) => KeepAsync(transaction, chunk, fresh, from, token), cancellation);
    }

    private StandingRow? Grade(SubjectStanding standing)
    {
        var subject = Facts.Of(standing);
        if (subject.Registered > run.AsOf)
        {
            return null;
        }

        var result = Explainer.Grade(pack, subject, Facts.Of(standing.Records), run.AsOf);
        return new StandingRow
        {
            Subject = subject.Subject,
            Letter = result.Letter,
            Rule = result.Rule,
            Indicators = ExplanationJson.WriteValues(result.Indicators),
            NextChange = result.NextChange?.On.DayNumber,
            Suspended = result.IsSuspended ? 1 : 0,
            Since = run.AsOf.DayNumber,
            Division = subject.Division,
            Industry = subject.Industry,
        };
    }

    private async Task<bool> KeepAsync(
        DbTransaction transaction, List<SubjectStanding> chunk, StandingRow?[] fresh, SubjectNumber from, CancellationToken cancellation)
    {
        var through = chunk[^1].Subject.Number;
        var before = await BeforeAsync(transaction, from, through);
        var (grades, standings) = (new List<StandingRow>(), new List<StandingRow>());
        var counts = new Counts();
        foreach (var row in fresh.OfType<StandingRow>())
        {
            var known = before.GetValueOrDefault(row.Subject);
            var isNew = known is null || !row.IsSameGrade(known);
            Count(counts, row, known);
            if (isNew)
            {
                grades.Add(row);
            }

            row.Since = known is not null && known.Letter == row.Letter ? known.Since : row.Since;
            if (isNew || !row.IsSamePlace(known))
            {
                standings.Add(row);
            }
        }

        var outcome = new ChunkOutcome(
            through, chunk.Count, grades.Count, counts.Reviews, counts.FirstGrades, counts.Better, counts.Worse);
        if (!await RunTable.AdvanceAsync(transaction, run.Number, from, outcome))
        {
            return false;
        }

        await WriteGradesAsync(transaction, grades, cancellation);
        if (!run.IsBackdated)
        {
            var replaced = standings.Select(row => row.Subject).Where(before.ContainsKey).ToList();
            await StandingTable.WriteAsync(database, transaction, run.Scheme, standings, replaced, cancellation);
        }

        return true;
    }

    /// <summary>What the subjects' grades were: where they stand now, or for a run that revises the past what held on its date.</summary>
    private async Task<Dictionary<long, StandingRow>> BeforeAsync(DbTransaction transaction, SubjectNumber from, SubjectNumber through)
    {
        const string Now =
            $"""
            SELECT {StandingTable.Columns}
            FROM assessment_standing WHERE scheme = @Scheme AND subject > @after AND subject <= @upTo
            """;
        const string Then =
            """
            SELECT subject AS Subject, letter AS Letter, rule AS Rule, indicators AS Indicators, next_change AS NextChange, as_of AS Since,
                   is_suspended AS Suspended
            FROM assessment_grade WHERE scheme = @Scheme AND subject > @after AND subject <= @upTo AND as_of <= @day
            ORDER BY as_of, run
            """;
        var rows = await transaction.Connection!.QueryAsync<StandingRow>( // open while the transaction is
            run.IsBackdated ? Then : Now,
            new { run.Scheme, after = from.Value, upTo = through.Value, day = run.AsOf.DayNumber }, transaction);
        var before = new Dictionary<long, StandingRow>();
        foreach (var row in rows)
        {
            before[row.Subject] = row;
        }

        return before;
    }

    private void Count(Counts counts, StandingRow row, StandingRow? known)
    {
        counts.Reviews += row.Letter is null ? 1 : 0;
        counts.FirstGrades += known is null ? 1 : 0;
        if (known?.Letter is { } was && row.Letter is { } now && ranks.TryGetValue(was, out var old) && ranks.TryGetValue(now, out var rank))
        {
            counts.Better += rank < old ? 1 : 0;
            counts.Worse += rank > old ? 1 : 0;
        }
    }

    private async Task WriteGradesAsync(DbTransaction transaction, List<StandingRow> rows, CancellationToken cancellation)
    {
        await using var bulk = await database.BulkAsync(transaction, "assessment_grade", GradeColumns, cancellation);
        foreach (var row in rows)
        {
            bulk.Write(row.Subject);
            bulk.Write(run.Scheme);
            bulk.Write(run.Number);
            bulk.Write(row.Letter);
            bulk.Write(row.Rule);
            bulk.Write(run.AsOf.DayNumber);
            bulk.Write(run.IsBackdated ? 1 : 0);
            bulk.Write(row.Indicators);
            bulk.Write(row.NextChange);
            bulk.Write(row.Suspended);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }

    private sealed class Counts
    {
        public long Reviews { get; set; }
        public long FirstGrades { get; set; }
        public long Better { get; set; }
        public long Worse { get; set; }
    }
}
