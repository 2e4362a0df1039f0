using System.Text;

namespace Xinheng.Intake.Values;

/// <summary>
/// Finds and masks numbers of identity cards. They are masked before anything of a row is kept: the six digits of the
/// place stay, the rest become stars.
/// </summary>
/// <source id="personal-information-protection-law">第六条</source>
public static class IdentityNumbers
{
    private const int Shortest = 15;
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>
    /// The whole text is an identity number: 18 characters with a birth date and a right check character, or 15 digits
    /// with a birth date that are no registration number of a business.
    /// </summary>
    public static bool Is(ReadOnlySpan<char> text) => text.Length switch
    {
        18 => IsOf18(text),
        15 => IsOf15(text),
        _ => false,
    };

    /// <summary>The text with its identity numbers masked; null when it holds none.</summary>
    public static string? Masked(ReadOnlySpan<char> text)
    {
        StringBuilder? masked = null;
        var at = 0;
        while (FindRun(text, at, out var start, out var length))
        {
            if (Is(text.Slice(start, length)))
            {
                masked ??= new StringBuilder(text.Length).Append(text);
                for (var index = start + 6; index < start + length; index++)
                {
                    masked[index] = '*';
                }
            }

            at = start + length;
        }

        return masked?.ToString();
    }

    /// <summary>The text holds an identity number.</summary>
    public static bool IsIn(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (FindRun(text, at, out var start, out var length))
        {
            if (Is(text.Slice(start, length)))
            {
                return true;
            }

            at = start + length;
        }

        return false;
    }

    // The next run of 15 or more digits, with an X that closes it.
    private static bool FindRun(ReadOnlySpan<char> text, int from, out int start, out int length)
    {
        while (from + Shortest <= text.Length)
        {
            var first = text[from..].IndexOfAnyInRange('0', '9');
            if (first < 0)
            {
                break;
            }

            start = from + first;
            var end = text[start..].IndexOfAnyExceptInRange('0', '9');
            end = end < 0 ? text.Length : start + end;
            length = end - start;
            if (length == 17 && end < text.Length && text[end] is 'X' or 'x')
            {
                length++;
            }

            // A run with a letter before it is part of another code.
            var isInCode = start > 0 && char.IsAsciiLetter(text[start - 1]) || (start + length < text.Length && char.IsAsciiLetter(text[start + length]));
            if (length >= Shortest && !isInCode)
            {
                return true;
            }

            from = start + length;
        }

        (start, length) = (0, 0);
        return false;
    }

    private static bool IsOf18(ReadOnlySpan<char> text)
    {
        var sum = 0;
        for (var index = 0; index < 17; index++)
        {
            if (text[index] is < '0' or > '9')
            {
                return false;
            }

            sum += (text[index] - '0') * Weights[index];
        }

        return "10X98765432"[sum % 11] == char.ToUpperInvariant(text[17]) && IsPlace(text) && IsDay(Number(text.Slice(6, 4)), text.Slice(10, 4));
    }

    private static bool IsOf15(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExceptInRange('0', '9') < 0 && IsPlace(text) && IsDay(1900 + Number(text.Slice(6, 2)), text.Slice(8, 4)) && !IsRegistrationNumber(text);

    // Provinces and the like; 9 stands for permanent residents from abroad.
    private static bool IsPlace(ReadOnlySpan<char> text) => Number(text[..2]) is (>= 11 and <= 65) or 71 or (>= 81 and <= 83) or 91;

    private static bool IsDay(int year, ReadOnlySpan<char> monthAndDay)
    {
        var (month, day) = (Number(monthAndDay[..2]), Number(monthAndDay[2..]));
        return year is >= 1890 and <= 2099 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
    }

    // ISO 7064 MOD 11,10, the check of the former registration numbers of businesses.
    private static bool IsRegistrationNumber(ReadOnlySpan<char> text)
    {
        var product = 10;
        for (var index = 0; index < 14; index++)
        {
            var sum = (product + (text[index] - '0')) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }

        return (product + (text[14] - '0')) % 10 == 1;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
