namespace Xinheng.Intake.Formats;

/// <summary>
/// Rows of delimited text (RFC 4180 and what people make of it): any line end, a quotation mark within an unquoted
/// cell stands for itself, text after a closing mark belongs to the cell.
/// </summary>
internal sealed class DelimitedRows : SheetRows
{
    private readonly Stream _stream;
    private readonly TextBlocks _blocks;
    private readonly char _separator;
    private readonly ReadingLimits _limits;
    private readonly long _afterRow;
    private ReadOnlyMemory<char> _block;
    private int _at;
    private long _row;
    private bool _isEnded;

    public DelimitedRows(Stream stream, TextEncoding encoding, char separator, ReadingLimits limits, long afterRow)
    {
        _stream = stream;
        _blocks = new TextBlocks(stream, encoding);
        (_separator, _limits, _afterRow) = (separator, limits, afterRow);
    }

    /// <inheritdoc/>
    public override double Progress => _stream.Length == 0 ? 1 : Math.Min(1, (double)_stream.Position / _stream.Length);

    /// <inheritdoc/>
    public override void Dispose()
    {
    }

    private protected override bool Fill(RowChunk chunk, int rows)
    {
        while (chunk.Count < rows && chunk.Characters < RowChunk.FullCharacters && ReadRow(chunk))
        {
            if (_row <= _afterRow)
            {
                chunk.Clear();
            }
        }

        return chunk.Count > 0;
    }

    // 1. A row begins, unless the text is at its end.
    // 2. Cells follow until a line end or the end of the text.
    private bool ReadRow(RowChunk chunk)
    {
        if (_isEnded || !HasText())
        {
            return false;
        }

        chunk.BeginRow(++_row);
        while (ReadCell(chunk))
        {
            if (chunk.OpenRowCells >= _limits.Columns)
            {
                throw UnreadableException.Of("IN-012", row: _row);
            }
        }

        chunk.EndRow();
        return true;
    }

    // True when another cell of the row follows.
    private bool ReadCell(RowChunk chunk)
    {
        if (HasText() && _block.Span[_at] == '"')
        {
            _at++;
            ReadQuoted(chunk);
        }

        while (HasText())
        {
            var rest = _block.Span[_at..];
            var end = rest.IndexOfAny(_separator, '\n', '\r');
            Append(chunk, end < 0 ? rest : rest[..end], isQuoted: false);
            if (end < 0)
            {
                _at = _block.Length;
                continue;
            }

            _at += end + 1;
            chunk.EndCell();
            return rest[end] == _separator || EndLine(rest[end]);
        }

        _isEnded = true;
        chunk.EndCell();
        return false;
    }

    private void ReadQuoted(RowChunk chunk)
    {
        while (HasText())
        {
            var rest = _block.Span[_at..];
            var mark = rest.IndexOf('"');
            Append(chunk, mark < 0 ? rest : rest[..mark], isQuoted: true);
            _at += mark < 0 ? rest.Length : mark + 1;
            if (mark < 0)
            {
                continue;
            }

            if (!HasText() || _block.Span[_at] != '"')
            {
                return;
            }

            _at++;
            chunk.AppendToCell("\"");
        }

        throw UnreadableException.Of("IN-009", row: _row);
    }

    // A carriage return takes the line feed after it along. Always false: no further cell.
    private bool EndLine(char end)
    {
        if (end == '\r' && HasText() && _block.Span[_at] == '\n')
        {
            _at++;
        }

        return false;
    }

    private void Append(RowChunk chunk, ReadOnlySpan<char> text, bool isQuoted)
    {
        chunk.AppendToCell(text);
        if (chunk.OpenCellLength > _limits.CellCharacters)
        {
            throw UnreadableException.Of(isQuoted ? "IN-009" : "IN-008", row: _row);
        }
    }

    private bool HasText()
    {
        if (_at < _block.Length)
        {
            return true;
        }

        (_block, _at) = (_blocks.Next(), 0);
        return _block.Length > 0;
    }
}
