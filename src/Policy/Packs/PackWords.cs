using Xinheng.Policy.Conditions;
using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs;

/// <summary>
/// Says values, parameters and windows of a pack in words: closed values by their names, units after numbers, and inside
/// conditions the values in force on a day. Immutable; safe to share between threads.
/// </summary>
/// <param name="pack">The pack.</param>
/// <param name="day">The day whose parameter values stand inside conditions.</param>
public sealed class PackWords(CompiledPack pack, DateOnly day)
{
    private static readonly Dictionary<string, LocalText> Units = new()
    {
        ["records"] = new("条", " records"),
        ["days"] = new("天", " days"),
        ["working-days"] = new("个工作日", " working days"),
        ["months"] = new("个月", " months"),
        ["years"] = new("年", " years"),
        ["fen"] = new("分", " fen"),
        ["percent"] = new("%", " %"),
        ["points"] = new("分值", " points"),
        ["steps"] = new("级", " steps"),
        ["times"] = new("次", " times"),
        ["day-of-month"] = new("日", ""),
    };

    /// <summary>The pack's record kinds as a closed set.</summary>
    public IReadOnlyList<NamedValue> Kinds { get; } = [.. pack.RecordKinds.Select(kind => new NamedValue(kind.Id, kind.Title))];

    /// <summary>Whether parameters stand in conditions and tables by their titles instead of their values.</summary>
    internal bool NamesParameters { get; init; }

    /// <summary>A number without zeros at its end.</summary>
    public static string Plain(decimal number) => NumberText.Plain(number);

    /// <summary>The value of a parameter without its unit, as it stands inside a condition.</summary>
    public LocalText ValueOf(string parameter) =>
        pack.Parameters.FirstOrDefault(known => known.Id == parameter) is { } found
            ? NamesParameters ? Named(found) : found is { By: DatedBy.Record, Values.Count: > 1 } ? NamedByRecord(found) : Say((found.On(day) ?? found.Values[0]).Value, ClosedSets.Find(found.Among, Kinds))
            : new(parameter, parameter);

    /// <summary>All values of a parameter with unit and periods.</summary>
    public LocalText Say(Parameter parameter)
    {
        var periods = parameter.Values.Select(value => Say(value, parameter)).ToList();
        return new(string.Join("；", periods.Select(period => period.Zh)), string.Join("; ", periods.Select(period => period.En)));
    }

    /// <summary>A number of a table: its own with its unit, or all values of its parameter.</summary>
    internal LocalText Say(Quantity quantity) => quantity is { Parameter: { } parameter }
        ? NamesParameters ? Named(parameter) : Say(parameter)
        : WithUnit(Say(NumberOf(quantity.Number ?? 0), null), NumberOf(quantity.Number ?? 0), quantity.Unit);

    /// <summary>One dated value with unit and start.</summary>
    public LocalText Say(DatedValue value, Parameter parameter)
    {
        var said = Say(parameter, value.Value);
        return value.From is { } from ? new($"{from:yyyy-MM-dd}起：{said.Zh}", $"from {from:yyyy-MM-dd}: {said.En}") : said;
    }

    /// <summary>A value of a parameter with its unit: <c>12个月</c>, <c>已修复、已撤销</c>.</summary>
    public LocalText Say(Parameter parameter, Value value) =>
        WithUnit(Say(value, ClosedSets.Find(parameter.Among, Kinds)), value, parameter.Unit);

    /// <summary>The value of an indicator with its unit: <c>2条</c>, <c>是</c>.</summary>
    public static LocalText Say(Indicator indicator, Value value) => WithUnit(Say(value, null), value, indicator.Aggregate switch
    {
        Aggregate.Count => "records",
        Aggregate.DaysSinceLast => "days",
        Aggregate.StreakWithout => indicator.Unit is { } unit ? WindowBinding.UnitOf(unit) : null,
        Aggregate.Exists or Aggregate.Sum or Aggregate.Max or Aggregate.Min or Aggregate.Distinct or Aggregate.Ratio => null,
    });

    /// <summary>What a streak counts.</summary>
    internal static LocalText SayStreak(WindowKind? unit) => unit switch
    {
        WindowKind.Years => new("连续没有的整年数", "whole years without"),
        WindowKind.Months => new("连续没有的整月数", "whole months without"),
        _ => new("连续没有的天数", "days without"),
    };

    /// <summary>The stretch of time an indicator looks at.</summary>
    internal static LocalText Say(Window window, ConditionWords words)
    {
        var length = window.Length is { } condition ? words.Say(condition) : new(string.Empty, string.Empty);
        return window.Kind switch
        {
            WindowKind.Cycle => new("评价周期内", "in the evaluation cycle"),
            WindowKind.Days => new($"最近{length.Zh}天内", $"in the last {length.En} days"),
            WindowKind.Months => new($"最近{length.Zh}个月内", $"in the last {length.En} months"),
            WindowKind.Years => new($"最近{length.Zh}年内", $"in the last {length.En} years"),
            WindowKind.CalendarYears => new($"本年及之前共{length.Zh}个自然年内", $"in this calendar year and those before it, {length.En} in all"),
            WindowKind.AsOf => new("评价日仍存续", "standing on the evaluation date"),
            WindowKind.Ever => new("截至评价日", "up to the evaluation date"),
        };
    }

    /// <summary>A stretch of days, both ends inclusive; either end may be open.</summary>
    internal static LocalText Say(DateOnly? from, DateOnly? through) => (from, through) switch
    {
        (null, null) => new("不限时间", "at any time"),
        ({ } first, null) => new($"{first:yyyy-MM-dd}起", $"from {first:yyyy-MM-dd}"),
        (null, { } last) => new($"{last:yyyy-MM-dd}及以前", $"through {last:yyyy-MM-dd}"),
        ({ } first, { } last) => new($"{first:yyyy-MM-dd}至{last:yyyy-MM-dd}", $"from {first:yyyy-MM-dd} through {last:yyyy-MM-dd}"),
    };

    /// <summary>How soon a record can be repaired; null months: not at all.</summary>
    internal static LocalText SayRepair(int? months) => months switch
    {
        null => new("不予修复", "cannot be repaired"),
        0 => new("义务履行完毕即可修复", "can be repaired as soon as the duties are done"),
        { } count => new($"自决定之日起满{count}个月方可修复", $"can be repaired {count} {(count == 1 ? "month" : "months")} after the decision"),
    };

    private static LocalText NamedByRecord(Parameter parameter) =>
        new($"“{parameter.Title.Zh}”（按记录发生日取值）", $"“{parameter.Title.En}” (as of the record's day)");

    private static LocalText Named(Parameter parameter) => new($"“{parameter.Title.Zh}”", $"“{parameter.Title.En}”");

    private static Value NumberOf(decimal number) =>
        number == decimal.Truncate(number) && Math.Abs(number) < long.MaxValue ? new Value.Int((long)number) : new Value.Decimal(number);

    private static LocalText WithUnit(LocalText said, Value value, string? unit)
    {
        if (value is not (Value.Int or Value.Decimal) || unit is null)
        {
            return said;
        }

        var isOne = value is Value.Int { Content: 1 };
        var known = Units.GetValueOrDefault(unit) ?? new(unit, $" {unit}");
        return new($"{said.Zh}{known.Zh}", $"{said.En}{(isOne && known.En.EndsWith('s') ? known.En[..^1] : known.En)}");
    }

    /// <summary>A value, by its name where it is from a closed set.</summary>
    internal static LocalText Say(Value value, IReadOnlyList<NamedValue>? among)
    {
        switch (value)
        {
            case Value.List list:
                var items = list.Content.Select(item => Say(item, among)).ToList();
                return new(string.Join("、", items.Select(item => item.Zh)), string.Join(", ", items.Select(item => item.En)));
            case Value.Text text:
                return among?.FirstOrDefault(named => named.Id == text.Content)?.Title ?? new(text.Content, text.Content);
            case Value.Bool flag:
                return flag.Content ? new("是", "yes") : new("否", "no");
            case Value.Date date:
                return new($"{date.Content:yyyy-MM-dd}", $"{date.Content:yyyy-MM-dd}");
            case Value.Duration length:
                return length.Months != 0 ? new($"{length.Months}个月", $"{length.Months} months") : new($"{length.Days}天", $"{length.Days} days");
            case Value.Int whole:
                return new($"{whole.Content}", $"{whole.Content}");
            case Value.Decimal number:
                return new($"{number.Content}", $"{number.Content}");
            default:
                return new("无", "none");
        }
    }
}
