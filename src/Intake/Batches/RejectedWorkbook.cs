using System.Globalization;
using System.Text.Json;
using Dapper;
using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Storage;

namespace Xinheng.Intake.Batches;

/// <summary>
/// The rejected rows of a batch as a workbook to correct and send in again. Four columns stand before the sender's own;
/// the first one's title names the batch and sheet, by which the corrected file is recognised and read with the same mapping.
/// </summary>
internal sealed class RejectedWorkbook(Database database)
{
    private const string TitleStart = "行号 Row #";
    private static readonly string[] OtherTitles = ["错误代码 Code", "原因 Reason", "处理办法 What to do"];

    private static int OwnColumns => OtherTitles.Length + 1;

    /// <summary>The mapping of the first row's batch when the sheet is one of these workbooks; else null.</summary>
    public async Task<Mapping?> RecogniseAsync(IReadOnlyList<string> firstRow, CancellationToken cancellation)
    {
        if (firstRow is not [var title, ..] || PlaceOf(title) is not { } place)
        {
            return null;
        }

        await using var connection = await database.OpenAsync(cancellation);
        var plan = await connection.QuerySingleOrDefaultAsync<string?>(
            "SELECT mapping FROM intake_batch WHERE number = @Batch", new { place.Batch });
        var mapping = plan is null ? null : BatchPlan.FromJson(plan).Sheets.FirstOrDefault(sheet => sheet.Sheet == place.Sheet)?.Mapping;
        return mapping is not null && HasSameHeader(mapping, firstRow) ? Shifted(mapping, firstRow) : null;
    }

    /// <summary>Writes the workbook; returns its rows.</summary>
    public async Task<long> WriteAsync(BatchRow batch, Stream to, CancellationToken cancellation)
    {
        // A workbook is a zip, written without waiting; it is made on disk and then handed over.
        await using var made = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        var rows = await WriteSheetsAsync(batch, made, cancellation);
        made.Position = 0;
        await made.CopyToAsync(to, cancellation);
        return rows;
    }

    private async Task<long> WriteSheetsAsync(BatchRow batch, FileStream made, CancellationToken cancellation)
    {
        using var workbook = new WorkbookWriter(made);
        long rows = 0;
        var open = -1;
        var plan = batch.Mapping is null ? null : BatchPlan.FromJson(batch.Mapping);
        await foreach (var row in RowsAsync(batch, cancellation))
        {
            if (row.Sheet != open)
            {
                open = row.Sheet;
                workbook.BeginSheet($"{batch.Number}-{open}");
                var headers = plan?.Sheets.FirstOrDefault(sheet => sheet.Sheet == open)?.Mapping.Headers ?? [];
                workbook.WriteRow([$"{TitleStart}{batch.Number}-{open}", .. OtherTitles, .. headers]);
            }

            workbook.WriteRow(row.ToCells());
            rows++;
        }

        return rows;
    }

    private async IAsyncEnumerable<RejectedRow> RowsAsync(
        BatchRow batch, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        RejectedRow? open = null;
        await foreach (var line in connection.QueryUnbufferedAsync<Line>(
            """
            SELECT r.sheet AS Sheet, r.row_number AS RowNumber, r.cells AS Cells, f.code AS Code, f.field AS Field, f.found AS Found, f.known AS Known
            FROM intake_rejected r
            LEFT JOIN intake_finding f ON f.batch = r.batch AND f.sheet = r.sheet AND f.row_number = r.row_number AND f.is_flag = 0
            WHERE r.batch = @batch ORDER BY r.sheet, r.row_number, f.place
            """,
            new { batch = batch.Number }).WithCancellation(cancellation))
        {
            if (open is not null && (open.Sheet, open.Row) != (line.Sheet, line.RowNumber))
            {
                yield return open;
                open = null;
            }

            open ??= new RejectedRow(line.Sheet, line.RowNumber, line.Cells, []);
            if (line.Code is not null)
            {
                open.Findings.Add(new Finding(line.Code, line.Field, line.Found ?? string.Empty) { Row = line.RowNumber, Kind = batch.Kind, Known = line.Known });
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }

    private static (long Batch, int Sheet)? PlaceOf(string title) =>
        title.Trim() is var trimmed
        && trimmed.StartsWith(TitleStart, StringComparison.Ordinal)
        && trimmed[TitleStart.Length..].Split('-') is [var batch, var sheet]
        && long.TryParse(batch, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && int.TryParse(sheet, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? (number, index)
            : null;

    private static bool HasSameHeader(Mapping mapping, IReadOnlyList<string> firstRow) =>
        mapping.Columns.All(column =>
            column.Column < mapping.Headers.Count
            && column.Column + OwnColumns < firstRow.Count
            && firstRow[column.Column + OwnColumns].Trim() == mapping.Headers[column.Column].Trim());

    private static Mapping Shifted(Mapping mapping, IReadOnlyList<string> firstRow) => mapping with
    {
        FirstDataRow = 2,
        Columns = [.. mapping.Columns.Select(column => column with { Column = column.Column + OwnColumns })],
        Headers = firstRow,
    };

    private sealed record RejectedRow(int Sheet, long Row, string Cells, List<Finding> Findings)
    {
        public string[] ToCells() =>
        [
            $"{Row}",
            string.Join("; ", Findings.Select(finding => finding.Code).Distinct()),
            string.Join("\n", Findings.Select(finding => $"{finding.Message.Zh} / {finding.Message.En}")),
            string.Join("\n", Findings.Select(finding => $"{finding.Remedy.Zh} / {finding.Remedy.En}")),
            .. JsonSerializer.Deserialize<string[]>(Cells) ?? [],
        ];
    }

    private sealed record Line
    {
        public int Sheet { get; init; }
        public long RowNumber { get; init; }
        public string Cells { get; init; } = "[]";
        public string? Code { get; init; }
        public string? Field { get; init; }
        public string? Found { get; init; }
        public string? Known { get; init; }
    }
}
