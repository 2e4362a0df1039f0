using System.Globalization;

namespace Xinheng.Demo;

/// <summary>A table as one department sends it: its headers and how a record fills them.</summary>
/// <param name="File">File name without extension.</param>
/// <param name="Title">Title above the table in a workbook.</param>
/// <param name="Form">Its form.</param>
/// <param name="Headers">Its headers.</param>
/// <param name="Cells">A record's cells in that order.</param>
internal sealed record DemoLayout(
    string File, string Title, TableForm Form, IReadOnlyList<string> Headers, Func<MadeRecord, IReadOnlyList<string>> Cells);

/// <summary>The tables in which the made-up departments send their records: current and old layouts, codes and Chinese headers.</summary>
internal static class DemoLayouts
{
    private const string Category = "法人及非法人组织";
    private const string ForEver = "2099-12-31";

    /// <summary>The double-publicity layout for penalties by Chinese headers.</summary>
    public static DemoLayout PenaltiesByName { get; } = new(
        "行政处罚-市场监管", "行政处罚信息公示表", TableForm.CsvUtf8,
        ["行政相对人名称", "行政相对人类别", "统一社会信用代码", "行政处罚决定书文号", "违法行为类型", "违法事实", "处罚依据", "处罚类别", "处罚内容", "罚款金额（万元）", "暂扣或吊销证照名称及编号", "处罚决定日期", "处罚有效期", "公示截止期", "处罚机关", "数据来源单位", "是否造成严重后果"],
        record => [record.Subject.Name, CategoryOf(record), record.Subject.Code, record.Document, "违反管理规定", record.Matter, "演示依据", record.Penalties, record.Matter, TenThousands(record.AmountYuan), Certificates(record), Iso(record.Happened), Iso(record.Happened.AddYears(3)), Iso(record.Happened.AddYears(3)), record.Issuer, record.Issuer, Grave(record)]);

    /// <summary>The same layout by field codes.</summary>
    public static DemoLayout PenaltiesByCode { get; } = new(
        "CF_生态交通", "行政处罚", TableForm.CsvGb18030,
        ["CF_XDR_MC", "CF_XDR_LB", "CF_XDR_SHXYM", "CF_WSH", "CF_WFXW", "CF_SY", "CF_YJ", "CF_CFLB", "CF_NR", "CF_NR_FK", "CF_NR_ZKDX", "CF_JDRQ", "CF_YXQ", "CF_GSJZQ", "CF_CFJG", "CF_SJLY", "BZ"],
        record => [record.Subject.Name, CategoryOf(record), record.Subject.Code, record.Document, "违反管理规定", record.Matter, "演示依据", record.Penalties, record.Matter, TenThousands(record.AmountYuan), Certificates(record), Slashes(record.Happened), ForEver, Slashes(record.Happened.AddYears(3)), record.Issuer, record.Issuer, ""]);

    /// <summary>The layout of 2015, still found in feeds.</summary>
    public static DemoLayout PenaltiesOld { get; } = new(
        "旧版处罚_应急消防", "行政处罚（旧版）", TableForm.Tsv,
        ["CF_WSH", "CF_CFMC", "CF_CFLB1", "CF_SY", "CF_YJ", "CF_XDR_MC", "CF_XDR_SHXYM", "CF_JG", "CF_NR_FK", "CF_JDRQ", "CF_XZJG", "CF_ZT", "DFBM", "SJC", "BZ"],
        record => [record.Document, record.Matter, record.Penalties, record.Matter, "演示依据", record.Subject.Name, record.Subject.Code, record.Matter, TenThousands(record.AmountYuan), Chinese(record.Happened), record.Issuer, "0", record.Subject.County.Division, Iso(record.Happened.AddDays(3)), ""]);

    /// <summary>Penalties in a workbook with a title above the header.</summary>
    public static DemoLayout PenaltiesInWorkbook { get; } = PenaltiesByName with { File = "行政处罚-重点领域", Form = TableForm.Workbook };

    /// <summary>Tables of the other kinds.</summary>
    public static IReadOnlyDictionary<string, DemoLayout> Others { get; } = new Dictionary<string, DemoLayout>
    {
        ["permit"] = new("XK_行政许可", "行政许可", TableForm.CsvUtf8,
            ["XK_XDR_MC", "XK_XDR_LB", "XK_XDR_SHXYM", "XK_XKWS", "XK_WSH", "XK_XKLB", "XK_XKZS", "XK_XKBH", "XK_NR", "XK_JDRQ", "XK_YXQZ", "XK_YXQZI", "XK_XKJG", "XK_ZT", "XK_LYDW"],
            record => [record.Subject.Name, CategoryOf(record), record.Subject.Code, $"{record.Matter}决定书", record.Document, "普通", record.Matter, record.Document, record.Matter, Iso(record.Happened), Iso(record.Happened), ForEver, record.Issuer, "1", record.Issuer]),
        ["serious-list"] = new("严重失信主体名单", "严重失信主体名单", TableForm.Workbook,
            ["名称", "统一社会信用代码", "名单名称", "列入决定书文号", "列入原因", "列入日期", "列入机关", "移出日期"],
            record => [record.Subject.Name, record.Subject.Code, "市场监督管理严重违法失信名单", record.Document, record.Matter, Iso(record.Happened), record.Issuer, Iso(record.Lifted)]),
        ["abnormal-operation"] = new("经营异常名录", "经营异常名录", TableForm.CsvUtf8,
            ["名称", "统一社会信用代码", "列入决定书文号", "列入经营异常名录原因", "列入日期", "列入决定机关", "移出日期"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, record.Matter, Chinese(record.Happened), record.Issuer, Chinese(record.Lifted)]),
        ["judgment"] = new("法院判决执行", "司法判决及执行", TableForm.CsvGb18030,
            ["名称", "统一社会信用代码", "案号", "案由", "判决结果", "执行标的金额（元）", "判决日期", "审理法院", "履行完毕日期"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, "买卖合同纠纷", record.Matter, Thousands(record.AmountYuan), Dots(record.Happened), record.Issuer, Dots(record.Lifted)]),
        ["compulsion"] = new("行政强制", "行政强制", TableForm.CsvUtf8,
            ["名称", "统一社会信用代码", "行政强制决定书文号", "行政强制类别", "强制事由", "行政强制决定日期", "强制机关"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, "查封场所、设施或者财物", record.Matter, Iso(record.Happened), record.Issuer]),
        ["tax-arrears"] = new("欠税公告", "欠税公告", TableForm.Workbook,
            ["名称", "统一社会信用代码", "公告文号", "欠税税种", "欠税余额（元）", "认定日期", "主管税务机关", "清缴日期"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, "增值税", Thousands(record.AmountYuan), Iso(record.Happened), record.Issuer, Iso(record.Lifted)]),
        ["irregular-taxpayer"] = new("非正常纳税户", "非正常纳税户", TableForm.Tsv,
            ["名称", "统一社会信用代码", "认定文书号", "认定非正常户日期", "认定原因", "认定税务机关", "解除非正常户日期"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, Slashes(record.Happened), record.Matter, record.Issuer, Slashes(record.Lifted)]),
        ["utility-arrears"] = new("水电气欠费", "欠缴水电气费", TableForm.CsvUtf8,
            ["名称", "统一社会信用代码", "欠费单号", "费用种类", "欠费金额（元）", "欠费认定日期", "供应单位", "缴清日期"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, "水费", Thousands(record.AmountYuan), Iso(record.Happened), record.Issuer, Iso(record.Lifted)]),
        ["broken-commitment"] = new("未履行信用承诺", "未履行信用承诺", TableForm.Workbook,
            ["承诺编码", "承诺人名称", "承诺人类别", "承诺人代码", "承诺类型", "承诺事由", "承诺履行状态", "未履行的承诺内容", "承诺履行状态认定日期", "认定单位"],
            record => [record.Document, record.Subject.Name, Category, record.Subject.Code, "证明事项型", "办理许可", "未履行", record.Matter, Iso(record.Happened), record.Issuer]),
        ["contract-breach"] = new("合同违约", "合同违约", TableForm.CsvUtf8,
            ["名称", "统一社会信用代码", "合同编号", "合同名称", "违约情况", "违约金额（元）", "违约认定日期", "认定单位"],
            record => [record.Subject.Name, record.Subject.Code, record.Document, "供货合同", record.Matter, Thousands(record.AmountYuan), Iso(record.Happened), record.Issuer]),
        ["honour"] = new("守信荣誉", "守信激励与荣誉", TableForm.Workbook,
            ["名称", "统一社会信用代码", "荣誉名称", "表彰文号", "荣誉级别", "授予日期", "授予单位"],
            record => [record.Subject.Name, record.Subject.Code, record.Matter, record.Document, "县级", Iso(record.Happened), record.Issuer]),
    };

    /// <summary>Headers of the registrations.</summary>
    public static IReadOnlyList<string> Registration { get; } =
        ["名称", "统一社会信用代码", "企业类型", "成立日期", "注册资本", "行政区划代码", "住所", "行业代码", "国有层级", "登记状态", "吊销日期"];

    /// <summary>A subject's cells under <see cref="Registration"/>.</summary>
    public static IReadOnlyList<string> Cells(MadeSubject subject) =>
    [
        subject.Name, subject.Code, subject.EntityType, Iso(subject.Registered), $"{subject.CapitalTenThousandYuan}万人民币",
        subject.County.Division, subject.Address, subject.Industry, subject.StateOwned, subject.Revoked is null ? "存续" : "吊销", Iso(subject.Revoked),
    ];

    /// <summary>Headers of the results received from elsewhere.</summary>
    public static IReadOnlyList<string> Result { get; } =
        ["企业名称", "统一社会信用代码", "评价体系", "等级", "评价日期", "评价单位", "文号", "状态"];

    /// <summary>A result's cells under <see cref="Result"/>.</summary>
    public static IReadOnlyList<string> Cells(MadeResult result) =>
    [
        result.Subject.Name, result.Subject.Code, result.Scheme, result.Letter, Iso(result.Day), result.Issuer, result.Document,
        result.IsWithdrawn ? "撤销" : "有效",
    ];

    /// <summary>Headers of inspection results.</summary>
    public static IReadOnlyList<string> Inspection { get; } =
        ["检查对象名称", "统一社会信用代码", "抽查任务编号", "抽查类型", "抽查事项", "检查日期", "检查机关", "检查结果", "后续处理", "入样概率", "抽样层"];

    /// <summary>An inspection's cells under <see cref="Inspection"/>.</summary>
    public static IReadOnlyList<string> Cells(MadeInspection inspection) =>
    [
        inspection.Subject.Name, inspection.Subject.Code, inspection.Task, inspection.Form, inspection.Item, Iso(inspection.Day), inspection.Body,
        inspection.Result, string.Empty, inspection.Probability, inspection.Stratum,
    ];

    private static string CategoryOf(MadeRecord record) => record.Subject.Kind is "individual-business" ? "个体工商户" : Category;

    private static string Grave(MadeRecord record) => record.HasGraveConsequence ? "是" : string.Empty;

    private static string Certificates(MadeRecord record) =>
        record.Penalties.Contains('吊') || record.Penalties.Contains('扣') ? "（演示）许可证" : string.Empty;

    private static string TenThousands(int yuan) =>
        yuan == 0 ? string.Empty : (yuan / 10_000m).ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Thousands(int yuan) => yuan.ToString("N2", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd") ?? string.Empty;

    private static string Slashes(DateOnly? day) => day?.ToString("yyyy/M/d") ?? string.Empty;

    private static string Dots(DateOnly? day) => day?.ToString("yyyy.M.d") ?? string.Empty;

    private static string Chinese(DateOnly? day) => day?.ToString("yyyy年M月d日") ?? string.Empty;
}
