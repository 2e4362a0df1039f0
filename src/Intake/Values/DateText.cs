using Xinheng.Intake.Formats;

namespace Xinheng.Intake.Values;

/// <summary>What a text was found to say about a day.</summary>
public enum DateOutcome
{
    /// <summary>A day.</summary>
    Day,

    /// <summary>No end: 长期, 9999-12-31, 2099-12-31.</summary>
    NoEnd,

    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A year of two digits, or day and month that may stand in either order.</summary>
    Ambiguous,

    /// <summary>The form of a date, and no such day.</summary>
    Impossible,

    /// <summary>No date.</summary>
    Unreadable,
}

/// <summary>A day read from a text.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Day">The day when the outcome is <see cref="DateOutcome.Day"/>, or the stand-in written for no end; else the first of all days.</param>
public readonly record struct DateReading(DateOutcome Outcome, DateOnly Day);

/// <summary>
/// Reads days as people and systems write them: 2023-01-05, 2023/1/5, 2023.1.5, 20230105, 2023年1月5日, 二〇二三年一月五日,
/// the serials of spreadsheets (44931, 44931.0), any of them with a time of day, in full-width digits too.
/// </summary>
public static class DateText
{
    private const int Longest = 48;

    /// <summary>Dates from this day on stand for "no end" in the feeds that have to fill in a date.</summary>
    public static DateOnly NoEndFrom { get; } = new(2099, 12, 31);

    private static readonly string[] NoEndWords = ["长期", "永久", "无固定期限", "无期限", "长期有效", "永久有效", "不限", "无限期", "至今"];

    /// <summary>Reads a day.</summary>
    public static DateReading Read(ReadOnlySpan<char> text)
    {
        if (text.Length == 10 && text[4] == text[7] && text[4] is '-' or '/' or '.'
            && Digits(text[..4], out var year) && Digits(text[5..7], out var month) && Digits(text[8..], out var day))
        {
            return Of(year, month, day);
        }

        return text.IsEmpty ? new DateReading(DateOutcome.Blank, default) : ReadLoosely(text);
    }

    private static DateReading ReadLoosely(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[Longest];
        var cut = CutTime(text);
        var length = CleanText.Narrow(cut, buffer);
        if (length <= 0)
        {
            return new DateReading(length == 0 ? DateOutcome.Blank : DateOutcome.Unreadable, default);
        }

        var narrow = buffer[..length];
        foreach (var word in NoEndWords)
        {
            if (narrow.SequenceEqual(word))
            {
                return new DateReading(DateOutcome.NoEnd, DateOnly.MaxValue);
            }
        }

        return narrow.Contains('年') ? ReadChinese(narrow) : ReadDigits(narrow);
    }

    // What follows the day: "2023-01-05 10:20:30", "2023-01-05T10:20", "2023年1月5日10时".
    private static ReadOnlySpan<char> CutTime(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var day = text.IndexOfAny('日', '号');
        if (day > 0)
        {
            return IsTime(text[(day + 1)..]) ? text[..(day + 1)] : text;
        }

        var gap = text.IndexOfAny(' ', 'T', '\u3000');
        return gap >= 6 && IsTime(text[(gap + 1)..]) ? text[..gap] : text;
    }

    private static bool IsTime(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (!char.IsDigit(CleanText.HalfWidth(letter)) && CleanText.HalfWidth(letter) is not (':' or '.' or 'Z' or '+' or '-' or ' ' or '时' or '分' or '秒' or '上' or '下' or '午' or '点'))
            {
                return false;
            }
        }

        return true;
    }

    private static DateReading ReadDigits(ReadOnlySpan<char> text)
    {
        Span<Range> parts = stackalloc Range[5];
        var count = text.SplitAny(parts, "-/.,", StringSplitOptions.None);
        return count switch
        {
            1 => ReadWhole(text),
            2 => ReadSerial(text),
            3 => ReadThree(text[parts[0]], text[parts[1]], text[parts[2]]),
            _ => new DateReading(DateOutcome.Unreadable, default),
        };
    }

    private static DateReading ReadThree(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> third)
    {
        if (!Digits(first, out var one) || !Digits(second, out var two) || !Digits(third, out var three) || second.Length > 2)
        {
            return new DateReading(DateOutcome.Unreadable, default);
        }

        if (first.Length == 4 && third.Length <= 2)
        {
            return Of(one, two, three);
        }

        if (first.Length > 2 || third.Length is not (1 or 2 or 4))
        {
            return new DateReading(DateOutcome.Unreadable, default);
        }

        // Day and month stand in either order, unless one of them cannot be a month.
        return third.Length <= 2 || (one <= 12 && two <= 12 && one != two)
            ? new DateReading(DateOutcome.Ambiguous, default)
            : one > 12 ? Of(three, two, one) : Of(three, one, two);
    }

    // 20230105, 20230105102030, 44931; a year of two digits in 230105.
    private static DateReading ReadWhole(ReadOnlySpan<char> text)
    {
        if (text.Length is 8 or 12 or 14 && Digits(text[..4], out var year) && Digits(text[4..6], out var month) && Digits(text[6..8], out var day)
            && text[8..].IndexOfAnyExceptInRange('0', '9') < 0)
        {
            return Of(year, month, day);
        }

        return text.Length == 6 && Digits(text, out _) ? new DateReading(DateOutcome.Ambiguous, default) : ReadSerial(text);
    }

    private static DateReading ReadSerial(ReadOnlySpan<char> text)
    {
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var isSerial = whole.Length == 5 && Digits(whole, out _) && (point < 0 || text[(point + 1)..].IndexOfAnyExceptInRange('0', '9') < 0);
        return isSerial && XlsxDates.ToMoment(int.Parse(whole)) is { } moment
            ? new DateReading(DateOutcome.Day, DateOnly.FromDateTime(moment))
            : new DateReading(DateOutcome.Unreadable, default);
    }

    private static DateReading ReadChinese(ReadOnlySpan<char> text)
    {
        var yearEnd = text.IndexOf('年');
        var monthEnd = text.IndexOf('月');
        var dayEnd = text.IndexOfAny('日', '号');
        if (monthEnd < yearEnd || (dayEnd >= 0 && dayEnd != text.Length - 1))
        {
            return new DateReading(DateOutcome.Unreadable, default);
        }

        var yearText = text[..yearEnd];
        var dayText = text[(monthEnd + 1)..(dayEnd < 0 ? text.Length : dayEnd)];
        if (!ChineseNumber.TryReadCount(yearText, out var year) || !ChineseNumber.TryReadCount(text[(yearEnd + 1)..monthEnd], out var month) || !ChineseNumber.TryReadCount(dayText, out var day))
        {
            return new DateReading(DateOutcome.Unreadable, default);
        }

        return yearText.Length == 2 ? new DateReading(DateOutcome.Ambiguous, default) : Of(year, month, day);
    }

    private static DateReading Of(int year, int month, int day)
    {
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1)
        {
            return new DateReading(DateOutcome.Impossible, default);
        }

        if (day > DateTime.DaysInMonth(year, month))
        {
            return new DateReading(year == 9999 ? DateOutcome.NoEnd : DateOutcome.Impossible, default);
        }

        var date = new DateOnly(year, month, day);
        return new DateReading(date >= NoEndFrom ? DateOutcome.NoEnd : DateOutcome.Day, date);
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.Length is 0 or > 9)
        {
            return false;
        }

        foreach (var letter in text)
        {
            if (letter is < '0' or > '9')
            {
                return false;
            }

            number = (number * 10) + (letter - '0');
        }

        return true;
    }
}
