using Xinheng.Policy.Hierarchies;

namespace Xinheng.Policy.Packs;

/// <summary>The words that packs choose from, with what each means to people.</summary>
internal static class PackChoices
{
    public static IReadOnlyList<ClosedWord<Temporality>> Temporalities { get; } =
    [
        ClosedWord.Of("event", Temporality.Event, "按决定日期计入", "counts by decision date"),
        ClosedWord.Of("state", Temporality.State, "存续期间计入", "counts while it stands"),
    ];

    public static IReadOnlyList<ClosedWord<DatedBy>> Datings { get; } =
    [
        ClosedWord.Of("evaluation", DatedBy.Evaluation, "评价日", "the evaluation date"),
        ClosedWord.Of("record", DatedBy.Record, "记录发生日", "the day of the record"),
    ];

    public static IReadOnlyList<ClosedWord<Precedence>> Precedences { get; } =
    [
        ClosedWord.Of("first-match", Precedence.FirstMatch, "取写在最前的一条", "the first written"),
        ClosedWord.Of("unstated", Precedence.Unstated, "没有规定", "not stated"),
    ];

    public static IReadOnlyList<ClosedWord<GapHandling>> Gaps { get; } =
    [
        ClosedWord.Of("review", GapHandling.Review, "没有规则的，由人工研判", "what no rule covers goes to a person"),
        ClosedWord.Of("refuse", GapHandling.Refuse, "不允许有规则未覆盖的情形", "no situation may be left without a rule"),
    ];

    public static IReadOnlyList<ClosedWord<OutsideUse>> OutsideUses { get; } =
    [
        ClosedWord.Of("allowed", OutsideUse.Allowed, "可以对外展示", "may be shown outside"),
        ClosedWord.Of("deployment", OutsideUse.Deployment, "能否对外展示由使用单位设定", "whether it is shown outside is for each deployment to set"),
        ClosedWord.Of("never", OutsideUse.Never, "不得对外展示", "must not be shown outside"),
    ];

    public static IReadOnlyList<ClosedWord<ObjectionEffect>> ObjectionEffects { get; } =
    [
        ClosedWord.Of("counts", ObjectionEffect.Counts, "异议处理中的记录照常计入", "a record under objection counts"),
        ClosedWord.Of("suspended", ObjectionEffect.Suspended, "计入的记录在异议处理中的，等级标明暂缓使用", "a grade is marked as suspended while a record that counts is under objection"),
    ];

    public static IReadOnlyList<ClosedWord<PriorityMethod>> PriorityMethods { get; } =
    [
        ClosedWord.Of("eigenvector", PriorityMethod.Eigenvector, "特征向量法", "principal eigenvector"),
        ClosedWord.Of("geometric-mean", PriorityMethod.GeometricMean, "几何平均法", "geometric mean"),
    ];
}
