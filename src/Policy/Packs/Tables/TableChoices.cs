using Xinheng.Policy.Tables;

namespace Xinheng.Policy.Packs.Tables;

/// <summary>The words that the tables of a pack choose from; see <see cref="PackChoices"/> for the others.</summary>
internal static class TableChoices
{
    public static IReadOnlyList<ClosedWord<MeasureClass>> MeasureClasses { get; } =
    [
        ClosedWord.Of("rights", MeasureClass.Rights, "依法减损权益或增加义务", "reduces rights or adds duties by law"),
        ClosedWord.Of("management", MeasureClass.Management, "管理中予以限制或参考", "taken into account in management"),
        ClosedWord.Of("market", MeasureClass.Market, "市场主体自主实施", "applied by other organisations of their own decision"),
    ];

    public static IReadOnlyList<ClosedWord<PublicationStart>> PublicationStarts { get; } =
    [
        ClosedWord.Of("decided", PublicationStart.Decided, "自决定之日", "from the decision"),
        ClosedWord.Of("published", PublicationStart.Published, "自公示之日", "from the first showing"),
    ];

    public static IReadOnlyList<ClosedWord<Recurrence>> Recurrences { get; } =
    [
        ClosedWord.Of("month", Recurrence.Month, "每月一次", "once a month"),
        ClosedWord.Of("quarter", Recurrence.Quarter, "每季度一次", "once a quarter"),
        ClosedWord.Of("half-year", Recurrence.HalfYear, "每半年一次", "once a half-year"),
        ClosedWord.Of("year", Recurrence.Year, "每年一次", "once a year"),
    ];

    public static IReadOnlyList<ClosedWord<DayCounting>> Countings { get; } =
    [
        ClosedWord.Of("next-day", DayCounting.NextDay, "自次日起算", "counted from the next day"),
        ClosedWord.Of("same-day", DayCounting.SameDay, "自当日起算", "counted from that day"),
    ];

    public static IReadOnlyList<ClosedWord<SubjectListKind>> ListKinds { get; } =
    [
        ClosedWord.Of("punishment", SubjectListKind.Punishment, "惩戒对象名单", "subjects under punishment"),
        ClosedWord.Of("reward", SubjectListKind.Reward, "激励对象名单", "subjects rewarded"),
        ClosedWord.Of("key-subjects", SubjectListKind.KeySubjects, "重点监管名录", "subjects watched closely"),
        ClosedWord.Of("special", SubjectListKind.Special, "专项主体库", "register of one field"),
    ];

    public static IReadOnlyList<ClosedWord<CommitmentForm>> CommitmentForms { get; } =
    [
        ClosedWord.Of("approval-replacing", CommitmentForm.ApprovalReplacing, "审批替代型", "in place of an approval"),
        ClosedWord.Of("document-tolerant", CommitmentForm.DocumentTolerant, "容缺受理型", "documents may follow"),
        ClosedWord.Of("proof", CommitmentForm.Proof, "证明事项型", "in place of a proof"),
        ClosedWord.Of("repair", CommitmentForm.Repair, "信用修复型", "for credit repair"),
        ClosedWord.Of("industry", CommitmentForm.Industry, "行业自律型", "self-discipline of an industry"),
        ClosedWord.Of("voluntary", CommitmentForm.Voluntary, "主动型", "of the subject's own will"),
    ];

    public static IReadOnlyList<ClosedWord<TreatmentPrecedence>> TreatmentPrecedences { get; } =
    [
        ClosedWord.Of("first-match", TreatmentPrecedence.FirstMatch, "同时成立时取写在最前的一条", "where several hold, the first written"),
        ClosedWord.Of("strictest", TreatmentPrecedence.Strictest, "同时成立时取写在最后（最严）的一条", "where several hold, the last written (the strictest)"),
        ClosedWord.Of("unstated", TreatmentPrecedence.Unstated, "同时成立时取哪条未作规定", "where several hold, it is not said which"),
    ];

    public static IReadOnlyList<ClosedWord<Sampling>> Samplings { get; } =
    [
        ClosedWord.Of("lower", Sampling.Lower, "降低抽查比例和频次", "less sampling"),
        ClosedWord.Of("normal", Sampling.Normal, "按常规比例和频次抽查", "usual sampling"),
        ClosedWord.Of("higher", Sampling.Higher, "提高抽查比例和频次", "more sampling"),
        ClosedWord.Of("much-higher", Sampling.MuchHigher, "大幅提高抽查比例和频次", "much more sampling"),
    ];

    public static IReadOnlyList<ClosedWord<Visits>> VisitKinds { get; } =
    [
        ClosedWord.Of("without-cause-none", Visits.WithoutCauseNone, "无事不扰", "no visit without cause"),
        ClosedWord.Of("normal", Visits.Normal, "常规现场检查", "usual visits"),
        ClosedWord.Of("more", Visits.More, "加强现场检查", "more visits"),
        ClosedWord.Of("own-initiative", Visits.OwnInitiative, "必要时主动现场检查", "visits of own initiative where needed"),
    ];

    /// <summary>Fields that can be masked, with the shortest text each can hold; null where it can be of any length.</summary>
    public static IReadOnlyList<ClosedWord<int?>> MaskedFields { get; } =
    [
        ClosedWord.Of<int?>("identity-number", 15, "身份证件号码", "identity number"),
        ClosedWord.Of<int?>("mobile-phone", 11, "手机号码", "mobile phone number"),
        ClosedWord.Of<int?>("bank-account", 12, "银行账号", "bank account"),
        ClosedWord.Of<int?>("personal-name", 2, "自然人姓名", "name of a natural person"),
        ClosedWord.Of<int?>("address", null, "自然人住址", "home address"),
        ClosedWord.Of<int?>("contact", null, "联系方式", "contact data"),
        ClosedWord.Of<int?>("health", null, "健康状况", "health"),
        ClosedWord.Of<int?>("business-secret", null, "商业秘密", "business secret"),
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
