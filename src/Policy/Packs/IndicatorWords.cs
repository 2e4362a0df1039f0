namespace Xinheng.Policy.Packs;

/// <summary>Says what an indicator measures: <c>评价周期内，计数：一般失信记录</c>.</summary>
internal sealed class IndicatorWords(CompiledPack pack, ConditionWords conditions)
{
    /// <summary>The indicator in words.</summary>
    public LocalText Say(Indicator indicator)
    {
        if (indicator.Ratio is { } ratio)
        {
            return Say(ratio);
        }

        var measure = Measure(indicator);
        var window = PackWords.Say(indicator.Within, conditions);
        var which = indicator.Where is { } where ? conditions.Say(where) : new("全部记录", "all records");
        return new($"{window.Zh}，{measure.Zh}：{which.Zh}", $"{window.En}, {measure.En}: {which.En}");
    }

    private LocalText Say(RatioParts ratio)
    {
        var (part, whole) = (Title(ratio.Part), Title(ratio.Whole));
        var otherwise = ratio.Otherwise is { } value
            ? new LocalText($"；后者为 0 时取 {PackWords.Plain(value)}", $"; {PackWords.Plain(value)} where the latter is 0")
            : new LocalText("；后者为 0 时没有取值", "; no value where the latter is 0");
        return new($"“{part.Zh}”除以“{whole.Zh}”{otherwise.Zh}", $"{part.En} divided by {whole.En}{otherwise.En}");
    }

    private LocalText Title(string indicator) =>
        pack.Indicators.FirstOrDefault(known => known.Id == indicator)?.Title ?? new(indicator, indicator);

    private LocalText Measure(Indicator indicator) => indicator.Aggregate switch
    {
        Aggregate.Count => new("计数", "count"),
        Aggregate.Exists => new("是否存在", "whether there is one"),
        Aggregate.Sum => Of(indicator, "的合计", "sum of"),
        Aggregate.Max => Of(indicator, "的最大值", "greatest"),
        Aggregate.Min => Of(indicator, "的最小值", "least"),
        Aggregate.DaysSinceLast => new("距最近一次的天数", "days since the latest"),
        Aggregate.Distinct => Of(indicator, "有多少个不同取值", "how many different values of"),
        Aggregate.StreakWithout => PackWords.SayStreak(indicator.Unit),
        Aggregate.Ratio => throw new InvalidOperationException("A ratio is over two indicators and said by them"),
    };

    private LocalText Of(Indicator indicator, string zh, string en)
    {
        var of = indicator.Of is { } value ? conditions.Say(value) : new(string.Empty, string.Empty);
        return new($"{of.Zh}{zh}", $"{en} {of.En}");
    }
}
