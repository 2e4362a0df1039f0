using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;
using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>What is told of a row before its fields are read: that it is no record, or that it is about a natural person.</summary>
internal sealed class RowScreen
{
    private static readonly string[] NoteStarts =
        ["合计", "总计", "小计", "共计", "注:", "注：", "备注:", "备注：", "说明", "填表", "制表", "审核人", "填报", "联系人", "统计时间", "数据截止", "以上", "单位:", "单位：", "负责人:", "负责人："];

    private readonly int[] _mapped;
    private readonly int[] _codeColumns;
    private readonly int[] _nameColumns;
    private readonly int[] _personColumns;
    private readonly HashSet<int> _identityColumns;
    private readonly int[] _categoryColumns;
    private readonly string[] _headers;
    private char[] _scratch = new char[256];

    public RowScreen(Mapping mapping, FieldSlot[] slots)
    {
        _mapped = [.. mapping.Columns.Select(column => column.Column).Distinct().Order()];
        _codeColumns = Columns(slots, slot => slot.Role is FieldRole.Code or FieldRole.OtherCode);
        _nameColumns = Columns(slots, slot => slot.Role == FieldRole.Name);
        _personColumns = Columns(slots, slot => slot.Type == FieldType.PersonId);
        _categoryColumns = Columns(slots, slot => slot.Role == FieldRole.Category);
        _identityColumns = [.. Columns(slots, slot => slot.Type is FieldType.PersonId or FieldType.Identity)];
        _headers = [.. mapping.Headers];
    }

    public bool IsIdentityColumn(int column) => _identityColumns.Contains(column);

    /// <summary>A blank row, a note or total, or the header again.</summary>
    public bool IsNoRecord(SheetRow row)
    {
        var filled = 0;
        var first = -1;
        for (var column = 0; column < row.Count && filled < 3; column++)
        {
            if (!row[column].IsWhiteSpace())
            {
                first = first < 0 ? column : first;
                filled++;
            }
        }

        return filled == 0 || (filled < 3 && _mapped.Length > 2 && IsNote(row[first])) || (filled >= 2 && (IsTotal(row, first) || IsHeader(row)));
    }

    /// <summary>
    /// The category says natural person, or an identity number stands where the subject's code should, or a document
    /// number of a natural person is given and no code.
    /// </summary>
    public bool IsAboutPerson(SheetRow row)
    {
        foreach (var column in _categoryColumns)
        {
            if (row[column].IndexOf("自然人") >= 0 && row[column].IndexOf('非') < 0)
            {
                return true;
            }
        }

        var hasCode = false;
        foreach (var column in _codeColumns)
        {
            var text = Narrow(row[column]);
            hasCode |= !text.IsEmpty;
            if (text.Length is 15 or 18 && IdentityNumbers.Is(text) && CreditCode.Read(new string(text)).Class is not CodeClass.Sound)
            {
                return true;
            }
        }

        foreach (var column in _personColumns)
        {
            if (!hasCode && !CleanText.Of(row[column], ref _scratch).IsEmpty)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The first filled cell beyond the header's columns; null when there is none or no header is known.</summary>
    public string? CellsBeyondHeader(SheetRow row)
    {
        for (var column = _headers.Length; _headers.Length > 0 && column < row.Count; column++)
        {
            if (!row[column].IsWhiteSpace())
            {
                return new string(row[column]);
            }
        }

        return null;
    }

    private ReadOnlySpan<char> Narrow(ReadOnlySpan<char> cell)
    {
        if (cell.Length > 64)
        {
            return default;
        }

        var text = CleanText.Of(cell, ref _scratch);
        if (text.IndexOfAny(" -－\u3000") < 0)
        {
            return text;
        }

        var length = 0;
        var narrow = new char[text.Length];
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                narrow[length++] = letter;
            }
        }

        return narrow.AsSpan(0, length);
    }

    private static bool IsNote(ReadOnlySpan<char> cell)
    {
        var text = cell.Trim();
        foreach (var start in NoteStarts)
        {
            if (text.StartsWith(start, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A total has no subject: 合计 in the first filled cell and neither a code nor another name.
    private bool IsTotal(SheetRow row, int first)
    {
        var text = row[first].Trim();
        if (text is not ("合计" or "总计" or "小计" or "共计" or "合 计" or "总 计"))
        {
            return false;
        }

        foreach (var column in _codeColumns)
        {
            if (!row[column].IsWhiteSpace())
            {
                return false;
            }
        }

        foreach (var column in _nameColumns)
        {
            if (column != first && !row[column].IsWhiteSpace())
            {
                return false;
            }
        }

        return true;
    }

    private bool IsHeader(SheetRow row)
    {
        var alike = 0;
        foreach (var column in _mapped)
        {
            if (column >= _headers.Length || _headers[column].Length == 0)
            {
                continue;
            }

            if (!row[column].Trim().SequenceEqual(_headers[column]))
            {
                return false;
            }

            if (++alike == 3)
            {
                return true;
            }
        }

        return alike >= 2;
    }

    private static int[] Columns(FieldSlot[] slots, Func<FieldSlot, bool> isWanted) => [.. slots.Where(isWanted).SelectMany(slot => slot.Columns)];
}
