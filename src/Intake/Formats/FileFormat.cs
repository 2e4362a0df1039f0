namespace Xinheng.Intake.Formats;

/// <summary>Formats that are read. The content decides, never the file's extension.</summary>
public enum FileFormat
{
    /// <summary>Comma, tab or semicolon separated text in UTF-8, UTF-16 or GB18030.</summary>
    DelimitedText,

    /// <summary>Office Open XML workbook (.xlsx, .xlsm).</summary>
    Xlsx,

    /// <summary>Binary workbook of Excel 97–2003 (.xls).</summary>
    Xls,

    /// <summary>XML Spreadsheet 2003.</summary>
    SpreadsheetXml,
}
