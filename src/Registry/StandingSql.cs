using System.Globalization;

namespace Xinheng.Registry;

/// <summary>
/// How subjects stood on a day by the changes known, as queries for PostgreSQL that give for whole stretches of subjects what
/// <see cref="RegistryReading"/> gives subject by subject. Days are day numbers.
/// </summary>
/// <param name="asOf">The day asked for.</param>
/// <param name="knownOn">The last change that is seen.</param>
/// <param name="after">Subjects up to and with this number are left out.</param>
/// <param name="through">The last subject's number.</param>
public sealed class StandingSql(DateOnly asOf, ChangeNumber knownOn, SubjectNumber after, SubjectNumber through)
{
    private const int DayOf1970 = 719_162;
    private const int MillisecondsOfDay = 86_400_000;
    private const int Shanghai = 28_800_000;

    private const string Facts = "happened, until_day, issuer, document, penalties, grave_consequence, amount_fen";

    private string Day => asOf.DayNumber.ToString(CultureInfo.InvariantCulture);

    private string Range => string.Create(CultureInfo.InvariantCulture, $"subject > {after.Value} AND subject <= {through.Value}");

    private string Known => string.Create(CultureInfo.InvariantCulture, $"change_number <= {knownOn.Value}");

    /// <summary>
    /// The subjects of which something was known: <c>subject, licence, subject_kind, division, industry, registered, state_owned, tags,
    /// next_turn</c>. The last is the first later day on which something known comes true, an event dated ahead or another licence state.
    /// </summary>
    public string Subjects =>
        $"""
        SELECT s.subject, CASE WHEN l.subject IS NULL THEN 'unknown' WHEN c.subject IS NULL THEN 'active' ELSE c.licence END AS licence,
          COALESCE(l.subject_kind, 'other') AS subject_kind, l.division, l.industry, l.registered, COALESCE(l.state_owned, 'none') AS state_owned,
          COALESCE(STRING_TO_ARRAY(l.tags, E'\n'), ARRAY[]::text[]) AS tags, LEAST(t.turn, e.turn, r.turn) AS next_turn
        FROM registry_subject s
        LEFT JOIN ({Latest}) l ON l.subject = s.subject
        LEFT JOIN (SELECT DISTINCT ON (subject) subject, licence FROM ({Versions}) v WHERE since IS NULL OR since <= {Day} ORDER BY subject, change_number DESC) c ON c.subject = s.subject
        LEFT JOIN (SELECT subject, MIN(since) AS turn FROM ({Versions}) v WHERE since > {Day} GROUP BY subject) t ON t.subject = s.subject
        LEFT JOIN (SELECT subject, MIN(on_day) AS turn FROM registry_event WHERE {Range} AND {Known} AND on_day > {Day} GROUP BY subject) e ON e.subject = s.subject
        LEFT JOIN (SELECT subject, MIN(CASE WHEN lifted > {Day} THEN lifted END) AS turn FROM registry_record WHERE {Range} AND record <= {knownOn.Value} GROUP BY subject) r ON r.subject = s.subject
        LEFT JOIN (SELECT DISTINCT subject FROM registry_result WHERE {Range} AND {Known}) g ON g.subject = s.subject
        WHERE s.{Range.Replace("AND subject", "AND s.subject", StringComparison.Ordinal)} AND (l.subject IS NOT NULL OR r.subject IS NOT NULL OR g.subject IS NOT NULL)
        """;

    /// <summary>Their records as they stood: <c>subject, record, kind, happened, until_day, standing, penalties, grave_consequence, amount_fen, issuer, document</c>.</summary>
    public string Records =>
        $"""
        SELECT subject, record, kind, happened, until_day,
          CASE WHEN withdrawn THEN 'withdrawn' WHEN repaired THEN 'repaired' WHEN lifted <= {Day} THEN 'lifted' WHEN until_day < {Day} THEN 'expired'
            WHEN contested THEN 'under-objection' ELSE 'effective' END AS standing,
          COALESCE(ARRAY_REMOVE(STRING_TO_ARRAY(penalties, ' '), ''), ARRAY[]::text[]) AS penalties,
          COALESCE(finding, grave_consequence) AS grave_consequence, amount_fen, issuer, document
        FROM (
          SELECT r.subject, r.record, r.kind, {Corrected}, COALESCE(e.lifted, r.lifted) AS lifted, e.repaired, e.withdrawn, e.contested, e.finding
          FROM (SELECT subject, record, kind, lifted, {Facts} FROM registry_record WHERE {Range} AND record <= {knownOn.Value}) r
          LEFT JOIN ({Events}) e ON e.record = r.record
          LEFT JOIN registry_event c ON c.change_number = e.corrected
        ) AS folded
        """;

    /// <summary>Grades they received from elsewhere, as last corrected: <c>subject, scheme, letter, on_day, withdrawn</c>.</summary>
    public string Results =>
        $"""
        SELECT DISTINCT ON (subject, key_high, key_low) subject, scheme, letter, on_day, withdrawn
        FROM registry_result WHERE {Range} AND {Known} ORDER BY subject, key_high, key_low, change_number DESC
        """;

    private string Latest => $"SELECT DISTINCT ON (subject) * FROM registry_registration WHERE {Range} AND {Known} ORDER BY subject, change_number DESC";

    // A version that says of the licence what the one before said, and not since when, is told by that one.
    private string Versions =>
        $"""
        SELECT subject, change_number, licence, FIRST_VALUE(own) OVER (PARTITION BY subject, stretch ORDER BY change_number) AS since
        FROM (SELECT subject, change_number, licence, own, SUM(begins) OVER (PARTITION BY subject ORDER BY change_number) AS stretch
          FROM (SELECT subject, change_number, licence,
              CASE WHEN licence_since IS NOT NULL THEN licence_since WHEN LAG(subject) OVER versions IS NOT NULL
                THEN (DIV(received + {Shanghai}, {MillisecondsOfDay}) + {DayOf1970})::integer END AS own,
              CASE WHEN licence_since IS NOT NULL OR LAG(subject) OVER versions IS NULL OR LAG(licence) OVER versions <> licence THEN 1 ELSE 0 END AS begins
            FROM registry_registration WHERE {Range} AND {Known}
            WINDOW versions AS (PARTITION BY subject ORDER BY change_number)) AS dated) AS stretched
        """;

    private string Events =>
        $"""
        SELECT record, (ARRAY_AGG(on_day ORDER BY change_number DESC) FILTER (WHERE event = {(int)RecordEventKind.Lifted}))[1] AS lifted,
          BOOL_OR(event = {(int)RecordEventKind.Repaired} AND on_day <= {Day}) AS repaired,
          BOOL_OR(event = {(int)RecordEventKind.Withdrawn} AND on_day <= {Day}) AS withdrawn,
          (ARRAY_AGG(event = {(int)RecordEventKind.Objected} ORDER BY change_number DESC)
            FILTER (WHERE event IN ({(int)RecordEventKind.Objected}, {(int)RecordEventKind.ObjectionClosed}) AND on_day <= {Day}))[1] AS contested,
          (ARRAY_AGG(CASE event WHEN {(int)RecordEventKind.GraveConsequenceFound} THEN 'yes' ELSE 'no' END ORDER BY change_number DESC)
            FILTER (WHERE event IN ({(int)RecordEventKind.GraveConsequenceFound}, {(int)RecordEventKind.NoGraveConsequenceFound}) AND on_day <= {Day}))[1] AS finding,
          MAX(change_number) FILTER (WHERE happened IS NOT NULL) AS corrected
        FROM registry_event WHERE {Range} AND {Known} GROUP BY record
        """;

    private static string Corrected =>
        string.Join(", ", Facts.Split(", ").Select(column => $"CASE WHEN c.record IS NULL THEN r.{column} ELSE c.{column} END AS {column}"));
}
