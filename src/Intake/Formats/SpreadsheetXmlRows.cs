using System.Text;
using System.Xml;

namespace Xinheng.Intake.Formats;

/// <summary>Rows of a sheet of an XML Spreadsheet 2003.</summary>
internal sealed class SpreadsheetXmlRows : SheetRows
{
    private const string Namespace = "urn:schemas-microsoft-com:office:spreadsheet";
    private readonly Stream _stream;
    private readonly XmlReader _reader;
    private readonly ReadingLimits _limits;
    private readonly long _afterRow;
    private readonly char[] _piece = new char[4096];
    private long _row;

    public SpreadsheetXmlRows(Stream stream, int sheet, ReadingLimits limits, long afterRow)
    {
        (_stream, _limits, _afterRow) = (stream, limits, afterRow);
        _reader = Open(stream);
        Guarded(0, () =>
        {
            for (var index = 0; index <= sheet && _reader.ReadToFollowing("Worksheet", Namespace); index++)
            {
                // passes over the sheets before it
            }

            return true;
        });
    }

    /// <inheritdoc/>
    public override double Progress => _stream.Length == 0 ? 1 : (double)_stream.Position / _stream.Length;

    /// <summary>The sheets of an XML spreadsheet.</summary>
    public static IReadOnlyList<SheetName> Sheets(Stream stream)
    {
        using var reader = Open(stream);
        var names = new List<SheetName>();
        return Guarded(0, () =>
        {
            while (reader.ReadToFollowing("Worksheet", Namespace))
            {
                names.Add(new SheetName(names.Count, reader.GetAttribute("Name", Namespace) ?? "", IsHidden: false));
            }

            return names;
        });
    }

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    private protected override bool Fill(RowChunk chunk, int rows) => Guarded(_row, () =>
    {
        while (chunk.Count < rows && chunk.Characters < RowChunk.FullCharacters && _reader.Read())
        {
            if (_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "Worksheet")
            {
                break;
            }

            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "Row")
            {
                TakeRow(chunk);
            }
        }

        return chunk.Count > 0;
    });

    private void TakeRow(RowChunk chunk)
    {
        _row = Stated(_row);
        var isTaken = _row > _afterRow && !_reader.IsEmptyElement;
        if (isTaken)
        {
            chunk.BeginRow(_row);
        }

        long column = 0;
        while (!_reader.IsEmptyElement && _reader.Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "Row"))
        {
            if (isTaken && _reader.NodeType == XmlNodeType.Element && _reader.LocalName == "Cell")
            {
                column = TakeCell(chunk, column);
            }
        }

        if (isTaken)
        {
            chunk.EndRow();
        }
    }

    // Returns the column before the next cell: merged cells take several.
    private long TakeCell(RowChunk chunk, long before)
    {
        var column = Stated(before);
        if (column > _limits.Columns)
        {
            throw UnreadableException.Of("IN-012", row: _row);
        }

        _ = int.TryParse(_reader.GetAttribute("MergeAcross", Namespace), out var merged);
        if (_reader.IsEmptyElement)
        {
            return column + Math.Max(0, merged);
        }

        while (chunk.OpenRowCells < column - 1)
        {
            chunk.AddCell(default);
        }

        AppendValue(chunk);
        chunk.EndCell();
        return column + Math.Max(0, merged);
    }

    private void AppendValue(RowChunk chunk)
    {
        var isWanted = false;
        var depth = _reader.Depth;
        while (_reader.Read() && _reader.Depth > depth)
        {
            if (_reader.NodeType is XmlNodeType.Element or XmlNodeType.EndElement && _reader.LocalName is "Data" or "Comment")
            {
                isWanted = _reader is { NodeType: XmlNodeType.Element, LocalName: "Data" } && _reader.Depth == depth + 1;
            }

            while (isWanted && _reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                && _reader.ReadValueChunk(_piece, 0, _piece.Length) is > 0 and var read)
            {
                chunk.AppendToCell(_piece.AsSpan(0, read));
                if (chunk.OpenCellLength > _limits.CellCharacters)
                {
                    throw UnreadableException.Of("IN-008", row: _row);
                }
            }
        }
    }

    private long Stated(long before) =>
        int.TryParse(_reader.GetAttribute("Index", Namespace), out var stated) && stated > before ? stated : before + 1;

    private static XmlReader Open(Stream stream)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        stream.Position = 0;
        return XmlReader.Create(stream, new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = false, CheckCharacters = false,
            IgnoreComments = true, IgnoreProcessingInstructions = true,
        });
    }

    private static T Guarded<T>(long row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException)
        {
            throw UnreadableException.Of("IN-005", row: row);
        }
    }
}
