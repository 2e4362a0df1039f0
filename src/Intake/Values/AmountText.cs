using System.Buffers;
using System.Globalization;

namespace Xinheng.Intake.Values;

/// <summary>Unit of an amount that does not say its own.</summary>
public enum AmountUnit
{
    /// <summary>Yuan.</summary>
    Yuan,

    /// <summary>Ten thousand yuan (万元).</summary>
    TenThousandYuan,
}

/// <summary>What a text was found to say about an amount.</summary>
public enum AmountOutcome
{
    /// <summary>An amount in yuan.</summary>
    Amount,

    /// <summary>An amount with parts below a fen, rounded half up.</summary>
    Rounded,

    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>An amount in another currency; it is not converted.</summary>
    OtherCurrency,

    /// <summary>No amount, or one below zero or beyond a thousand billion yuan.</summary>
    Unreadable,
}

/// <summary>An amount read from a text.</summary>
/// <param name="Outcome">What was found.</param>
/// <param name="Fen">The amount in fen; 0 when there is none.</param>
public readonly record struct AmountReading(AmountOutcome Outcome, long Fen);

/// <summary>
/// Reads amounts as people write them, without floating point: 5000, 5,000.00元, 0.5万, 0.123456 in 万元, 22,000(万元人民币),
/// 肆万捌仟元整, 一万二千三百元五角, 1亿2000万元.
/// </summary>
public static class AmountText
{
    private const int Longest = 64;
    private static readonly SearchValues<char> Decimals = SearchValues.Create("0123456789.");
    private const decimal Largest = 1_000_000_000_000_000m;

    private static readonly string[] OtherCurrencies =
    [
        "美元", "美金", "USD", "US$", "$", "港元", "港币", "HKD", "HK$", "欧元", "EUR", "€", "日元", "日圆", "JPY", "英镑", "GBP", "£", "台币", "TWD", "NT$",
        "澳元", "澳大利亚元", "AUD", "加元", "加拿大元", "CAD", "新加坡元", "新元", "SGD", "韩元", "韩圆", "KRW", "瑞士法郎", "CHF", "澳门元", "MOP", "马克", "法郎", "卢布", "RUB", "泰铢", "THB",
    ];

    private static readonly SearchValues<char> CurrencyStarts = SearchValues.Create(
        [.. OtherCurrencies.SelectMany(currency => new[] { char.ToUpperInvariant(currency[0]), char.ToLowerInvariant(currency[0]) }).Distinct()]);

    private static readonly string[] Passed = ["人民币", "RMB", "CNY", "约", "共计", "合计", "罚款", "大写", "整", "正", "(", ")", ":", "￥", "¥", "\uFFE5"];

    /// <summary>Reads an amount; <paramref name="unit"/> holds when the text names none.</summary>
    public static AmountReading Read(ReadOnlySpan<char> text, AmountUnit unit)
    {
        if (text.IsEmpty)
        {
            return new AmountReading(AmountOutcome.Blank, 0);
        }

        if (text.Length <= 18 && text.IndexOfAnyExcept(Decimals) < 0)
        {
            return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var plain) ? InFen(plain, unit) : Unreadable;
        }

        Span<char> buffer = stackalloc char[Longest];
        var length = CleanText.Narrow(text, buffer);
        return length switch
        {
            0 => new AmountReading(AmountOutcome.Blank, 0),
            < 0 => Unreadable,
            _ => ReadNarrow(buffer[..length], unit),
        };
    }

    private static AmountReading Unreadable => new(AmountOutcome.Unreadable, 0);

    private static AmountReading ReadNarrow(Span<char> text, AmountUnit unit)
    {
        if (NamesOtherCurrency(text))
        {
            return new AmountReading(AmountOutcome.OtherCurrency, 0);
        }

        var bare = WithoutThousandsMarks(text);
        if (decimal.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var plain))
        {
            return plain < 0 ? Unreadable : InFen(plain, unit);
        }

        var sum = new Sum();
        while (!bare.IsEmpty)
        {
            var used = sum.Take(bare);
            used = used > 0 ? used : PassedLength(bare);
            if (used == 0)
            {
                return Unreadable;
            }

            bare = bare[used..];
        }

        return sum.IsAnyTaken && !sum.IsBroken ? InFen(sum.Total, sum.IsInYuan ? AmountUnit.Yuan : unit) : Unreadable;
    }

    private static bool NamesOtherCurrency(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAny(CurrencyStarts) < 0)
        {
            return false;
        }

        foreach (var currency in OtherCurrencies)
        {
            if (text.IndexOf(currency, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int PassedLength(ReadOnlySpan<char> text)
    {
        foreach (var word in Passed)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return word.Length;
            }
        }

        return 0;
    }

    private static ReadOnlySpan<char> WithoutThousandsMarks(Span<char> text)
    {
        var written = 0;
        foreach (var letter in text)
        {
            if (letter is not (',' or '\'' or '’'))
            {
                text[written++] = letter;
            }
        }

        return text[..written];
    }

    private static AmountReading InFen(decimal amount, AmountUnit unit)
    {
        var yuan = unit switch
        {
            AmountUnit.Yuan => amount,
            AmountUnit.TenThousandYuan => amount <= Largest ? amount * 10_000m : Largest + 1,
        };
        if (yuan > Largest)
        {
            return Unreadable;
        }

        var fen = Math.Round(yuan * 100m, 0, MidpointRounding.AwayFromZero);
        return new AmountReading(fen == yuan * 100m ? AmountOutcome.Amount : AmountOutcome.Rounded, (long)fen);
    }

    // Sections as Chinese counts them: digits, 十百千 within 万 within 亿; then 元, 角, 分.
    private ref struct Sum
    {
        private decimal _closed;
        private decimal _section;
        private decimal _number;
        private bool _hasNumber;
        private bool _wasNumeral;

        public bool IsAnyTaken { get; private set; }

        public bool IsInYuan { get; private set; }

        public bool IsBroken { get; private set; }

        public readonly decimal Total => _closed + _section + _number;

        // Returns the characters used; 0 when the text begins with nothing it knows.
        public int Take(ReadOnlySpan<char> text)
        {
            if (text[0] is (>= '0' and <= '9') or '.')
            {
                return TakeDecimal(text);
            }

            if (ChineseNumber.Digit(text[0]) is >= 0 and var digit)
            {
                _number = _wasNumeral ? (_number * 10) + digit : digit;
                IsBroken |= (_hasNumber && !_wasNumeral) || _number > Largest;
                (_hasNumber, _wasNumeral, IsAnyTaken) = (true, true, true);
                return 1;
            }

            return TakeUnit(text[0]) ? 1 : 0;
        }

        private int TakeDecimal(ReadOnlySpan<char> text)
        {
            var length = text.IndexOfAnyExcept(Decimals);
            length = length < 0 ? text.Length : length;
            IsBroken |= _hasNumber || length > 18 || !decimal.TryParse(text[..length], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _number);
            (_hasNumber, IsAnyTaken) = (true, true);
            return length;
        }

        private bool TakeUnit(char unit)
        {
            switch (unit)
            {
                case '万' or '萬':
                    Close(10_000m, _section + _number);
                    return true;
                case '亿' or '億':
                    var all = _closed + _section + _number;
                    _closed = 0;
                    Close(100_000_000m, all);
                    return true;
                case '元' or '圆' or '圓' or '块':
                    _closed += _section + _number;
                    _section = 0;
                    IsInYuan = true;
                    Rest();
                    return true;
                case '角' or '毛':
                    return Part(0.1m);
                case '分':
                    return Part(0.01m);
                default:
                    return TakeMultiplier(unit);
            }
        }

        private bool TakeMultiplier(char unit)
        {
            var multiplier = ChineseNumber.Multiplier(unit);
            if (multiplier == 0)
            {
                return false;
            }

            _section += (_hasNumber && (_number != 0 || !_wasNumeral) ? _number : 1) * multiplier;
            IsAnyTaken = true;
            Rest();
            return true;
        }

        private void Close(decimal multiplier, decimal amount)
        {
            IsBroken |= amount > Largest || !IsAnyTaken;
            _closed += IsBroken ? 0 : amount * multiplier;
            _section = 0;
            IsInYuan = true;
            Rest();
        }

        private bool Part(decimal share)
        {
            IsBroken |= !_hasNumber;
            _closed += _number * share;
            IsInYuan = true;
            Rest();
            return true;
        }

        private void Rest()
        {
            _number = 0;
            (_hasNumber, _wasNumeral) = (false, false);
        }
    }
}
