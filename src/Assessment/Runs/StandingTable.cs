using System.Data.Common;
using Xinheng.Storage;

namespace Xinheng.Assessment.Runs;

/// <summary>The table of where subjects stand.</summary>
internal static class StandingTable
{
    /// <summary>Columns of a subject's place and grade, as <see cref="StandingRow"/> has them.</summary>
    public const string Columns =
        """
        subject AS Subject, letter AS Letter, rule AS Rule, indicators AS Indicators, next_change AS NextChange, since AS Since,
        division AS Division, industry AS Industry, is_suspended AS Suspended
        """;

    private static readonly string[] Written =
        ["scheme", "subject", "letter", "rule", "indicators", "next_change", "since", "division", "industry", "is_suspended"];

    /// <summary>Reads a row of <see cref="Columns"/>.</summary>
    public static StandingRow Read(DbDataReader row) => new()
    {
        Subject = row.GetInt64(0),
        Letter = row.IsDBNull(1) ? null : row.GetString(1),
        Rule = row.IsDBNull(2) ? null : row.GetInt32(2),
        Indicators = row.GetString(3),
        NextChange = row.IsDBNull(4) ? null : row.GetInt32(4),
        Since = row.GetInt32(5),
        Division = row.IsDBNull(6) ? null : row.GetString(6),
        Industry = row.IsDBNull(7) ? null : row.GetString(7),
        Suspended = row.GetInt32(8),
    };

    /// <summary>Writes rows, in the place of those of <paramref name="replaced"/> subjects.</summary>
    public static async Task WriteAsync(
        Dialect dialect, WriteBatch batch, string scheme, List<StandingRow> rows, List<long> replaced, CancellationToken cancellation)
    {
        if (replaced.Count > 0)
        {
            await batch.DoAsync(
                $"DELETE FROM assessment_standing WHERE scheme = @scheme AND {dialect.InList("subject", "@subjects")}",
                [("scheme", scheme), ("subjects", dialect.ListOf(replaced))]);
        }

        if (rows.Count == 0)
        {
            return;
        }

        await using var bulk = await batch.RowsAsync("assessment_standing", Written, rows.Count, cancellation);
        foreach (var row in rows)
        {
            bulk.Write(scheme);
            bulk.Write(row.Subject);
            bulk.Write(row.Letter);
            bulk.Write(row.Rule);
            bulk.Write(row.Indicators);
            bulk.Write(row.NextChange);
            bulk.Write(row.Since);
            bulk.Write(row.Division);
            bulk.Write(row.Industry);
            bulk.Write(row.Suspended);
            bulk.EndRow();
        }

        await bulk.CompleteAsync(cancellation);
    }
}

/// <summary>A grade, and where the subject is, as they stand in the tables.</summary>
internal sealed class StandingRow
{
    public long Subject { get; init; }
    public string? Letter { get; init; }
    public int? Rule { get; init; }
    public string Indicators { get; init; } = string.Empty;
    public int? NextChange { get; init; }
    public int Suspended { get; init; }
    public int Since { get; set; }
    public int Reasons { get; set; }
    public string? Division { get; set; }
    public string? Industry { get; set; }

    /// <summary>Whether it was read from a block, in which indicators are not kept.</summary>
    public bool IsPacked { get; init; }

    /// <summary>The day it is due by the block it was read from.</summary>
    public int? PackedDue { get; init; }

    /// <summary>Whether the grade is the same. Indicators that are not known of both tell nothing.</summary>
    public bool IsSameGrade(StandingRow other) =>
        Letter == other.Letter && Rule == other.Rule && NextChange == other.NextChange && Suspended == other.Suspended
        && (Indicators == other.Indicators || Indicators.Length == 0 || other.Indicators.Length == 0);

    public bool IsSamePlace(StandingRow? other) => other is not null && Division == other.Division && Industry == other.Industry;
}
