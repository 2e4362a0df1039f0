using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Xinheng.Intake.Formats;

/// <summary>
/// Writes an xlsx workbook row by row, in flat memory. Every cell is text and marked as text, so that no spreadsheet
/// program runs what a sender wrote as a formula, and codes keep their leading zeros. Not safe for two threads at once.
/// </summary>
public sealed class WorkbookWriter : IDisposable
{
    /// <summary>Rows a sheet can hold; further rows go to a further sheet.</summary>
    public const int RowsInSheet = 1_048_576;

    private const int CharactersInCell = 32_767;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private readonly ZipArchive archive;
    private readonly List<string> names = [];
    private StreamWriter? sheet;
    private int row;

    /// <summary>Begins a workbook on a stream, which stays open.</summary>
    public WorkbookWriter(Stream to) => archive = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);

    /// <summary>Begins a sheet and ends the one before. Its name is cut and cleaned to what spreadsheet programs allow.</summary>
    public void BeginSheet(string name)
    {
        EndSheet();
        names.Add(FreeName(name));
        sheet = Part($"xl/worksheets/sheet{names.Count}.xml");
        sheet.Write($"<worksheet xmlns=\"{Main}\"><sheetData>");
        row = 0;
    }

    /// <summary>Writes the next row of the sheet.</summary>
    /// <exception cref="InvalidOperationException">No sheet was begun.</exception>
    public void WriteRow(params IReadOnlyList<string> cells)
    {
        if (row == RowsInSheet)
        {
            BeginSheet(names[^1]);
        }

        var to = sheet ?? throw new InvalidOperationException("No sheet was begun.");
        to.Write($"<row r=\"{++row}\">");
        for (var column = 0; column < cells.Count; column++)
        {
            if (cells[column].Length > 0)
            {
                to.Write($"<c r=\"{ColumnName(column)}{row}\" s=\"1\" t=\"inlineStr\"><is><t xml:space=\"preserve\">");
                WriteText(to, cells[column]);
                to.Write("</t></is></c>");
            }
        }

        to.Write("</row>");
    }

    /// <summary>Ends the workbook.</summary>
    public void Dispose()
    {
        if (names.Count == 0)
        {
            BeginSheet("Sheet1");
        }

        EndSheet();
        WritePart("[Content_Types].xml", ContentTypes());
        WritePart(
            "_rels/.rels",
            $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
        WritePart("xl/workbook.xml", Workbook());
        WritePart("xl/_rels/workbook.xml.rels", WorkbookRelations());
        WritePart("xl/styles.xml", Styles);
        archive.Dispose();
    }

    // Style 1 is "text", with the mark that spreadsheet programs set for a leading apostrophe.
    private const string Styles =
        $"<styleSheet xmlns=\"{Main}\"><fonts count=\"1\"><font/></fonts><fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
        + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf/><xf numFmtId=\"49\" applyNumberFormat=\"1\" quotePrefix=\"1\"/></cellXfs></styleSheet>";

    private void EndSheet()
    {
        sheet?.Write("</sheetData></worksheet>");
        sheet?.Dispose();
        sheet = null;
    }

    private StreamWriter Part(string path)
    {
        var part = new StreamWriter(archive.CreateEntry(path, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
        part.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>");
        return part;
    }

    private void WritePart(string path, string content)
    {
        using var part = Part(path);
        part.Write(content);
    }

    private string ContentTypes()
    {
        const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
        var sheets = string.Concat(names.Select((_, index) => $"<Override PartName=\"/xl/worksheets/sheet{index + 1}.xml\" ContentType=\"{Kind}.worksheet+xml\"/>"));
        return "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
            + $"<Override PartName=\"/xl/workbook.xml\" ContentType=\"{Kind}.sheet.main+xml\"/>"
            + $"<Override PartName=\"/xl/styles.xml\" ContentType=\"{Kind}.styles+xml\"/>{sheets}</Types>";
    }

    private string Workbook()
    {
        var text = new StringWriter();
        text.Write($"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets>");
        for (var index = 0; index < names.Count; index++)
        {
            text.Write("<sheet name=\"");
            WriteText(text, names[index]);
            text.Write($"\" sheetId=\"{index + 1}\" r:id=\"s{index + 1}\"/>");
        }

        text.Write("</sheets></workbook>");
        return text.ToString();
    }

    private string WorkbookRelations()
    {
        var sheets = string.Concat(names.Select((_, index) => $"<Relationship Id=\"s{index + 1}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"));
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
            + $"{sheets}<Relationship Id=\"styles\" Type=\"{Relations}/styles\" Target=\"styles.xml\"/></Relationships>";
    }

    private string FreeName(string name)
    {
        var plain = new string([.. name.Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal) && !char.IsControl(letter))]);
        plain = plain.Length == 0 ? "Sheet" : plain[..Math.Min(plain.Length, 24)];
        var free = plain;
        for (var turn = 2; names.Contains(free, StringComparer.OrdinalIgnoreCase); turn++)
        {
            free = $"{plain} ({turn})";
        }

        return free;
    }

    private static string ColumnName(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : ColumnName((column / 26) - 1) + (char)('A' + (column % 26));

    private static void WriteText(TextWriter to, string text)
    {
        var length = Math.Min(text.Length, CharactersInCell);
        for (var index = 0; index < length; index++)
        {
            var letter = text[index];
            switch (letter)
            {
                case '<': to.Write("&lt;"); break;
                case '>': to.Write("&gt;"); break;
                case '&': to.Write("&amp;"); break;
                case '"': to.Write("&quot;"); break;
                case var _ when char.IsHighSurrogate(letter) && index + 1 < length && char.IsLowSurrogate(text[index + 1]):
                    to.Write(letter);
                    to.Write(text[++index]);
                    break;
                default: to.Write(XmlConvert.IsXmlChar(letter) ? letter : '\uFFFD'); break;
            }
        }
    }
}
