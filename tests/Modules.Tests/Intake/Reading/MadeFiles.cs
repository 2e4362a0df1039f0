using System.IO.Compression;
using System.Text;

namespace Xinheng.Modules.Tests.Intake.Reading;

/// <summary>Files as departments send them, made byte by byte.</summary>
internal static class MadeFiles
{
    static MadeFiles() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static MemoryStream Text(string text, string encoding = "utf-8", bool mark = false)
    {
        var chosen = Encoding.GetEncoding(encoding);
        return new MemoryStream([.. mark ? chosen.GetPreamble() : [], .. chosen.GetBytes(text)]);
    }

    public static MemoryStream Zip(params (string Path, string Content)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(path).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }
        }

        stream.Position = 0;
        return stream;
    }

    /// <summary>A workbook whose sheets hold the given <c>sheetData</c>.</summary>
    public static MemoryStream Xlsx(string sharedStrings, params (string Name, string SheetData)[] sheets) => Zip(
    [
        ("xl/workbook.xml", $"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets>{string.Concat(sheets.Select((sheet, index) => $"<sheet name=\"{sheet.Name}\" sheetId=\"{index + 1}\" {(sheet.Name == "隐藏" ? "state=\"hidden\"" : "")} r:id=\"rId{index + 1}\"/>"))}</sheets></workbook>"),
        ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{string.Concat(sheets.Select((_, index) => $"<Relationship Id=\"rId{index + 1}\" Target=\"worksheets/sheet{index + 1}.xml\"/>"))}</Relationships>"),
        ("xl/styles.xml", "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"176\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>"),
        ("xl/sharedStrings.xml", $"<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">{sharedStrings}</sst>"),
        .. sheets.Select((sheet, index) => ($"xl/worksheets/sheet{index + 1}.xml", $"<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{sheet.SheetData}</sheetData></worksheet>")),
    ]);

    public static string SpreadsheetXml(string rows) =>
        $"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet ss:Name=\"处罚\"><Table>{rows}</Table></Worksheet></Workbook>";

    /// <summary>A workbook of Excel 97–2003 with one sheet of texts: BIFF8 records in a compound file.</summary>
    public static MemoryStream Xls(string[][] rows)
    {
        var globals = new MemoryStream();
        Record(globals, 0x809, [0, 6, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        var name = Encoding.Unicode.GetBytes("处罚");
        var boundAt = (int)globals.Length + 4;
        Record(globals, 0x85, [0, 0, 0, 0, 0, 0, 2, 1, .. name]);
        Record(globals, 0x0A, []);
        var bytes = globals.ToArray();
        BitConverter.GetBytes(bytes.Length).CopyTo(bytes, boundAt);
        var book = new MemoryStream();
        book.Write(bytes);
        Record(book, 0x809, [0, 6, 0x10, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Record(book, 0x200, [0, 0, 0, 0, .. BitConverter.GetBytes(rows.Length), 0, 0, .. BitConverter.GetBytes((short)rows.Max(row => row.Length)), 0, 0]);
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < rows[row].Length; column++)
            {
                Record(book, 0x204, [.. BitConverter.GetBytes((short)row), .. BitConverter.GetBytes((short)column), 0, 0, .. BitConverter.GetBytes((short)rows[row][column].Length), 1, .. Encoding.Unicode.GetBytes(rows[row][column])]);
            }
        }

        Record(book, 0x0A, []);
        return Compound("Workbook", book.ToArray());
    }

    /// <summary>A compound file of one stream.</summary>
    public static MemoryStream Compound(string stream, byte[] content)
    {
        const int Sector = 512;
        content = [.. content, .. new byte[Math.Max(4096, (content.Length + Sector - 1) / Sector * Sector) - content.Length]];
        var sectors = content.Length / Sector;
        var fat = Enumerable.Repeat(-1, 128).ToArray();
        (fat[0], fat[1]) = (-3, -2);
        for (var index = 0; index < sectors; index++)
        {
            fat[2 + index] = index == sectors - 1 ? -2 : 3 + index;
        }

        var file = new MemoryStream();
        file.Write([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0, .. new byte[10]]);
        file.Write([.. Ints(1, 1, 0, 4096, -2, 0, -2, 0, 0), .. Ints([.. Enumerable.Repeat(-1, 108)])]);
        file.Write(Ints(fat));
        file.Write([.. Entry("Root Entry", 5, -2, 0, 1), .. Entry(stream, 2, 2, content.Length, -1), .. Entry("", 0, 0, 0, -1), .. Entry("", 0, 0, 0, -1)]);
        file.Write(content);
        file.Position = 0;
        return file;
    }

    private static byte[] Entry(string name, byte kind, int start, int size, int child)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.GetBytes((short)(name.Length == 0 ? 0 : (name.Length + 1) * 2)).CopyTo(entry, 64);
        (entry[66], entry[67]) = (kind, 1);
        Ints(-1, -1, child).CopyTo(entry, 68);
        Ints(start, size).CopyTo(entry, 116);
        return entry;
    }

    private static byte[] Ints(params int[] numbers) => [.. numbers.SelectMany(BitConverter.GetBytes)];

    private static void Record(MemoryStream stream, int type, byte[] content) =>
        stream.Write([.. BitConverter.GetBytes((short)type), .. BitConverter.GetBytes((short)content.Length), .. content]);
}
