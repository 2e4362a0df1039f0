using System.Xml;
using Xinheng.Intake.Checks;

namespace Xinheng.Intake.Formats;

/// <summary>A file opened, or the reason it was not.</summary>
/// <param name="File">The file; null when it was refused.</param>
/// <param name="Refusal">Why it was refused; null when it was not.</param>
public sealed record OpenedFile(SourceFile? File, Finding? Refusal);

/// <summary>A file of rows, whatever its format. Not safe for two threads at once.</summary>
public sealed class SourceFile
{
    private const int HeadBytes = 4096;
    private readonly Stream _stream;
    private readonly ReadingLimits _limits;
    private readonly TextEncoding? _encoding;
    private readonly char _separator;
    private readonly XlsxPackage? _package;
    private XlsxTexts? _texts;
    private XlsxDates? _dates;

    private SourceFile(Stream stream, FileFormat format, ReadingLimits limits)
    {
        (_stream, Format, _limits) = (stream, format, limits);
        switch (format)
        {
            case FileFormat.DelimitedText:
                _encoding = TextEncoding.Of(stream);
                _separator = Separator.Of(new TextBlocks(stream, _encoding, 64 * 1024).Next().Span);
                TextForm = $"{_encoding.Name}, {Separator.Name(_separator)}";
                Sheets = [new SheetName(0, "", IsHidden: false)];
                break;
            case FileFormat.Xlsx:
                _package = new XlsxPackage(stream, limits);
                _package.ReadWorkbook();
                Sheets = [.. _package.Sheets.Select(part => part.Sheet)];
                break;
            case FileFormat.Xls:
                Sheets = XlsRows.Sheets(stream, limits);
                break;
            case FileFormat.SpreadsheetXml:
                Sheets = SpreadsheetXmlRows.Sheets(stream);
                break;
        }

        if (Sheets.Count == 0)
        {
            throw UnreadableException.Of("IN-016");
        }
    }

    /// <summary>Format told from the content.</summary>
    public FileFormat Format { get; }

    /// <summary>Sheets in their order, at least one.</summary>
    public IReadOnlyList<SheetName> Sheets { get; } = [];

    /// <summary>Encoding and separator of delimited text for people to read, such as <c>GB18030, comma</c>; else null.</summary>
    public string? TextForm { get; }

    /// <summary>
    /// Opens a file over a stream that can seek; the caller keeps the stream open while rows are read and disposes of it.
    /// </summary>
    public static OpenedFile Open(Stream stream, ReadingLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            var head = new byte[HeadBytes];
            stream.Position = 0;
            var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
            return new OpenedFile(new SourceFile(stream, FormatDetection.Of(head.AsSpan(0, read)), limits ?? ReadingLimits.Default), null);
        }
        catch (UnreadableException refused)
        {
            return new OpenedFile(null, refused.Finding);
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException)
        {
            return new OpenedFile(null, new Finding("IN-011", null, damage.GetType().Name));
        }
    }

    /// <summary>
    /// Reads a sheet from the row after <paramref name="afterRow"/>. Only one reading of a file at a time:
    /// the next begins when the one before is done with. A sheet that cannot be begun gives rows with a refusal.
    /// </summary>
    public SheetRows Read(SheetName sheet, long afterRow = 0)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        try
        {
            return Begin(sheet, afterRow);
        }
        catch (UnreadableException refused)
        {
            return new RefusedRows(refused.Finding);
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException)
        {
            return new RefusedRows(new Finding("IN-011", null, damage.GetType().Name));
        }
    }

    private SheetRows Begin(SheetName sheet, long afterRow) => this switch
    {
        { _package: { } package } => new XlsxRows(
            package, package.Sheets[sheet.Index].Path, _texts ??= XlsxTexts.Read(package, _limits), _dates ??= XlsxDates.Read(package), _limits, afterRow),
        { _encoding: { } encoding } => new DelimitedRows(_stream, encoding, _separator, _limits, afterRow),
        { Format: FileFormat.Xls } => new XlsRows(_stream, sheet.Index, _limits, afterRow),
        _ => new SpreadsheetXmlRows(_stream, sheet.Index, _limits, afterRow),
    };

    private sealed class RefusedRows : SheetRows
    {
        public RefusedRows(Finding refusal) => Refusal = refusal;

        public override double Progress => 0;

        public override void Dispose()
        {
        }

        private protected override bool Fill(RowChunk chunk, int rows) => false;
    }
}
