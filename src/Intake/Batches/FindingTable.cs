using Dapper;
using Xinheng.Intake.Checks;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>Reads <c>intake_finding</c> and <c>intake_count</c>.</summary>
internal sealed class FindingTable(Database database)
{
    private const int LargestPage = 1000;

    /// <summary>A page of a batch's findings.</summary>
    public async Task<FindingPage> PageAsync(BatchNumber batch, FindingQuery query, CancellationToken cancellation)
    {
        var limit = Math.Clamp(query.Limit, 1, LargestPage);
        var after = query.After ?? new FindingCursor(-1, 0, 0);
        await using var connection = await database.OpenAsync(cancellation);
        var lines = await connection.QueryAsync<Line>(
            $"""
            SELECT sheet AS Sheet, row_number AS RowNumber, place AS Place, code AS Code, field AS Field, found AS Found, known AS Known,
                   (SELECT kind FROM intake_batch WHERE number = @batch) AS Kind
            FROM intake_finding
            WHERE batch = @batch AND (sheet, row_number, place) > (@Sheet, @Row, @Place)
              {(query.IsFlag is null ? string.Empty : "AND is_flag = @isFlag")} {(query.Code is null ? string.Empty : "AND code = @Code")}
            ORDER BY sheet, row_number, place LIMIT @limit
            """,
            new { batch = batch.Value, after.Sheet, after.Row, after.Place, isFlag = query.IsFlag == true ? 1 : 0, query.Code, limit = limit + 1 });
        var found = lines.Select(line => line.ToFinding()).ToList();
        var page = found.Take(limit).ToList();
        return new FindingPage(page, found.Count > limit ? page[^1].At : null);
    }

    /// <summary>A batch's counts with those by code.</summary>
    public async Task<IReadOnlyDictionary<long, RowCounts>> CountsAsync(IReadOnlyList<BatchRow> batches, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        var counts = await connection.QueryAsync<(long Batch, int IsFlag, string Code, long Rows)>(
            $"SELECT batch, is_flag, code, row_count FROM intake_count WHERE {database.Dialect.InList("batch", "@numbers")} ORDER BY code",
            new { numbers = database.Dialect.ListOf(batches.Select(batch => batch.Number)) });
        var byBatch = counts.ToLookup(count => count.Batch);
        return batches.ToDictionary(
            batch => batch.Number,
            batch => batch.ToCounts() with
            {
                FlagsByCode = byBatch[batch.Number].Where(count => count.IsFlag == 1).ToDictionary(count => count.Code, count => count.Rows),
                RejectionsByCode = byBatch[batch.Number].Where(count => count.IsFlag == 0).ToDictionary(count => count.Code, count => count.Rows),
            });
    }

    private sealed record Line
    {
        public int Sheet { get; init; }
        public long RowNumber { get; init; }
        public int Place { get; init; }
        public string Code { get; init; } = string.Empty;
        public string? Field { get; init; }
        public string Found { get; init; } = string.Empty;
        public string? Known { get; init; }
        public string? Kind { get; init; }

        public PlacedFinding ToFinding() =>
            new(new FindingCursor(Sheet, RowNumber, Place), new Finding(Code, Field, Found) { Row = RowNumber, Kind = Kind, Known = Known });
    }
}
