namespace Xinheng;

/// <summary>Cells and lines of comma separated text.</summary>
internal static class CsvText
{
    /// <summary>A line, with cells that a spreadsheet program would take for formulas neutralised by a leading apostrophe.</summary>
    public static string NeutralLine(IEnumerable<string> cells) => string.Join(',', cells.Select(cell => Quoted(Neutral(cell))));

    /// <summary>A cell as it is, quoted where it must be.</summary>
    public static string Quoted(string cell) =>
        cell.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string Neutral(string cell) =>
        cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? $"'{cell}" : cell;
}
