using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Xinheng.Intake.Values;
using Xunit;

namespace Xinheng.Modules.Tests.Intake.Reading;

public sealed class ValueTests
{
    [Theory]
    [InlineData("2023-01-05")]
    [InlineData("2023/1/5")]
    [InlineData("2023/01/05")]
    [InlineData("2023.1.5")]
    [InlineData("20230105")]
    [InlineData("20230105103000")]
    [InlineData("2023年1月5日")]
    [InlineData("2023年01月05日")]
    [InlineData("2023年1月5")]
    [InlineData("2023年1月5号")]
    [InlineData("二〇二三年一月五日")]
    [InlineData("二○二三年一月五日")]
    [InlineData("二零二三年一月五日")]
    [InlineData("44931")]
    [InlineData("44931.0")]
    [InlineData("44931.4375")]
    [InlineData("2023-01-05 10:30:00")]
    [InlineData("2023-01-05T10:30:00.000Z")]
    [InlineData("2023/1/5 0:00:00")]
    [InlineData("2023年1月5日10时30分")]
    [InlineData("２０２３－０１－０５")]
    [InlineData("２０２３年１月５日")]
    [InlineData(" 2023-01-05 ")]
    [InlineData("2023\u200B-01-05")]
    [InlineData("2023 - 01 - 05")]
    [InlineData("2023。1。5")]
    [InlineData("2023,1,5")]
    public void A_day_is_read_in_every_form_people_write(string text) =>
        Assert.Equal(new DateReading(DateOutcome.Day, new DateOnly(2023, 1, 5)), DateText.Read(text));

    [Theory]
    [InlineData("二〇二三年十二月三十一日", "2023-12-31")]
    [InlineData("二〇二三年十月二十日", "2023-10-20")]
    [InlineData("25/12/2023", "2023-12-25")]
    [InlineData("12/25/2023", "2023-12-25")]
    [InlineData("5/5/2023", "2023-05-05")]
    [InlineData("2024-2-29", "2024-02-29")]
    [InlineData("60", null)]
    [InlineData("36526", "2000-01-01")]
    public void Further_forms_of_a_day(string text, string? expected) =>
        Assert.Equal(expected, DateText.Read(text) is { Outcome: DateOutcome.Day } reading ? reading.Day.ToString("yyyy-MM-dd") : null);

    [Theory]
    [InlineData("长期", DateOutcome.NoEnd)]
    [InlineData("永久有效", DateOutcome.NoEnd)]
    [InlineData("9999-12-31", DateOutcome.NoEnd)]
    [InlineData("9999-09-09", DateOutcome.NoEnd)]
    [InlineData("99991231", DateOutcome.NoEnd)]
    [InlineData("2099-12-31", DateOutcome.NoEnd)]
    [InlineData("2099/12/31", DateOutcome.NoEnd)]
    [InlineData("", DateOutcome.Blank)]
    [InlineData("23-01-05", DateOutcome.Ambiguous)]
    [InlineData("23年1月5日", DateOutcome.Ambiguous)]
    [InlineData("230105", DateOutcome.Ambiguous)]
    [InlineData("05/01/2023", DateOutcome.Ambiguous)]
    [InlineData("2023-02-30", DateOutcome.Impossible)]
    [InlineData("2023-13-01", DateOutcome.Impossible)]
    [InlineData("20231301", DateOutcome.Impossible)]
    [InlineData("2023年2月29日", DateOutcome.Impossible)]
    [InlineData("0000-00-00", DateOutcome.Impossible)]
    [InlineData("2023", DateOutcome.Unreadable)]
    [InlineData("2023-01", DateOutcome.Unreadable)]
    [InlineData("2023年1月", DateOutcome.Unreadable)]
    [InlineData("已缴清", DateOutcome.Unreadable)]
    [InlineData("1-2-3-4", DateOutcome.Unreadable)]
    [InlineData("2023-01-05至2024-01-05", DateOutcome.Unreadable)]
    [InlineData("123456789012345678901234567890123456789012345678901234567890", DateOutcome.Unreadable)]
    [InlineData("年月日", DateOutcome.Unreadable)]
    [InlineData("1.2.3", DateOutcome.Ambiguous)]
    public void What_is_no_day_says_why(string text, DateOutcome expected) =>
        Assert.Equal(expected, DateText.Read(text).Outcome);

    [Fact]
    public void A_day_printed_in_any_form_reads_back_as_itself()
    {
        var first = new DateOnly(1949, 10, 1).DayNumber;
        var last = new DateOnly(2098, 12, 31).DayNumber;
        var forms = new Func<DateOnly, string>[]
        {
            day => day.ToString("yyyy-MM-dd"), day => day.ToString("yyyy/M/d"), day => day.ToString("yyyy.M.d"), day => day.ToString("yyyyMMdd"),
            day => day.ToString("yyyy年M月d日"), day => day.ToString("yyyy-MM-dd") + " 23:59:59", Serial, day => Serial(day) + ".0", Chinese, day => Wide(day.ToString("yyyy-M-d")),
        };
        var days = Gen.Choose(first, last).Select(DateOnly.FromDayNumber);

        Prop.ForAll(days.ToArbitrary(), day => forms.All(form => DateText.Read(form(day)) == new DateReading(DateOutcome.Day, day))).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("5000", 500_000)]
    [InlineData("5,000.00元", 500_000)]
    [InlineData("５，０００元", 500_000)]
    [InlineData("5000.00", 500_000)]
    [InlineData("0.5万", 500_000)]
    [InlineData("0.5万元", 500_000)]
    [InlineData("伍仟元整", 500_000)]
    [InlineData("人民币伍仟圆整", 500_000)]
    [InlineData("五千元", 500_000)]
    [InlineData("￥5,000", 500_000)]
    [InlineData("RMB 5000", 500_000)]
    [InlineData("5E3", 500_000)]
    [InlineData("肆万捌仟元整", 4_800_000)]
    [InlineData("一万二千三百元五角", 1_230_050)]
    [InlineData("壹拾万零伍佰元整", 10_050_000)]
    [InlineData("1亿2000万元", 12_000_000_000)]
    [InlineData("3万5千元", 3_500_000)]
    [InlineData("十万元", 10_000_000)]
    [InlineData("一百零五元三角二分", 10_532)]
    [InlineData("0", 0)]
    [InlineData("0.01", 1)]
    public void An_amount_in_yuan_is_read_exactly(string text, long fen) =>
        Assert.Equal(new AmountReading(AmountOutcome.Amount, fen), AmountText.Read(text, AmountUnit.Yuan));

    [Theory]
    [InlineData("0.500000", 500_000)]
    [InlineData("0.123456", 123_456)]
    [InlineData("0.000001", 1)]
    [InlineData("22,000(万元人民币)", 22_000_000_000)]
    [InlineData("50万人民币", 50_000_000)]
    [InlineData("748(万元人民币)", 748_000_000)]
    [InlineData("10,683.2000(万)", 10_683_200_000)]
    [InlineData("60(万人民币元)", 60_000_000)]
    [InlineData("94.3万人民币", 94_300_000)]
    [InlineData("５０万元", 50_000_000)]
    [InlineData("伍仟元整", 500_000)]
    [InlineData("5000元", 500_000)]
    public void An_amount_in_ten_thousand_yuan_is_exact_to_the_fen(string text, long fen) =>
        Assert.Equal(new AmountReading(AmountOutcome.Amount, fen), AmountText.Read(text, AmountUnit.TenThousandYuan));

    [Theory]
    [InlineData("0.1234567", AmountOutcome.Rounded)]
    [InlineData("1000万美元", AmountOutcome.OtherCurrency)]
    [InlineData("USD 500", AmountOutcome.OtherCurrency)]
    [InlineData("港币100万", AmountOutcome.OtherCurrency)]
    [InlineData("", AmountOutcome.Blank)]
    [InlineData("-5", AmountOutcome.Unreadable)]
    [InlineData("五花八门", AmountOutcome.Unreadable)]
    [InlineData("5000 6000元人", AmountOutcome.Unreadable)]
    [InlineData("1.2.3", AmountOutcome.Unreadable)]
    [InlineData("99999999999999999999999999999999", AmountOutcome.Unreadable)]
    [InlineData("万", AmountOutcome.Unreadable)]
    [InlineData("1万-2万", AmountOutcome.Unreadable)]
    [InlineData("1亿亿亿亿亿亿亿亿", AmountOutcome.Unreadable)]
    [InlineData("整", AmountOutcome.Unreadable)]
    public void What_is_no_exact_amount_in_yuan_says_why(string text, AmountOutcome expected) =>
        Assert.Equal(expected, AmountText.Read(text, AmountUnit.TenThousandYuan).Outcome);

    [Fact]
    public void An_amount_printed_in_any_form_reads_back_as_itself()
    {
        var amounts = Gen.Choose(0, int.MaxValue).SelectMany(_ => Gen.Choose(0, 999), (large, small) => ((long)large * 1000) + small);

        Prop.ForAll(amounts.ToArbitrary(), fen => InYuan(fen).All(text => AmountText.Read(text, AmountUnit.Yuan) == new AmountReading(AmountOutcome.Amount, fen))
            && AmountText.Read((fen / 1_000_000m).ToString("0.000000", CultureInfo.InvariantCulture), AmountUnit.TenThousandYuan).Fen == fen).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("警告", "", "warning")]
    [InlineData("警告;罚款", "", "fine warning")]
    [InlineData("罚款；没收违法所得", "", "fine illegal-gains-confiscated")]
    [InlineData("罚款、没收违法所得、没收非法财物", "", "fine illegal-gains-confiscated illegal-goods-confiscated")]
    [InlineData("其他-警告", "", "warning")]
    [InlineData("警告并处罚款", "", "fine warning")]
    [InlineData("吊销营业执照", "", "licence-revoked")]
    [InlineData("吊销许可证件", "", "permit-revoked")]
    [InlineData("吊销许可证件", "吊销当事人营业执照", "licence-revoked")]
    [InlineData("吊销许可证件", "吊销食品经营许可证", "permit-revoked")]
    [InlineData("责令停产停业;责令关闭", "", "closure-ordered suspension-ordered")]
    [InlineData("限制开展生产经营活动", "", "business-restricted")]
    [InlineData("限制从业", "", "employment-restricted")]
    [InlineData("行政拘留", "", "detention")]
    [InlineData("通报批评", "", "criticism")]
    [InlineData("降低资质等级", "", "qualification-lowered")]
    [InlineData("暂扣许可证件", "", "permit-suspended")]
    [InlineData("2", "罚款人民币壹万元", "fine")]
    [InlineData("2", "没收违法所得,罚款2万元", "fine illegal-gains-confiscated")]
    [InlineData("3", "暂扣安全生产许可证三十日", "permit-suspended")]
    [InlineData("暂扣或者吊销许可证", "吊销安全生产许可证", "permit-revoked")]
    [InlineData("罚款 警告", "", "fine warning")]
    [InlineData("罚款;责令改正", "", "fine")]
    [InlineData("其他", "", "other")]
    public void Kinds_of_penalty_are_read_as_departments_write_them(string text, string content, string expected)
    {
        var reading = PenaltyKinds.Known.Read(text, content);

        Assert.Equal((expected, false, null), (reading.Kinds, reading.IsNoPenalty, reading.Unknown));
    }

    [Theory]
    [InlineData("责令改正")]
    [InlineData("其他-不予行政处罚")]
    [InlineData("不予处罚")]
    [InlineData("责令限期改正;免予处罚")]
    public void An_order_to_correct_or_a_decision_not_to_punish_is_no_penalty(string text) =>
        Assert.True(PenaltyKinds.Known.Read(text, "").IsNoPenalty);

    [Fact]
    public void A_licence_counts_as_revoked_only_when_the_decision_says_so()
    {
        var reading = PenaltyKinds.Known.Read("暂扣或者吊销执照", "");

        Assert.Equal(("permit-suspended", "暂扣或者吊销执照"), (reading.Kinds, reading.Ambiguous));
    }

    [Fact]
    public void An_unknown_kind_counts_as_other_and_is_named()
    {
        var reading = PenaltyKinds.Known.Read("罚站;罚款", "");

        Assert.Equal(("fine other", "罚站"), (reading.Kinds, reading.Unknown));
    }

    [Theory]
    [InlineData("11010519491231002X", true)]
    [InlineData("110105194912310021", false)]
    [InlineData("11010519491331002X", false)]
    [InlineData("110105491231003", true)]
    [InlineData("110105491231002", false)]
    [InlineData("91131000MA00000000", false)]
    [InlineData("1101051949123100", false)]
    public void An_identity_number_is_known_by_its_date_and_check(string text, bool expected) =>
        Assert.Equal(expected, IdentityNumbers.Is(text));

    [Theory]
    [InlineData("张三(11010519491231002X)违法", "张三(110105************)违法")]
    [InlineData("11010519491231002x,11010519491231002X", "110105************,110105************")]
    [InlineData("编号110105194912310021", null)]
    [InlineData("AB11010519491231002X", null)]
    [InlineData("", null)]
    public void Identity_numbers_inside_a_text_are_masked(string text, string? expected) =>
        Assert.Equal(expected, IdentityNumbers.Masked(text));

    [Theory]
    [InlineData("\uFEFF 廊坊市\u200B公司\u00A0", "廊坊市公司")]
    [InlineData("ＡＢＣ１２３（中国）", "ABC123（中国）")]
    [InlineData("第一行\r\n第二行", "第一行 第二行")]
    [InlineData("=\"00123\"", "00123")]
    [InlineData("'00123", "00123")]
    [InlineData("N/A", "")]
    [InlineData("无", "")]
    [InlineData("—", "")]
    [InlineData("无锡市公司", "无锡市公司")]
    [InlineData("𠮷野家", "𠮷野家")]
    [InlineData("空\0字节", "空字节")]
    public void A_text_is_freed_of_what_nobody_sees(string cell, string expected)
    {
        char[] scratch = [];

        Assert.Equal(expected, CleanText.Of(cell, ref scratch).ToString());
    }

    [Fact]
    public void Half_a_character_becomes_the_sign_of_damage()
    {
        char[] scratch = [];

        Assert.Equal("坏\uFFFD字", CleanText.Of(['坏', '\uD800', '字'], ref scratch).ToString());
    }

    private static string Serial(DateOnly day) => (day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString();

    private static string Wide(string text) => string.Concat(text.Select(letter => (char)(letter + 0xFEE0)));

    private static string Chinese(DateOnly day) =>
        string.Concat(day.Year.ToString().Select(digit => "〇一二三四五六七八九"[digit - '0'])) + $"年{Count(day.Month)}月{Count(day.Day)}日";

    private static string Count(int number) => number switch
    {
        < 10 => "〇一二三四五六七八九"[number].ToString(),
        < 20 => "十" + (number == 10 ? "" : Count(number - 10)),
        _ => Count(number / 10) + "十" + (number % 10 == 0 ? "" : Count(number % 10)),
    };

    private static IEnumerable<string> InYuan(long fen)
    {
        var yuan = fen / 100m;
        yield return yuan.ToString("0.00", CultureInfo.InvariantCulture);
        yield return yuan.ToString("#,##0.00", CultureInfo.InvariantCulture) + "元";
        yield return "￥" + yuan.ToString("0.00", CultureInfo.InvariantCulture);
        yield return (yuan / 10_000m).ToString("0.000000", CultureInfo.InvariantCulture) + "万元";
        yield return Wide(yuan.ToString("0.00", CultureInfo.InvariantCulture));
        yield return Financial(fen);
    }

    // As cheques are written: 壹万贰仟叁佰元伍角.
    private static string Financial(long fen)
    {
        var whole = fen / 100;
        var text = whole == 0 ? "零" : "";
        foreach (var (size, unit) in new[] { (100_000_000L, "亿"), (10_000L, "万"), (1L, "") })
        {
            var section = whole / size % (size == 100_000_000 ? 1_000_000 : 10_000);
            text += section == 0 ? "" : Section(section) + unit;
        }

        text += "元";
        text += fen / 10 % 10 == 0 ? "" : $"{Numeral(fen / 10 % 10)}角";
        return text + (fen % 10 == 0 ? "整" : $"{Numeral(fen % 10)}分");
    }

    private static string Section(long section)
    {
        var text = section >= 10_000 ? Section(section / 10_000) + "万" : "";
        foreach (var (size, unit) in new[] { (1000L, "仟"), (100L, "佰"), (10L, "拾"), (1L, "") })
        {
            var digit = section / size % 10;
            text += digit == 0 ? "" : Numeral(digit) + unit;
        }

        return text;
    }

    private static char Numeral(long digit) => "零壹贰叁肆伍陆柒捌玖"[(int)digit];
}
