namespace Xinheng.Policy.Packs.Cases;

/// <summary>The words that cases answer with beside those of the pack.</summary>
internal static class CaseChoices
{
    public static IReadOnlyList<NamedValue> Review { get; } = [new("review", new("人工研判", "a person's judgement"))];

    public static IReadOnlyList<ClosedWord<bool>> YesOrNo { get; } =
    [
        ClosedWord.Of("yes", true, "是", "given"),
        ClosedWord.Of("no", false, "否", "not given"),
    ];

    public static IReadOnlyList<ClosedWord<Agreement>> Agreements { get; } =
    [
        ClosedWord.Of("consistent", Agreement.Consistent, "一致", "near enough"),
        ClosedWord.Of("apart", Agreement.Apart, "复核", "reviewed"),
        ClosedWord.Of("not-comparable", Agreement.NotComparable, "无法比较", "not comparable"),
    ];

    public static IReadOnlyList<ClosedWord<ShowingWord>> Showings { get; } =
    [
        ClosedWord.Of("not-shown", ShowingWord.NotShown, "不公示", "not shown"),
        ClosedWord.Of("without-end", ShowingWord.WithoutEnd, "长期公示", "shown without end"),
        ClosedWord.Of("unstated", ShowingWord.Unstated, "期限未写明", "period not stated"),
    ];

    /// <summary>Nothing where a day, a number or a text could stand.</summary>
    public static IReadOnlyList<NamedValue> None { get; } = [new("none", new("无", "nothing"))];

    public static IReadOnlyList<NamedValue> Repairs { get; } =
    [
        new("never", new("不可修复", "cannot be repaired")),
        new("unstated", new("未写明", "not stated")),
    ];
}
