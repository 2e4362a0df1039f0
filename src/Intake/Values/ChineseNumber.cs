namespace Xinheng.Intake.Values;

/// <summary>Chinese numerals, everyday and financial.</summary>
internal static class ChineseNumber
{
    /// <summary>The digit a numeral stands for; -1 for none.</summary>
    public static int Digit(char letter) => letter switch
    {
        >= '0' and <= '9' => letter - '0',
        '零' or '〇' or '○' or 'Ｏ' or '０' => 0,
        '一' or '壹' => 1,
        '二' or '贰' or '貳' or '两' or '兩' => 2,
        '三' or '叁' or '叄' or '參' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };

    /// <summary>The power of ten a numeral multiplies by, 10 to 1,000; 0 for none.</summary>
    public static int Multiplier(char letter) => letter switch
    {
        '十' or '拾' => 10,
        '百' or '佰' => 100,
        '千' or '仟' => 1000,
        _ => 0,
    };

    /// <summary>Reads a small count: 12, 一二, 十二, 二十, 二〇二三.</summary>
    public static bool TryReadCount(ReadOnlySpan<char> text, out int count)
    {
        count = 0;
        if (text.Length is 0 or > 4)
        {
            return false;
        }

        var ten = text.IndexOfAny('十', '拾');
        if (ten >= 0)
        {
            var tens = ten == 0 ? 1 : ten == 1 ? Digit(text[0]) : -1;
            var ones = ten == text.Length - 1 ? 0 : ten == text.Length - 2 ? Digit(text[^1]) : -1;
            count = (tens * 10) + ones;
            return tens > 0 && ones >= 0;
        }

        foreach (var letter in text)
        {
            var digit = Digit(letter);
            if (digit < 0)
            {
                return false;
            }

            count = (count * 10) + digit;
        }

        return true;
    }
}
