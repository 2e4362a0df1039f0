using System.Globalization;

namespace Xinheng.Registry;

/// <summary>The check characters of credit codes, organisation codes and registration numbers.</summary>
internal static class CodeChecks
{
    /// <summary>
    /// Alphabet of the 18 characters, values 0 to 30 in this order.
    /// <source id="GB 32100-2015">5</source>
    /// </summary>
    public const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private static ReadOnlySpan<byte> OrganisationWeights => [3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<byte> IdentityWeights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private static ReadOnlySpan<sbyte> Values =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, -1, -1, -1, -1, -1, -1, -1, 10, 11, 12, 13, 14, 15, 16, 17, -1, 18, 19, 20, 21, 22, -1,
        23, 24, 25, -1, 26, 27, -1, 28, 29, 30, -1,
    ];

    public static CodeClass Classify(ReadOnlySpan<char> text, bool hasLowerCase)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character) && !char.IsAsciiLetterUpper(character))
            {
                return CodeClass.ForeignCharacter;
            }
        }

        return text.Length switch
        {
            18 => ClassifyCreditCode(text, hasLowerCase),
            15 => ClassifyRegistrationNumber(text),
            13 when IsDigits(text) => CodeClass.Legacy13,
            9 when IsDigits(text[8..]) || text[8] == 'X' => CodeClass.OrganisationCode,
            _ => CodeClass.WrongLength,
        };
    }

    /// <summary>
    /// The 18th character over the first 17; <c>?</c> when one of them is outside the alphabet.
    /// <source id="GB 32100-2015">附录A</source>
    /// </summary>
    public static char Check(ReadOnlySpan<char> code)
    {
        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var value = ValueOf(code[i]);
            if (value < 0)
            {
                return '?';
            }

            sum += value * Weights[i];
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    /// <summary>
    /// The 9th character of an organisation code over its first 8, in the alphabet of all digits and letters.
    /// <source id="GB 11714-1997">附录A</source>
    /// </summary>
    public static char OrganisationCheck(ReadOnlySpan<char> organisation)
    {
        var sum = 0;
        for (var i = 0; i < OrganisationWeights.Length; i++)
        {
            var character = organisation[i];
            sum += (char.IsAsciiDigit(character) ? character - '0' : character - 'A' + 10) * OrganisationWeights[i];
        }

        return (11 - (sum % 11)) switch
        {
            10 => 'X',
            11 => '0',
            var digit => (char)('0' + digit),
        };
    }

    private static CodeClass ClassifyCreditCode(ReadOnlySpan<char> text, bool hasLowerCase)
    {
        var check = Check(text);
        var isInAlphabet = check != '?' && ValueOf(text[17]) >= 0 && IsDigits(text[2..8]);
        var isRight = isInAlphabet && check == text[17];
        var isOrganisationRight = OrganisationCheck(text[8..]) == text[16];
        if (!(isRight && isOrganisationRight) && IsIdentityNumber(text))
        {
            return CodeClass.IdentityNumber;
        }

        if (!isInAlphabet)
        {
            return CodeClass.ForeignCharacter;
        }

        return (isRight, isOrganisationRight) switch
        {
            (true, true) => hasLowerCase ? CodeClass.LowerCase : CodeClass.Sound,
            (false, true) => CodeClass.WrongCheck,
            (true, false) => CodeClass.WrongOrganisationCheck,
            (false, false) => CodeClass.BothChecksWrong,
        };
    }

    /// <summary>
    /// 6 digits of division, 8 of order, 1 check by ISO 7064 MOD 11,10.
    /// <source id="GS 15-2006">4</source>
    /// </summary>
    private static CodeClass ClassifyRegistrationNumber(ReadOnlySpan<char> text)
    {
        if (text[6] == 'N' && char.IsAsciiLetterUpper(text[7]) && IsDigits(text[..6]) && IsDigits(text[8..14])
            && (char.IsAsciiDigit(text[14]) || text[14] == 'X'))
        {
            return CodeClass.Legacy15Cooperative;
        }

        if (!IsDigits(text))
        {
            return CodeClass.Legacy15WrongCheck;
        }

        var rest = 10;
        foreach (var digit in text[..14])
        {
            var sum = (rest + digit - '0') % 10;
            rest = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (rest + text[14] - '0') % 10 == 1 ? CodeClass.Legacy15 : CodeClass.Legacy15WrongCheck;
    }

    /// <summary>
    /// Whether this is a person's identity number: a birthday in its place and the check of ISO 7064 MOD 11-2.
    /// <source id="GB 11643-1999">4</source>
    /// </summary>
    private static bool IsIdentityNumber(ReadOnlySpan<char> text)
    {
        if (!IsDigits(text[..17]) || text[6] is not ('1' or '2')
            || !DateOnly.TryParseExact(text[6..14], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < IdentityWeights.Length; i++)
        {
            sum += (text[i] - '0') * IdentityWeights[i];
        }

        return "10X98765432"[sum % 11] == text[17];
    }

    private static int ValueOf(char character)
    {
        var index = character - '0';
        return (uint)index < (uint)Values.Length ? Values[index] : -1;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => text.IndexOfAnyExceptInRange('0', '9') < 0;
}
