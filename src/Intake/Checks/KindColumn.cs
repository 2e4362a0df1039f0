using System.Buffers;
using Xinheng.Intake.Layouts;
using Xinheng.Intake.Values;

namespace Xinheng.Intake.Checks;

/// <summary>
/// Chooses of several kinds of record the one a row is, by what stands in the field that tells it. A cell may tick several
/// values; the weightiest of their kinds is the row's. What is none of the layout's words rejects the row.
/// </summary>
internal sealed class KindColumn
{
    private const int ReadingsKept = 4096;
    private const int LongestKept = 64;
    private const string Separators = ";；,，/|+";

    private static readonly SearchValues<char> CodesOnly = SearchValues.Create("0123456789;；,，/|+、 ");

    private readonly IReadOnlyList<LayoutKind> _kinds;
    private readonly WordTable<KindWords> _words;
    private readonly LayoutField _field;
    private readonly RowDraft _draft;
    private readonly int _slot;
    private readonly Dictionary<string, (string? Kind, string? Trouble)> _readings = new(StringComparer.Ordinal);

    public KindColumn(Layout layout, FieldSlot[] slots, RowDraft draft)
    {
        (_kinds, _draft) = (layout.Kinds, draft);
        _field = layout.Fields.First(field => field.Role == "kind");
        _slot = Array.FindIndex(slots, slot => slot.Role == FieldRole.Kind);
        _words = new WordTable<KindWords>(
            _kinds.Select((kind, weight) => new KindWords(kind.Id, weight, _field.Values.GetValueOrDefault(kind.Id, []))), kind => kind.Id, kind => kind.Words);
    }

    /// <summary>Puts the row's kind into its draft, or finds why it has none.</summary>
    public void Choose()
    {
        var text = _draft.Captured(_slot);
        if (_slot < 0)
        {
            _draft.Find(new Finding("IN-102", _field.Id, string.Empty));
        }

        if (text.IsEmpty)
        {
            return;
        }

        var (kind, trouble) = Read(text);
        _draft.Kind = kind;
        if (trouble is not null)
        {
            _draft.Find(trouble, _field.Id, text, string.Join("、", _kinds.Select(one => _field.Values[one.Id].First(word => word.Length > 1))));
        }

        if (text.IndexOfAnyExcept(CodesOnly) < 0)
        {
            _draft.Capture(_slot, []); // codes tell a person nothing
        }
    }

    // The same few results come again and again.
    private (string? Kind, string? Trouble) Read(ReadOnlySpan<char> text)
    {
        var lookup = _readings.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var reading = Weigh(Of(text) is { } whole ? [whole] : Ticked(text));
        if (text.Length <= LongestKept && _readings.Count < ReadingsKept)
        {
            lookup[text] = reading;
        }

        return reading;
    }

    private (string? Kind, string? Trouble) Weigh(List<KindWords>? ticked)
    {
        if (ticked is null or [])
        {
            return (null, "IN-113");
        }

        var isContradictory = ticked.Exists(one => _kinds[one.Weight].IsAlone) && ticked.Exists(one => !_kinds[one.Weight].IsAlone);
        return isContradictory ? (null, "IN-114") : (ticked.MinBy(one => one.Weight)?.Id, null);
    }

    /// <summary>The kinds of all values in a cell; null when one of them is not known.</summary>
    private List<KindWords>? Ticked(ReadOnlySpan<char> text)
    {
        var ticked = new List<KindWords>();
        foreach (var range in text.SplitAny(Separators))
        {
            var part = text[range].Trim();
            if (part.IsEmpty)
            {
                continue;
            }

            if (Of(part) is { } one)
            {
                ticked.Add(one);
            }
            else if (!AddListed(part, ticked))
            {
                return null;
            }
        }

        return ticked;
    }

    // 、 and blanks stand within values too: they divide only what is no value as it stands.
    private bool AddListed(ReadOnlySpan<char> part, List<KindWords> ticked)
    {
        foreach (var range in part.SplitAny('、', ' '))
        {
            if (Of(part[range]) is not { } one)
            {
                return false;
            }

            ticked.Add(one);
        }

        return true;
    }

    // 1-未发现问题, 6.发现问题已责令改正: the words tell, since codes differ between lists.
    private KindWords? Of(ReadOnlySpan<char> part)
    {
        var words = part.Trim().TrimStart("0123456789");
        return _words.Find(words.Length > 0 && words.Length < part.Trim().Length ? words.TrimStart("-.:：、．—_ ") : part.Trim());
    }

    private sealed record KindWords(string Id, int Weight, IReadOnlyList<string> Words);
}
