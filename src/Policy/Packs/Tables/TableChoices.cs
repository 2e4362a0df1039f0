using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>The words that tables choose from.</summary>
internal static class TableChoices
{
    public static IReadOnlyList<Choice<MeasureClass>> MeasureClasses { get; } =
    [
        Choice.Of("rights", MeasureClass.Rights, "依法减损权益或增加义务", "reduces rights or adds duties by law"),
        Choice.Of("management", MeasureClass.Management, "管理中予以限制或参考", "taken into account in management"),
        Choice.Of("market", MeasureClass.Market, "市场主体自主实施", "applied by other organisations of their own decision"),
    ];

    public static IReadOnlyList<Choice<PublicationStart>> PublicationStarts { get; } =
    [
        Choice.Of("decided", PublicationStart.Decided, "自决定之日", "from the decision"),
        Choice.Of("published", PublicationStart.Published, "自公示之日", "from the first showing"),
    ];

    public static IReadOnlyList<Choice<Recurrence>> Recurrences { get; } =
    [
        Choice.Of("month", Recurrence.Month, "每月一次", "once a month"),
        Choice.Of("quarter", Recurrence.Quarter, "每季度一次", "once a quarter"),
        Choice.Of("half-year", Recurrence.HalfYear, "每半年一次", "once a half-year"),
        Choice.Of("year", Recurrence.Year, "每年一次", "once a year"),
    ];

    public static IReadOnlyList<Choice<DayCounting>> Countings { get; } =
    [
        Choice.Of("next-day", DayCounting.NextDay, "自次日起算", "counted from the next day"),
        Choice.Of("same-day", DayCounting.SameDay, "自当日起算", "counted from that day"),
    ];

    public static IReadOnlyList<Choice<SubjectListKind>> ListKinds { get; } =
    [
        Choice.Of("punishment", SubjectListKind.Punishment, "惩戒对象名单", "subjects under punishment"),
        Choice.Of("reward", SubjectListKind.Reward, "激励对象名单", "subjects rewarded"),
        Choice.Of("key-subjects", SubjectListKind.KeySubjects, "重点监管名录", "subjects watched closely"),
        Choice.Of("special", SubjectListKind.Special, "专项主体库", "register of one field"),
    ];

    public static IReadOnlyList<Choice<CommitmentForm>> CommitmentForms { get; } =
    [
        Choice.Of("approval-replacing", CommitmentForm.ApprovalReplacing, "审批替代型", "in place of an approval"),
        Choice.Of("document-tolerant", CommitmentForm.DocumentTolerant, "容缺受理型", "documents may follow"),
        Choice.Of("proof", CommitmentForm.Proof, "证明事项型", "in place of a proof"),
        Choice.Of("repair", CommitmentForm.Repair, "信用修复型", "for credit repair"),
        Choice.Of("industry", CommitmentForm.Industry, "行业自律型", "self-discipline of an industry"),
        Choice.Of("voluntary", CommitmentForm.Voluntary, "主动型", "of the subject's own will"),
    ];

    public static IReadOnlyList<Choice<TreatmentPrecedence>> TreatmentPrecedences { get; } =
    [
        Choice.Of("first-match", TreatmentPrecedence.FirstMatch, "同时成立时取写在最前的一条", "where several hold, the first written"),
        Choice.Of("strictest", TreatmentPrecedence.Strictest, "同时成立时取写在最后（最严）的一条", "where several hold, the last written (the strictest)"),
        Choice.Of("unstated", TreatmentPrecedence.Unstated, "同时成立时取哪条未作规定", "where several hold, it is not said which"),
    ];

    public static IReadOnlyList<Choice<Sampling>> Samplings { get; } =
    [
        Choice.Of("lower", Sampling.Lower, "降低抽查比例和频次", "less sampling"),
        Choice.Of("normal", Sampling.Normal, "按常规比例和频次抽查", "usual sampling"),
        Choice.Of("higher", Sampling.Higher, "提高抽查比例和频次", "more sampling"),
        Choice.Of("much-higher", Sampling.MuchHigher, "大幅提高抽查比例和频次", "much more sampling"),
    ];

    public static IReadOnlyList<Choice<Visits>> VisitKinds { get; } =
    [
        Choice.Of("without-cause-none", Visits.WithoutCauseNone, "无事不扰", "no visit without cause"),
        Choice.Of("normal", Visits.Normal, "常规现场检查", "usual visits"),
        Choice.Of("more", Visits.More, "加强现场检查", "more visits"),
        Choice.Of("own-initiative", Visits.OwnInitiative, "必要时主动现场检查", "visits of own initiative where needed"),
    ];

    public static IReadOnlyList<Choice<GapHandling>> Gaps { get; } =
    [
        Choice.Of("review", GapHandling.Review, "没有规则的，由人工研判", "what no rule covers goes to a person"),
        Choice.Of("refuse", GapHandling.Refuse, "不允许有规则未覆盖的情形", "no situation may be left without a rule"),
    ];

    /// <summary>Fields that can be masked, with the shortest text each can hold; null where it can be of any length.</summary>
    public static IReadOnlyList<Choice<int?>> MaskedFields { get; } =
    [
        Choice.Of<int?>("identity-number", 15, "身份证件号码", "identity number"),
        Choice.Of<int?>("mobile-phone", 11, "手机号码", "mobile phone number"),
        Choice.Of<int?>("bank-account", 12, "银行账号", "bank account"),
        Choice.Of<int?>("personal-name", 2, "自然人姓名", "name of a natural person"),
        Choice.Of<int?>("address", null, "自然人住址", "home address"),
        Choice.Of<int?>("contact", null, "联系方式", "contact data"),
        Choice.Of<int?>("health", null, "健康状况", "health"),
        Choice.Of<int?>("business-secret", null, "商业秘密", "business secret"),
    ];

    /// <summary>Occasions on which a mild treatment does not spare the subject.</summary>
    public static IReadOnlyList<NamedValue> Exceptions { get; } =
    [
        new("complaint", new("投诉举报", "complaints and reports")),
        new("data-finding", new("大数据监测发现问题", "findings of data monitoring")),
        new("transferred-case", new("转办交办案件线索", "transferred cases")),
        new("law", new("法律法规另有规定", "where the law says otherwise")),
    ];
}
