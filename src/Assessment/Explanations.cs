using System.Data.Common;
using Dapper;
using Xinheng.Assessment.Blocks;
using Xinheng.Evaluation;
using Xinheng.Policy;
using Xinheng.Registry;
using Xinheng.Storage;

namespace Xinheng.Assessment;

/// <summary>Why a subject has its grade, as of any date and as known at any change; and its grades so far.</summary>
public sealed class Explanations(Database database)
{
    private readonly RegistryReading registry = new(database);
    private readonly RegistryChanges changes = new(database);

    /// <summary>
    /// Explains one subject from the registry's records; null when the subject is not known. What a run stored for the
    /// same pack, date and knowledge is what this derives, and the same question has the same answer at any later time.
    /// </summary>
    /// <param name="pack">A pack with a scheme.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="asOf">The evaluation date.</param>
    /// <param name="knownOn">The last registry change to know; null: all there are now.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public async Task<Explanation?> ExplainAsync(
        CompiledPack pack, SubjectNumber subject, DateOnly asOf, ChangeNumber? knownOn = null, CancellationToken cancellation = default)
    {
        var known = knownOn ?? await changes.LastAsync(cancellation);
        var standing = await registry.StandingAsync(subject, asOf, known, cancellation);
        return standing is null ? null
            : Explainer.Explain(pack, Facts.Of(standing), Facts.Of(standing.Records), asOf);
    }

    /// <summary>A subject's grades in every scheme, the latest evaluation date first; of one date the latest run first.</summary>
    public async Task<IReadOnlyList<StoredGrade>> HistoryAsync(SubjectNumber subject, CancellationToken cancellation = default)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var rows = (await connection.QueryAsync<GradeRow>(
            $"""
            SELECT g.scheme AS Scheme, g.letter AS Letter, g.rule AS Rule, g.is_backdated AS IsBackdated, g.indicators AS Indicators,
                   g.next_change AS NextChange, g.is_suspended AS Suspended, g.reasons AS Reasons, {GradeRow.OfRun}
            FROM assessment_grade g JOIN assessment_run r ON r.run = g.run WHERE g.subject = @subject
            """,
            new { subject = subject.Value })).Concat(await PackedAsync(connection, subject))
            .OrderByDescending(row => row.AsOf).ThenByDescending(row => row.Run).ToList();
        var first = rows.Where(row => row.KnownBefore < row.KnownOn).Select(row => row.KnownBefore).DefaultIfEmpty().Min();
        var known = await changes.OfSubjectAsync(
            subject, new ChangeNumber(first), new ChangeNumber(rows.Select(row => row.KnownOn).DefaultIfEmpty().Max()), cancellation);
        return [.. rows.Select(row => Of(row, subject, known))];
    }

    /// <summary>What runs gave the subject in blocks.</summary>
    private static async Task<IReadOnlyList<GradeRow>> PackedAsync(DbConnection connection, SubjectNumber subject)
    {
        var found = new List<GradeRow>();
        foreach (var block in await GradeBlockTable.WithNumberAsync(connection, SubjectBlock.Of(subject.Value)))
        {
            if (block.Content.Find(subject.Value) is { } grade)
            {
                var row = await connection.QuerySingleAsync<GradeRow>($"SELECT {GradeRow.OfRun} FROM assessment_run r WHERE r.run = @Run", new { block.Run });
                (row.Scheme, row.Letter, row.Rule, row.NextChange) = (block.Scheme, grade.Outcome.Letter, grade.Outcome.Rule, grade.NextChange);
                (row.IsBackdated, row.Suspended, row.Reasons) = (block.IsBackdated ? 1 : 0, grade.Outcome.IsSuspended ? 1 : 0, (int)grade.Reasons);
                found.Add(row);
            }
        }

        return found;
    }

    private static StoredGrade Of(GradeRow row, SubjectNumber subject, IReadOnlyList<RegistryChange> changes) => new()
    {
        Subject = subject,
        Scheme = row.Scheme,
        Letter = row.Letter,
        Rule = row.Rule,
        AsOf = DateOnly.FromDayNumber(row.AsOf),
        Run = row.Run,
        IsBackdated = row.IsBackdated != 0,
        Indicators = row.Indicators,
        NextChange = Moments.DateFromColumn(row.NextChange),
        IsSuspended = row.Suspended != 0,
        Reasons = (GradeReasons)row.Reasons,
        RunKind = (RunKind)row.Kind,
        Changes = [.. changes.Where(change => change.Number.Value > row.KnownBefore && change.Number.Value <= row.KnownOn)],
        KnownOn = new ChangeNumber(row.KnownOn),
        Pack = row.Pack,
        Version = row.Version,
        Fingerprint = row.Fingerprint,
    };

    private sealed class GradeRow
    {
        public const string OfRun =
            """
            r.run AS Run, r.as_of AS AsOf, r.kind AS Kind, r.known_before AS KnownBefore, r.known_on AS KnownOn,
            r.pack AS Pack, r.version AS Version, r.fingerprint AS Fingerprint
            """;

        public string Scheme { get; set; } = string.Empty;
        public string? Letter { get; set; }
        public int? Rule { get; set; }
        public int AsOf { get; init; }
        public long Run { get; init; }
        public int IsBackdated { get; set; }
        public string Indicators { get; init; } = string.Empty;
        public int? NextChange { get; set; }
        public int Suspended { get; set; }
        public int Reasons { get; set; }
        public int Kind { get; init; }
        public long KnownBefore { get; init; }
        public long KnownOn { get; init; }
        public string Pack { get; init; } = string.Empty;
        public string Version { get; init; } = string.Empty;
        public string Fingerprint { get; init; } = string.Empty;
    }
}
