using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;

namespace Xinheng.Intake.Checks;

/// <summary>
/// What makes a record the same record when it is reported again, as its layout states: the document and the deciding
/// body, or the facts that stand for them when the document has no number. Brackets, blanks, full-width letters and case make
/// no difference; dates and kinds stand in their normal form.
/// </summary>
internal sealed class RecordKey
{
    private readonly RowDraft _draft;
    private readonly Part[] _key;
    private readonly Part[] _standIn;
    private char[] _text = new char[512];
    private int _length;

    public RecordKey(Layout layout, FieldSlot[] slots, RowDraft draft)
    {
        _draft = draft;
        _key = [.. layout.Key.Select(name => new Part(name, Slot(slots, name)))];
        _standIn = [.. layout.StandIn.Select(name => new Part(name, Slot(slots, name)))];
    }

    /// <summary>The key of the row being read.</summary>
    public string Make()
    {
        _length = 0;
        Append(_key[0]);
        var isKeyed = _length > 0;
        if (isKeyed)
        {
            AppendAll(_key.AsSpan(1));
        }
        else
        {
            Add('~');
            AppendAll(_standIn);
        }

        return new string(_text, 0, _length);
    }

    private void AppendAll(ReadOnlySpan<Part> parts)
    {
        foreach (var part in parts)
        {
            Add('|');
            Append(part);
        }
    }

    private void Append(Part part)
    {
        Span<char> room = stackalloc char[24];
        switch (part.Name)
        {
            case "happened" when _draft.Happened is { } day:
                day.TryFormat(room, out var written, "yyyyMMdd");
                Append(room[..written]);
                break;
            case "amount" when _draft.AmountFen is { } fen:
                fen.TryFormat(room, out written);
                Append(room[..written]);
                break;
            case "issuer":
                Append(_draft.Issuer);
                break;
            case "document":
                Append(_draft.Document);
                break;
            case "penalties":
                Append(_draft.Penalties);
                break;
            default:
                Append(_draft.Captured(part.Slot));
                break;
        }
    }

    private void Append(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            var narrow = CleanText.HalfWidth(letter);
            switch (narrow)
            {
                case ' ' or '\u00A0':
                    break;
                case '〔' or '【' or '(' or '［' or '〈' or '《':
                    Add('[');
                    break;
                case '〕' or '】' or ')' or '］' or '〉' or '》':
                    Add(']');
                    break;
                default:
                    Add(char.ToUpperInvariant(narrow));
                    break;
            }
        }
    }

    private void Add(char letter)
    {
        if (_length == _text.Length)
        {
            Array.Resize(ref _text, _length * 2);
        }

        _text[_length++] = letter;
    }

    private static int Slot(FieldSlot[] slots, string field) => Array.FindIndex(slots, slot => slot.Field.Id == field);

    private readonly record struct Part(string Name, int Slot);
}
