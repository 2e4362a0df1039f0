namespace Xinheng.Intake.Formats;

/// <summary>
/// A stretch of rows in one reusable buffer: clear it and fill it again instead of making a new one.
/// Not safe for two threads at once; hand it over whole.
/// </summary>
public sealed class RowChunk
{
    /// <summary>Characters at which a chunk counts as full whatever its rows, so that long rows cost no more memory than short ones.</summary>
    internal const int FullCharacters = 8 * 1024 * 1024;

    private char[] _text = new char[64 * 1024];
    private int _textLength;
    private int[] _ends = new int[8 * 1024];
    private int _cells;
    private RowMark[] _rows = new RowMark[1024];

    /// <summary>Rows held.</summary>
    public int Count { get; private set; }

    /// <summary>The row at <paramref name="index"/>, from 0. Valid until the chunk is cleared or filled again.</summary>
    public SheetRow this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            var mark = _rows[index];
            return new SheetRow(mark.Number, _text, _ends.AsSpan(mark.FirstCell, mark.Cells), mark.FirstCell == 0 ? 0 : _ends[mark.FirstCell - 1]);
        }
    }

    /// <summary>Empties the chunk and keeps its buffers.</summary>
    public void Clear()
    {
        Count = 0;
        _cells = 0;
        _textLength = 0;
    }

    /// <summary>Characters held, to bound the memory of a chunk with very long rows.</summary>
    internal int Characters => _textLength;

    /// <summary>Starts a row.</summary>
    internal void BeginRow(long number)
    {
        if (Count == _rows.Length)
        {
            Array.Resize(ref _rows, Count * 2);
        }

        _rows[Count] = new RowMark(number, _cells, 0);
    }

    /// <summary>Adds the row's next cell.</summary>
    internal void AddCell(ReadOnlySpan<char> text)
    {
        AppendToCell(text);
        EndCell();
    }

    /// <summary>Adds text to the cell being built.</summary>
    internal void AppendToCell(ReadOnlySpan<char> text)
    {
        if (_textLength + text.Length > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _textLength + text.Length));
        }

        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
    }

    /// <summary>Characters in the cell being built.</summary>
    internal int OpenCellLength => _textLength - (_cells == 0 ? 0 : _ends[_cells - 1]);

    /// <summary>Ends the cell being built.</summary>
    internal void EndCell()
    {
        if (_cells == _ends.Length)
        {
            Array.Resize(ref _ends, _cells * 2);
        }

        _ends[_cells++] = _textLength;
    }

    /// <summary>Cells of the row being built.</summary>
    internal int OpenRowCells => _cells - _rows[Count].FirstCell;

    /// <summary>Ends the row being built.</summary>
    internal void EndRow()
    {
        _rows[Count] = _rows[Count] with { Cells = OpenRowCells };
        Count++;
    }

    /// <summary>Drops the row being built.</summary>
    internal void DropOpenRow()
    {
        _cells = Count == 0 ? 0 : _rows[Count - 1].FirstCell + _rows[Count - 1].Cells;
        _textLength = _cells == 0 ? 0 : _ends[_cells - 1];
    }

    private readonly record struct RowMark(long Number, int FirstCell, int Cells);
}

/// <summary>One row of a sheet: its cells as written, read in place.</summary>
public readonly ref struct SheetRow
{
    private readonly ReadOnlySpan<char> _text;
    private readonly ReadOnlySpan<int> _ends;
    private readonly int _start;

    internal SheetRow(long number, ReadOnlySpan<char> text, ReadOnlySpan<int> ends, int start)
    {
        Number = number;
        _text = text;
        _ends = ends;
        _start = start;
    }

    /// <summary>Row in its sheet, from 1, counting every row, the same on every reading of the file.</summary>
    public long Number { get; }

    /// <summary>Cells in the row.</summary>
    public int Count => _ends.Length;

    /// <summary>The cell in <paramref name="column"/>, from 0; empty beyond the row's end.</summary>
    public ReadOnlySpan<char> this[int column]
    {
        get
        {
            if ((uint)column >= (uint)_ends.Length)
            {
                return default;
            }

            var from = column == 0 ? _start : _ends[column - 1];
            return _text[from.._ends[column]];
        }
    }

    /// <summary>The cells as texts of their own.</summary>
    public string[] ToTexts()
    {
        var texts = new string[Count];
        for (var column = 0; column < texts.Length; column++)
        {
            texts[column] = new string(this[column]);
        }

        return texts;
    }
}
