namespace Xinheng.Registry;

/// <summary>
/// A unified social credit code or what stands in its place: never refused, always classed.
/// It says nothing of where the subject is now: the division inside names the authority that registered it first.
/// <source id="GB 32100-2015">4</source>
/// </summary>
public sealed partial record CreditCode
{
    /// <summary>No code.</summary>
    public static CreditCode None { get; } = new() { Value = string.Empty, Class = CodeClass.Missing };

    /// <summary>The code in its normal form: half-width, capitals, no blanks or hyphens. Empty when there is none.</summary>
    public required string Value { get; init; }

    /// <summary>What it is.</summary>
    public required CodeClass Class { get; init; }

    /// <summary>Whether the source wrote a lower-case letter.</summary>
    public bool WasLowerCase { get; init; }

    /// <summary>Whether this code alone tells subjects apart; a truncated or garbled one does not.</summary>
    public bool IsUsable => Class is not (CodeClass.WrongLength or CodeClass.ForeignCharacter or CodeClass.Missing or CodeClass.IdentityNumber);

    /// <summary>
    /// Whether the code's own check character is right: the 18th of a credit code, the 15th of a registration number,
    /// the 9th of an organisation code. Null when the code has none.
    /// </summary>
    public bool? IsCheckRight => Class switch
    {
        CodeClass.Sound or CodeClass.LowerCase or CodeClass.WrongOrganisationCheck or CodeClass.Legacy15 => true,
        CodeClass.WrongCheck or CodeClass.BothChecksWrong or CodeClass.Legacy15WrongCheck => false,
        CodeClass.OrganisationCode => IsOrganisationCheckRight,
        CodeClass.Legacy15Cooperative or CodeClass.Legacy13 or CodeClass.WrongLength or CodeClass.ForeignCharacter
            or CodeClass.Missing or CodeClass.IdentityNumber => null,
    };

    /// <summary>Whether the check character of the organisation code inside is right; null when there is no organisation code.</summary>
    public bool? IsOrganisationCheckRight => Class switch
    {
        CodeClass.Sound or CodeClass.LowerCase or CodeClass.WrongCheck => true,
        CodeClass.WrongOrganisationCheck or CodeClass.BothChecksWrong => false,
        CodeClass.OrganisationCode => CodeChecks.OrganisationCheck(Value) == Value[8],
        CodeClass.Legacy15 or CodeClass.Legacy15Cooperative or CodeClass.Legacy15WrongCheck or CodeClass.Legacy13
            or CodeClass.WrongLength or CodeClass.ForeignCharacter or CodeClass.Missing or CodeClass.IdentityNumber => null,
    };

    /// <summary>The organisation code inside, 9 characters; null when there is none.</summary>
    public string? OrganisationCode => Value.Length switch
    {
        18 when Class is not CodeClass.ForeignCharacter => Value[8..17],
        9 when Class is CodeClass.OrganisationCode => Value,
        _ => null,
    };

    /// <summary>
    /// The department that gave the code and the organisation type, from the table of GB 32100-2015 and its amendments;
    /// null when the code is not of 18 characters or the table does not know its first two.
    /// </summary>
    public CodingDepartment? Department => Value.Length == 18 && Class is not CodeClass.ForeignCharacter
        ? CodingDepartments.Find(Value[0], Value[1])
        : null;

    /// <summary>Reads a code as people and systems write it.</summary>
    /// <param name="raw">What stands in the cell; may be null.</param>
    public static CreditCode Read(string? raw)
    {
        if (string.IsNullOrEmpty(raw))
        {
            return None;
        }

        Span<char> room = stackalloc char[Math.Min(raw.Length, CodeText.LongestKept)];
        var text = CodeText.Normalise(raw, room, out var hasLowerCase);
        if (CodeText.IsWordForNothing(text))
        {
            return None;
        }

        var found = CodeChecks.Classify(text, hasLowerCase);
        return found is CodeClass.IdentityNumber
            ? new CreditCode { Value = string.Empty, Class = found }
            : new CreditCode
            {
                Value = text.SequenceEqual(raw) ? raw : new string(text),
                Class = found,
                WasLowerCase = hasLowerCase,
            };
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
