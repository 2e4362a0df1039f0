using Xinheng.Intake.Formats;
using Xinheng.Intake.Values;
using Xinheng.Registry;

namespace Xinheng.Intake.Checks;

/// <summary>Reads single cells into values, finding what is wrong with them.</summary>
internal sealed class CellReading(RowDraft draft, CheckContext context)
{
    private char[] _scratch = new char[1024];

    /// <summary>First day records are taken from: the founding of the state whose bodies decide.</summary>
    private static readonly DateOnly Earliest = new(1949, 10, 1);

    /// <summary>The first cell of the slot with a text, cleaned, or its constant. Valid until the next call.</summary>
    public ReadOnlySpan<char> Text(FieldSlot slot, SheetRow row)
    {
        foreach (var column in slot.Columns)
        {
            var text = CleanText.Of(row[column], ref _scratch);
            if (!text.IsEmpty)
            {
                return text;
            }
        }

        return slot.Constant;
    }

    /// <summary>A free text with identity numbers masked.</summary>
    public ReadOnlySpan<char> Unidentified(FieldSlot slot, SheetRow row)
    {
        var text = Text(slot, row);
        if (text.Length < 15 || IdentityNumbers.Masked(text) is not { } masked)
        {
            return text;
        }

        draft.Find(new Finding("IN-213", slot.Field.Id, ""));
        return masked;
    }

    /// <summary>A day on which all depends: anything but a day since 1949 rejects the row.</summary>
    public DateOnly? Happened(FieldSlot slot, ReadOnlySpan<char> text)
    {
        var reading = DateText.Read(text);
        var code = reading.Outcome switch
        {
            DateOutcome.Day when reading.Day < Earliest => "IN-106",
            DateOutcome.Day => null,
            DateOutcome.Blank => null,
            DateOutcome.NoEnd or DateOutcome.Impossible => "IN-105",
            DateOutcome.Ambiguous => "IN-104",
            DateOutcome.Unreadable => "IN-103",
        };
        if (code is not null)
        {
            draft.Find(code, slot.Field.Id, text);
            return null;
        }

        if (reading.Outcome == DateOutcome.Day && reading.Day > context.Today)
        {
            draft.Find("IN-204", slot.Field.Id, text);
        }

        return reading.Outcome == DateOutcome.Day ? reading.Day : null;
    }

    /// <summary>A day that may be left open: what is no day is flagged.</summary>
    public DateOnly? Day(FieldSlot slot, ReadOnlySpan<char> text)
    {
        var reading = DateText.Read(text);
        if (reading.Outcome is DateOutcome.Ambiguous or DateOutcome.Impossible or DateOutcome.Unreadable)
        {
            draft.Find("IN-207", slot.Field.Id, text);
        }

        return reading.Outcome == DateOutcome.Day ? reading.Day : null;
    }

    /// <summary>An amount in fen; what is none is flagged.</summary>
    public long? Amount(FieldSlot slot, ReadOnlySpan<char> text)
    {
        var reading = AmountText.Read(text, slot.Unit);
        var code = reading.Outcome switch
        {
            AmountOutcome.Amount or AmountOutcome.Blank => null,
            AmountOutcome.Rounded => "IN-210",
            AmountOutcome.OtherCurrency => "IN-209",
            AmountOutcome.Unreadable => "IN-208",
        };
        if (code is not null)
        {
            draft.Find(code, slot.Field.Id, text);
        }

        return reading.Outcome is AmountOutcome.Amount or AmountOutcome.Rounded ? reading.Fen : null;
    }

    /// <summary>The subject's code, from the credit code or, when there is none, an older number.</summary>
    public CreditCode Code(FieldSlot slot, ReadOnlySpan<char> text)
    {
        if (text.IsEmpty)
        {
            return CreditCode.None;
        }

        var safe = IdentityNumbers.Masked(text) is { } masked && CreditCode.Read(new string(text)).Class != CodeClass.Sound ? masked : new string(text);
        var code = CreditCode.Read(safe);
        if (HasLostDigits(code, text))
        {
            draft.Find("IN-203", slot.Field.Id, text);
            return CreditCode.None;
        }

        var finding = code.Class switch
        {
            CodeClass.Sound or CodeClass.Missing or CodeClass.IdentityNumber => null,
            CodeClass.WrongCheck or CodeClass.WrongOrganisationCheck or CodeClass.BothChecksWrong => "IN-202",
            CodeClass.LowerCase => "IN-223",
            CodeClass.Legacy15 or CodeClass.Legacy15Cooperative or CodeClass.Legacy15WrongCheck or CodeClass.Legacy13 or CodeClass.OrganisationCode => "IN-221",
            CodeClass.WrongLength or CodeClass.ForeignCharacter => "IN-222",
        };
        if (finding is not null)
        {
            draft.Find(finding, slot.Field.Id, text);
        }

        return code;
    }

    /// <summary>Flags what is missing or damaged in the subject's identity; rejects a row with neither code nor name.</summary>
    public void Subject(string codeField, string nameField, bool mayWithholdName)
    {
        if (draft.Name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            draft.Find("IN-218", nameField, draft.Name);
        }

        var hasCode = draft.Code.Class is not (CodeClass.Missing or CodeClass.IdentityNumber);
        if (!hasCode && draft.Name.Length == 0)
        {
            draft.Find("IN-101", codeField, "");
        }
        else if (!hasCode)
        {
            draft.Find("IN-201", codeField, "");
        }
        else if (draft.Name.Length == 0 && !mayWithholdName)
        {
            draft.Find("IN-216", nameField, "");
        }
    }

    // Spreadsheets keep 15 digits of a number: the rest become zeros, or the whole an exponent.
    private static bool HasLostDigits(CreditCode code, ReadOnlySpan<char> text) =>
        text.IndexOf("E+", StringComparison.OrdinalIgnoreCase) > 0
        || (code.Class is CodeClass.WrongCheck or CodeClass.BothChecksWrong or CodeClass.WrongOrganisationCheck
            && text.EndsWith("000") && text.IndexOfAnyExceptInRange('0', '9') < 0);
}
