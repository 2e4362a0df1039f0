using System.Globalization;
using System.Xml;

namespace Xinheng.Intake.Formats;

/// <summary>Rows of a sheet of an Office Open XML workbook, read as they stream by.</summary>
internal sealed class XlsxRows : SheetRows
{
    private readonly XlsxPackage _package;
    private readonly XlsxTexts _texts;
    private readonly XlsxDates _dates;
    private readonly ReadingLimits _limits;
    private readonly XmlReader _reader;
    private readonly long _afterRow;
    private readonly long _expandedBefore;
    private readonly long _declared;
    private readonly char[] _piece = new char[4096];
    private readonly CellText _value = new();
    private long _row;

    public XlsxRows(XlsxPackage package, string path, XlsxTexts texts, XlsxDates dates, ReadingLimits limits, long afterRow)
    {
        (_package, _texts, _dates, _limits, _afterRow) = (package, texts, dates, limits, afterRow);
        _reader = package.Open(path) ?? throw UnreadableException.Of("IN-016");
        _expandedBefore = package.Expanded;
        _declared = Math.Max(1, package.DeclaredLength(path));
    }

    /// <inheritdoc/>
    public override double Progress => Math.Min(1, (double)(_package.Expanded - _expandedBefore) / _declared);

    /// <inheritdoc/>
    public override void Dispose() => _reader.Dispose();

    private protected override bool Fill(RowChunk chunk, int rows)
    {
        try
        {
            while (chunk.Count < rows && chunk.Characters < RowChunk.FullCharacters && _reader.Read())
            {
                if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "row")
                {
                    TakeRow(chunk);
                }
            }
        }
        catch (Exception damage) when (damage is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw UnreadableException.Of("IN-005", row: _row);
        }

        return chunk.Count > 0;
    }

    private void TakeRow(RowChunk chunk)
    {
        _row = long.TryParse(_reader.GetAttribute("r"), out var stated) && stated > _row ? stated : _row + 1;
        if (_reader.IsEmptyElement)
        {
            return;
        }

        if (_row <= _afterRow)
        {
            SkipToRowEnd();
            return;
        }

        chunk.BeginRow(_row);
        while (_reader.Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "row"))
        {
            if (_reader.NodeType == XmlNodeType.Element && _reader.LocalName == "c")
            {
                TakeCell(chunk);
            }
        }

        chunk.EndRow();
    }

    private void SkipToRowEnd()
    {
        while (_reader.Read() && !(_reader.NodeType == XmlNodeType.EndElement && _reader.LocalName == "row"))
        {
            // cells of rows already taken
        }
    }

    private void TakeCell(RowChunk chunk)
    {
        var column = ColumnOf(_reader.GetAttribute("r"));
        var type = _reader.GetAttribute("t");
        _ = int.TryParse(_reader.GetAttribute("s"), out var style);
        if (_reader.IsEmptyElement)
        {
            if (column < 0)
            {
                chunk.AddCell(default);
            }

            return;
        }

        ReadValue(type);
        if (_value.Length == 0 && column >= 0)
        {
            return;
        }

        PadTo(chunk, column);
        chunk.AddCell(Shown(type, style));
    }

    // Cells that are blank are not written: those before this one are made up for.
    private void PadTo(RowChunk chunk, int column)
    {
        if (column >= _limits.Columns || chunk.OpenRowCells >= _limits.Columns)
        {
            throw UnreadableException.Of("IN-012", row: _row);
        }

        while (chunk.OpenRowCells < column)
        {
            chunk.AddCell(default);
        }
    }

    // The texts of <v>, or of <t> within <is>; formulas and spoken forms are passed over.
    private void ReadValue(string? type)
    {
        _value.Clear();
        var depth = _reader.Depth;
        var isWanted = false;
        while (_reader.Read() && _reader.Depth > depth)
        {
            switch (_reader.NodeType)
            {
                case XmlNodeType.Element:
                    isWanted = _reader.LocalName == (type == "inlineStr" ? "t" : "v");
                    if (_reader.LocalName == "rPh")
                    {
                        _reader.Skip();
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA when isWanted:
                    AppendValue();
                    break;
                case XmlNodeType.EndElement:
                    isWanted = false;
                    break;
            }
        }
    }

    private void AppendValue()
    {
        int read;
        while ((read = _reader.ReadValueChunk(_piece, 0, _piece.Length)) > 0)
        {
            _value.Append(_piece.AsSpan(0, read));
            if (_value.Length > _limits.CellCharacters)
            {
                throw UnreadableException.Of("IN-008", row: _row);
            }
        }
    }

    private ReadOnlySpan<char> Shown(string? type, int style)
    {
        switch (type)
        {
            case "s":
                return int.TryParse(_value.Span, out var index) ? _value.Replace(_texts[index]).Unescaped() : default;
            case "inlineStr" or "str":
                return _value.Unescaped();
            case "b":
                return _value.Span is "1" ? "true" : "false";
            case "e" or "d":
                return _value.Span;
        }

        if (_dates.IsDate(style) && _dates.TryWrite(_value.Span, _piece, out var written))
        {
            return _piece.AsSpan(0, written);
        }

        return NumberText.Shown(_value.Span, _piece);
    }

    // "AB12" → 27; -1 when the cell does not say where it stands.
    private static int ColumnOf(string? place)
    {
        var column = 0;
        foreach (var letter in place ?? "")
        {
            if (letter is < 'A' or > 'Z' || column > 100_000)
            {
                break;
            }

            column = (column * 26) + (letter - 'A' + 1);
        }

        return column - 1;
    }
}

/// <summary>The text of the cell being read, in a buffer that is used again.</summary>
internal sealed class CellText
{
    private char[] _text = new char[1024];

    public int Length { get; private set; }

    public ReadOnlySpan<char> Span => _text.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<char> text)
    {
        if (Length + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, Length + text.Length));
        }

        text.CopyTo(_text.AsSpan(Length));
        Length += text.Length;
    }

    public CellText Replace(ReadOnlySpan<char> text)
    {
        Clear();
        Append(text);
        return this;
    }

    /// <summary>The text with <c>_x000D_</c> and the like turned back into characters.</summary>
    public ReadOnlySpan<char> Unescaped()
    {
        if (!Span.Contains("_x", StringComparison.Ordinal))
        {
            return Span;
        }

        var written = 0;
        for (var index = 0; index < Length; index++)
        {
            var isEscape = index + 7 <= Length && _text[index] == '_' && _text[index + 1] == 'x' && _text[index + 6] == '_';
            if (isEscape && ushort.TryParse(_text.AsSpan(index + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var letter))
            {
                _text[written++] = (char)letter;
                index += 6;
            }
            else
            {
                _text[written++] = _text[index];
            }
        }

        Length = written;
        return Span;
    }
}

/// <summary>Numbers of workbooks as people see them.</summary>
internal static class NumberText
{
    /// <summary>
    /// The shortest decimal form without an exponent: workbooks store 0.1 as 0.10000000000000001 and long codes as 9.1131E+17.
    /// </summary>
    public static ReadOnlySpan<char> Shown(ReadOnlySpan<char> stored, Span<char> into)
    {
        if (stored.Length < 16 && !stored.ContainsAny('E', 'e'))
        {
            return stored;
        }

        if (!double.TryParse(stored, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) is > 1e28 or < 1e-9)
        {
            return stored;
        }

        return Shown(number, into);
    }

    /// <summary>The shortest decimal form without an exponent.</summary>
    public static ReadOnlySpan<char> Shown(double number, Span<char> into)
    {
        var isWritten = Math.Abs(number) is 0 or (>= 1e-5 and < 1e15)
            ? number.TryFormat(into, out var written, "R", CultureInfo.InvariantCulture)
            : Math.Abs(number) < 1e28
                ? ((decimal)number).TryFormat(into, out written, "0.##############", CultureInfo.InvariantCulture)
                : number.TryFormat(into, out written, "R", CultureInfo.InvariantCulture);
        return isWritten ? into[..written] : default;
    }
}
