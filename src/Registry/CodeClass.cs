namespace Xinheng.Registry;

/// <summary>What kind of code stands in the place of a unified social credit code. The numbers are stored.</summary>
public enum CodeClass
{
    /// <summary>18 characters, both check characters right.</summary>
    Sound = 0,

    /// <summary>18 characters, the 17th (organisation code) right, the 18th wrong.</summary>
    WrongCheck = 1,

    /// <summary>18 characters, the 18th right, the 17th wrong.</summary>
    WrongOrganisationCheck = 2,

    /// <summary>18 characters, both wrong.</summary>
    BothChecksWrong = 3,

    /// <summary>Sound once lower-case letters are raised.</summary>
    LowerCase = 4,

    /// <summary>A 15-digit registration number whose check digit is right.</summary>
    Legacy15 = 5,

    /// <summary>A 15-character registration number of a farmers' cooperative (NA, NB … after the division).</summary>
    Legacy15Cooperative = 6,

    /// <summary>15 letters and digits that fail the registration number's check.</summary>
    Legacy15WrongCheck = 7,

    /// <summary>A 13-digit registration number of before 2007.</summary>
    Legacy13 = 8,

    /// <summary>A 9-character organisation code; its check is told apart.</summary>
    OrganisationCode = 9,

    /// <summary>Letters and digits of another length.</summary>
    WrongLength = 10,

    /// <summary>A character that cannot stand in its place.</summary>
    ForeignCharacter = 11,

    /// <summary>Nothing there, or a word for nothing.</summary>
    Missing = 12,

    /// <summary>The identity number of a natural person. Its value is not kept.</summary>
    IdentityNumber = 13,
}
