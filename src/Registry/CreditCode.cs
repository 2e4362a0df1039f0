namespace Xinheng.Registry;

/// <summary>What kind of code stands in the place of a unified social credit code.</summary>
public enum CodeClass
{
    /// <summary>18 characters, both check characters right.</summary>
    Sound,

    /// <summary>18 characters, the 17th (organisation code) right, the 18th wrong.</summary>
    WrongCheck,

    /// <summary>18 characters, the 18th right, the 17th wrong.</summary>
    WrongOrganisationCheck,

    /// <summary>18 characters, both wrong.</summary>
    BothChecksWrong,

    /// <summary>Sound once lower-case letters are raised.</summary>
    LowerCase,

    /// <summary>A 15-digit registration number whose check digit is right.</summary>
    Legacy15,

    /// <summary>A 15-digit registration number of a farmers' cooperative (NA, NB … inside).</summary>
    Legacy15Cooperative,

    /// <summary>15 characters that fail the registration number's check.</summary>
    Legacy15WrongCheck,

    /// <summary>A 13-digit registration number of before 2007.</summary>
    Legacy13,

    /// <summary>A 9-character organisation code.</summary>
    OrganisationCode,

    /// <summary>Another length.</summary>
    WrongLength,

    /// <summary>A character outside the alphabet.</summary>
    ForeignCharacter,

    /// <summary>Nothing there.</summary>
    Missing,
}

/// <summary>A credit code as read: never refused, always classed.</summary>
public sealed partial record CreditCode
{
    /// <summary>The code in its normal form: half-width, capitals, no blanks. Empty when missing.</summary>
    public required string Value { get; init; }

    /// <summary>What it is.</summary>
    public required CodeClass Class { get; init; }
}
