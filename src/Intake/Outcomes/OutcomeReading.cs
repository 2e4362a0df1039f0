using Xinheng.Intake.Checks;
using Xinheng.Intake.Formats;

namespace Xinheng.Intake.Outcomes;

/// <summary>
/// Reads outcomes of inspections from a table in any format, encoding and separator intake reads. Every row is taken or
/// its trouble told; nothing of a row that is not taken is kept but its place and a few characters. Bounded in rows and memory.
/// </summary>
public static class OutcomeReading
{
    /// <summary>Most rows a file may have.</summary>
    public const int MostRows = 500_000;

    /// <summary>Most strata outcomes may be from.</summary>
    public const int MostStrata = 200;

    private const int HeaderWithin = 40;
    private const int UnreadShown = 50;
    private const int RowsAtOnce = 2_000;

    /// <summary>Reads the first sheet that is shown.</summary>
    /// <param name="stream">The file; it can seek, and the caller keeps it open.</param>
    /// <param name="today">Later days are troubles.</param>
    public static OutcomeFile Read(Stream stream, DateOnly today)
    {
        var opened = SourceFile.Open(stream);
        if (opened.File is not { } file)
        {
            return Refused(opened.Refusal ?? new Finding("IN-001", null, string.Empty));
        }

        using var rows = file.Read(file.Sheets.FirstOrDefault(sheet => !sheet.IsHidden) ?? file.Sheets[0]);
        var chunk = new RowChunk();
        if (!rows.Read(chunk, HeaderWithin))
        {
            return Refused(rows.Refusal ?? new Finding("IN-001", null, string.Empty));
        }

        var (header, refusal) = Header(chunk);
        if (header is null)
        {
            return Refused(refusal ?? OutcomeMessages.Refusal("BT-001"));
        }

        var taking = new OutcomeTaking(header.Columns, today);
        var first = header.Row + 1;
        do
        {
            taking.Take(chunk, first);
            first = 0;
        }
        while (taking.Read <= MostRows && rows.Read(chunk, RowsAtOnce));

        return rows.Refusal is { } broken ? Refused(broken)
            : taking.Read > MostRows ? Refused(OutcomeMessages.Refusal("BT-003", $"{MostRows:N0}"))
            : taking.File() with { Unread = header.Unread };
    }

    private static (HeaderRow? Header, OutcomeRefusal? Refusal) Header(RowChunk chunk)
    {
        for (var row = 0; row < chunk.Count; row++)
        {
            var cells = chunk[row].ToTexts();
            if (OutcomeColumns.Of(cells, out var twice) is { } columns)
            {
                List<string> unread = [.. cells.Where((cell, column) => !columns.Has(column) && !string.IsNullOrWhiteSpace(cell)).Take(UnreadShown).Select(cell => OutcomeCells.Shown(cell))];
                return twice is null ? (new HeaderRow(row, columns, unread), null) : (null, OutcomeMessages.Refusal("BT-002", OutcomeCells.Shown(twice), chunk[row].Number));
            }
        }

        var seen = Enumerable.Range(0, chunk.Count).Select(row => string.Join(", ", chunk[row].ToTexts())).FirstOrDefault(text => text.AsSpan().ContainsAnyExcept(", \t"));
        return (null, OutcomeMessages.Refusal("BT-001", OutcomeCells.Shown(seen), 1));
    }

    private static OutcomeFile Refused(Finding refusal) => Refused(OutcomeMessages.Refusal(refusal));

    private static OutcomeFile Refused(OutcomeRefusal refusal) => new() { Read = 0, Rows = [], Troubles = [], Refusal = refusal };

    private sealed record HeaderRow(int Row, OutcomeColumns Columns, IReadOnlyList<string> Unread);
}
