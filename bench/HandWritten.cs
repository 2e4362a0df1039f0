using Xinheng.Evaluation.Sql;

namespace Xinheng.Bench;

/// <summary>Policies as someone would write them in SQL who has read the document and not the pack: how many subjects have each letter.</summary>
internal static class HandWritten
{
    private const string Severe =
        "penalties && ARRAY['permit-suspended', 'qualification-lowered', 'permit-revoked', 'business-restricted', 'suspension-ordered', 'closure-ordered', 'employment-restricted']";

    private const string Graver = "penalties && ARRAY['permit-revoked', 'business-restricted', 'suspension-ordered', 'closure-ordered', 'employment-restricted']";

    /// <summary>The four classes of langfang/public-credit.</summary>
    public static string Classes(SqlSources sources, DateOnly asOf) => Classes(sources, asOf, string.Empty);

    /// <summary>The same by someone who knows that most records are old: they are dropped before anything is asked of them.</summary>
    public static string ClassesOfRecent(SqlSources sources, DateOnly asOf) => Classes(
        sources, asOf, $" AND ({Recent(asOf, 1)} OR kind IN ('serious-list', 'abnormal-operation', 'tax-arrears', 'irregular-taxpayer', 'utility-arrears') AND {Standing(asOf)})");

    /// <summary>The points of chongqing/industry-model, which takes a public grade worked out beside it and one received.</summary>
    public static string Points(SqlSources sources, DateOnly asOf) =>
        $"""
        SELECT letter, COUNT(*) AS subjects FROM (
          SELECT SUBSTR('ABCDE', 1 + GREATEST(
            CASE WHEN points >= 90 THEN 0 WHEN points >= 80 THEN 1 WHEN points >= 65 THEN 2 WHEN points >= 45 THEN 3 ELSE 4 END,
            CASE WHEN national = 'D' THEN 1 ELSE 0 END, CASE WHEN refused > 0 THEN 3 ELSE 0 END), 1) AS letter
          FROM (
            SELECT national, refused,
              0.4 * CASE
                WHEN licence = 'revoked' OR listed THEN 0
                WHEN severe > 0 OR general > 5 THEN 40
                WHEN general > 2 THEN 70
                WHEN general >= 1 THEN 85
                ELSE 100 END
              + 0.3 * CASE COALESCE(penalties, 0) WHEN 0 THEN 100 WHEN 1 THEN 70 WHEN 2 THEN 40 ELSE 0 END
              + 0.3 * GREATEST(100 - 20 * COALESCE(problems, 0), 0) AS points
            FROM {sources.Subjects} LEFT JOIN (
              SELECT subject,
                COUNT(*) FILTER (WHERE (kind IN ('judgment', 'compulsion', 'broken-commitment') OR (kind = 'penalty' AND CARDINALITY(penalties) > 0 AND NOT {Graver})) AND {Recent(asOf, 1)}
                  OR kind IN ('abnormal-operation', 'tax-arrears') AND {Standing(asOf)}) AS general,
                COUNT(*) FILTER (WHERE kind = 'penalty' AND {Graver} AND {Recent(asOf, 1)}) AS severe,
                BOOL_OR(kind = 'serious-list' AND {Standing(asOf)}) AS listed,
                COUNT(*) FILTER (WHERE kind = 'penalty' AND CARDINALITY(penalties) > 0 AND issuer = '重庆市住房和城乡建设委员会') AS penalties,
                COUNT(*) FILTER (WHERE kind = 'inspection-problem') AS problems,
                COUNT(*) FILTER (WHERE kind = 'inspection-refused') AS refused
              FROM {sources.Records}
              WHERE standing NOT IN ('repaired', 'withdrawn') AND happened <= {asOf.DayNumber}
                AND ({Recent(asOf, 2)} OR kind IN ('serious-list', 'abnormal-operation', 'tax-arrears'))
              GROUP BY subject) AS counted USING (subject)
            LEFT JOIN (
              SELECT DISTINCT ON (subject) subject, CASE WHEN {asOf.AddYears(-1).DayNumber} < on_day THEN letter END AS national
              FROM {sources.Results}
              WHERE scheme = 'enterprise-credit-comprehensive' AND on_day <= {asOf.DayNumber} AND (withdrawn IS NULL OR withdrawn > {asOf.DayNumber})
              ORDER BY subject, on_day DESC) AS given USING (subject)
            WHERE registered IS NULL OR registered <= {asOf.DayNumber}) AS weighed) AS graded
        GROUP BY letter ORDER BY letter
        """;

    private static string Classes(SqlSources sources, DateOnly asOf, string dropped) =>
        $"""
        SELECT letter, COUNT(*) AS subjects FROM (
          SELECT CASE
            WHEN licence = 'revoked' THEN 'D'
            WHEN COALESCE(general, 0) > 5 OR COALESCE(severe, 0) > 0 OR COALESCE(listed, FALSE) THEN 'C'
            WHEN COALESCE(general, 0) >= 1 AND NOT COALESCE(grave, FALSE) THEN 'B'
            WHEN COALESCE(general, 0) = 0 THEN 'A' END AS letter
          FROM {sources.Subjects} LEFT JOIN (
            SELECT subject,
              COUNT(*) FILTER (WHERE {General(asOf)}) AS general,
              COUNT(*) FILTER (WHERE kind = 'penalty' AND {Severe} AND {Recent(asOf, 1)}) AS severe,
              BOOL_OR(kind = 'serious-list' AND {Standing(asOf)}) AS listed,
              BOOL_OR(grave_consequence = 'yes' AND {General(asOf)}) AS grave
            FROM {sources.Records}
            WHERE standing NOT IN ('repaired', 'withdrawn') AND happened <= {asOf.DayNumber}{dropped}
            GROUP BY subject) AS counted USING (subject)
          WHERE registered IS NULL OR registered <= {asOf.DayNumber}) AS graded
        GROUP BY letter ORDER BY letter
        """;

    private static string General(DateOnly asOf) =>
        $"((kind IN ('judgment', 'compulsion', 'broken-commitment', 'contract-breach') OR (kind = 'penalty' AND CARDINALITY(penalties) > 0 AND NOT {Severe})) AND {Recent(asOf, 1)}"
        + $" OR kind IN ('abnormal-operation', 'tax-arrears', 'irregular-taxpayer', 'utility-arrears') AND {Standing(asOf)})";

    private static string Recent(DateOnly asOf, int years) => $"happened > {asOf.AddYears(-years).DayNumber}";

    private static string Standing(DateOnly asOf) => $"(until_day IS NULL OR until_day >= {asOf.DayNumber})";
}
