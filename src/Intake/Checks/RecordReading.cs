using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Outcomes;
using Xinheng.Intake.Values;
using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>Reads rows of credit records: every field into the content, the roles into the record.</summary>
internal sealed class RecordReading
{
    private static readonly Finding NoDocumentColumn = new("IN-217", "document", "");
    private static readonly Finding CommitmentKept = new("IN-109", "performance", "");

    private readonly Layout _layout;
    private readonly FieldSlot[] _slots;
    private readonly RowDraft _draft;
    private readonly CellReading _cells;
    private readonly RecordKey _key;
    private readonly ContentWriter _content = new();
    private readonly TextCache _texts = new();
    private readonly int[] _summary;
    private readonly PenaltyColumn? _penalties;
    private readonly KindColumn? _kind;
    private readonly string _nameField;
    private readonly string _codeField;
    private readonly bool _hasDocumentColumn;

    public RecordReading(Layout layout, FieldSlot[] slots, RowDraft draft, CheckContext context)
    {
        (_layout, _slots, _draft) = (layout, slots, draft);
        _cells = new CellReading(draft, context);
        _key = new RecordKey(layout, slots, draft);
        _summary = [.. layout.Summary.Select(field => Array.FindIndex(slots, slot => slot.Field.Id == field)).Where(slot => slot >= 0)];
        _penalties = layout.Kind == "penalty" ? new PenaltyColumn(slots, draft, _cells, _content) : null;
        _kind = layout.Kinds.Count > 1 ? new KindColumn(layout, slots, draft) : null;
        _nameField = layout.Fields.First(field => field.Role == "name").Id;
        _codeField = layout.Fields.First(field => field.Role == "code").Id;
        var document = layout.Fields.FirstOrDefault(field => field.Role == "document");
        _hasDocumentColumn = document?.Blank is null || Index(FieldRole.Document) >= 0;
    }

    /// <summary>The record of a row; null when the row is rejected or is no record of this kind.</summary>
    public IncomingRecord? Read(SheetRow row)
    {
        _content.Begin();
        for (var index = 0; index < _slots.Length; index++)
        {
            Take(_slots[index], index, row);
        }

        _penalties?.Take(row);
        _kind?.Choose();
        _cells.Subject(_codeField, _nameField, mayWithholdName: false);
        CheckDates();
        if (!_hasDocumentColumn)
        {
            _draft.Find(NoDocumentColumn);
        }

        var content = _content.End();
        return _draft.IsRejected || _draft.Outcome != RowOutcome.Accepted ? null : Record(row.Number, content);
    }

    private IncomingRecord Record(long row, ReadOnlyMemory<byte> content) => new()
    {
        Kind = _draft.Kind ?? _layout.Kind,
        Code = _draft.Code,
        SubjectName = _draft.Name,
        Key = _key.Make(),
        Happened = _draft.Happened ?? throw new InvalidOperationException("A row without its date is rejected"),
        Until = _draft.Until,
        PublishedThrough = _draft.PublishedThrough,
        Lifted = _draft.Lifted,
        Withdrawn = _draft.Withdrawn,
        Issuer = _draft.Issuer,
        Document = _draft.Document,
        Summary = Summary(),
        Penalties = _draft.Penalties,
        GraveConsequence = _draft.Grave,
        AmountFen = _draft.AmountFen,
        Content = content,
        Row = row,
    };

    private void Take(FieldSlot slot, int index, SheetRow row)
    {
        switch (slot.Type)
        {
            case FieldType.Identity or FieldType.PersonId or FieldType.Penalties:
                return;
            case FieldType.Code or FieldType.OtherCode:
                TakeCode(slot, index, _cells.Text(slot, row));
                return;
            case FieldType.Date or FieldType.EndDate:
                TakeDay(slot, index, _cells.Text(slot, row));
                return;
            case FieldType.Amount or FieldType.Capital:
                TakeAmount(slot, index, _cells.Text(slot, row));
                return;
            case FieldType.Choice when slot.Role != FieldRole.Kind:
                TakeChoice(slot, index, _cells.Unidentified(slot, row));
                return;
            case FieldType.YesNo:
                TakeYesNo(slot, _cells.Text(slot, row));
                return;
            default:
                TakeText(slot, index, _cells.Unidentified(slot, row));
                return;
        }
    }

    private bool IsBlank(FieldSlot slot, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty && slot.Blank is { } finding && !(slot.Role == FieldRole.Issuer && _draft.Issuer is not null))
        {
            _draft.Find(finding);
        }

        return text.IsEmpty;
    }

    private void TakeText(FieldSlot slot, int index, ReadOnlySpan<char> text)
    {
        if (IsBlank(slot, text))
        {
            return;
        }

        _content.Text(slot.Key, text);
        if (slot.IsCaptured)
        {
            _draft.Capture(index, text);
        }

        switch (slot.Role)
        {
            case FieldRole.Name when _draft.Name.Length == 0:
                _draft.Name = new string(text);
                break;
            case FieldRole.Issuer:
                _draft.Issuer ??= _texts.Of(text);
                break;
            case FieldRole.Document:
                _draft.Document ??= new string(text);
                break;
            case FieldRole.Probability when OutcomeCells.Probability(text).Trouble is not null:
                _draft.Find("IN-224", slot.Field.Id, text);
                break;
        }
    }

    private void TakeCode(FieldSlot slot, int index, ReadOnlySpan<char> text)
    {
        if (IsBlank(slot, text))
        {
            return;
        }

        if (slot.Type == FieldType.OtherCode && _draft.Code.Class != CodeClass.Missing)
        {
            _content.Text(slot.Key, IdentityNumbers.Masked(text) ?? text);
            return;
        }

        var code = _cells.Code(slot, text);
        _content.Text(slot.Key, code.Value.Length > 0 ? code.Value : IdentityNumbers.Masked(text) ?? text);
        _draft.Code = _draft.Code.Class == CodeClass.Missing ? code : _draft.Code;
        _draft.Capture(index, code.Value);
    }

    private void TakeDay(FieldSlot slot, int index, ReadOnlySpan<char> text)
    {
        if (IsBlank(slot, text))
        {
            return;
        }

        var day = slot.Role == FieldRole.Happened ? _cells.Happened(slot, text) : _cells.Day(slot, text);
        if (day is not { } known)
        {
            return;
        }

        _content.Day(slot.Key, known);
        _draft.Capture(index, text);
        switch (slot.Role)
        {
            case FieldRole.Happened:
                _draft.Happened ??= known;
                break;
            case FieldRole.Until:
                _draft.Until ??= known;
                break;
            case FieldRole.PublishedThrough:
                _draft.PublishedThrough ??= known;
                break;
            case FieldRole.Lifted:
                _draft.Lifted ??= known;
                break;
            case FieldRole.Withdrawn:
                _draft.Withdrawn ??= known;
                break;
        }
    }

    private void TakeAmount(FieldSlot slot, int index, ReadOnlySpan<char> text)
    {
        if (IsBlank(slot, text) || _cells.Amount(slot, text) is not { } fen)
        {
            return;
        }

        _content.Number(slot.Key, fen);
        _draft.Capture(index, text);
        if (slot.Role == FieldRole.Amount)
        {
            _draft.AmountFen ??= fen;
        }
    }

    private void TakeChoice(FieldSlot slot, int index, ReadOnlySpan<char> text)
    {
        if (IsBlank(slot, text))
        {
            return;
        }

        var value = slot.Choice(text);
        if (value is null)
        {
            _draft.Find("IN-215", slot.Field.Id, text);
        }

        _content.Text(slot.Key, value ?? text);
        _draft.Capture(index, text);
        if (slot.Role == FieldRole.Performance && value == "performed")
        {
            _draft.Find(CommitmentKept);
        }
    }

    private void TakeYesNo(FieldSlot slot, ReadOnlySpan<char> text)
    {
        if (IsBlank(slot, text))
        {
            return;
        }

        var isYes = text is "是" or "有" or "1" or "Y" or "y" or "yes" or "YES" or "true" or "严重";
        var isNo = text is "否" or "没有" or "0" or "N" or "n" or "no" or "NO" or "false";
        if (!isYes && !isNo)
        {
            _draft.Find("IN-215", slot.Field.Id, text);
            _content.Text(slot.Key, text);
            return;
        }

        _content.Truth(slot.Key, isYes);
        if (slot.Role == FieldRole.Grave)
        {
            _draft.Grave = isYes ? "yes" : "no";
        }
    }

    private void CheckDates()
    {
        if (_draft.Happened is not { } happened)
        {
            MissingDate();
            return;
        }

        if (_draft.Until < happened)
        {
            _draft.Find("IN-205", FieldOf(FieldRole.Until), _draft.Until?.ToString("yyyy-MM-dd"));
            _draft.Until = null;
        }

        if (_draft.PublishedThrough < happened)
        {
            _draft.Find("IN-205", FieldOf(FieldRole.PublishedThrough), _draft.PublishedThrough?.ToString("yyyy-MM-dd"));
            _draft.PublishedThrough = null;
        }

        if (_draft.Lifted < happened)
        {
            _draft.Find("IN-205", FieldOf(FieldRole.Lifted), _draft.Lifted?.ToString("yyyy-MM-dd"));
        }

        if (_draft.Withdrawn < happened)
        {
            _draft.Find("IN-205", FieldOf(FieldRole.Withdrawn), _draft.Withdrawn?.ToString("yyyy-MM-dd"));
        }
    }

    // Every record needs its day, whether or not the mapping has a column for it.
    private void MissingDate()
    {
        if (!_draft.IsRejected)
        {
            _draft.Find(new Finding("IN-102", _layout.Fields.First(field => field.Role == "happened").Id, ""));
        }
    }

    private string? Summary()
    {
        ReadOnlySpan<char> first = default;
        foreach (var slot in _summary)
        {
            var text = _draft.Captured(slot);
            if (text.IsEmpty)
            {
                continue;
            }

            if (!first.IsEmpty)
            {
                return string.Concat(Cut(first), " · ", Cut(text));
            }

            first = text;
        }

        return first.IsEmpty ? null : _texts.Of(Cut(first));
    }

    private static ReadOnlySpan<char> Cut(ReadOnlySpan<char> text) => text.Length > 80 ? text[..(char.IsHighSurrogate(text[79]) ? 79 : 80)] : text;

    private int Index(FieldRole role) => Array.FindIndex(_slots, slot => slot.Role == role);

    private string FieldOf(FieldRole role) => _slots[Index(role)].Field.Id;
}
