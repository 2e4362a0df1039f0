using System.Text;

namespace Xinheng.Intake.Formats;

/// <summary>Tells a file's format from its first bytes.</summary>
internal static class FormatDetection
{
    private static readonly (byte[] Start, string Name)[] NoTables =
    [
        ("%PDF"u8.ToArray(), "PDF"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "PNG"),
        ([0xFF, 0xD8, 0xFF], "JPEG"),
        ("GIF8"u8.ToArray(), "GIF"),
        ("BM"u8.ToArray(), "BMP"),
        ("II*\0"u8.ToArray(), "TIFF"),
        ("MM\0*"u8.ToArray(), "TIFF"),
        ("Rar!"u8.ToArray(), "RAR"),
        ([0x37, 0x7A, 0xBC, 0xAF], "7z"),
        ([0x1F, 0x8B], "gzip"),
        ("{\\rtf"u8.ToArray(), "RTF"),
        ("MIME-Version:"u8.ToArray(), "MHTML"),
        ("SQLite format"u8.ToArray(), "SQLite"),
        ("<!DOCTYPE html"u8.ToArray(), "HTML"),
        ("<html"u8.ToArray(), "HTML"),
        ("<table"u8.ToArray(), "HTML"),
    ];

    /// <summary>The format of a file that begins with <paramref name="head"/>, its first few thousand bytes.</summary>
    public static FileFormat Of(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty)
        {
            throw UnreadableException.Of("IN-001");
        }

        if (head.StartsWith("PK\x03\x04"u8) || head.StartsWith("PK\x05\x06"u8))
        {
            return FileFormat.Xlsx;
        }

        if (head.StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]) || head.StartsWith<byte>([0x09, 0x08, 0x10, 0x00]) || head.StartsWith<byte>([0x09, 0x08, 0x08, 0x00]))
        {
            return FileFormat.Xls;
        }

        return OfText(head);
    }

    private static FileFormat OfText(ReadOnlySpan<byte> head)
    {
        var start = Ascii(head).TrimStart();
        foreach (var (bytes, name) in NoTables)
        {
            var text = Encoding.Latin1.GetString(bytes);
            var isMarkup = bytes[0] == '<';
            if ((isMarkup ? start : Encoding.Latin1.GetString(head)).StartsWith(text, isMarkup ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            {
                throw UnreadableException.Of("IN-004", name);
            }
        }

        if (!start.StartsWith("<?xml", StringComparison.Ordinal) && !start.StartsWith("<Workbook", StringComparison.Ordinal))
        {
            return FileFormat.DelimitedText;
        }

        if (start.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
        {
            throw UnreadableException.Of(start.Contains("<html", StringComparison.OrdinalIgnoreCase) ? "IN-004" : "IN-007", "HTML");
        }

        return start.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
            ? FileFormat.SpreadsheetXml
            : throw UnreadableException.Of("IN-004", "XML");
    }

    // Markup is ASCII whatever the encoding; UTF-16 falls apart into letters and NULs, which are dropped.
    private static string Ascii(ReadOnlySpan<byte> head)
    {
        var text = new StringBuilder(head.Length);
        foreach (var octet in head)
        {
            if (octet is > 0 and < 0x80)
            {
                text.Append((char)octet);
            }
        }

        return text.ToString();
    }
}
