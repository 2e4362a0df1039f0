using Xinheng.Intake.Formats;
using Xinheng.Intake.Layouts;
using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>Reads rows of registrations.</summary>
internal sealed class RegistrationReading
{
    private const string CodeField = "credit_code";
    private const string NameField = "subject_name";
    private readonly FieldSlot[] _slots;
    private readonly int[] _byRole = new int[Enum.GetValues<FieldRole>().Length];
    private readonly RowDraft _draft;
    private readonly CellReading _cells;
    private readonly RegistrationPlace _place;
    private readonly CheckContext _context;
    private readonly TextCache _texts = new();
    private readonly Dictionary<string, string?> _industries = new(StringComparer.Ordinal);

    public RegistrationReading(FieldSlot[] slots, RowDraft draft, CheckContext context)
    {
        (_slots, _draft, _context) = (slots, draft, context);
        _cells = new CellReading(draft, context);
        _place = new RegistrationPlace(context);
        Array.Fill(_byRole, -1);
        for (var index = slots.Length - 1; index >= 0; index--)
        {
            _byRole[(int)slots[index].Role] = index;
        }
    }

    /// <summary>The registration of a row; null when the row is rejected.</summary>
    public IncomingRegistration? Read(SheetRow row)
    {
        for (var index = 0; index < _slots.Length; index++)
        {
            if (_slots[index].Type is not (FieldType.Identity or FieldType.PersonId))
            {
                var slot = _slots[index];
                var text = slot.Type is FieldType.Code or FieldType.OtherCode ? _cells.Text(slot, row) : _cells.Unidentified(slot, row);
                _draft.Capture(index, text);
            }
        }

        TakeSubject();
        var registered = Day(FieldRole.Registered);
        if (registered > _context.Today)
        {
            _draft.Find("IN-204", "registered", Text(FieldRole.Registered));
        }

        var capital = Capital();
        return _draft.IsRejected ? null : new IncomingRegistration
        {
            Code = _draft.Code,
            Name = _draft.Name,
            Licence = Licence(),
            LicenceSince = Day(FieldRole.LicenceSince),
            Registered = registered,
            EntityType = Known(FieldRole.EntityType),
            SubjectKind = SubjectKind(),
            Division = Division(),
            Industry = Industry(),
            StateOwned = Choice(FieldRole.StateOwned) ?? "none",
            CapitalFen = capital,
            CapitalText = Known(FieldRole.Capital),
            Address = Fresh(FieldRole.Address),
            Representative = Fresh(FieldRole.Representative),
            Tags = Tags(),
            Row = row.Number,
        };
    }

    private void TakeSubject()
    {
        _draft.Name = new string(Text(FieldRole.Name));
        var code = Text(FieldRole.Code);
        _draft.Code = code.IsEmpty ? CreditCode.None : _cells.Code(_slots[_byRole[(int)FieldRole.Code]], code);
        var other = Text(FieldRole.OtherCode);
        if (_draft.Code.Class == CodeClass.Missing && !other.IsEmpty)
        {
            _draft.Code = _cells.Code(_slots[_byRole[(int)FieldRole.OtherCode]], other);
        }

        _cells.Subject(CodeField, NameField, mayWithholdName: IsMasked() || SubjectKind() == "individual-business");
    }

    private bool IsMasked() => Text(FieldRole.Masked) is "1" or "是" or "true" or "yes";

    // The second character of a market-regulation code tells the kind of subject; else what the type says.
    private string SubjectKind()
    {
        var type = Text(FieldRole.EntityType);
        var category = Text(FieldRole.Category);
        if (type.IndexOf("个体") >= 0 || category.IndexOf("个体") >= 0 || IsMasked())
        {
            return "individual-business";
        }

        if (_draft.Code is { Value: { Length: 18 } value })
        {
            return value[0] == '9' ? value[1] switch { '2' => "individual-business", '3' => "cooperative", _ => "enterprise" } : "other";
        }

        return type.IndexOf("合作社") >= 0 || _draft.Name.EndsWith("专业合作社", StringComparison.Ordinal) ? "cooperative" : "enterprise";
    }

    private string Licence() => _byRole[(int)FieldRole.Licence] < 0 ? "active" : Choice(FieldRole.Licence) ?? "unknown";

    private string? Choice(FieldRole role)
    {
        var text = Text(role);
        if (text.IsEmpty)
        {
            return null;
        }

        var slot = _slots[_byRole[(int)role]];
        var value = slot.Choice(text);
        if (value is null)
        {
            _draft.Find("IN-215", slot.Field.Id, text);
        }

        return value;
    }

    private DateOnly? Day(FieldRole role)
    {
        var text = Text(role);
        return text.IsEmpty ? null : _cells.Day(_slots[_byRole[(int)role]], text);
    }

    private long? Capital()
    {
        var text = Text(FieldRole.Capital);
        return text.IsEmpty ? null : _cells.Amount(_slots[_byRole[(int)FieldRole.Capital]], text);
    }

    private string? Division()
    {
        var code = Text(FieldRole.Division);
        return code.Length >= 6 && code[..6].IndexOfAnyExceptInRange('0', '9') < 0
            ? _texts.Of(code[..6])
            : _place.Division(Text(FieldRole.Province), Text(FieldRole.City), Text(FieldRole.County), Text(FieldRole.Address));
    }

    private string? Industry()
    {
        var text = Text(FieldRole.Industry);
        if (text.IsEmpty)
        {
            return null;
        }

        var key = _texts.Of(text);
        if (!_industries.TryGetValue(key, out var code))
        {
            code = (Industries.Find(key) ?? Industries.FindByName(key))?.Code;
            if (_industries.Count < 8192)
            {
                _industries[key] = code;
            }
        }

        if (code is null)
        {
            _draft.Find("IN-215", "industry", text);
        }

        return code;
    }

    private string[] Tags()
    {
        var text = Text(FieldRole.Tags);
        return text.IsEmpty ? [] : new string(text).Split([';', '；', ',', '，', '、'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
    }

    private string? Known(FieldRole role) => Text(role) is { IsEmpty: false } text ? _texts.Of(text) : null;

    private string? Fresh(FieldRole role) => Text(role) is { IsEmpty: false } text ? new string(text) : null;

    private ReadOnlySpan<char> Text(FieldRole role) => _draft.Captured(_byRole[(int)role]);
}
