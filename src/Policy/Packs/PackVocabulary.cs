namespace Xinheng.Policy.Packs;

/// <summary>The closed sets of values that facts, packs and cases share.</summary>
public static class PackVocabulary
{
    /// <summary>
    /// Kinds of penalty: the thirteen of the law, revocation of the business licence apart, and others.
    /// </summary>
    /// <source id="penalty-law-2021">第九条</source>
    /// <source id="langfang-2023">三(五)</source>
    public static IReadOnlyList<NamedValue> PenaltyKinds { get; } =
    [
        new("warning", new("警告", "warning")),
        new("criticism", new("通报批评", "circulated criticism")),
        new("fine", new("罚款", "fine")),
        new("illegal-gains-confiscated", new("没收违法所得", "illegal gains confiscated")),
        new("illegal-goods-confiscated", new("没收非法财物", "illegal goods confiscated")),
        new("permit-suspended", new("暂扣许可证件", "permit suspended")),
        new("qualification-lowered", new("降低资质等级", "qualification lowered")),
        new("permit-revoked", new("吊销许可证件", "permit revoked")),
        new("licence-revoked", new("吊销营业执照", "business licence revoked")),
        new("business-restricted", new("限制开展生产经营活动", "business activities restricted")),
        new("suspension-ordered", new("责令停产停业", "suspension of business ordered")),
        new("closure-ordered", new("责令关闭", "closure ordered")),
        new("employment-restricted", new("限制从业", "employment restricted")),
        new("detention", new("行政拘留", "administrative detention")),
        new("other", new("其他处罚", "other penalty")),
    ];

    /// <summary>How a record can count.</summary>
    public static IReadOnlyList<NamedValue> Effects { get; } =
    [
        new("basic", new("基本信息", "basic information")),
        new("general", new("一般失信", "general dishonesty")),
        new("severe", new("严重失信", "severe dishonesty")),
        new("honour", new("守信荣誉", "honour")),
        new("none", new("不计入", "not counted")),
    ];

    /// <summary>How a record stands on a day.</summary>
    public static IReadOnlyList<NamedValue> Standings { get; } =
    [
        new("effective", new("有效", "effective")),
        new("under-objection", new("异议处理中", "under objection")),
        new("repaired", new("已修复", "repaired")),
        new("withdrawn", new("已撤销", "withdrawn")),
        new("expired", new("已到期", "expired")),
        new("lifted", new("已移出", "lifted")),
    ];

    /// <summary>State of the business licence.</summary>
    public static IReadOnlyList<NamedValue> Licences { get; } =
    [
        new("active", new("正常", "active")),
        new("revoked", new("已吊销", "revoked")),
        new("cancelled", new("已注销", "cancelled")),
        new("moved-out", new("已迁出", "moved out")),
        new("unknown", new("不详", "unknown")),
    ];

    /// <summary>Kinds of subject.</summary>
    public static IReadOnlyList<NamedValue> SubjectKinds { get; } =
    [
        new("enterprise", new("企业", "enterprise")),
        new("individual-business", new("个体工商户", "individual business")),
        new("cooperative", new("农民专业合作社", "farmers' cooperative")),
        new("other", new("其他组织", "other organisation")),
    ];

    /// <summary>Levels of state ownership.</summary>
    public static IReadOnlyList<NamedValue> StateOwnership { get; } =
    [
        new("none", new("非国有", "not state-owned")),
        new("county", new("县属国有", "county state-owned")),
        new("municipal", new("市属国有", "municipal state-owned")),
        new("provincial", new("省属国有", "provincial state-owned")),
        new("central", new("中央国有", "central state-owned")),
    ];

    /// <summary>Findings on whether a consequence was grave.</summary>
    public static IReadOnlyList<NamedValue> GraveConsequences { get; } =
    [
        new("yes", new("是", "yes")),
        new("no", new("否", "no")),
        new("unknown", new("未认定", "not decided")),
    ];

    /// <summary>Who may see a result.</summary>
    public static IReadOnlyList<NamedValue> Planes { get; } =
    [
        new("internal", new("监管部门", "departments")),
        new("subject", new("企业本身", "the subject")),
        new("public", new("社会公众", "the public")),
    ];
}
