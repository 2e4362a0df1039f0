namespace Xinheng.Policy.Conditions;

/// <summary>What a computation can fail of. Codes are stable.</summary>
internal static class Failures
{
    public static readonly Value.Error Overflow = new("EX-101", new(
        "计算结果超出数的范围", "the result is beyond the range of numbers"));

    public static readonly Value.Error DivisionByZero = new("EX-102", new("除数为零", "division by zero"));

    public static readonly Value.Error Absent = new("EX-103", new(
        "所比较或计算的内容没有取值", "what is compared or computed is absent"));

    public static readonly Value.Error BeyondCalendar = new("EX-104", new(
        "日期超出日历范围（0001-01-01 至 9999-12-31）", "the date is beyond the calendar (0001-01-01 to 9999-12-31)"));

    public static readonly Value.Error NotConvertible = new("EX-105", new(
        "这段文字不能转换成所要的数或日期，应如 '12'、'0.5'、'2023-01-19'", "the text is no such number or date; expected one like '12', '0.5' or '2023-01-19'"));

    public static readonly Value.Error NoSuchItem = new("EX-106", new(
        "清单中没有这一项：序号从 0 起，小于 size()", "the list has no such item: places count from 0 and are less than size()"));

    public static readonly Value.Error TooManySteps = new("EX-107", new(
        "计算步骤过多，已停止。请缩短清单或减少相互嵌套的 map、filter、exists", "it takes too many steps and was stopped; use shorter lists or fewer nested map, filter and exists"));
}
