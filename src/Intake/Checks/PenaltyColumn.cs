using Xinheng.Intake.Formats;
using Xinheng.Intake.Values;

namespace Xinheng.Intake.Checks;

/// <summary>Reads the kinds of penalty of a row: from their column, and where that leaves it open from what was imposed.</summary>
internal sealed class PenaltyColumn
{
    private const int ReadingsKept = 4096;
    private const int LongestKept = 64;
    private static readonly Finding FineWithoutAmount = new("IN-206", "fine_fen", "");

    private readonly FieldSlot[] _slots;
    private readonly RowDraft _draft;
    private readonly CellReading _cells;
    private readonly ContentWriter _content;
    private readonly Dictionary<string, PenaltyReading> _readings = new(StringComparer.Ordinal);
    private readonly int _column;
    private readonly int _imposed;
    private readonly int _certificates;

    public PenaltyColumn(FieldSlot[] slots, RowDraft draft, CellReading cells, ContentWriter content)
    {
        (_slots, _draft, _cells, _content) = (slots, draft, cells, content);
        _column = Index(FieldRole.Penalties);
        _imposed = Index(FieldRole.Content);
        _certificates = Index(FieldRole.Certificates);
    }

    /// <summary>Reads the kinds of a row into its draft and content; what is no penalty by law gets that outcome.</summary>
    public void Take(SheetRow row)
    {
        var slot = _column < 0 ? null : _slots[_column];
        var text = slot is null ? default : AllCells(slot, row);
        if (text.IsEmpty && slot?.Blank is { } blank)
        {
            _draft.Find(blank);
        }

        var reading = Read(text);
        if (reading.IsNoPenalty && _draft.AmountFen is not > 0)
        {
            _draft.Find("IN-219", "penalty_kind", text);
            _draft.Outcome = RowOutcome.NotAPenalty;
            return;
        }

        var kinds = reading.Kinds.Length > 0 ? reading.Kinds : _draft.AmountFen is > 0 ? "fine" : "other";
        Flag(reading);
        if (_draft.AmountFen is null && PenaltyKinds.HasFine(kinds))
        {
            _draft.Find(FineWithoutAmount);
        }

        _draft.Penalties = kinds;
        if (slot is not null)
        {
            _draft.Capture(_column, kinds);
            _content.Text(slot.Key, kinds);
        }
    }

    private void Flag(PenaltyReading reading)
    {
        if (reading.Unknown is { } unknown)
        {
            _draft.Find("IN-211", "penalty_kind", unknown);
        }

        if (reading.Ambiguous is { } ambiguous)
        {
            _draft.Find("IN-212", "penalty_kind", ambiguous);
        }
    }

    // A cell of kinds comes again and again; only where the content decides is it read anew.
    private PenaltyReading Read(ReadOnlySpan<char> text)
    {
        var lookup = _readings.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var known))
        {
            return known;
        }

        var imposed = _draft.Captured(_imposed);
        var certificates = _draft.Captured(_certificates);
        var content = certificates.IsEmpty ? imposed : string.Concat(imposed, IsLicenceTaken(text, certificates) ? ";吊销营业执照;" : ";", certificates);
        var reading = text.IsEmpty ? PenaltyKinds.Known.ReadContent(content) : PenaltyKinds.Known.Read(text, content);
        if (!text.IsEmpty && text.Length <= LongestKept && _readings.Count < ReadingsKept && !PenaltyKinds.Known.DependsOnContent(text))
        {
            lookup[text] = reading;
        }

        return reading;
    }

    // A column of certificates names the licence beside a kind that is a revocation and nothing milder.
    private static bool IsLicenceTaken(ReadOnlySpan<char> kinds, ReadOnlySpan<char> certificates) =>
        certificates.IndexOf("营业执照") >= 0 && kinds.IndexOf("吊销") >= 0 && kinds.IndexOf("暂扣") < 0;

    private ReadOnlySpan<char> AllCells(FieldSlot slot, SheetRow row)
    {
        if (slot.Columns.Length <= 1)
        {
            return _cells.Text(slot, row);
        }

        var all = "";
        foreach (var column in slot.Columns)
        {
            char[] scratch = [];
            var text = CleanText.Of(row[column], ref scratch);
            all = text.IsEmpty ? all : all.Length == 0 ? new string(text) : $"{all};{text}";
        }

        return all.Length > 0 ? all : slot.Constant;
    }

    private int Index(FieldRole role) => Array.FindIndex(_slots, slot => slot.Role == role);
}
