using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>
/// Reads rows of results received from elsewhere: what a record has as any record, and beside it a letter on a scheme that
/// some policy pack knows.
/// </summary>
internal sealed class ResultReading
{
    private readonly Layout _layout;
    private readonly FieldSlot[] _slots;
    private readonly RowDraft _draft;
    private readonly RecordReading _records;
    private readonly KnownScales _scales;
    private readonly int _scheme;
    private readonly int _letter;
    private readonly int _standing;

    public ResultReading(Layout layout, FieldSlot[] slots, RowDraft draft, CheckContext context)
    {
        (_layout, _slots, _draft, _scales) = (layout, slots, draft, context.Scales);
        _records = new RecordReading(layout, slots, draft, context);
        _scheme = Index(FieldRole.Scheme);
        _letter = Index(FieldRole.Letter);
        _standing = Index(FieldRole.Standing);
    }

    /// <summary>The result of a row; null when the row is rejected.</summary>
    public IncomingResult? Read(SheetRow row)
    {
        var record = _records.Read(row);
        if (_draft.Name.Length > 0 && _draft.Code.Class is CodeClass.Missing)
        {
            // A name alone could be a person's, or another enterprise's: a grade is kept under neither.
            _draft.Find(new Finding("IN-102", _layout.Fields.First(field => field.Role == "code").Id, string.Empty));
        }

        var scale = Scale();
        var letter = Letter(scale);
        var isWithdrawn = IsWithdrawn();
        return _draft.IsRejected || record is null || scale is null || letter is null ? null : new IncomingResult
        {
            Code = record.Code,
            SubjectName = record.SubjectName,
            Scheme = scale.Id,
            Letter = letter,
            Day = record.Happened,
            Issuer = record.Issuer,
            Document = record.Document,
            IsWithdrawn = isWithdrawn,
            WithdrawnOn = record.Lifted,
            Key = $"{scale.Id}|{record.Key}",
            Row = row.Number,
        };
    }

    private KnownScale? Scale()
    {
        var text = _draft.Captured(_scheme);
        if (IsMissing(_scheme, "scheme") || text.IsEmpty)
        {
            return null;
        }

        var found = _scales.Find(text);
        if (found is null)
        {
            _draft.Find("IN-110", _slots[_scheme].Field.Id, text, _scales.Examples);
        }

        return found;
    }

    // On a scheme that is not known no letter can be judged.
    private string? Letter(KnownScale? scale)
    {
        var text = _draft.Captured(_letter);
        if (IsMissing(_letter, "letter") || text.IsEmpty || scale is null)
        {
            return null;
        }

        var found = scale.Find(text);
        if (found is null)
        {
            _draft.Find("IN-111", _slots[_letter].Field.Id, text, scale.Letters);
        }

        return found;
    }

    // A day of withdrawal says more than a word.
    private bool IsWithdrawn()
    {
        var text = _draft.Captured(_standing);
        var standing = text.IsEmpty ? "effective" : _slots[_standing].Choice(text);
        if (standing is null)
        {
            _draft.Find("IN-112", _slots[_standing].Field.Id, text);
        }

        return standing == "withdrawn" || _draft.Lifted is not null;
    }

    // A field that neither a column nor a constant fills is missing in every row.
    private bool IsMissing(int slot, string role)
    {
        if (slot < 0)
        {
            _draft.Find(new Finding("IN-102", _layout.Fields.First(field => field.Role == role).Id, string.Empty));
        }

        return slot < 0;
    }

    private int Index(FieldRole role) => Array.FindIndex(_slots, slot => slot.Role == role);
}
